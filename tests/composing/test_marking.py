"""Marks on a page: nothing is lost, what is hidden from the eye is said, and the short form shows every edit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.marks import mark, mark_line
from generator.comparing.sameness import Rolling
from generator.composing.marking import show_line, show_marks
from generator.composing.wording import Wording
from generator.content.text import Block, BlockKind, Body
from generator.locale import language
from tests.composing.building import words

DUTCH = Wording(language("nl"))
KEPT = "Dit is een lange zin die blijft zoals zij was. Hier staat nog een zin die niemand heeft aangeraakt. "


def body(*texts: str) -> Body:
    return Body(tuple(Block(BlockKind.PARAGRAPH, text) for text in texts if text.strip()))


def shown(before: Body, after: Body, *, short: bool = False) -> str:
    return "\n".join(show_marks(mark(before, after), DUTCH, short=short).passages)


def side(html: str, dropped: str) -> str:
    """The words without one kind of edit and without what is only said."""
    html = re.sub(r'<span class="v-(hidden|label)">.*?</span>', "", html)
    html = re.sub(r"<summary>.*?</summary>", "", html)
    html = re.sub(rf"<{dropped}>.*?</{dropped}>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", "", words(html.replace("<br>", " ").replace("</p>", " ")))


texts = st.lists(
    st.sampled_from(
        ["de", "het", "bed", "nacht", "rust", "koffie", "80", "%", "90", "uur", "niet", "stil.", "Dan,", "en"]
    ),
    max_size=25,
).map(" ".join)


@given(st.lists(texts, max_size=3), st.lists(texts, max_size=3))
def test_dropping_one_kind_of_edit_leaves_the_other_text(before: list[str], after: list[str]) -> None:
    old, new = body(*before), body(*after)
    html = shown(old, new)
    assert side(html, "ins") == re.sub(r"\s+", "", old.plain)
    assert side(html, "del") == re.sub(r"\s+", "", new.plain)


@given(st.lists(texts, min_size=1, max_size=3), st.lists(texts, max_size=3))
def test_dropping_edits_leaves_the_other_text_also_where_years_rolled(
    before: list[str], after: list[str]
) -> None:
    old, new = body("In 2025 is er rust.", *before), body("In 2026 is er rust.", *after)
    marked = mark(old, new, Rolling(1, 2026))
    html = "\n".join(show_marks(marked, DUTCH, short=False).passages)
    assert side(html, "ins") == re.sub(r"\s+", "", old.plain)
    assert side(html, "del") == re.sub(r"\s+", "", new.plain)


def test_a_passage_of_which_only_the_year_rolled_is_folded_and_says_so() -> None:
    old = body("In 2025 koken wij soep.", "Wij bakken brood.")
    new = body("In 2026 koken wij soep.", "Wij bakken taart.")
    view = show_marks(mark(old, new, Rolling(1, 2026)), DUTCH, short=True)
    assert "soep" not in "".join(view.passages)
    assert 'title="Hier schoof alleen een jaartal op"' in view.passages[0]
    assert not view.complete


def test_a_year_that_rolled_is_shown_when_it_is_all_there_is() -> None:
    old, new = body("In 2025 koken wij soep."), body("In 2026 koken wij soep.")
    view = show_marks(mark(old, new, Rolling(1, 2026)), DUTCH, short=True)
    assert words("".join(view.passages)) == "In vervallen: 2025 nieuw: 2026 koken wij soep."
    assert [(n.before, n.after) for n in view.numbers] == [("2025", "2026")]


def test_edits_are_said_in_words_before_they_are_shown() -> None:
    html = shown(body("Na elf uur is het stil in het huis."), body("Na tien uur is het stil in het huis."))
    assert '<del><span class="v-hidden">vervallen: </span>elf</del> ' in html
    assert '<ins><span class="v-hidden">nieuw: </span>tien</ins> uur' in html


def test_no_space_comes_between_an_edit_and_its_comma() -> None:
    html = shown(
        body("Wij eten brood, kaas en soep in de avond."), body("Wij eten rijst, kaas en soep in de avond.")
    )
    assert "</ins>," in html


def test_the_short_form_leaves_out_what_was_kept_far_from_edits() -> None:
    before, after = body(KEPT * 3 + "Om elf uur."), body(KEPT * 3 + "Om tien uur.")
    short = show_marks(mark(before, after), DUTCH, short=True)
    full = show_marks(mark(before, after), DUTCH, short=False)
    assert not short.complete
    assert full.complete
    assert short.words < full.words
    assert "tien</ins>" in "".join(short.passages)
    assert "[…]" in "".join(short.passages)


def test_whole_blocks_that_stayed_are_one_gap() -> None:
    view = show_marks(
        mark(body(KEPT, KEPT + "A.", "Om elf uur."), body(KEPT, KEPT + "A.", "Om tien uur.")),
        DUTCH,
        short=True,
    )
    assert words(view.passages[0]) == "[…]"
    assert len(view.passages) == 2


def test_texts_too_far_apart_stand_one_after_the_other() -> None:
    html = shown(
        body("De kok maakt soep van verse groente."), body("Vrijwilligers rijden met de bus naar zee.")
    )
    assert "Wordt" in words(html)
    assert "<summary>Lees wat er stond</summary>" in html


def test_markup_in_texts_stays_text() -> None:
    html = shown(
        body("Een <b>huis</b> & tuin met bomen erin."), body("Een <i>huis</i> & tuin met bomen erin.")
    )
    assert "<b>" not in html
    assert "&amp; tuin" in html


@pytest.mark.parametrize(
    ("before", "after"), [("Minder inhuur in de nacht", "Minder inhuur overdag"), ("Nacht", "Dag")]
)
def test_a_title_is_marked_on_one_line(before: str, after: str) -> None:
    html = str(show_line(mark_line(before, after), DUTCH))
    assert side(html, "ins") == before.replace(" ", "")
    assert side(html, "del") == after.replace(" ", "")
    assert "<p" not in html
