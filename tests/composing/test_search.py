"""The search index: every word leads to its pages, nothing else stands in it, and it stays small."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.composing.indexing import BLOCK, GROUP, LONG, OFTEN, SUMMARY, TITLE, Index, Made
from generator.composing.site import SearchEntry
from generator.composing.stemming import Stems, fold, words
from generator.locale import language, languages
from generator.pipeline import prepare
from generator.reading.owned_text import own_texts
from tests.browser.built import ON
from tests.conftest import SiteOf
from tests.search_words import APART, SAME

PLACE = re.compile(r"([0-9a-z]*)([@-O])")


def stems(code: str = "nl") -> Stems:
    return Stems.of(language(code))


def made(*entries: SearchEntry) -> Made:
    index = Index(stems())
    for number, entry in enumerate(entries):
        index.add(f"{number}/", entry)
    return index.files("zoeken/")


def read(index: Made) -> tuple[dict[str, dict[int, int]], list[list[str]]]:
    """What the script reads: stem → page → weight; and what is shown of every page."""
    files = {asset.address.rpartition("/")[2]: json.loads(asset.data) for asset in index.assets}
    about = files["index.json"]
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, first in enumerate(about["blocks"]):
        block = files[f"w{number}.json"]
        assert next(iter(block)) == first
        for stem, places in block.items():
            page = -1
            assert PLACE.sub("", places) == ""
            for gap, letter in PLACE.findall(places):
                page += int(gap, 36) if gap else 1
                found[stem][page] = ord(letter) - 64
    pages = []
    for number, first in enumerate(about["groups"]):
        assert len(pages) == first
        pages += files[f"d{number}.json"]
    assert len(pages) == about["pages"]
    return found, pages


@pytest.mark.parametrize(
    ("code", "group"), [(code, group) for code, groups in SAME.items() for group in groups]
)
def test_words_that_find_each_other(code: str, group: str) -> None:
    own = stems(code)
    found = {own[words(word)[0]] for word in group.split()}
    assert len(found) == 1, found


@pytest.mark.parametrize(("code", "pair"), [(code, pair) for code, pairs in APART.items() for pair in pairs])
def test_words_that_do_not(code: str, pair: tuple[str, str]) -> None:
    own = stems(code)
    assert own[pair[0]] != own[pair[1]]


def test_every_language_knows_its_endings() -> None:
    for spoken in languages().values():
        assert spoken.grammar["stems"], spoken.code
        for pattern, _ in Stems.of(spoken).rules:
            re.compile(pattern)
            assert pattern.endswith("$"), pattern


@given(st.text())
def test_folding_twice_changes_nothing_and_words_are_folded(text: str) -> None:
    for word in words(text):
        assert fold(word) == word


TEXT = st.text("abcdeën 1 \n", max_size=40)
ENTRY = st.builds(SearchEntry, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)


@given(st.lists(ENTRY, max_size=80))
@settings(deadline=None)
def test_every_word_leads_to_its_pages_and_no_other(entries: list[SearchEntry]) -> None:
    found, pages = read(made(*entries))
    expected: dict[str, dict[int, int]] = defaultdict(dict)
    own = stems()
    for page, entry in enumerate(entries):
        told = (entry.words, entry.kind, entry.who, entry.organisation, entry.period)
        counted = [own[word] for text in told for word in words(text)]
        title = {own[word] for word in words(entry.title)}
        summary = {own[word] for text in (entry.summary, entry.keywords) for word in words(text)}
        for stem in {*counted, *title, *summary}:
            weight = min(OFTEN, counted.count(stem)) + TITLE * (stem in title) + SUMMARY * (stem in summary)
            expected[stem][page] = weight
    assert found == expected
    assert [page[1:6] for page in pages] == [
        [e.title, e.kind, e.who, e.organisation, e.period] for e in entries
    ]


def test_blocks_are_in_the_order_of_javascript() -> None:
    names = ["\U0001d518abc".encode("utf-16-le").decode("utf-16-le"), "ﬀab", "zz", "aa", "一二"]
    found = made(*(SearchEntry("", f"{name} woord{n}" * 400, "") for n, name in enumerate(names)))
    listed = [stem for asset in found.assets if "/w" in asset.address for stem in json.loads(asset.data)]
    assert listed == sorted(listed, key=lambda stem: stem.encode("utf-16-be"))


def test_files_stay_small() -> None:
    entries = [
        SearchEntry(f"Titel {n}", " ".join(f"w{(n * k) % 6151}" for k in range(150)), "Verhaal")
        for n in range(900)
    ]
    index = made(*entries)
    blocks = [len(asset.data) for asset in index.assets if "/w" in asset.address]
    groups = [len(asset.data) for asset in index.assets if "/d" in asset.address]
    assert len(blocks) > 3
    assert max(blocks) < 1.5 * BLOCK
    assert max(groups) < 1.5 * GROUP
    assert sum(blocks) < 900 * 150 * 5


def test_in_a_long_text_a_word_weighs_the_same_however_often_it_stands_there() -> None:
    long = " ".join(["nacht"] * LONG)
    found, _ = read(made(SearchEntry("", "nacht nacht", ""), SearchEntry("", long, "")))
    assert found["nacht"] == {0: 2, 1: 1}


def test_the_name_of_the_folder_changes_with_any_content_and_only_then() -> None:
    first = made(SearchEntry("A", "b", "c"))
    again = made(SearchEntry("A", "b", "c"))
    assert [(each.address, each.data) for each in again.assets] == [(e.address, e.data) for e in first.assets]
    assert made(SearchEntry("A", "b", "c", period="2025")).name != first.name
    assert {asset.address.rpartition("/")[0] for asset in first.assets} == {f"zoeken/{first.name}"}


def test_the_owners_pages_are_found_by_their_words(site_of: SiteOf) -> None:
    root = site_of(
        {
            "site_config/pages/over.md": "# Over ons\n\n!!! note\n    Een [link](x.md){.knop} met **vet**.\n\n<b>rauw</b>",
            "site_config/pages/stuk.md": "---\ntitle: [\n---\n\nx",
            "site_config/pages/latijn.md": "caf\xe9".encode("latin-1"),
            "site_config/pages/stil.md": "---\nsearch:\n  exclude: true\n---\n\nx",
            "site_config/pages/eigen.md": "---\ntitle: Eigen titel\n---\n\n| a | b |\n|---|---|\n| c | d |\n",
        }
    )
    found = {text.address: text for text in own_texts(root)}
    assert set(found) == {"over/", "eigen/"}
    assert found["over/"].title == "Over ons"
    assert "Een link met vet." in found["over/"].words
    assert not re.search(r"[{}*<>!]|Over ons", found["over/"].words)
    assert found["eigen/"].title == "Eigen titel"
    assert found["eigen/"].words.split() == ["a", "b", "c", "d"]
    site = prepare(root, ON).site
    assert site is not None
    shown = [
        e
        for a in site.assets
        if "/d" in a.address and a.address.startswith(site.search)
        for e in json.loads(a.data)
    ]
    assert ["over/", "Over ons", "Uitleg"] in [entry[:3] for entry in shown]


def test_a_hit_tells_of_what_kind_by_whom_of_whom_and_when() -> None:
    site = prepare(Path(__file__).parents[2], ON).site
    assert site is not None
    shown = {
        e[0]: e
        for a in site.assets
        if a.address.startswith(site.search) and "/d" in a.address
        for e in json.loads(a.data)
    }
    for page in site.pages:
        if (
            page.kind.value in ("voice", "commitment", "edition", "foundation", "voices")
            and page.address in shown
        ):
            title, kind, who, organisation, period, text = shown[page.address][1:]
            assert title
            assert kind
            assert text
            assert organisation
            assert re.match(r"\d{4}", period), page.address
            if page.kind.value in ("voice", "commitment"):
                assert who or kind, page.address
    assert all(page.search is None for page in site.pages)
