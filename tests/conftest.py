"""Fixtures that all rooms share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.sites import MINIMAL, Files, write

# machines differ: how long an example takes is for tests/benchmarks/ to say
settings.register_profile("verschil", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("verschil")

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of all tests. Without one they are skipped and say so; with `CI=true` that is a failure."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing = (
            f"no browser on this machine (looked for {', '.join(NAMES)}): nothing was tried in a browser"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield opened
        opened.close()
