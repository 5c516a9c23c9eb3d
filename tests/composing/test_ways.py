"""The way from voice to change: every voice is told once for each kind of thing it led to, or to nothing yet."""

from __future__ import annotations

import re

from tests.composing.building import composed, page, part, plan, story, words
from tests.conftest import SiteOf


def table(html: str) -> dict[str, list[str]]:
    """The table behind the picture: first cell of a row → the others, its head too."""
    found = html.split('class="v-ways"', 1)[1].split("<table", 1)[1].split("</table>", 1)[0]
    rows = [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>.*?</tr>", found, re.DOTALL)
    ]
    return {row[0]: row[1:] for row in rows}


FILES = {
    "stories/de-linde/2024/nieuw.md": story("Nieuw", speaker="naaste"),
    "stories/de-linde/2024/twee.md": story("Twee"),
    "stories/de-linde/2024/praktijk.md": story("Praktijk", speaker="medewerker"),
    "stories/de-linde/2024/niets.md": story("Niets", speaker="vrijwilliger"),
    "stories/de-linde/2024/besproken.md": story("Besproken", speaker="vrijwilliger"),
    "stories/de-linde/2024/panel.md": (
        "---\ntitel: Panel\nsoort: gesprek\nop: 2024-11-01\nvertrekpunt: 2024/besproken\ninzichten: [Ja.]\n---\n\nWij spraken.\n"
    ),
    "plans/de-linde/2025/commitments/tuin.md": (
        "---\ntitel: Tuin\naandachtsgebied: wonen\naanleiding: Zon.\nnaar_aanleiding_van: [2024/nieuw, 2024/twee]\n---\n\nOpen.\n"
    ),
    "plans/de-linde/2025/commitments/nachtrust.md": (
        "---\naanleiding: Er werd om gevraagd.\nnaar_aanleiding_van: [2024/twee, 2024/licht-op-de-gang, 2024/twee]\n---\n\nTien uur.\n"
    ),
    "plans/de-linde/2024/deviations/samen-eten.md": (
        "---\nuitkomst: later\naanleiding: De bouw.\nnaar_aanleiding_van: [2024/praktijk, 2024/twee]\n---\n\nLater.\n"
    ),
}  # fmt: skip


def test_each_voice_arrives_at_every_kind_once(site_of: SiteOf) -> None:
    html = part(page(composed(site_of(FILES)), "de-linde/2024/").html, "v-heard")
    assert table(html) == {
        "Wie sprak": ["Stemmen", "Nieuw", "Anders", "Afwijking", "Alleen besproken", "Nog niets"],
        "Bewoner": ["2", "1", "2", "1", "0", "0"],
        "Naaste": ["1", "1", "0", "0", "0", "0"],
        "Vrijwilliger": ["2", "0", "0", "0", "1", "1"],
        "Medewerker": ["1", "0", "0", "1", "0", "0"],
        "Gesprek": ["1", "0", "0", "0", "0", "1"],
    }
    assert "Eén stem kan tot meer leiden." in words(html)


def test_the_picture_says_the_same_in_words(site_of: SiteOf) -> None:
    html = page(composed(site_of(FILES)), "de-linde/2024/").html
    told = re.search(r'<desc id="v-ways-d">(.*?)</desc>', html)
    assert told
    assert told[1] == (
        "Wie er sprak: Bewoner 2, Naaste 1, Vrijwilliger 2, Medewerker 1 en Gesprek 1. "
        "Waartoe dat leidde: Nieuw 2, Anders 2, Afwijking 2, Alleen besproken 1 en Nog niets 2."
    )


def test_when_nothing_came_of_any_voice_that_is_said_and_shown(site_of: SiteOf) -> None:
    root = site_of(
        {
            "stories/de-linde/2025/een.md": story("Een"),
            "stories/de-linde/2025/twee.md": story("Twee", speaker="naaste"),
        }
    )
    html = part(page(composed(root), "de-linde/2025/").html, "v-heard")
    assert "Nog geen enkele leidde tot iets wat anders werd." in words(html)
    assert table(html)["Wie sprak"] == ["Stemmen", "Nog niets"]


def test_one_voice_or_no_plan_has_no_picture(site_of: SiteOf) -> None:
    root = site_of(
        {
            "stories/de-linde/2025/een.md": story("Een"),
            "stories/de-linde/2022/een.md": story("Een"),
            "stories/de-linde/2022/twee.md": story("Twee"),
        }
    )
    site = composed(root)
    assert "v-ways" not in page(site, "de-linde/2025/").html
    assert "v-ways" not in page(site, "de-linde/2022/").html


def test_what_an_organisation_calls_things_stands_in_the_picture(site_of: SiteOf) -> None:
    organisation = (
        "naam: A\naandachtsgebieden:\n  - id: wonen\n    titel: W\n  - id: zorg\n    titel: Z\n"
        "gremia:\n  - id: clientenraad\n    titel: R\nlabels:\n  bewoner: gast\n  afwijking: zijpad\n"
    )
    html = page(
        composed(site_of(FILES | {"site_config/organisations/de-linde.yml": organisation})), "de-linde/2024/"
    ).html
    picture = html.split('class="v-ways"', 1)[1].split("</svg>", 1)[0]
    assert ">Gast</text>" in picture
    assert ">Zijpad</text>" in picture


def test_voices_that_are_held_back_are_not_in_it(site_of: SiteOf) -> None:
    secret = story("Geheim", speaker="naaste", consent="toestemming: nee\n")
    html = part(
        page(composed(site_of(FILES | {"stories/de-linde/2024/nieuw.md": secret})), "de-linde/2024/").html,
        "v-heard",
    )
    assert "Naaste" not in table(html)
    assert table(html)["Wie sprak"][1] == "Nieuw", "the other voice behind it is still there"
    assert table(html)["Bewoner"] == ["2", "1", "2", "1", "0", "0"]


def test_a_draft_that_follows_tells_nothing_of_it_yet(site_of: SiteOf) -> None:
    files = {
        "stories/de-linde/2025/een.md": story("Een"),
        "stories/de-linde/2025/twee.md": story("Twee"),
        "plans/de-linde/2026/plan.md": plan(2026, adopted=False),
        "plans/de-linde/2026/commitments/nachtrust.md": "---\naanleiding: Zo.\nnaar_aanleiding_van: 2025/een\n---\n\nAnders.\n",
    }
    html = part(page(composed(site_of(files)), "de-linde/2025/").html, "v-heard")
    assert table(html)["Wie sprak"] == ["Stemmen", "Nog niets"]
