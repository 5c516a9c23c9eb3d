"""A real Chromium, and the example site and an English one, built once and served on this machine.

Without a browser these tests are skipped, and say so; on CI (`CI=true`) a missing browser is a failure.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.built import BuiltSite, built
from tests.browser.english import ENGLISH
from tests.browser.visiting import Visitor
from tests.sites import write

ROOT = Path(__file__).parents[2]
SUB_PATH = "sub/path"


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
