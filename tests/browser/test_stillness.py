"""Nothing jumps while a page comes in: our letters and what is found by a search take the room that was kept for them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route
from playwright.sync_api import Page as Window

from generator.composing.site import PageKind
from tests.browser.built import BuiltSite

GOOD = 0.1
"""The most that a page may shift for a browser to call it good (cumulative layout shift)."""
LATE = 0.5
"""Seconds that letters and the search's files are late, so that the page is drawn without them first."""
SHIFTED = """() => new Promise(done => {
    let sum = 0
    new PerformanceObserver(list => list.getEntries().forEach(each => { if (!each.hadRecentInput) sum += each.value }))
        .observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => done(sum), 300)
})"""


@pytest.fixture
def slow(browser: Browser) -> Iterator[Window]:
    """A telephone to which letters and JSON come late."""

    def late(route: Route) -> None:
        time.sleep(LATE)
        route.continue_()

    context = browser.new_context(viewport={"width": 412, "height": 823}, service_workers="block")
    window = context.new_page()
    window.route("**/*.woff2", late)
    window.route("**/*.json", late)
    yield window
    context.close()


@pytest.mark.parametrize(
    "kind",
    [PageKind.HOME, PageKind.ORGANISATION, PageKind.EDITION, PageKind.COMMITMENT, PageKind.VOICE],
)
def test_a_page_stays_where_it_is_when_its_letters_come(
    site: BuiltSite, slow: Window, kind: PageKind
) -> None:
    slow.goto(site.url + site.address(kind))
    slow.evaluate("() => document.fonts.ready")
    assert slow.evaluate(SHIFTED) < GOOD


def test_what_is_found_pushes_nothing_away(dutch: BuiltSite, slow: Window) -> None:
    slow.goto(f"{dutch.url}{dutch.address(PageKind.SEARCH)}?q=nacht")
    slow.wait_for_selector("#v-found a")
    slow.evaluate("() => document.fonts.ready")
    assert slow.evaluate(SHIFTED) < GOOD


def test_where_nothing_is_found_no_room_is_kept(dutch: BuiltSite, slow: Window) -> None:
    slow.goto(f"{dutch.url}{dutch.address(PageKind.SEARCH)}?q=xyzxyz")
    slow.wait_for_function("() => document.getElementById('v-told').textContent")
    assert slow.evaluate("() => document.getElementById('v-found').offsetHeight") == 0
