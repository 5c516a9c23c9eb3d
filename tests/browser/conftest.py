"""A real Chromium, and the example site and an English one, built once and served on this machine.

Without a browser these tests are skipped, and say so; on CI (`CI=true`) a missing browser is a failure.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.built import BuiltSite, built
from tests.browser.english import ENGLISH
from tests.browser.visiting import Visitor
from tests.sites import write

ROOT = Path(__file__).parents[2]
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
SUB_PATH = "sub/path"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of all tests here."""
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


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def dutch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The repository's own site."""
    folder = tmp_path_factory.mktemp("dutch") / "site"
    site = built(ROOT, folder)
    with _served(folder) as url:
        yield replace(site, url=url)


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The English site, under a sub-path."""
    served = tmp_path_factory.mktemp("served")
    site = built(write(tmp_path_factory.mktemp("english"), ENGLISH), served / SUB_PATH)
    with _served(served) as url:
        yield replace(site, url=f"{url}{SUB_PATH}/")


@pytest.fixture(params=["dutch", "english"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Both sites, one after the other."""
    found: BuiltSite = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Opens pages, with one window for each way of looking."""
    opened = Visitor(browser)
    yield opened
    opened.close()
