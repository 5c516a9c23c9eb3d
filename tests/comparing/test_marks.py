"""Marks in a text: what a reader sees of a change, in the notation `[-removed-]{+added+}`."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.marks import Mark, Marked, Shape, mark, mark_line
from generator.comparing.sameness import Rolling
from tests.comparing.building import body
from tests.comparing.strategies import later_texts, texts


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


@pytest.mark.parametrize(
    ("old", "new", "expected", "shapes", "numbers"),
    [
        (
            "In 2025 slapen wij goed en rustig.",
            "In 2026 slapen wij goed en lang.",
            "In [-2025-] {+2026+} slapen wij goed en [-rustig-]{+lang+}.",
            [Shape.MARKED],
            [],
        ),
        (
            "In 2025 koken wij soep.\n\nWij bakken 3 keer per week brood.",
            "In 2026 koken wij soep.\n\nWij bakken 4 keer per week brood.",
            "In [-2025-] {+2026+} koken wij soep. / Wij bakken [-3 keer-] {+4 keer+} per week brood.",
            [Shape.ROLLED, Shape.MARKED],
            [("3 keer", "4 keer")],
        ),
        (
            "In 2025 koken wij soep. Wij bakken brood.",
            "In 2026 koken wij soep. Wij bakken taart.",
            "In [-2025-] {+2026+} koken wij soep. Wij bakken [-brood-]{+taart+}.",
            [Shape.MARKED],
            [],
        ),
        (  # the year is all there is: then it is what is told
            "In 2025 koken wij soep.\n\nWij bakken brood.",
            "In 2026 koken wij soep.\n\nWij bakken brood.",
            "In [-2025-] {+2026+} koken wij soep. / Wij bakken brood.",
            [Shape.MARKED, Shape.KEPT],
            [("2025", "2026")],
        ),
        (
            "Klaar op 1 mei 2025, 2 juni 2025, samen met naasten.",
            "Klaar op 1 mei 2026, 2 juni 2026, samen met bewoners.",
            "Klaar op [-1 mei 2025-]{+1 mei 2026+}, [-2 juni 2025-]{+2 juni 2026+}, samen met [-naasten-]{+bewoners+}.",
            [Shape.MARKED],
            [],
        ),
    ],
)  # fmt: skip
def test_years_that_rolled_are_marked_but_no_news(
    old: str, new: str, expected: str, shapes: list[Shape], numbers: list[tuple[str, str]]
) -> None:
    marked = mark(body(old), body(new), Rolling(1, 2026))
    assert drawn(marked) == expected
    assert [p.shape for p in marked.passages] == shapes
    assert [(n.before, n.after) for n in marked.numbers] == numbers
    assert marked.before == old


def test_a_title_of_which_only_the_year_rolled_is_marked() -> None:
    marked = mark_line("Titel 2025", "Titel 2026", Rolling(1, 2026))
    assert drawn(marked) == "Titel [-2025-]{+2026+}"
    assert not any(s.rolled for p in marked.passages for s in p.segments)


def left(marked: Marked, dropped: Mark) -> str:
    """What a reader has left without one kind of mark."""
    return bare("".join(s.text for p in marked.passages for s in p.segments if s.mark is not dropped))


def bare(text: str) -> str:
    """A text without what makes no difference: spacing, capitals and styles of quotes."""
    return re.sub("[’“”]", "'", "".join(text.split())).casefold()


@given(texts(), st.integers(1, 2), st.data())
def test_both_texts_can_be_read_from_the_marks_also_where_years_rolled(
    old: str, shift: int, data: st.DataObject
) -> None:
    new = data.draw(later_texts(old, shift))
    rolling = Rolling(shift, 2027)
    marked = mark(body(old), body(new), rolling)
    assert left(marked, Mark.ADDED) == bare(old)
    assert left(marked, Mark.REMOVED) == bare(new)
    assert (marked.before, marked.after) == (body(old).plain, body(new).plain)
    strict = mark(body(old), body(new))
    assert marked.changed == strict.changed, "what differs is marked, and what does not is not"
    for passage in marked.passages:
        quiet = all(s.rolled for s in passage.segments if s.mark is not Mark.KEPT)
        assert (passage.shape in (Shape.KEPT, Shape.ROLLED)) == quiet


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
