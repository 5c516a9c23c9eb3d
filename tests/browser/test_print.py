"""Every page on paper: whole, without what only works on a screen, and folded parts opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page as Window

from generator.composing.site import PageKind
from tests.browser.built import BuiltSite
from tests.browser.test_reflow import SCROLLS, STICKS_OUT
from tests.browser.visiting import Visitor

PAPER = 680  # A4 less margins, in CSS pixels
KINDS = (PageKind.ORGANISATION, PageKind.EDITION, PageKind.FOUNDATION, PageKind.COMMITMENT, PageKind.VOICE)


@pytest.fixture
def printed(site: BuiltSite, visitor: Visitor) -> Iterator[list[tuple[str, Window]]]:
    """A way to look at pages as they are printed, dark ones too."""
    windows = []

    def look() -> Iterator[tuple[str, Window]]:
        for scheme in ("light", "dark"):
            for kind in KINDS:
                window = visitor.open(site, site.address(kind), scheme=scheme, width=PAPER)
                window.emulate_media(media="print")
                windows.append(window)
                yield site.address(kind), window

    yield look()  # type: ignore[misc]
    for window in windows:
        window.emulate_media(media="screen")


def test_on_paper_nothing_is_cut_off_or_hidden(printed: Iterator[tuple[str, Window]]) -> None:
    for address, window in printed:
        assert window.evaluate(SCROLLS) <= 0, (address, window.evaluate(STICKS_OUT))
        assert not window.evaluate(STICKS_OUT), address
        for chrome in (
            ".v-crumbs",
            ".v-header__tools",
            ".v-footer nav",
            ".v-on",
            ".v-toc",
            ".md-skip",
            ".v-filters",
        ):
            assert not any(each.is_visible() for each in window.locator(chrome).all()), (address, chrome)
        folded = window.evaluate(
            """() => [...document.querySelectorAll('details')].filter(each => each.checkVisibility()).flatMap(each =>
                [...each.querySelectorAll(':scope > :not(summary)')].filter(inner => inner.textContent.trim()
                    && getComputedStyle(inner).display !== 'none' && inner.getBoundingClientRect().height < 2)).map(inner => inner.outerHTML.slice(0, 100))"""
        )
        assert not folded, address
        scrolled = window.evaluate(
            """() => [...document.querySelectorAll('.v-page *')].filter(each => each.scrollWidth > each.clientWidth + 2
                && /auto|scroll|hidden/.test(getComputedStyle(each).overflowX) && each.clientWidth > 1)
                .map(each => each.outerHTML.slice(0, 100))"""
        )
        assert not scrolled, address


def test_on_paper_letters_are_dark_on_white(printed: Iterator[tuple[str, Window]]) -> None:
    for address, window in printed:
        pale = window.evaluate(
            """() => {
                const light = colour => {
                    const canvas = document.createElement('canvas').getContext('2d')
                    canvas.fillStyle = '#fff'; canvas.fillRect(0, 0, 1, 1)
                    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1)
                    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data
                    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
                }
                const found = [...document.querySelectorAll('h1, h2, p, li, td, dd')].filter(each => each.checkVisibility())
                    .filter(each => light(getComputedStyle(each).color) > 0.5).map(each => each.outerHTML.slice(0, 80))
                const page = light(getComputedStyle(document.body).backgroundColor)
                return page < 0.95 ? ['the page itself', ...found] : found
            }"""
        )
        assert not pale, (address, pale[:3])


def test_on_paper_one_reads_where_a_link_leads(site: BuiltSite, visitor: Visitor) -> None:
    page = next(page for page in site.of(PageKind.VOICE) if 'href="http' in page.html)
    window = visitor.open(site, page.address, width=PAPER)
    window.emulate_media(media="print")
    after = window.evaluate(
        "() => [...document.querySelectorAll('.v-page a[href^=http]')].map(each =>"
        " [each.getAttribute('href'), getComputedStyle(each, '::after').content])"
    )
    window.emulate_media(media="screen")
    assert after
    assert all("http" in content for _, content in after), after
