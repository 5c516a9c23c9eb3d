"""Scores on an edition: what moved or was talked about, beside what people made of it; never a ranking or an average."""

from __future__ import annotations

import re

import pytest

from generator.composing.measuring import step_of
from generator.content.settings import Scale
from tests.composing.building import composed, page, part, seen, words
from tests.composing.scored import INSTRUMENT, conversation, scores, site_files
from tests.conftest import SiteOf

ORGANISATION = "site_config/organisations/de-linde.yml"


def shown(html: str) -> list[str]:
    """The titles of the themes that an edition shows."""
    return [words(title) for title in re.findall(r'<h5 id="v-score-[^>]*>.*?</h5>', html)]


def theme(html: str, id: str) -> str:
    """The part of one theme that is shown."""
    return (
        html.split(f'id="v-score-spiegel-{id}"', 1)[1]
        .split('<div class="v-scored">', 1)[0]
        .split("<h5", 1)[0]
    )


def rows(table: str) -> list[str]:
    """The rows of a table as one hears them: cells apart, pictures silent."""
    found = re.findall(r"<tr>.*?</tr>", re.sub(r"<title>.*?</title>", "", table), re.DOTALL)
    return [words(re.sub(r"</t[hd]>", " ", row)) for row in found]


def heard(html: str) -> str:
    """The words of a part, with elements apart and pictures silent."""
    return words(re.sub(r"<title>.*?</title>|</(?:dt|dd|th|td)>", " ", html))


# -- what moved


@pytest.mark.parametrize(
    ("before", "now", "is_shown"),
    [
        ("3,2", "3,6", True),  # a tenth of the scale exactly, which floating numbers miss
        ("3,6", "3,2", True),
        ("3,2", "3,5", False),
        ("3,2", "3,59", False),
        ("1", "5", True),
        ("3,2", "3,2", False),
        ("2,9", "3,3", True),
    ],
)
def test_a_theme_moved_from_a_tenth_of_the_scale_on(
    site_of: SiteOf, before: str, now: str, is_shown: bool
) -> None:
    root = site_of(site_files({"lindehof": (34, {"gezicht": now})}, {"lindehof": (31, {"gezicht": before})}))
    html = part(page(composed(root), "de-linde/2025/").html, "v-scores")
    assert shown(html) == (["Ik zie bekende gezichten"] if is_shown else [])
    assert ("verschoof in Lindehof" in words(html)) == is_shown


@pytest.mark.parametrize(
    ("low", "high", "step"), [(1, 5, 0.4), (0, 10, 1), (1, 10, 0.9), (0, 100, 10), (3, 3, 0)]
)
def test_the_step_is_a_tenth_of_the_scale(low: float, high: float, step: float) -> None:
    assert step_of(Scale(min=low, max=high)) == pytest.approx(step)


def test_one_place_that_moved_is_enough_and_is_named(site_of: SiteOf) -> None:
    now = {"lindehof": (34, {"gezicht": "2,6"}), "beukenhof": (19, {"gezicht": "3,5"})}
    before = {"lindehof": (31, {"gezicht": "3,1"}), "beukenhof": (22, {"gezicht": "3,6"})}
    html = part(page(composed(site_of(site_files(now, before))), "de-linde/2025/").html, "v-scores")
    told = words(html)
    assert "verschoof in Lindehof" in told
    assert "verschoof in Lindehof en Beukenhof" not in told
    assert rows(theme(html, "gezicht"))[1:] == ["Lindehof 3,1 2,6", "Beukenhof 3,6 3,5"]


def test_themes_that_did_not_move_are_in_the_table_with_their_number(site_of: SiteOf) -> None:
    now = {"lindehof": (34, {"gezicht": "2,6", "gehoord": "3,2", "thuis": "4"})}
    before = {"lindehof": (31, {"gezicht": "3,1", "gehoord": "3,3", "thuis": "4"})}
    html = part(page(composed(site_of(site_files(now, before))), "de-linde/2025/").html, "v-scores")
    told = words(html)
    assert "U ziet 1 van de 3 uitspraken" in told
    assert "De andere 2 verschoven niet en staan alleen in de tabel." in told
    table = html.split("<details", 1)[1]
    assert "Mijn mening telt (gevoeld) 3,2 (3,3)" in rows(table)
    assert "Ik voel me thuis (gevoeld) 4,0 (4,0)" in rows(table)
    assert "Minder dan 0,4 verschil noemen we geen verschuiving." in told


def test_without_a_year_before_nothing_moved(site_of: SiteOf) -> None:
    html = part(
        page(composed(site_of(site_files({"lindehof": (34, {"gezicht": "2"})}))), "de-linde/2025/").html,
        "v-scores",
    )
    assert shown(html) == []
    assert "Er is nog geen eerder jaar om naast te leggen." in words(html)
    assert "verschoven" not in words(html)
    assert "Zeven is te weinig" in words(html), "the conversation stands there all the same"


def test_a_year_that_was_held_back_is_no_year_before(site_of: SiteOf) -> None:
    """Scores that nobody talked about are not shown beside later ones either."""
    files = site_files({"lindehof": (34, {"gezicht": "2,6"})}, {"lindehof": (31, {"gezicht": "4,77"})})
    files["stories/de-linde/2024/spiegelgesprek.md"] = None
    files["plans/de-linde/2024/scores/spiegel.yml"] = scores(
        {"lindehof": (31, {"gezicht": "4,77"})}, on="2024-10-03", meant_in="2024/licht-op-de-gang"
    )
    site = composed(site_of(files))
    assert "4,77" not in "".join(each.html for each in site.pages)
    assert "4,77".replace(",", ".") not in "".join(
        asset.data.decode("utf-8", "ignore") for asset in site.assets
    )


def test_what_later_years_gave_is_not_told_by_an_older_edition(site_of: SiteOf) -> None:
    now, before = {"lindehof": (34, {"gezicht": "2,61"})}, {"lindehof": (31, {"gezicht": "3,14"})}
    site = composed(site_of(site_files(now, before)))
    older = page(site, "de-linde/2024/").html
    assert "3,14" in older
    assert "2,61" not in older


# -- what was talked about


@pytest.mark.parametrize(
    ("talk", "is_shown"),
    [
        (conversation(questions=['Waarom is "Mijn mening telt" laag?']), True),
        (conversation(insights=["Bij mijn  mening telt ging het om iets anders."]), True),
        (conversation(unexpected=["MIJN MENING TELT zei niemand iets."]), True),
        (conversation(agreed=["Wij vragen naar ‘mijn mening telt’."]), True),
        (conversation(keywords=["gehoord"]), True),
        (conversation(keywords=["Mijn mening telt"]), True),
        (
            conversation(insights=["Ik werd gehoord en mijn mening."]),
            False,
        ),  # the id is an ordinary word in a text
        (conversation(insights=["Mijn mening tellen ze niet."]), False),
        (conversation(keywords=["mening"]), False),
    ],
)
def test_a_theme_was_talked_about_when_a_conversation_names_it(
    site_of: SiteOf, talk: str, is_shown: bool
) -> None:
    results = {"lindehof": (34, {"gezicht": "3", "gehoord": "3"})}
    html = part(
        page(composed(site_of(site_files(results, results, talk))), "de-linde/2025/").html, "v-scores"
    )
    assert shown(html) == (["Mijn mening telt"] if is_shown else [])
    assert ("mensen spraken erover" in words(html)) == is_shown


def test_what_people_said_stands_beside_the_theme_that_it_names_and_once(site_of: SiteOf) -> None:
    talk = conversation(
        questions=["Hoe komt Mijn mening telt aan een 3?", "Wat zagen wij niet?"],
        insights=["Het ging over het weekend."],
        unexpected=["Niemand dacht aan de tuin."],
        agreed=["Bij Mijn mening telt hoort een antwoord."],
    )
    results = {"lindehof": (34, {"gehoord": "3"})}
    html = part(
        page(composed(site_of(site_files(results, results, talk))), "de-linde/2025/").html, "v-scores"
    )
    beside, made = theme(html, "gehoord"), html.split('id="v-made-spiegel"', 1)[1]
    assert "Gevraagd Hoe komt Mijn mening telt aan een 3?" in heard(beside)
    assert "Afgesproken Bij Mijn mening telt hoort een antwoord." in heard(beside)
    assert "De vragen Wat zagen wij niet?" in heard(made)
    assert "Wat we niet verwachtten Niemand dacht aan de tuin." in heard(made)
    for text in ("Hoe komt Mijn mening", "Wat zagen wij niet?", "Het ging over het weekend.", "aan de tuin"):
        assert words(html).count(text) == 1, text


# -- whose numbers, and in which order


def test_places_stand_in_the_organisations_order_however_they_score(site_of: SiteOf) -> None:
    now = {"beukenhof": (40, {"gezicht": "5"}), "lindehof": (40, {"gezicht": "1"})}
    before = {"beukenhof": (40, {"gezicht": "1"}), "lindehof": (40, {"gezicht": "5"})}
    html = part(page(composed(site_of(site_files(now, before))), "de-linde/2025/").html, "v-scores")
    assert rows(theme(html, "gezicht"))[1:] == ["Lindehof 5 1", "Beukenhof 1 5"]
    assert not re.search(r"(?<![\d,])3(?![\d,])", heard(theme(html, "gezicht"))), "no average"


@pytest.mark.parametrize("people", [9, 0, None])
def test_few_people_give_no_score_and_no_number(site_of: SiteOf, people: int | None) -> None:
    now = {"lindehof": (34, {"gezicht": "2,6"}), "beukenhof": (people, {"gezicht": "4,73"})}
    before = {"lindehof": (31, {"gezicht": "3,1"}), "beukenhof": (22, {"gezicht": "3,6"})}
    site = composed(site_of(site_files(now, before)))
    html = part(page(site, "de-linde/2025/").html, "v-scores")
    assert rows(theme(html, "gezicht"))[1:] == ["Lindehof 3,1 2,6", "Beukenhof 3,6 –"]
    assert "verschoof in Lindehof</span>" in html
    assert "4,73" not in "".join(each.html for each in site.pages)
    assert f"{people} mensen" not in words(html)
    assert "34 mensen" in words(html)


def test_without_a_conversation_there_are_no_scores_at_all(site_of: SiteOf) -> None:
    files = site_files({"lindehof": (34, {"gezicht": "2,67"})})
    files["stories/de-linde/2025/spiegelgesprek.md"] = conversation(on="2099-01-01")
    site = composed(site_of(files))
    everything = "".join(each.html for each in site.pages)
    assert 'id="v-scores"' not in everything
    assert "2,67" not in everything


def test_a_place_that_was_renamed_keeps_its_year_before_and_merged_ones_get_no_average(
    site_of: SiteOf,
) -> None:
    organisation = (
        "naam: Zorggroep De Linde\naandachtsgebieden:\n  - id: wonen\n    titel: Wonen\n  - id: zorg\n    titel: Zorg\n"
        "locaties:\n  - id: lindehof\n    titel: Lindehof\n    tot: 2024\n  - id: beukenhof\n    titel: Beukenhof\n"
        "  - id: nieuw\n    titel: Nieuwe Lindehof\n    was: {was}\n"
        "gremia:\n  - id: clientenraad\n    titel: Raad\n"
    )
    now = {"nieuw": (40, {"gezicht": "4"})}
    before = {"lindehof": (40, {"gezicht": "2"}), "beukenhof": (40, {"gezicht": "3"})}
    renamed = organisation.replace("  - id: lindehof\n    titel: Lindehof\n    tot: 2024\n", "").replace(
        "{was}", "[lindehof]"
    )
    files = site_files(now, before) | {ORGANISATION: renamed}
    html = part(page(composed(site_of(files)), "de-linde/2025/").html, "v-scores")
    assert "Nieuwe Lindehof 2 4" in rows(theme(html, "gezicht"))

    # the old one may stay listed for its own years, and its scores of those years are in the year's own edition
    files[ORGANISATION] = organisation.replace("{was}", "[lindehof]\n    van: 2025")
    site = composed(site_of(files))
    html = part(page(site, "de-linde/2025/").html, "v-scores")
    assert "Nieuwe Lindehof 2 4" in rows(theme(html, "gezicht"))
    earlier = part(page(site, "de-linde/2024/").html, "v-scores")
    assert "Lindehof" in words(earlier)
    assert "Nieuwe Lindehof" not in words(earlier)

    # where both were measured in one year, neither is taken for the other
    both = dict(before) | {"nieuw": (40, {"gezicht": "5"})}
    doubled = {**files, **site_files(now, both), ORGANISATION: renamed}
    html = part(page(composed(site_of(doubled)), "de-linde/2025/").html, "v-scores")
    assert "Nieuwe Lindehof 5 4" in rows(theme(html, "gezicht"))

    files[ORGANISATION] = organisation.replace("{was}", "[lindehof, beukenhof]")
    html = page(composed(site_of(files)), "de-linde/2025/").html
    assert "Nieuwe Lindehof 2" not in words(html)
    assert "2,5" not in words(part(html, "v-scores"))


def test_hard_and_soft_are_said_in_words(site_of: SiteOf) -> None:
    now = {"lindehof": (34, {"gezicht": "2", "gehoord": "4"})}
    before = {"lindehof": (34, {"gezicht": "4", "gehoord": "2"})}
    html = part(page(composed(site_of(site_files(now, before))), "de-linde/2025/").html, "v-scores")
    assert "geteld" in words(theme(html, "gezicht"))
    assert "gevoeld" in words(theme(html, "gehoord"))
    assert set(re.findall(r'class="(v-dot__[^"]*)"', theme(html, "gezicht"))) == {
        "v-dot__line",
        "v-dot__way",
        "v-dot__was",
        "v-dot__now",
    }


def test_scores_of_the_whole_organisation_have_a_name(site_of: SiteOf) -> None:
    html = part(
        page(
            composed(site_of(site_files({"": (34, {"gezicht": "2"})}, {"": (34, {"gezicht": "4"})}))),
            "de-linde/2025/",
        ).html,
        "v-scores",
    )
    assert rows(theme(html, "gezicht"))[1:] == ["de hele organisatie 4 2"]


# -- through the years


def years(count: int, values: list[str | None]) -> dict[str, str | bytes | None]:
    """Scores in so many years up to 2025; None is a year without this place."""
    files: dict[str, str | bytes | None] = {"site_config/instruments/spiegel.yml": INSTRUMENT}
    for year, value in zip(range(2026 - count, 2026), values, strict=True):
        if year < 2024:
            files[f"plans/de-linde/{year}/plan.md"] = (
                f"---\ntitel: Plan {year}\nvorm: volledig\nvastgesteld:\n  op: {year}-01-15\n---\n\nTekst.\n"
            )
        places = {"beukenhof": (20, {"thuis": "3"})}
        if value is not None:
            places["lindehof"] = (20, {"thuis": value})
        files[f"plans/de-linde/{year}/scores/spiegel.yml"] = scores(
            places, on=f"{year}-10-03", meant_in=f"{year}/spiegelgesprek"
        )
        files[f"stories/de-linde/{year}/spiegelgesprek.md"] = conversation(on=f"{year}-10-21")
    files["plans/de-linde/2024/plan.md"] = (
        "---\ntitel: Plan 2024\nvorm: volledig\nvastgesteld:\n  op: 2024-01-15\n---\n\nTekst.\n"
    )
    return files


def test_three_years_stand_in_a_row_folded(site_of: SiteOf) -> None:
    html = part(
        page(composed(site_of(years(4, ["3", "3,2", "3,1", "3,6"]))), "de-linde/2025/").html, "v-scores"
    )
    folded = html.split('<details class="v-fold"')[2]
    assert [r for r in rows(folded) if r.startswith("Lindehof")] == ["Lindehof 3,0 3,2 3,1 3,6"]
    assert len([e for e in seen(folded).elements if e.tag == "circle"]) == 8, (
        "a dot for each year of both places"
    )


@pytest.mark.parametrize(
    ("values", "there"),
    [
        (["3", "3,6"], False),  # two years are no line
        (["3", None, "3,6"], False),
        (["3", None, "3,1", "3,6"], True),
        (["3", "3,1", "3,2"], False),  # neither moved nor crept
        (["3", "3,2", "3,4"], True),  # crept a tenth of the scale in three years, never so much in one
    ],
)
def test_years_are_there_from_three_on_for_what_moved_or_crept(
    site_of: SiteOf, values: list[str | None], there: bool
) -> None:
    html = part(page(composed(site_of(years(len(values), values))), "de-linde/2025/").html, "v-scores")
    before, _, after = heard(html).partition("door de jaren heen")
    assert "Bekijk alle cijfers" in before
    assert ("Lindehof 3" in after) == there


def test_a_year_without_a_score_is_a_gap(site_of: SiteOf) -> None:
    html = part(
        page(composed(site_of(years(4, ["3", None, "3,1", "3,6"]))), "de-linde/2025/").html, "v-scores"
    )
    folded = html.split('<details class="v-fold"')[2]
    assert "Lindehof 3,0 – 3,1 3,6" in rows(folded)
    assert "v-dot__way--gap" in folded


def test_the_line_tells_the_same_in_words(site_of: SiteOf) -> None:
    now, before = {"lindehof": (34, {"gezicht": "2,6"})}, {"lindehof": (31, {"gezicht": "3,1"})}
    html = part(page(composed(site_of(site_files(now, before))), "de-linde/2025/").html, "v-scores")
    assert "<title>Lindehof: 3,1 in 2024 en 2,6 in 2025</title>" in html
