"""Fixtures that all rooms share."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.sites import MINIMAL, Files, write

# machines differ: how long an example takes is for tests/benchmarks/ to say
settings.register_profile("verschil", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("verschil")

SiteOf = Callable[..., Path]
"""`site_of(files, minimal=True)` → the root of a new site."""


@pytest.fixture
def site_of(tmp_path: Path) -> SiteOf:
    """Draws a site in a new folder: the minimal valid one with `files` on top; `minimal=False` for these alone.

    A file given as None is left out of the minimal site: `site_of({"plans/de-linde/2025/plan.md": None})`.
    """
    numbers = count(1)

    def draw(files: Files | None = None, *, minimal: bool = True) -> Path:
        tree = {**(MINIMAL if minimal else {}), **(files or {})}
        return write(tmp_path / f"site-{next(numbers)}", tree)

    return draw
