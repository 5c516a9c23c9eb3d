"""A wrong address in a real browser: at any depth, below a sub-path, with and without scripts, one finds the way home."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page as Window

from generator.pipeline import prepare
from generator.publishing.renderer import Job, renderer
from tests.browser.built import ON
from tests.browser.test_axe import violations
from tests.browser.visiting import Visitor
from tests.conftest import SiteOf
from tests.sites import SITE

SUB = "zorg/"
LOST = ("weg", "weg/", "de-linde/2026/verh", "de-linde/2024/verhalen/weg/en/dieper/")


class _Host(SimpleHTTPRequestHandler):
    """As a host does it: whatever is not there is answered with the site's own page for that."""

    missing = 404

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        data = (Path(self.directory) / SUB / "404.html").read_bytes()
        self.send_response(self.missing)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.copyfile(BytesIO(data), self.wfile)


class _Soft(_Host):
    """One that says of everything that it is there."""

    missing = 200


@contextmanager
def hosted(folder: Path, host: type[_Host] = _Host) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{SUB}"
        server.shutdown()


def build(root: Path, folder: Path, name: str) -> None:
    site = prepare(root, ON).site
    assert site is not None
    out = folder / SUB
    out.mkdir(parents=True)
    renderer(name).render(Job(site, root, out, ON))


def seen(window: Window) -> str:
    """The ground of the page, which a page without its dress does not have."""
    return str(window.evaluate("() => getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("name", ["mkdocs", "plain"])
@pytest.mark.parametrize("url", ["", f"url: https://example.org/{SUB}\n"], ids=["without url", "with url"])
def test_from_a_wrong_address_one_finds_home(
    name: str, url: str, site_of: SiteOf, tmp_path: Path, visitor: Visitor
) -> None:
    build(site_of({"site_config/site.yml": SITE + url}), tmp_path, name)
    with hosted(tmp_path) as home:
        for address in LOST:
            window = visitor.window()
            answer = window.goto(home + address)
            assert answer is not None
            assert answer.status == 404
            assert seen(window) == "rgb(253, 252, 249)"
            assert not violations(window)
            link = window.get_by_role("main").get_by_role("link", name="Naar het begin")
            link.wait_for()
            assert link.evaluate("each => each.href") == home
            search = window.get_by_role("main").get_by_role("link", name="Zoeken")
            assert search.evaluate("each => each.href") == f"{home}zoeken/"
            link.click()
            window.wait_for_url(home)
            assert window.locator("h1").count() == 1


def test_without_scripts_one_climbs_up_the_address(site_of: SiteOf, tmp_path: Path, visitor: Visitor) -> None:
    build(site_of(), tmp_path, "plain")
    with hosted(tmp_path) as home:
        window = visitor.window(scripts=False, scheme="dark")
        window.goto(f"{home}de-linde/2024/weg/")
        assert seen(window) == "rgb(25, 31, 34)"
        assert not window.get_by_text("Zoeken").is_visible()
        window.get_by_role("link", name="Een stap terug").click()
        window.wait_for_url(f"{home}de-linde/2024/")
        assert "2024" in window.locator("h1").inner_text()


def test_a_host_that_answers_every_address_is_not_taken_for_home(
    site_of: SiteOf, tmp_path: Path, visitor: Visitor
) -> None:
    build(site_of(), tmp_path, "plain")
    with hosted(tmp_path, _Soft) as home:
        window = visitor.window()
        window.goto(f"{home}weg/dieper/")
        link = window.get_by_role("link", name="Naar het begin")
        link.wait_for()
        assert link.evaluate("each => each.href") == home
