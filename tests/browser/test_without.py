"""Without scripts, without a server, below a sub-path: everything is there, and nothing is asked of anybody else."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page as Window

from generator.composing.site import PageKind
from tests.browser.built import BuiltSite
from tests.browser.visiting import Visitor

TOLD = (
    PageKind.HOME,
    PageKind.ORGANISATION,
    PageKind.EDITION,
    PageKind.COMMITMENT,
    PageKind.VOICES,
    PageKind.VOICE,
)
MOST_BYTES = 150_000
MOST_REQUESTS = 15
WORDS = """() => {
    document.querySelectorAll('.v-filters').forEach(each => each.remove())
    document.querySelectorAll('details').forEach(each => { each.open = true })
    return document.querySelector('.v-page').innerText.replace(/\\s+/g, ' ').trim()
}"""


def words(window: Window) -> str:
    """All words of a page's own part, also those that are folded; without filters, which take away and add nothing."""
    return str(window.evaluate(WORDS))


@pytest.mark.parametrize("kind", TOLD)
def test_without_scripts_the_same_is_told(site: BuiltSite, visitor: Visitor, kind: PageKind) -> None:
    address = site.address(kind)
    with_scripts = words(visitor.open(site, address))
    without = words(visitor.open(site, address, scripts=False))
    missing = [word for word in set(with_scripts.split()) if word not in without]
    assert len(without) > 100
    assert not missing, missing


def test_without_scripts_nothing_is_shown_that_does_not_work(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.some():
        window = visitor.open(site, address, scripts=False, width=1280)
        dead = window.locator("header input, header button, header label, .v-filters, .v-filters *").all()
        works = [each for each in dead if each.evaluate("each => !!each.closest('form[action]')")]
        assert not [each.inner_text() for each in dead if each.is_visible() and each not in works], address


def test_without_scripts_the_dark_is_dark(site: BuiltSite, visitor: Visitor) -> None:
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = visitor.open(site, scripts=False, scheme="light").evaluate(paper)
    dark = visitor.open(site, scripts=False, scheme="dark").evaluate(paper)
    assert light != dark


@pytest.mark.parametrize("kind", TOLD)
def test_a_plain_folder_can_be_read(site: BuiltSite, visitor: Visitor, kind: PageKind) -> None:
    window = visitor.window()
    visitor.faults.clear()
    address = site.address(kind)
    window.goto((site.folder / address / "index.html").as_uri())
    assert not visitor.faults
    assert window.locator("h1").count() == 1
    assert window.evaluate("() => getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    links: list[str] = window.evaluate("() => [...document.links].map(each => each.href)")
    assert links
    here = site.folder.as_uri()
    lost = [link for link in links if link.startswith("file:") and not link.startswith(here)]
    assert not lost
    for link in {link.partition("#")[0] for link in links if link.startswith(here)}:
        target = site.folder / link.removeprefix(here).lstrip("/")
        assert target.is_file(), link


def test_a_journey_through_a_plain_folder(dutch: BuiltSite, visitor: Visitor) -> None:
    window = visitor.window()
    window.goto((dutch.folder / "index.html").as_uri())
    window.locator(".v-newest .v-go").first.click()
    window.wait_for_url("**/index.html")
    window.locator(".v-card h3 a, .v-card h4 a").first.click()
    window.wait_for_url("**/index.html*")
    assert window.locator("h1").inner_text()


def test_every_link_leads_somewhere(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.some():
        window = visitor.open(site, address)
        links: list[str] = window.evaluate("() => [...document.links].map(each => each.href)")
        for link in {link for link in links if link.startswith(site.url)}:
            plain, _, anchor = link.removeprefix(site.url).partition("#")
            path = site.folder / plain.partition("?")[0]
            target = path / "index.html" if path.is_dir() else path
            assert target.is_file(), (address, link)
            assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8"), (address, link)
        outside = [link for link in links if urlsplit(link).netloc == urlsplit(site.url).netloc]
        assert all(link.startswith(site.url) for link in outside), (address, outside)


def test_nothing_is_asked_of_anybody_else_and_nothing_fails(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.every():
        window = visitor.open(site, address, scheme="dark", width=1280)
        window.wait_for_load_state("networkidle") if address == site.some()[0] else None
        # the sign of a page that was open before, of the other site that is served here, may be asked for late
        late = re.compile(rf"http://127\.0\.0\.1:(?!{urlsplit(site.url).port}/)\d+/\S*favicon\.svg")
        elsewhere = [
            url
            for url in visitor.requests
            if not url.startswith((site.url, "data:", "blob:")) and not late.fullmatch(url)
        ]
        assert not elsewhere, address
        assert not visitor.faults, address


def test_no_page_says_that_something_stands_elsewhere(site: BuiltSite, visitor: Visitor) -> None:
    asks = """() => [...document.querySelectorAll('link[href], script[src], img[src], source[srcset], iframe[src]')]
        .filter(each => !['canonical', 'alternate'].includes(each.rel)).map(each => each.href || each.src || each.srcset)"""
    for address in site.some():
        window = visitor.open(site, address)
        outside = [url for url in window.evaluate(asks) if not url.startswith((site.url, "data:"))]
        assert not outside, address


def test_pages_are_light(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.some():
        window = visitor.open(site, address)
        window.evaluate("() => document.fonts.ready")
        asked = [urljoin(url, urlsplit(url).path) for url in visitor.requests if url.startswith(site.url)]
        files = [url.removeprefix(site.url) for url in asked]
        weight = 0
        for name in files:
            path = site.folder / name
            data = (path / "index.html" if path.is_dir() else path).read_bytes()
            if not name.endswith((".png", ".jpg", ".jpeg", ".webp")):
                weight += len(data) if name.endswith(".woff2") else len(gzip.compress(data, 6))
        print(f"{address or '/'}: {weight / 1000:.0f} kB in {len(files)} requests")
        assert weight <= MOST_BYTES, (address, weight, files)
        assert len(files) <= MOST_REQUESTS, (address, files)
