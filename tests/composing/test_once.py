"""On an edition a voice is quoted once, the voices of the period that were not quoted yet stand out, texts fold."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from generator.composing.prose import first_paragraph
from tests.composing.building import card, commitment, composed, page, part, plan, story, words
from tests.conftest import SiteOf
from tests.sites import Files

DEVIATION = "---\nuitkomst: later\naanleiding: Het duurde.\nnaar_aanleiding_van: 2024/licht-op-de-gang\n---\n\nZo liep het.\n"
QUOTED: Files = {"plans/de-linde/2024/deviations/nachtrust.md": DEVIATION}
SAID = "Het licht op de gang hield mij wakker."


def test_a_voice_is_quoted_where_it_stands_first(site_of: SiteOf) -> None:
    html = page(composed(site_of(QUOTED)), "de-linde/2025/").html
    assert SAID in words(card(html, "v-2024-nachtrust"))
    again = card(html, "c-nachtrust")
    assert SAID not in words(again)
    assert "Bewoner" in words(again)
    assert 'href="../../de-linde/2024/verhalen/licht-op-de-gang/"' in again


def test_without_an_earlier_place_it_is_quoted_with_the_change(site_of: SiteOf) -> None:
    html = page(composed(site_of()), "de-linde/2025/").html
    assert SAID in words(card(html, "c-nachtrust"))


def test_every_page_of_its_own_still_has_the_words(site_of: SiteOf) -> None:
    site = composed(site_of(QUOTED))
    assert words(page(site, "de-linde/voornemens/nachtrust/").html).count(SAID) >= 2


def so_far(slug: str) -> str:
    return f"---\nuitkomst: later\naanleiding: Druk.\nnaar_aanleiding_van: 2025/{slug}\n---\n\nZo gaat het.\n"


@pytest.mark.parametrize("others", [0, 1, 6])
def test_voices_of_the_period_that_were_not_quoted_stand_out(site_of: SiteOf, others: int) -> None:
    files: dict[str, str] = {
        "plans/de-linde/2025/deviations/nachtrust.md": so_far("stem-0"),
        **{f"stories/de-linde/2025/stem-{n}.md": story(f"Stem {n}") for n in range(others + 1)},
    }
    listed = words(part(page(composed(site_of(files)), "de-linde/2025/").html, "v-voices"))
    shown = [int(n) for n in re.findall(r"Stem (\d)", listed)]
    assert shown == (list(range(1, min(others, 4) + 1)) or [0])


@pytest.mark.parametrize(
    ("html", "first", "rest"),
    [
        ("<p>Een.</p>\n<p>Twee.</p>", "<p>Een.</p>", "\n<p>Twee.</p>"),
        ("<p>Een.</p>\n", "<p>Een.</p>\n", ""),
        ("<ul><li><p>Een.</p></li></ul>", "<ul><li><p>Een.</p></li></ul>", ""),
        ("", "", ""),
    ],
)
def test_a_text_is_divided_after_its_first_paragraph(html: str, first: str, rest: str) -> None:
    assert first_paragraph(Markup(html)) == (first, rest)  # noqa: S704 (ours)


def test_a_long_introduction_folds_behind_its_first_paragraph(site_of: SiteOf) -> None:
    long = plan(2025) + "\nNog een alinea, waarin meer staat.\n"
    html = page(composed(site_of({"plans/de-linde/2025/plan.md": long})), "de-linde/2025/").html
    opening, _, folded = part(html, "v-introduction").partition("<details>")
    assert "Dit plan is voor 2025." in words(opening)
    assert "Nog een alinea" not in words(opening)
    assert "Nog een alinea" in words(folded)


def test_numbers_in_the_contents_have_a_word_for_who_hears_them(site_of: SiteOf) -> None:
    changed = {
        "plans/de-linde/2025/commitments/samen-eten.md": commitment(text="Anders.", aanleiding="Rust.")
    }
    html = page(composed(site_of({**QUOTED, **changed})), "de-linde/2025/").html
    contents = html[html.index('<nav class="v-toc"') : html.index("</nav>")]
    told = [words(each) for each in re.findall(r'<span class="v-n">.*?</span></span>', contents)]
    assert told == ["1 keer anders dan gedacht", "2 wijzigingen", "1 wijziging", "1 wijziging"]
    assert '<figure class="v-picture"><div aria-hidden="true">' in html  # its table says the same
