"""Marks in a text: what a reader sees of a change, in the notation `[-removed-]{+added+}`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.marks import Mark, Marked, Shape, mark, mark_line
from generator.comparing.sameness import Rolling
from tests.comparing.building import body
from tests.comparing.strategies import texts


def drawn(marked: Marked) -> str:
    """The marks in one line of text."""
    signs = {Mark.KEPT: "{}", Mark.REMOVED: "[-{}-]", Mark.ADDED: "{{+{}+}}"}
    parts = []
    for passage in marked.passages:
        line = ""
        for segment in passage.segments:
            core = segment.text.rstrip()
            line += signs[segment.mark].format(core) + " " * (len(segment.text) > len(core))
        parts.append(line.strip())
    return " / ".join(parts)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Wij slapen goed.", "Wij slapen goed.", "Wij slapen goed."),
        ("Van de diensten is 80 % vast.", "Van de diensten is 90 % vast.", "Van de diensten is [-80 %-] {+90 %+} vast."),
        ("Er komt 3,5 fte bij in de nacht.", "Er komt 4 fte bij in de nacht.", "Er komt [-3,5 fte-] {+4 fte+} bij in de nacht."),
        (
            "Wij drinken koffie in de tuin.",
            "Wij drinken koffie en thee in de tuin.",
            "Wij drinken koffie {+en thee+} in de tuin.",
        ),
        (
            "Het ontbijt is om acht uur. Wie wil, slaapt uit.",
            "Het ontbijt is om acht uur.",
            "Het ontbijt is om acht uur. [-Wie wil, slaapt uit.-]",
        ),
        (
            "Het ontbijt staat klaar.",
            "Het ontbijt staat klaar. De hele ochtend is er koffie.",
            "Het ontbijt staat klaar. {+De hele ochtend is er koffie.+}",
        ),
        (
            "Mevr. de kok komt om 7.00 uur langs.",
            "Mevr. de kok komt om 8.00 uur langs.",
            "Mevr. de kok komt om [-7.00 uur-] {+8.00 uur+} langs.",
        ),
        (
            "Eerste alinea blijft staan.\n\nTweede alinea verdwijnt geheel.",
            "Eerste alinea blijft staan.",
            "Eerste alinea blijft staan. / [-Tweede alinea verdwijnt geheel.-]",
        ),
        (
            "Wij vullen elke week een lijst in voor de inspectie.",
            "Bewoners kiezen voortaan zelf hoe laat zij opstaan.",
            "[-Wij vullen elke week een lijst in voor de inspectie.-]{+Bewoners kiezen voortaan zelf hoe laat zij opstaan.+}",
        ),
    ],
)  # fmt: skip
def test_what_a_reader_sees(old: str, new: str, expected: str) -> None:
    assert drawn(mark(body(old), body(new))) == expected


def test_changed_numbers_come_first() -> None:
    marked = mark(
        body("Van de diensten is 80 % vast en er komt 3,5 fte bij."),
        body("Van de diensten is 90 % vast en er komt 4 fte bij."),
    )
    assert [(n.before, n.after) for n in marked.numbers] == [("80 %", "90 %"), ("3,5 fte", "4 fte")]


def test_numbers_of_other_units_are_no_pair() -> None:
    marked = mark_line("Er zijn 3 uren voor ons", "Er zijn 3 fte voor ons")
    assert marked.numbers == ()


def test_years_that_rolled_are_kept() -> None:
    marked = mark(
        body("In 2025 slapen wij goed en rustig."),
        body("In 2026 slapen wij goed en lang."),
        Rolling(1, 2026),
    )
    assert drawn(marked) == "In 2026 slapen wij goed en [-rustig-]{+lang+}."
    assert marked.before == "In 2025 slapen wij goed en rustig."
    assert marked.numbers == ()


def test_a_paragraph_split_in_two_is_one_passage() -> None:
    old = "Wij eten samen in de huiskamer. Wie wil, eet alleen op de eigen kamer met uitzicht."
    new = "Wij eten samen in de huiskamer.\n\nWie wil, eet alleen op de eigen kamer met rust."
    marked = mark(body(old), body(new))
    assert [p.shape for p in marked.passages] == [Shape.MARKED]
    assert marked.after == new


@given(texts(), texts())
def test_dropping_marks_gives_both_texts(old: str, new: str) -> None:
    before, after = body(old), body(new)
    marked = mark(before, after)
    assert marked.before == before.plain
    assert marked.after == after.plain


@given(texts())
def test_a_text_against_itself_has_no_marks(text: str) -> None:
    assert not mark(body(text), body(text)).changed


VISIBLE = st.text(
    st.characters(exclude_characters="\u00ad\u200b\u2060\ufeff", exclude_categories=["Cs"]), max_size=80
)


@given(VISIBLE, VISIBLE)
def test_any_characters_survive_marking(old: str, new: str) -> None:
    marked = mark_line(old, new)
    assert marked.before == old.strip()
    assert marked.after == new.strip()
