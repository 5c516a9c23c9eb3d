"""What holds for every page of a site, whatever it tells: sound HTML, an outline, links that lead somewhere."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from generator.composing.site import ComposedSite, Page, PageKind
from tests.composing.building import composed, seen

ROOT = Path(__file__).parents[2]


@cache
def example() -> ComposedSite:
    """The repository's own site."""
    return composed(ROOT)


def pages() -> tuple[Page, ...]:
    return example().pages


def test_there_are_pages_of_every_kind() -> None:
    assert {page.kind for page in pages()} == set(PageKind)


def test_no_two_things_have_one_address() -> None:
    site = example()
    addresses = [page.address + "index.html" for page in site.pages]
    addresses += [asset.address for asset in site.assets] + [picture.address for picture in site.pictures]
    assert len(addresses) == len(set(addresses))
    assert [page.address for page in site.pages] == sorted(page.address for page in site.pages)


def test_addresses_are_plain_and_end_with_a_slash() -> None:
    assert [p.address for p in pages() if not re.fullmatch(r"([a-z0-9-]+/)*", p.address)] == []


def test_html_closes_what_it_opens() -> None:
    faults = {page.address: seen(page.html).faults for page in pages()}
    assert {address: found for address, found in faults.items() if found} == {}


def test_every_page_ends_with_a_way_on() -> None:
    """But the ones that are a way in themselves, and a tombstone, whose one link is its way on."""
    ways_in = {PageKind.HOME, PageKind.SEARCH, PageKind.GONE}
    for page in pages():
        if page.kind not in ways_in:
            _, _, end = page.html.rpartition('<nav class="v-on"')
            assert re.search(r'<a href="[^"]+">[^<]', end), page.address
            assert "<h2" not in end, page.address


def test_ids_are_unique_in_their_page() -> None:
    for page in pages():
        ids = [e.attributes["id"] for e in seen(page.html).elements if "id" in e.attributes]
        assert len(ids) == len(set(ids)), page.address


def test_a_page_has_one_title_and_skips_no_level() -> None:
    for page in pages():
        levels = [int(e.tag[1]) for e in seen(page.html).elements if re.fullmatch("h[1-6]", e.tag)]
        assert levels[0] == 1, page.address
        assert levels.count(1) == 1, page.address
        assert all(b <= a + 1 for a, b in pairwise(levels)), (page.address, levels)


def test_the_outline_has_every_heading_with_its_words() -> None:
    for page in pages():
        headings = [
            e for e in seen(page.html).elements if re.fullmatch("h[2-6]", e.tag) and "id" in e.attributes
        ]
        assert [h.id for h in page.outline] == [e.attributes["id"] for e in headings], page.address
        assert all(h.words.strip() for h in page.outline), page.address


def test_headings_of_ours_have_an_id() -> None:
    for page in pages():
        bare = [
            e for e in seen(page.html).elements if re.fullmatch("h[2-6]", e.tag) and "id" not in e.attributes
        ]
        # only a writer's own headings, inside a text, may be without
        assert all("div" in e.within or "section" in e.within for e in bare), page.address


def test_every_link_leads_to_something() -> None:
    site = example()
    there = {page.address: page for page in site.pages}
    files = {asset.address for asset in site.assets} | {picture.address for picture in site.pictures}
    ids = {p.address: {e.attributes.get("id") for e in seen(p.html).elements} for p in site.pages}
    for page in site.pages:
        for element in seen(page.html).elements:
            for name in ("href", "src"):
                target = element.attributes.get(name)
                if target is None or re.match(r"https?:|mailto:", target):
                    continue
                full = urljoin(f"http://x/{page.address}", unquote(target)).removeprefix("http://x/")
                address, _, anchor = full.partition("#")
                assert address in there or address in files, (page.address, target)
                if anchor:
                    assert anchor in ids[address], (page.address, target)


def test_links_are_relative_so_that_a_site_works_in_any_folder() -> None:
    for page in pages():
        found = [e.attributes.get("href", "") for e in seen(page.html).elements]
        assert [href for href in found if href.startswith("/")] == [], page.address


def test_pages_are_only_what_stands_in_main() -> None:
    for page in pages():
        tags = {e.tag for e in seen(page.html).elements}
        assert not tags & {"html", "head", "body", "script", "style", "main", "link", "iframe"}, page.address
        assert not [e for e in seen(page.html).elements if "style" in e.attributes], page.address


def test_every_chart_has_a_name_and_a_description() -> None:
    for page in pages():
        elements = seen(page.html).elements
        ids = {e.attributes.get("id") for e in elements}
        for svg in (e for e in elements if e.tag == "svg"):
            if svg.attributes.get("aria-hidden") == "true":
                continue
            assert svg.attributes["role"] == "img"
            assert set(svg.attributes["aria-labelledby"].split()) <= ids


def test_every_page_says_where_it_is_and_what_it_is() -> None:
    for page in pages():
        assert page.title.strip(), page.address
        assert page.description.strip(), page.address
        assert page.crumbs[0].address == "", page.address
        assert page.crumbs[-1].address == page.address, page.address
        known = {each.address for each in pages()}
        assert {crumb.address for crumb in page.crumbs} <= known, page.address


def test_search_finds_every_page_but_those_that_are_gone() -> None:
    site = example()
    groups = [a.data for a in site.assets if re.fullmatch(rf"{site.search}[0-9a-f]+/d\d+\.json", a.address)]
    found = {entry[0] for group in groups for entry in json.loads(group)}
    more = re.compile(r"/pagina/\d+/$")  # of several pages with voices the first is found
    expected = {
        p.address
        for p in pages()
        if p.kind not in (PageKind.GONE, PageKind.SEARCH) and not more.search(p.address)
    }
    assert found == expected


def test_composing_twice_gives_the_same() -> None:
    again = composed(ROOT)
    assert [(p.address, p.html) for p in again.pages] == [(p.address, p.html) for p in pages()]
    assert [(a.address, a.data) for a in again.assets] == [(a.address, a.data) for a in example().assets]


def test_no_page_is_too_heavy() -> None:
    assert max(len(page.html.encode("utf-8")) for page in pages()) < 200_000


@pytest.mark.parametrize("kind", list(PageKind))
def test_links_have_words(kind: PageKind) -> None:
    for page in pages():
        if page.kind is kind:
            for inner in re.findall(r"<a [^>]*>(.*?)</a>", page.html, re.DOTALL):
                assert re.sub(r"<[^>]+>", "", inner).strip(), page.address
