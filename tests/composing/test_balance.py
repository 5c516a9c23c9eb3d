"""Honest numbers: who spoke about each area, in which tone, about what nobody did, and a funnel that gives nobody away."""

from __future__ import annotations

import re

import pytest

from generator.comparing.linking import link
from generator.composing.atlas import make_atlas
from generator.composing.counting import VoiceCounts, count_voices
from generator.composing.editions import Edition
from generator.content.wall import publishable
from generator.locale import language
from generator.reading.library import read_library
from tests.composing.building import ON, commitment, composed, edition_json, page, part, plan, story, words
from tests.conftest import SiteOf
from tests.sites import PLAN_2025, Files

STORIES = "stories/de-linde/2025"
NO = "toestemming: nee\n"


def table(html: str) -> list[list[str]]:
    """The rows of the table of areas."""
    inner = html[html.index("v-balance") :]
    rows = re.findall(r"<tr>(.*?)</tr>", inner[: inner.index("</table>")], re.DOTALL)
    return [[words(c) for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows]


def test_each_area_tells_its_sides_and_tones(site_of: SiteOf) -> None:
    files: Files = {
        f"{STORIES}/a.md": story("A", extra="klank: kritisch\n"),
        f"{STORIES}/b.md": story("B", speaker="vrijwilliger", extra="klank: kritisch\n"),
        f"{STORIES}/c.md": story("C", speaker="medewerker", about="nachtrust, samen-eten", extra="klank: positief\n"),
    }  # fmt: skip
    html = part(page(composed(site_of(files)), "de-linde/2025/").html, "v-heard")
    assert table(html) == [
        ["Aandachtsgebied", "Bewoners", "Naasten en vrijwilligers", "Medewerkers", "Hoe de vertellers het noemen"],
        ["Wonen en leven", "1", "1", "1", "1 positief en 2 kritisch"],
        ["Goede zorg", "niemand", "niemand", "1", "1 positief"],
    ]  # fmt: skip
    assert "sprak niemand" not in html


def test_what_nobody_spoke_about_is_said_in_the_open(site_of: SiteOf) -> None:
    html = part(page(composed(site_of({f"{STORIES}/a.md": story("A")})), "de-linde/2025/").html, "v-heard")
    assert "Over ‘Goede zorg’ sprak niemand." in words(html.partition("<details")[0] + html)
    assert html.index("sprak niemand") < html.index("v-balance")
    before = html[: html.index("sprak niemand")]
    assert before.count("<details") == before.count("</details>")  # not folded


def test_a_voice_counts_where_it_led_to_a_change_or_explains_practice(site_of: SiteOf) -> None:
    eating = commitment(text="Anders.", aanleiding="Zo.", naar_aanleiding_van="2024/licht-op-de-gang")
    site = composed(site_of({"plans/de-linde/2025/commitments/samen-eten.md": eating}))
    areas = edition_json(site, "de-linde/2024")["areas"]
    assert [(each["id"], each["resident"], each["mixed"]) for each in areas] == [
        ("wonen", 1, 1),
        ("zorg", 1, 1),
    ]


def test_a_renamed_commitment_counts_in_its_area(site_of: SiteOf) -> None:
    files: Files = {
        "plans/de-linde/2025/commitments/aan-tafel.md": commitment(was="samen-eten"),
        f"{STORIES}/a.md": story("A", about="samen-eten"),
        "stories/de-linde/2024/b.md": story("B", about="aan-tafel"),
    }
    site = composed(site_of(files))
    for year, expected in (("2025", {"zorg": 1, "wonen": 0}), ("2024", {"zorg": 1, "wonen": 1})):
        areas = edition_json(site, f"de-linde/{year}")["areas"]
        assert {each["id"]: each["resident"] for each in areas} == expected


def test_without_stories_there_is_no_table(site_of: SiteOf) -> None:
    html = page(composed(site_of()), "de-linde/2025/").html
    assert "v-balance" not in html
    assert "sprak niemand" not in html


# -- the funnel


def counted(site_of: SiteOf, *, held: int, mistaken: int, published: int) -> VoiceCounts:
    """What is counted of so many voices without consent, with a mistake in their file, and without either."""
    files: dict[str, str] = {}
    for index in range(held):
        files[f"{STORIES}/zonder-{index}.md"] = story("Z", consent=NO)
    for index in range(mistaken):
        files[f"{STORIES}/fout-{index}.md"] = story("F").replace(
            "Dit vertelde ik.", "<b>Dit</b> vertelde ik."
        )
    for index in range(published):
        files[f"{STORIES}/open-{index}.md"] = story("O")
    library, findings = read_library(site_of(files))
    published_ = publishable(library, findings, ON)
    chains, _ = link(published_.library)
    atlas = make_atlas(published_, chains, language("nl"))
    edition = atlas.editions.of("de-linde")[1]
    assert isinstance(edition, Edition)
    return count_voices(edition, atlas)


@pytest.mark.parametrize(
    ("held", "mistaken", "told", "consented"),
    [
        (0, 0, 12, 12),
        (10, 0, 22, 12),
        (0, 10, 22, 22),
        (10, 11, 33, 23),
        (9, 0, None, None),
        (0, 1, None, None),
        (1, 10, 23, None),
        (9, 9, 30, None),
        (11, 2, 25, None),
    ],
)
def test_no_step_tells_a_number_below_the_limit(
    site_of: SiteOf, held: int, mistaken: int, told: int | None, consented: int | None
) -> None:
    counts = counted(site_of, held=held, mistaken=mistaken, published=12)
    assert (counts.told, counts.consented, counts.published) == (told, consented, 12)
    known = [n for n in (counts.told, counts.consented, counts.published) if n is not None]
    gaps = [one - other for i, one in enumerate(known) for other in known[i + 1 :]]
    assert all(gap == 0 or gap >= 10 for gap in gaps)


def test_the_funnel_is_shown_step_by_step(site_of: SiteOf) -> None:
    files: dict[str, str] = {f"{STORIES}/zonder-{i}.md": story("Z", consent=NO) for i in range(10)}
    files |= {f"{STORIES}/open-{i}.md": story("O") for i in range(3)}
    site = composed(
        site_of(
            {**files, "plans/de-linde/2025/plan.md": PLAN_2025, "plans/de-linde/2026/plan.md": plan(2026)}
        )
    )
    told = words(part(page(site, "de-linde/2025/").html, "v-heard"))
    steps = [
        "13 stemmen verteld",
        "3 daarvan mochten openbaar worden",
        "3 stemmen openbaar",
        "3 daarvan gaan over iets",
    ]
    places = [told.index(step) for step in steps]
    assert places == sorted(places)
    assert edition_json(site, "de-linde/2025")["counts"]["voices"]["consented"] == 3
