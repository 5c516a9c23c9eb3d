"""Reading and comparing take whatever comes: a few thousand inputs here; more with `python -m tests.fuzz`."""

from __future__ import annotations

import random

import pytest

from tests.fuzz.feeding import FEEDS, feed, seeds, text_of


@pytest.mark.parametrize("name", list(FEEDS))
def test_nothing_raises(name: str) -> None:
    feed(name, 1_000_000, 1_200)


def test_the_same_seed_gives_the_same_text() -> None:
    assert text_of(random.Random("a 1")) == text_of(random.Random("a 1"))


def test_there_are_seeds() -> None:
    assert len(seeds()) >= 8
