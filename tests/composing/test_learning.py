"""Learning from each other: who brings what another seeks, explained and never ranked; lessons; a network's own page."""

from __future__ import annotations

import re

import pytest

from generator.composing.matching import key_of
from generator.composing.site import ComposedSite
from generator.composing.stemming import Stems
from generator.locale import language
from tests.composing.building import composed, page, part, plan, words
from tests.conftest import SiteOf

Offers = dict[str, tuple[list[str], list[str]]]
"""Organisation → what it brings and what it seeks."""


def organisations(offers: Offers) -> dict[str, str]:
    """Files of organisations in this order, with their offers."""
    files = {"site_config/site.yml": f"titel: Leren\ntaal: nl\norganisaties: [{', '.join(offers)}]\n"}
    for id, (brings, seeks) in offers.items():
        text = f"naam: Huis {id.capitalize()}\n"
        for key, themes in (("brengt", brings), ("zoekt", seeks)):
            lines = [f"  - thema: {theme}\n    zin: Hierover vertelt {id}.\n" for theme in themes]
            text += f"{key}:\n{''.join(lines)}" if lines else ""
        files[f"site_config/organisations/{id}.yml"] = text
    return files


def site(site_of: SiteOf, offers: Offers, more: dict[str, str] | None = None) -> ComposedSite:
    return composed(site_of(organisations(offers) | (more or {}), minimal=False))


def matches(html: str) -> list[str]:
    return [words(each) for each in re.findall(r'<li class="v-match">.*?</li>', html, re.DOTALL)]


CASES: dict[str, tuple[Offers, list[list[str]]]] = {
    "one way": (
        {"a": (["dans"], []), "b": ([], ["dans"])},
        [["Huis A en Huis B", "Huis A laat ‘dans’ graag zien. Huis B zoekt dat."]],
    ),
    "both ways": (
        {"a": (["dans"], ["zang"]), "b": (["zang"], ["dans"])},
        [
            [
                "Huis A en Huis B Over en weer",
                "Huis A laat ‘dans’ graag zien. Huis B zoekt dat.",
                "Huis B laat ‘zang’ graag zien. Huis A zoekt dat.",
            ]
        ],
    ),
    "another form of the word": (
        {"a": (["vaste gezichten"], []), "b": ([], ["Vast gezicht"])},
        [["Huis A laat ‘vaste gezichten’ graag zien. Huis B zoekt ‘Vast gezicht’."]],
    ),
    "the site's order, whoever has most": (
        {"a": ([], ["dans"]), "b": (["dans"], []), "c": (["dans", "zang"], []), "d": ([], ["zang"])},
        [["Huis A en Huis B"], ["Huis A en Huis C"], ["Huis C en Huis D"]],
    ),
    "nobody with oneself": ({"a": (["dans"], ["dans"]), "b": ([], [])}, []),
    "both bring the same": ({"a": (["dans"], []), "b": (["dans"], [])}, []),
    "another theme": ({"a": (["dans"], []), "b": ([], ["dansen met bezoek"])}, []),
}


@pytest.mark.parametrize(("offers", "expected"), CASES.values(), ids=CASES)
def test_who_could_be_whose_buddy(site_of: SiteOf, offers: Offers, expected: list[list[str]]) -> None:
    found = matches(page(site(site_of, offers), "van-elkaar-leren/").html)
    assert len(found) == len(expected)
    for told, pieces in zip(found, expected, strict=True):
        for piece in pieces:
            assert piece in told
        mutual = any("Over en weer" in piece for piece in pieces)
        assert ("Over en weer" in told) is mutual


def test_it_stands_on_the_page_of_both(site_of: SiteOf) -> None:
    made = site(site_of, CASES["both ways"][0])
    for own, other in (("a", "b"), ("b", "a")):
        html = page(made, f"{own}/").html
        (told,) = matches(html)
        assert told.startswith(f"Huis {other.upper()} Over en weer")
        assert "Huis A laat ‘dans’ graag zien. Huis B zoekt dat." in told
        assert f'href="../{other}/"' in html
        assert 'href="../van-elkaar-leren/"' in html


def test_what_nobody_answers_yet_is_told(site_of: SiteOf) -> None:
    made = site(site_of, {"a": (["dans"], ["zang"]), "b": ([], ["zang", "rust"])})
    text = words(part(page(made, "van-elkaar-leren/").html, "v-open"))
    assert "Gezocht door Huis A en Huis B: ‘zang’. Nog niemand laat dat zien." in text
    assert "Gezocht door Huis B: ‘rust’." in text
    assert "Huis A laat graag zien: ‘dans’. Nog niemand zoekt dat." in text


def test_no_number_and_no_rank_stands_with_a_match(site_of: SiteOf) -> None:
    for told in matches(page(site(site_of, CASES["both ways"][0]), "van-elkaar-leren/").html):
        assert not re.search(r"\d|%|beste|score", told)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("vaste gezichten", "Vast gezicht", True),
        ("gezichten, vaste", "vaste gezichten", True),
        ("cliënten", "client", True),
        ("open deuren", "open ramen", False),
        ("familie", "families", True),
        ("…", "!", True),
    ],
)
def test_themes_match_by_their_words(one: str, other: str, alike: bool) -> None:
    stems = Stems.of(language("nl"))
    assert (key_of(one, stems) == key_of(other, stems)) is alike


def test_a_theme_without_words_matches_nothing(site_of: SiteOf) -> None:
    made = site(site_of, {"a": (["…"], []), "b": ([], ["!"])})
    assert not [each.address for each in made.pages if each.address == "van-elkaar-leren/"]


def test_lessons_stand_newest_first_with_who_and_when(site_of: SiteOf) -> None:
    lessons = {
        "plans/de-linde/2024/plan.md": plan(2024, form="volledig", extra="leerpunten:\n  - Begin eerder.\n"),
        "plans/de-linde/2025/plan.md": plan(
            2025, extra="leerpunten:\n  - Vraag het de nachtdienst.\n  - Korter.\n"
        ),
    }
    made = composed(site_of(lessons))
    html = page(made, "van-elkaar-leren/").html
    text = words(part(html, "v-lessons"))
    assert text.index("Vraag het de nachtdienst.") < text.index("Korter.") < text.index("Begin eerder.")
    assert 'href="../de-linde/2025/#v-lessons"' in html
    assert "Zorggroep De Linde, 2024" in text


def test_with_nothing_to_learn_there_is_no_page_and_no_way_to_it(site_of: SiteOf) -> None:
    made = composed(site_of())
    assert not [each.address for each in made.pages if "van-elkaar-leren" in each.address + each.html]


# -- a network

NETWORK = "naam: De Kring\nsoort: netwerk\nleden: [de-linde, elders]\ninleiding: Wij praten met elkaar.\n"


def talk(title: str, form: str, on: str, more: str = "") -> str:
    return f"---\ntitel: {title}\nsoort: gesprek\nvorm: {form}\nop: {on}\n{more}---\n\nWij spraken.\n"


CONVERSATIONS = {
    "site_config/organisations/kring.yml": NETWORK,
    "stories/kring/2024/een.md": talk(
        "Het begin", "dialoog", "2024-02-01", "vragen:\n  - Waarom eigenlijk?\ninzichten:\n  - Daarom.\n"
    ),
    "stories/kring/2025/twee.md": talk(
        "Het vervolg",
        "leerbezoek",
        "2025-02-01",
        "vertrekpunt: 2024/een\nonverwacht:\n  - Er was soep.\nafgesproken:\n  - Nog eens.\ndilemma: Soep of brood.\n",
    ),
    "stories/kring/2025/drie.md": talk("Nog een keer", "dialoog", "2025-04-01"),
}


def test_a_network_tells_its_conversations_by_year_and_what_they_gave(site_of: SiteOf) -> None:
    html = page(composed(site_of(CONVERSATIONS)), "kring/").html
    text = words(part(html, "v-conversations"))
    assert "Hier staan 2 dialogen en één leerbezoek." in text
    headings = [words(each) for each in re.findall(r"<h[34].*?</h[34]>", html, re.DOTALL)]
    assert headings[:5] == ["2025", "Nog een keer", "Het vervolg", "2024", "Het begin"]
    assert "De vragenWaarom eigenlijk?" in text
    for piece in ("Daarom.", "Er was soep.", "Nog eens.", "Het dilemma: Soep of brood."):
        assert piece in text
    assert "Begon bij: Het begin" in text
    assert "Ging verder in: Het vervolg" in text


def test_a_network_shows_its_members_with_their_newest_edition(site_of: SiteOf) -> None:
    html = part(page(composed(site_of(CONVERSATIONS)), "kring/").html, "v-members")
    assert "Zorggroep De Linde: Kwaliteitsplan 2025. In 2025 verandert er iets" in words(html)
    assert 'href="../de-linde/2025/"' in html
    assert "elders" in words(html)


def test_an_organisation_that_gives_care_has_no_such_parts(site_of: SiteOf) -> None:
    html = page(composed(site_of(CONVERSATIONS)), "de-linde/").html
    assert "v-conversations" not in html
    assert "v-members" not in html


def test_dialogues_that_began_it_stand_with_what_can_be_learnt_the_oldest_first(site_of: SiteOf) -> None:
    more = {
        "plans/de-linde/2025/plan.md": plan(2025, extra="leerpunten:\n  - Korter.\n"),
        "stories/kring/2024/vier.md": talk("Daarna", "dialoog", "2024-03-01", "inzichten:\n  - Ja.\n"),
    }
    html = part(page(composed(site_of(CONVERSATIONS | more)), "van-elkaar-leren/").html, "v-dialogues")
    assert words(html).index("Het begin") < words(html).index("Daarna")
    assert "Nog een keer" not in words(html)  # nothing is known of what it asked
    assert 'href="../kring/"' in html
