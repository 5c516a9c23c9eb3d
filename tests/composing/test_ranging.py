"""Pages that range over everything: they split, stay below half a megabyte, lose nothing, and look everything up once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.composing import dilemmas, learning, network, overview, rules, themes
from generator.composing.paging import parted
from generator.composing.site import ComposedSite, PageKind
from tests.composing.building import composed, page, part, plan, seen, words
from tests.sites import write

HOUSES = 8
COMMITMENTS = 14
STORIES = 45
"""Of each house."""
LIMIT = 500_000
RANGING = (PageKind.DILEMMAS, PageKind.RULES, PageKind.THEMES, PageKind.THEME, PageKind.LEARNING)
LONG = "waarin heel veel gebeurt en nog meer wordt gezegd dan iemand had gedacht " * 2
WHY = "Dit vroegen bewoners en hun naasten al heel lang, en nu ook de nachtdienst die het elke week zag. " * 5
COMPASS = "titel: Kompas\nthemas:\n  - id: dag\n    titel: Een goede dag\n"


def house(id: str) -> dict[str, str]:
    """A house with long texts everywhere: two plans in which all differs, and stories that led to all of it."""
    place = f"plans/{id}"
    voices = [f"2024/verhaal-{n}" for n in range(STORIES)]
    files = {
        f"site_config/organisations/{id}.yml": (
            f"naam: Huis {id} {LONG}\naandachtsgebieden:\n  - id: wonen\n    titel: Wonen\n    kaders: [kompas/dag]\n"
            "brengt:\n  - thema: rust\n    zin: Kom kijken.\nzoekt:\n  - thema: rust\n    zin: Wie weet het?\n"
        ),
        f"{place}/2024/plan.md": plan(2024, form="volledig", extra=f"leerpunten:\n  - {LONG}\n"),
        f"{place}/2025/plan.md": plan(2025, extra=f"leerpunten:\n  - {LONG}\n"),
    }
    for n in range(COMMITMENTS):
        room = f"vraagt_ruimte:\n  regel: Regel {n} {LONG}\n  status: "
        files[f"{place}/2024/commitments/nr-{n}.md"] = (
            f"---\ntitel: Nummer {n} {LONG}\naandachtsgebied: wonen\n{room}gevraagd\n---\n\nZo doen wij het.\n"
        )
        files[f"{place}/2025/commitments/nr-{n}.md"] = (
            f"---\naanleiding: {WHY}\nnaar_aanleiding_van: [{', '.join(voices)}]\n{room}geweigerd\n---\n\nAnders.\n"
        )
        files[f"{place}/2024/deviations/nr-{n}.md"] = (
            f"---\nuitkomst: later\naanleiding: {WHY}\nnaar_aanleiding_van: [{voices[n]}]\n---\n"
        )
    for n in range(STORIES):
        files[f"stories/{id}/2024/verhaal-{n}.md"] = (
            f"---\ntitel: Verhaal {n} {LONG}\nstem: bewoner\nmaand: 2024-05\nover: nr-1\n"
            f"trefwoorden: [rust, woord-{n}]\nbetekenis: {LONG}\ndilemma: Keuze {n} van {id} {LONG}\n"
            "toestemming:\n  gegeven_door: zelf\n  op: 2024-09-20\n  tot: 2099-12-31\n  voor: site\n"
            "  gelezen_door_verteller: 2024-09-25\n---\n\nDit vertelde ik.\n"
        )
    return files


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn site of some houses with hundreds of stories."""
    ids = [f"huis-{n}" for n in range(HOUSES)]
    files = {
        "site_config/site.yml": f"titel: Veel\ntaal: nl\norganisaties: [{', '.join(ids)}]\n",
        "site_config/frameworks/kompas.yml": COMPASS,
    }
    for id in ids:
        files |= house(id)
    return write(tmp_path_factory.mktemp("many"), files)


@pytest.fixture(scope="module")
def site(root: Path) -> ComposedSite:
    return composed(root)


def of(site: ComposedSite, start: str) -> list[str]:
    """The pages of one list, as HTML."""
    found = [each for each in site.pages if re.fullmatch(rf"{start}(pagina/\d+/)?", each.address)]
    found.sort(key=lambda each: int(re.sub(r"\D", "", each.address.removeprefix(start)) or 1))
    return [each.html for each in found]


def test_no_page_is_heavier_than_half_a_megabyte(site: ComposedSite) -> None:
    weights = {each.address: len(each.html.encode()) for each in site.pages if each.kind in RANGING}
    assert {address: weight for address, weight in weights.items() if weight > LIMIT} == {}
    assert {each.kind for each in site.pages} >= set(RANGING)


@pytest.mark.parametrize(
    ("start", "item", "number"),
    [
        ("dilemmas/", 'class="v-tension"', HOUSES * STORIES),
        ("regels/", 'class="v-hindered ', HOUSES * COMMITMENTS),
        ("themas/kompas/dag/", 'class="v-column"', HOUSES),
    ],
)
def test_lists_part_over_pages_and_lose_nothing(
    site: ComposedSite, start: str, item: str, number: int
) -> None:
    parts = of(site, start)
    assert len(parts) > 1
    assert sum(html.count(item) for html in parts) == number
    assert min(html.count(item) for html in parts) > 0
    for place, html in enumerate(parts, start=1):
        ways = [e.attributes["href"] for e in seen(html).elements if "nav" in e.within and e.tag == "a"]
        up = "../" * (start.count("/") + (2 if place > 1 else 0))
        others = {
            f"{up}{start}{f'pagina/{n}/' if n > 1 else ''}" for n in range(1, len(parts) + 1) if n != place
        }
        assert others <= set(ways)
        assert f"Dit is bladzijde {place} van {len(parts)}." in words(html)


def test_every_dilemma_stands_on_one_page_only(site: ComposedSite) -> None:
    told = Counter(
        re.findall(
            r"Keuze \d+ van huis-\d+", " ".join(re.findall(r"<h3.*?</h3>", "".join(of(site, "dilemmas/"))))
        )
    )
    assert len(told) == HOUSES * STORIES
    assert set(told.values()) == {1}


def test_a_rule_of_many_houses_that_goes_on_on_the_next_page_says_of_how_many(site: ComposedSite) -> None:
    for html in of(site, "regels/"):
        assert html.count(f"{HOUSES} voornemens hebben hier last van.") == html.count('class="v-rule"')


def test_smaller_pages_are_more_pages(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dilemmas, "PER_PAGE", 50)
    monkeypatch.setattr(rules, "PER_PAGE", 10)
    monkeypatch.setattr(themes, "ROOM", 60)
    small = composed(root)
    assert len(of(small, "dilemmas/")) == -(-HOUSES * STORIES // 50)
    assert len(of(small, "regels/")) == -(-HOUSES * COMMITMENTS // 10)
    assert len(of(small, "themas/kompas/dag/")) > 2


def test_what_a_page_leaves_out_it_counts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(themes, "_NEWEST", 8)
    monkeypatch.setattr(learning, "_MATCHES", 3)
    monkeypatch.setattr(learning, "_LESSONS", 4)
    monkeypatch.setattr(overview, "_ORGANISATIONS", 2)
    made = composed(root)
    column = of(made, "themas/kompas/dag/")[0].split("v-column")[1]
    newest = column.split("<details")[0]
    assert newest.count('class="v-line-item"') == 8
    assert f"Nog {2 * COMMITMENTS - 8}, in de hele editie" in words(newest)
    html = page(made, "van-elkaar-leren/").html
    pairs = HOUSES * (HOUSES - 1) // 2
    assert html.count('class="v-match"') == 3
    assert f"Er passen nog {pairs - 3} paren bij elkaar." in words(html)
    assert f"Nog {2 * HOUSES - 4} leerpunten staan in oudere edities." in words(part(html, "v-lessons"))
    shared = part(page(made, "themas/").html, "v-shared")
    assert f"van {HOUSES} organisaties" in words(shared)
    assert shared.count("en nog 42 stemmen") == 2


def test_a_network_with_very_many_conversations_shows_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "_SHOWN", 5)
    files = {"site_config/site.yml": "titel: Kring\ntaal: nl\n"}
    files["site_config/organisations/kring.yml"] = "naam: Kring\nsoort: netwerk\n"
    for n in range(12):
        files[f"stories/kring/2024/g-{n}.md"] = (
            f"---\ntitel: Gesprek {n}\nsoort: gesprek\nvorm: dialoog\nop: 2024-0{1 + n % 9}-01\n---\n\nWij spraken.\n"
        )
    html = page(composed(write(tmp_path, files)), "kring/").html
    assert html.count('class="v-talk"') == 5
    assert "Nog 7 oudere gesprekken staan in de edities hieronder." in words(html)


PARTED = [
    ([], 3, []),
    ([1, 1, 1], 3, [[1, 1, 1]]),
    ([1, 1, 1, 1], 3, [[1, 1, 1], [1]]),
    ([2, 2, 1], 3, [[2], [2, 1]]),
    ([9, 1], 3, [[9], [1]]),
    ([1, 9, 1], 3, [[1], [9], [1]]),
]


@pytest.mark.parametrize(("weights", "room", "expected"), PARTED)
def test_parts_hold_what_fits(weights: list[int], room: int, expected: list[list[int]]) -> None:
    parts = list(parted(weights, room, lambda number: f"{number}/", weight=lambda item: item))
    assert [list(each.items) for each in parts] == expected
    assert [each.number for each in parts] == list(range(1, len(expected) + 1))
    assert all(len(each.ways) == (len(expected) if len(expected) > 1 else 0) for each in parts)


def test_what_ranges_over_the_site_is_found_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.composing.atlas import Atlas

    asked: Counter[object] = Counter()
    found: Counter[object] = Counter()
    once = Atlas.once

    def counting(self: Atlas, find):  # type: ignore[no-untyped-def]
        asked[find] += 1
        if find not in self._once:
            found[find] += 1
        return once(self, find)

    monkeypatch.setattr(Atlas, "once", counting)
    made = composed(root)
    assert all(each.html for each in made.pages)
    assert max(asked.values()) > 20
    assert set(found.values()) == {1}
