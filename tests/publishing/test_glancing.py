"""The glance that spares most files a closer look changes nothing of what is found in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.withheld import Passage, Withheld
from generator.publishing import leaking
from generator.publishing.glancing import glance_at_data, glance_at_page
from generator.publishing.leaking import Guarded, Leak, Search

TEXT = "De geheime kraan lekte die hele week en niemand wilde er naar kijken tot dinsdag."
SOURCE = "stories/de-linde/2025/de-kraan.md"
HELD = Withheld(
    (
        Passage(SOURCE, "text", TEXT, 20),
        Passage(SOURCE, "title", "Stille nacht", 2),
        Passage(SOURCE, "told_by", "Wilhelmina", 4),
    ),
    {"de-kraan": SOURCE, "lekkage": SOURCE},
)
PUBLISHED = ("Zij zong stille nacht.", "Dit gaat over de-kraan.")

PIECES = st.sampled_from(
    [
        *TEXT.split(), "lekte die hele week en niemand wilde er", "lekte die hele week", " en niemand wilde er", "stille", "nacht",
        "Stille nacht", "wilhelmina", "Wilhelmina", "WILHELMINA", "lekkage", "de-kraan", "%64e-kraan", "/lekkage/", "https://elders.nl/lekkage/",
        "https://eigen.nl/lekkage/", "<p>", "</p>", "<em>", "</em>", "<br>", "\n", "\n\n", " ", " ", "&nbsp;", "&lt;", "&amp;", "&#100;e", "“", "…", "-",
        '<a href="', '<img alt="', "<b title='", '" class="', "' id='", '">', "'>", ">", "<", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>",
        '<script type="application/ld+json">', '{"a": "', '"}', "<style>", "</style>", "\\n", "\\u0064e", "{", "}", '"', ",", ":",
    ]
)  # fmt: skip
WHOLE = st.sampled_from(
    [
        '<a href="/x/lekkage/">x</a>', '<a href="../de-kraan/">x</a>', '<img alt="Wilhelmina" src="a.png">', "<h2>Stille nacht</h2>",
        f"<p>{TEXT}</p>", "<p>lekte die <em>hele</em> week en</p>\n<p>niemand wilde er</p>", "/x/lekkage/", "Wilhelmina", TEXT,
        "<p>Gewoon iets anders.</p>\n", "<script>let a = 1</script>",
    ]
)  # fmt: skip
PAGES = st.lists(st.one_of(WHOLE, st.lists(PIECES | WHOLE, max_size=25).map("".join)), min_size=1, max_size=5)


def found(search: Search, files: list[tuple[str, str]]) -> list[set[Leak]]:
    return [search.in_file(name, text.encode()) for name, text in files]


def same_with_and_without(files: list[tuple[str, str]]) -> None:
    guarded = Guarded(HELD, lambda: PUBLISHED, url="https://eigen.nl/")
    quickly = found(Search(guarded, Path()), files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leaking, "glance_at_page", lambda *_: None)
        patch.setattr(leaking, "glance_at_data", lambda *_: None)
        assert quickly == found(Search(guarded, Path()), files)


@given(PAGES)
def test_pages_one_after_another_give_the_same(pages: list[str]) -> None:
    same_with_and_without([(f"{number}/index.html", page) for number, page in enumerate(pages)])


@given(PAGES)
def test_data_gives_the_same(texts: list[str]) -> None:
    files = [("a.json", json.dumps({"x": texts, texts[0]: 1}, ensure_ascii=False)), ("b.json", texts[0])]
    same_with_and_without(files)


@pytest.mark.parametrize(
    "page",
    [
        "<p>x</p><script>let a = 1</script>",
        "<script>let a = 1</script><script>",
        "<style>p {}</style>",
        "<!-- x -->",
        "<p>&lt;em&gt;</p>",
        "<p>https://eigen.nl/x/</p>",
        '<a title="a > b">x</a>',
    ],
)
def test_what_is_no_plain_page_needs_a_closer_look(page: str) -> None:
    assert glance_at_page(page, frozenset()) is None


def test_a_known_program_needs_none() -> None:
    page = "<p>x</p><script>let a = 1</script><p>y</p>"
    seen = glance_at_page(page, frozenset({hash("let a = 1"), hash("<p>")}))
    assert seen is not None
    assert [word for word in seen.words if word.isalpha()][:2] == [b"x", b"y"]
    assert hash("<p>") not in seen.tags


@pytest.mark.parametrize("data", ['{"a": "x\\ny"}', '{"a": "<p>"}', '{"a": "&amp;"}', '{"a": "%20"}'])
def test_coded_data_needs_a_closer_look(data: str) -> None:
    assert glance_at_data(data) is None
