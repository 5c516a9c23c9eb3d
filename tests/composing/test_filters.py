"""What items of an edition and of its voices answer to, and by what one may choose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.composing.filters import FEWEST
from generator.composing.site import Page, PageKind
from generator.pipeline import prepare
from tests.browser.built import ON

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    site = prepare(ROOT, ON).site
    assert site is not None
    return tuple(page for page in site.pages if page.kind in (PageKind.EDITION, PageKind.VOICES))


def answers(html: str) -> list[set[str]]:
    return [set(found.split()) for found in re.findall(r'data-is="([^"]*)"', html)]


def fields(html: str) -> dict[str, dict[str, int]]:
    """Name → value → the number that its option tells."""
    return {
        name: {value: int(number) for value, number in re.findall(r'value="([^"]+)">[^<]*\((\d+)\)', options)}
        for name, options in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL)
    }


def test_every_option_tells_how_many_items_answer_to_it(pages: tuple[Page, ...]) -> None:
    tried = 0
    for page in pages:
        html = page.html
        items = answers(html)
        for name, options in fields(html).items():
            assert len(options) > 1, (page.address, name)
            for value, number in options.items():
                fit = [item for item in items if {f"{name}={value}", f"{name}=*"} & item]
                assert len(fit) == number > 0, (page.address, name, value)
                tried += 1
    assert tried > 100


def test_every_item_says_what_it_is(pages: tuple[Page, ...]) -> None:
    for page in pages:
        for item in answers(page.html):
            names = [answer.partition("=")[0] for answer in item]
            assert names.count("soort") == 1, (page.address, item)
            if page.kind is PageKind.EDITION:
                assert names.count("gebied") == 1
                assert {"stem", "locatie"} <= set(names)


def test_a_form_is_hidden_until_a_script_shows_it_and_few_items_have_none(pages: tuple[Page, ...]) -> None:
    for page in pages:
        html = page.html
        forms = re.findall(r"<details class=\"v-filters\"([^>]*)>", html)
        assert len(forms) == (1 if len(answers(html)) >= FEWEST else 0), page.address
        assert all("hidden" in attributes for attributes in forms)
        assert len(re.findall(r'role="status"', html)) == len(forms)


def test_every_field_has_its_label(pages: tuple[Page, ...]) -> None:
    for page in pages:
        html = page.html
        assert set(re.findall(r'<select id="([^"]+)"', html)) == set(
            re.findall(r'<label for="([^"]+)"', html)
        )
