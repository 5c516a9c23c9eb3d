"""A commitment over any number of years: what any two versions differ in, under whichever id, and how much is shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings

from generator.comparing.linking import link
from generator.composing.compose import compose
from generator.composing.site import ComposedSite, PageKind
from generator.content.plan import Plan
from generator.content.wall import publishable
from generator.locale import language
from tests.comparing.building import library
from tests.comparing.strategies import chains
from tests.composing.building import commitment, composed, page, plan, seen, words
from tests.conftest import SiteOf

PLACE = "plans/de-linde"
LATE = dt.date(2060, 1, 1)


def text(number: int) -> str:
    """A text of which only one word differs from year to year."""
    return f"Wij eten samen in de huiskamer. Er staan {number} stoelen klaar."


def years_of(site_of: SiteOf, files: Sequence[str | None], id: str = "eten", **more: str) -> Path:
    """A site whose plans from 2024 on say this of one commitment; None is nothing."""
    drawn: dict[str, str] = {}
    for index, said in enumerate(files):
        year = 2024 + index
        drawn[f"{PLACE}/{year}/plan.md"] = plan(year, form="wijzigingen" if index else "volledig")
        if said is not None:
            drawn[f"{PLACE}/{year}/commitments/{id}.md"] = said
    return site_of({**drawn, **more}, minimal=True)


def late(root: Path) -> ComposedSite:
    """The site composed when all of its plans are adopted."""
    return composed(root, on=LATE)


def changed(number: int, **keys: str) -> str:
    return commitment("", text(number), aanleiding="Zo vroegen bewoners het.", **keys)


BEGUN = commitment("Samen eten", text(40), aandachtsgebied="zorg", aanleiding="Zo.")
ADDRESS = "de-linde/voornemens/eten/door-de-jaren/"


def afar(site: ComposedSite) -> list[str]:
    return [each.address for each in site.pages if each.kind is PageKind.YEARS]


def section(html: str, anchor: str) -> str:
    """What stands under the heading, or in the folded part, with this id."""
    start = html.index(f'id="{anchor}"')
    return html[start : start + re.search(r"</details>|<h3|</section>", html[start:]).start()]  # type: ignore[union-attr]


def table(html: str) -> list[list[str]]:
    """The rows of the table as words."""
    rows = re.findall(r"<tr>(.*?)</tr>", html[html.index("v-nets") :], re.DOTALL)
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows
    ]


def test_one_change_needs_no_page_of_its_own(site_of: SiteOf) -> None:
    for files in (
        [BEGUN, changed(41)],
        [BEGUN, None, None],
        [BEGUN, changed(41), commitment(eindigt="behaald", aanleiding="Zo.")],
    ):
        site = late(years_of(site_of, files))
        assert ADDRESS not in afar(site)
        assert "door-de-jaren" not in page(site, "de-linde/voornemens/eten/").html


def test_three_versions_are_told_in_every_pair(site_of: SiteOf) -> None:
    site = late(years_of(site_of, [BEGUN, changed(41), changed(42, locaties="lindehof")]))
    assert "door-de-jaren/" in page(site, "de-linde/voornemens/eten/").html
    html = page(site, ADDRESS).html
    assert table(html) == [
        ["", "naar 2025", "naar 2026"],
        ["van 2024", "Van 2024 naar 2025: tekst", "Van 2024 naar 2026: tekst, waar"],
        ["van 2025", "", "Van 2025 naar 2026: tekst, waar"],
    ]
    widest = section(html, "v-2024--2026")
    assert all(part in widest for part in ("<del>", "40", "42"))
    assert "41" not in widest
    assert "de hele organisatie" in words(widest)
    assert "2025 (anders), 2026 (anders)" in words(widest)
    assert "41" in section(html, "v-2024--2025")
    assert html.index('id="v-2024--2026"') < html.index("<details")


def test_every_cell_leads_to_what_answers_it(site_of: SiteOf) -> None:
    files = [BEGUN, changed(41), commitment(eindigt="gestopt", aanleiding="Zo."), changed(43), changed(44)]
    site = late(years_of(site_of, files))
    html = page(site, ADDRESS).html
    ids = {
        address: {e.attributes.get("id") for e in seen(page(site, address).html).elements}
        for address in (ADDRESS, "de-linde/voornemens/eten/")
    }
    links = [e.attributes["href"] for e in seen(html[html.index("v-nets") :]).elements if e.tag == "a"]
    assert len([each for each in links if "#" in each]) >= 8
    for each in links:
        address, _, anchor = each.removeprefix("../" * 4).partition("#")
        assert not anchor or anchor in ids[address], each


def test_years_in_which_nothing_differed_are_one_version(site_of: SiteOf) -> None:
    html = page(late(years_of(site_of, [BEGUN, None, changed(41), None, changed(42)])), ADDRESS).html
    assert [row[0] for row in table(html)] == ["", "van 2024 t/m 2025", "van 2026 t/m 2027"]
    assert "Van 2024 naar 2028" in words(html)
    assert "Tussen 2024 en 2028 gebeurde er 2 keer iets." in words(html)


def test_a_text_that_came_back_differs_in_nothing(site_of: SiteOf) -> None:
    html = page(late(years_of(site_of, [BEGUN, changed(41), changed(40)])), ADDRESS).html
    assert table(html)[1][2] == "Van 2024 naar 2026: niets anders"
    assert "Onder de streep is er niets anders dan het was." in words(section(html, "v-2024--2026"))


def test_one_that_ended_and_came_back_is_compared_across_the_gap(site_of: SiteOf) -> None:
    gone = commitment(eindigt="gestopt", aanleiding="Geen kok.")
    html = page(late(years_of(site_of, [BEGUN, gone, None, changed(44)])), ADDRESS).html
    assert table(html)[0] == ["", "naar 2025", "naar 2027"]
    assert table(html)[1] == ["van 2024", "Van 2024 naar 2025: gestopt", "Van 2024 naar 2027: tekst"]
    assert "2025 (gestopt), 2027 (terug)" in words(section(html, "v-2024--2027"))
    assert "44" in section(html, "v-2024--2027")


def test_an_ending_at_the_end_is_said(site_of: SiteOf) -> None:
    end = commitment(eindigt="behaald", aanleiding="Klaar.")
    html = page(late(years_of(site_of, [BEGUN, changed(41), changed(42), end])), ADDRESS).html
    assert "In 2027 is het gestopt." in words(html)
    assert [row[-1] for row in table(html)[1:]] == [f"Van {y} naar 2027: gestopt" for y in (2024, 2025, 2026)]


def test_another_name_is_followed(site_of: SiteOf) -> None:
    renamed = commitment("", text(41), was="eten", aanleiding="Een betere naam.")
    files = {
        f"{PLACE}/2025/commitments/aan-tafel.md": renamed,
        f"{PLACE}/2026/commitments/aan-tafel.md": changed(42),
    }
    site = late(years_of(site_of, [BEGUN, None, None], **files))
    html = page(site, "de-linde/voornemens/aan-tafel/door-de-jaren/").html
    assert table(html)[1][2] == "Van 2024 naar 2026: tekst"
    assert "40" in section(html, "v-2024--2026")
    assert "Komt voort uit" not in words(html)  # it would lead to itself


def test_one_that_took_another_in_says_from_which(site_of: SiteOf) -> None:
    merged = commitment("", "Eten en slapen.", was="nachtrust", aanleiding="Zo.")
    html = page(
        late(
            years_of(
                site_of, [BEGUN, merged, changed(42)], **{f"{PLACE}/2025/commitments/nachtrust.md": None}
            )
        ),  # type: ignore[arg-type]
        ADDRESS,
    ).html
    assert "Rustige nachten" in words(section(html, "v-2024--2026"))


def test_two_chains_are_two_parts(site_of: SiteOf) -> None:
    files: dict[str, str] = {f"{PLACE}/2027/plan.md": plan(2027, form="volledig", extra="volgt_op: geen\n")}
    files[f"{PLACE}/2027/commitments/eten.md"] = BEGUN
    for year, number in ((2028, 51), (2029, 52)):
        files[f"{PLACE}/{year}/plan.md"] = plan(year)
        files[f"{PLACE}/{year}/commitments/eten.md"] = changed(number)
    html = page(late(years_of(site_of, [BEGUN, changed(41), changed(42)], **files)), ADDRESS).html
    assert re.findall(r'<h2 id="(v-[^"]*--[^"]*)"', html) == ["v-2024--2026", "v-2027--2029"]


@pytest.mark.parametrize(("versions", "pairs"), [(7, 21), (8, 13), (12, 21)])
def test_of_many_versions_those_with_the_first_and_the_newest_are_shown(
    site_of: SiteOf, versions: int, pairs: int
) -> None:
    files = [BEGUN, *(changed(40 + index) for index in range(1, versions))]
    html = page(late(years_of(site_of, files)), ADDRESS).html
    assert len(set(re.findall(r'id="(v-\d+--\d+)"', html))) == pairs
    bounded = "Er zijn veel versies."
    assert (bounded in words(html)) is (versions > 7)


def test_thirty_plans_of_long_texts_stay_light(site_of: SiteOf) -> None:
    def long(year: int) -> str:
        many = " ".join(f"Zin {index} van het jaar {year} gaat over stoelen." for index in range(400))
        return commitment("", many, aanleiding="Zo.")

    files = [BEGUN, *(long(2024 + index) for index in range(1, 30))]
    html = page(late(years_of(site_of, files)), ADDRESS).html
    assert len(html.encode("utf-8")) < 500_000
    assert "Niet alles past op deze bladzijde." in words(html)
    assert len(table(html)) == 31


def test_a_draft_is_marked_in_the_preview(site_of: SiteOf) -> None:
    files = [BEGUN, changed(41), changed(42)]
    root = years_of(site_of, files, **{f"{PLACE}/2026/plan.md": plan(2026, adopted=False)})
    assert ADDRESS not in afar(composed(root))
    assert "naar 2026 (concept)" in words(page(composed(root, drafts=True), ADDRESS).html)


@settings(max_examples=40)
@given(chains(most=6))
def test_whatever_happens_to_commitments_every_cell_leads_somewhere(plans: tuple[Plan, ...]) -> None:
    published = publishable(library(*plans), (), LATE)
    linked, _ = link(published.library)
    site = compose(published, linked, language("nl"))
    ids = {
        each.address: set(re.findall(r' id="([^"]+)"', each.html))
        for each in site.pages
        if each.kind in (PageKind.YEARS, PageKind.COMMITMENT)
    }
    for each in site.pages:
        if each.kind is not PageKind.YEARS:
            continue
        found = re.findall(r' id="([^"]+)"', each.html)
        assert len(found) == len(set(found))
        for target in re.findall(r'href="([^"]*#[^"]*)"', each.html):
            address, _, anchor = target.removeprefix("../" * 4).partition("#")
            assert anchor in ids[address], (each.address, target)
