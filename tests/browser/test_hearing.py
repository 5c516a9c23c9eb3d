"""Who hears a page, or reads its headings and titles alone, gets all of it, in order and in words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from generator.composing.site import PageKind
from tests.browser.built import BuiltSite
from tests.browser.visiting import Visitor

HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')].map(each =>
    [Number(each.tagName[1]), each.textContent.trim().replace(/\\s+/g, ' ')])"""


def test_every_page_says_its_language_and_has_a_title_of_its_own(site: BuiltSite, visitor: Visitor) -> None:
    titles = []
    for address in site.some():
        window = visitor.open(site, address)
        assert window.evaluate("() => document.documentElement.lang") == site.language, address
        titles.append(window.title())
        assert site.composed.title in window.title(), address
    assert not [title for title, times in Counter(titles).items() if times > 1]


def test_headings_make_a_list_that_one_can_read(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.some():
        window = visitor.open(site, address, width=1280)
        headings: list[tuple[int, str]] = window.evaluate(HEADINGS)
        levels = [level for level, _ in headings]
        assert levels[:1] == [1], (address, headings)
        assert levels.count(1) == 1, (address, headings)
        deeper = [(before, after) for before, after in pairwise(levels) if after > before + 1]
        assert not deeper, (address, headings)
        assert all(words for _, words in headings), (address, headings)


def test_no_two_headings_beneath_one_another_say_the_same(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.some():
        headings: list[tuple[int, str]] = visitor.open(site, address).evaluate(HEADINGS)
        path: list[tuple[int, str]] = []
        seen: Counter[tuple[str, ...]] = Counter()
        for level, words in headings:
            path = [each for each in path if each[0] < level] + [(level, words)]
            seen[tuple(each[1] for each in path)] += 1
        assert not [each for each, times in seen.items() if times > 1], address


def test_landmarks_are_there_and_have_names(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.some():
        window = visitor.open(site, address)
        assert window.locator("main").count() == 1, address
        assert window.get_by_role("banner").count() == 1, address
        assert window.get_by_role("contentinfo").count() == 1, address
        names = window.evaluate(
            "() => [...document.querySelectorAll('nav')].map(each => each.getAttribute('aria-label'))"
        )
        assert all(names), (address, names)
        assert len(set(names)) == len(names), (address, names)


# what stands before the words of a mark and is read with them, or heads the block that they fill
SAID = """tag => [...document.querySelectorAll('.v-page ' + tag)].map(each => {
    const own = each.querySelector('.v-hidden')
    const label = each.parentElement.querySelector('.v-label')
    const fold = each.closest('details') && each.closest('details').querySelector('summary')
    const said = own || (each.closest('.v-apart') && (label || fold))
    return [each.textContent.trim(), said ? said.textContent.trim() : '',
        !!said && !!(said.compareDocumentPosition(each) & 6 || said === own), own ? own.textContent.trim() : '']
})"""


def test_what_was_put_in_and_taken_out_is_said_in_words(site: BuiltSite, visitor: Visitor) -> None:
    looked = 0
    for kind in (PageKind.EDITION, PageKind.COMMITMENT):
        for page in [page for page in site.of(kind) if "<ins" in page.html or "<del" in page.html][:6]:
            window = visitor.open(site, page.address)
            for tag in ("del", "ins"):
                for text, said, before, own in window.evaluate(SAID, tag):
                    looked += 1
                    assert said, (page.address, tag, text)
                    assert before, (page.address, tag, text)
                    assert text.startswith(own), (page.address, tag, text)
                    assert text != own, (page.address, tag, text)
    assert looked > 8


def test_links_that_say_the_same_lead_to_the_same_place(site: BuiltSite, visitor: Visitor) -> None:
    for kind in (PageKind.HOME, PageKind.EDITION, PageKind.COMMITMENT, PageKind.VOICE):
        window = visitor.open(site, site.address(kind))
        links: list[tuple[str, str]] = window.evaluate(
            "() => [...document.links].filter(each => each.href.split('#')[0] !== location.href).map(each => [each.textContent.trim().replace(/\\s+/g, ' ')"
            " || each.getAttribute('aria-label') || '', each.href])"
        )
        assert all(words for words, _ in links), links
        places: dict[str, set[str]] = {}
        for words, place in links:
            places.setdefault(words, set()).add(re.sub(r"#.*", "", place))
        assert not {words: found for words, found in places.items() if len(found) > 1}, kind


def test_a_picture_made_at_build_time_has_a_name_and_its_numbers_beside_it(
    site: BuiltSite, visitor: Visitor
) -> None:
    window = visitor.open(site, site.address(PageKind.EDITION))
    charts = window.locator("svg.v-chart")
    assert charts.count()
    for chart in charts.all():
        assert chart.evaluate(
            "each => each.getAttribute('aria-hidden') === 'true' || (each.getAttribute('role') === 'img'"
            " && !!each.querySelector('title, desc'))"
        )
    assert window.locator("figure table").count()
