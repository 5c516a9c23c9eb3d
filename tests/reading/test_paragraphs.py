"""The short way for texts of nothing but paragraphs gives what the parser gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.text import Body
from generator.reading.markdown import _parsed
from generator.reading.paragraphs import only_paragraphs, paragraphs_html
from generator.reading.pictures import Beside

SIGNS = st.sampled_from(
    [*"abé.,:;!?()'\"«“->+=~|/#%€$@^}0129 \n\n\n\n", "\u00ad", "\u200b", "…", "e\u0301", "\ufeff", "…"]
)
LINES = st.sampled_from(
    ["", "Wij.", " ", "a | b", "---", ":--", "1. een", "'t is", "5\" of 'zo'", "= =", "~~~", "Dag\u00a0dag"]
)
TEXTS = st.one_of(
    st.lists(SIGNS, max_size=60).map("".join),
    st.lists(LINES, max_size=8).map("\n".join),
    st.text(max_size=40),
)


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_the_short_way_gives_what_the_parser_gives(text: str) -> None:
    short = only_paragraphs(text, 7)
    if short is not None:
        body, findings = _parsed(text, "a.md", 7, Beside({}, frozenset()))
        assert (Body(short, paragraphs_html(short)), findings) == (body, [])
        assert [b.breaks for b in short] == [b.breaks for b in body.blocks]


@pytest.mark.parametrize(
    "text",
    [
        'Wij luisteren.\n\nEn "wij" blijven \'s avonds.\nSamen (met 24 mensen) – altijd > nooit!',
        "\n\nCafé-overleg; 80 % van ons @ huis: ja\n\n\n\nZo is het\n",
    ],
)
def test_what_people_tell_takes_the_short_way(text: str) -> None:
    assert only_paragraphs(text, 1) is not None


@pytest.mark.parametrize(
    "text",
    ["# Kop", "- punt", "a\n---", "1. een", "> zij", "een *woord*", "[a](b)", "a  \nb", "    code", "a\nb | c\n-- | --",
     "a\n===", "<b>", "&amp;", "!include x", "dag\u00a0dag", "`x`", "\\a", "{x}", "~~~\nx", "| a |"],
)  # fmt: skip
def test_what_may_mean_something_is_left_to_the_parser(text: str) -> None:
    assert only_paragraphs(text, 1) is None
