"""Writers' texts on a page: sentences, quotes, headings."""

from __future__ import annotations

import pytest

from generator.composing.prose import prose, quotation, shortened, split_sentences
from generator.content.text import Block, BlockKind, Body


def body(*paragraphs: str, html: str = "") -> Body:
    return Body(tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs), html)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Een. Twee.", ["Een.", "Twee."]),
        ("Mevr. Bos kwam. Zij bleef.", ["Mevr. Bos kwam.", "Zij bleef."]),
        ("Zij zei: “Ga. Nu.” Ik ging.", ["Zij zei: “Ga. Nu.”", "Ik ging."]),
        ("Om 7.00 uur begint het. Dan eten wij.", ["Om 7.00 uur begint het.", "Dan eten wij."]),
        ("Echt? Ja! Mooi…", ["Echt?", "Ja!", "Mooi…"]),
        ("Zonder punt", ["Zonder punt"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert list(split_sentences(text)) == sentences


def test_a_quote_is_the_first_sentence_that_says_something() -> None:
    assert quotation(body("Nee.", "Dat licht hield mij de hele nacht wakker. Nu niet.")) == (
        "Dat licht hield mij de hele nacht wakker."
    )
    assert quotation(body("Kort.")) == "Kort."
    assert quotation(body()) == ""


def test_a_long_text_is_cut_between_words() -> None:
    cut = shortened("woord " * 100)
    assert len(cut) <= 220
    assert cut.endswith("woord…")


@pytest.mark.parametrize(
    ("highest", "expected"),
    [(2, "<h2>Kop</h2><h3>Onder</h3>"), (5, "<h5>Kop</h5><h6>Onder</h6>"), (6, "<h6>Kop</h6><h6>Onder</h6>")],
)
def test_headings_begin_where_the_page_wants_them(highest: int, expected: str) -> None:
    assert prose(body(html="<h3>Kop</h3><h4>Onder</h4>"), {}, "", highest) == expected


def test_in_a_card_headings_are_strong_lines() -> None:
    shown = prose(body(html="<h3>Kop</h3><hr>"), {}, "")
    assert shown == '<p class="v-subhead"><strong>Kop</strong></p><hr>'
