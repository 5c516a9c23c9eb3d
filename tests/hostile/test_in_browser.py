"""Every payload in every field, past every check: in a real browser nothing runs and nothing is asked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.hostile.judging import faults_of
from tests.hostile.sites import attacked, rendered

RENDERERS = ("plain", "mkdocs")


class Watch:
    """Listens to one window; `faults` are what ran, what was asked elsewhere, and what a policy stopped."""

    def __init__(self, window: Page, origin: str) -> None:
        self.faults: list[str] = []
        self.window, self.origin = window, origin
        window.on("dialog", self._dialog)
        window.on("console", lambda said: self._said(said.text))
        window.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        window.on("popup", lambda other: self.faults.append(f"window: {other.url}"))
        window.on("request", lambda asked: self._asked(asked.url))

    def _dialog(self, dialog: object) -> None:
        self.faults.append(f"dialog: {dialog}")
        dialog.dismiss()  # type: ignore[attr-defined]

    def _said(self, text: str) -> None:
        if "pwned" in text or "Content Security Policy" in text or "Refused" in text:
            self.faults.append(f"console: {text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.origin, "data:image/svg+xml")):
            self.faults.append(f"request: {url}")

    def visit(self, address: str) -> list[str]:
        """Open a page, touch what can be touched, and tell what was wrong."""
        self.faults.clear()
        self.window.goto(self.origin + address)
        ran = self.window.evaluate(
            """() => {
                for (const each of document.querySelectorAll('details')) each.open = true
                for (const each of document.querySelectorAll('main *, article *')) {
                    each.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))
                    if (each.focus) each.focus({preventScroll: true})
                }
                for (const each of document.querySelectorAll('a[href]')) {
                    if (!['http:', 'https:', 'mailto:'].includes(each.protocol)) return 'link ' + each.href
                }
                return window.__pwned || ''
            }"""
        )
        if ran:
            self.faults.append(f"ran: {ran}")
        return [f"{address}: {fault}" for fault in self.faults]


@pytest.fixture(scope="module", params=RENDERERS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The attacked site, made by a renderer."""
    folder = tmp_path_factory.mktemp("attack")
    out = folder / "site"
    rendered(attacked(folder / "root"), out, request.param)
    return out


def addresses(out: Path, *, every: int) -> list[str]:
    """Addresses of the pages that show most: of voices, lists and commitments each so many-eth."""
    names = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    names = [name for at, name in enumerate(names) if at % every == 0 or name.count("/") < 2]
    return [name.removesuffix("index.html") for name in names]


def test_no_file_holds_what_acts(built: Path) -> None:
    found = [
        f"{path.relative_to(built)}: {fault}" for path in built.rglob("*.html") for fault in faults_of(path)
    ]
    assert not found, "\n".join(found[:20])


def test_nothing_runs_even_without_the_policy(
    built: Path, chromium: Browser, serve: Callable[[Path], str]
) -> None:
    context = chromium.new_context(bypass_csp=True, service_workers="block")
    watch = Watch(context.new_page(), serve(built))
    found = [fault for address in addresses(built, every=9) for fault in watch.visit(address)]
    context.close()
    assert not found, "\n".join(found[:20])


def test_the_search_shows_payloads_as_text(
    built: Path, chromium: Browser, serve: Callable[[Path], str]
) -> None:
    context = chromium.new_context(bypass_csp=True, service_workers="block")
    watch = Watch(context.new_page(), serve(built))
    found = []
    for words in (
        "woord",
        "script",
        "onerror",
        "<img src=x onerror=alert(1)>",
        "%3Cscript%3Ealert(1)%3C/script%3E",
    ):
        watch.window.goto(f"{watch.origin}zoeken/?q={words}")
        watch.window.wait_for_timeout(700)
        found += watch.faults
        assert not watch.window.evaluate("() => window.__pwned")
        if words == "woord":
            assert re.search("alert", watch.window.inner_text("body"))
    context.close()
    assert not found, "\n".join(found[:20])


def test_the_watch_hears(tmp_path: Path, chromium: Browser, serve: Callable[[Path], str]) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><main><img src=x onerror=\"window.__pwned=1;console.log('pwned')\"><a href='javascript:0'>x</a>"
        "<img src='http://localhost:9/x.png'></main>", encoding="utf-8",
    )  # fmt: skip
    context = chromium.new_context()
    found = "\n".join(Watch(context.new_page(), serve(tmp_path)).visit(""))
    context.close()
    assert "request: http://localhost:9/" in found
    assert "pwned" in found
    assert "link javascript:" in found
