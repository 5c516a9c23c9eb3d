"""Conversation cards: an open question with its source, from voices that may be on paper, deviations and scores."""

from __future__ import annotations

import re

import pytest

from generator.composing.deck import LONGEST, PER_SHEET, WAYS_TO_ASK
from generator.composing.site import ComposedSite
from generator.composing.talking import MOST
from generator.locale import languages
from tests.composing.building import composed, page, seen, words
from tests.composing.scored import conversation, site_files
from tests.conftest import SiteOf

CARDS = "de-linde/2025/gesprekskaarten/"
PAPER = (
    "toestemming:\n  gegeven_door: zelf\n  op: 2024-09-20\n  tot: 2099-12-31\n  voor: [{purposes}]\n"
    "  gelezen_door_verteller: 2024-09-25\n"
)


def told(name: str, *, speaker: str = "bewoner", purposes: str = "site, print", keys: str = "") -> str:
    """A story of 2025; `keys` are more lines of its head."""
    own = keys or f"betekenis: Betekenis {name}\n"
    return (
        f"---\ntitel: Titel {name}\nstem: {speaker}\nmaand: 2025-09\nverteld_door: Verteller {name}\n{own}"
        f"{PAPER.format(purposes=purposes)}---\n\nTekst {name}.\n"
    )


def deviation(outcome: str = "later", reason: str = "De bouw duurde.") -> str:
    return f"---\nuitkomst: {outcome}\naanleiding: {reason}\n---\n\nZo ging het.\n"


def cards(site: ComposedSite, address: str = CARDS) -> list[str]:
    """The cards as one hears them."""
    html = page(site, address).html
    return [
        words(re.sub(r"</(?:td|th|p|h2|span)>", " ", each))
        for each in re.findall(r"<li class=.*?</li>", html, re.DOTALL)
    ]


def questions(site: ComposedSite, address: str = CARDS) -> list[str]:
    return [words(each) for each in re.findall(r'<h2 id="v-card-[^>]*>.*?</h2>', page(site, address).html)]


def kinds(site: ComposedSite, address: str = CARDS) -> list[str]:
    return re.findall(r'class="v-talk v-talk--(\w+)"', page(site, address).html)


# -- whether there is a page


def test_where_there_is_nothing_to_talk_about_there_is_no_page_and_no_link(site_of: SiteOf) -> None:
    site = composed(site_of())
    assert [p.address for p in site.pages if "gesprekskaarten" in p.address] == []
    assert "gesprekskaarten" not in "".join(p.html for p in site.pages)


@pytest.mark.parametrize(
    "files",
    [
        {"stories/de-linde/2025/een.md": told("EEN")},
        {"plans/de-linde/2025/deviations/samen-eten.md": deviation()},
        {"plans/de-linde/2024/deviations/samen-eten.md": deviation()},
        site_files({"lindehof": (34, {"gezicht": "2"})}, {"lindehof": (34, {"gezicht": "4"})}),
        {"stories/de-linde/2025/een.md": told("EEN", keys="dilemma: Veilig of vrij.\n")},
        {"stories/de-linde/2025/een.md": told("EEN", keys="samenvatting: In het kort.\n")},
    ],
    ids=["voice", "so far", "back", "score", "dilemma", "summary"],
)
def test_one_thing_to_talk_about_makes_one_card_and_links_to_it(
    site_of: SiteOf, files: dict[str, str | bytes | None]
) -> None:
    site = composed(site_of(files))
    assert len(cards(site)) == 1
    edition = page(site, "de-linde/2025/").html
    assert f'href="../../{CARDS}"' in edition
    assert page(site, CARDS).crumbs[-1].address == CARDS


@pytest.mark.parametrize(
    "keys", ["tekst_alleen: 1\n", "trefwoorden: [tuin]\n"], ids=["unknown key is an error", "no short words"]
)
def test_a_story_that_says_nothing_in_short_has_no_card(site_of: SiteOf, keys: str) -> None:
    site = composed(site_of({"stories/de-linde/2025/een.md": told("EEN", keys=keys)}))
    assert [p.address for p in site.pages if "gesprekskaarten" in p.address] == []


# -- who may be on one


@pytest.mark.parametrize(
    ("purposes", "there"),
    [("site, print", True), ("site", False), ("site, beeld, lezers", False), ("print", False)],
)
def test_a_story_is_on_a_card_only_with_consent_for_paper(
    site_of: SiteOf, purposes: str, there: bool
) -> None:
    files = {
        "stories/de-linde/2025/geheim.md": told("GEHEIM", purposes=purposes, keys="dilemma: Dilemma GEHEIM\nbetekenis: Betekenis GEHEIM\n"),
        "stories/de-linde/2025/openbaar.md": told("OPENBAAR"),
    }  # fmt: skip
    html = page(composed(site_of(files)), CARDS).html.upper()
    assert "OPENBAAR" in html
    assert ("GEHEIM" in html) == there


def test_the_page_does_not_say_whose_story_is_left_out(site_of: SiteOf) -> None:
    files = {"stories/de-linde/2025/geheim.md": told("GEHEIM", purposes="site")}
    site = composed(site_of(files | {"plans/de-linde/2025/deviations/samen-eten.md": deviation()}))
    assert kinds(site) == ["deviation"]
    assert "geheim" not in page(site, CARDS).html.lower()


# -- what stands on one


def test_a_voice_is_quoted_with_its_source(site_of: SiteOf) -> None:
    site = composed(site_of({"stories/de-linde/2025/een.md": told("EEN")}))
    card = cards(site)[0]
    assert "“Betekenis EEN”" in card
    assert "Verteller EEN, september 2025. Titel EEN" in card
    assert 'href="../../../de-linde/2025/verhalen/een/"' in page(site, CARDS).html
    assert "de-linde/2025/verhalen/een/" in card, "as one can type it from paper"
    assert card.startswith("Bewoner Wie bij ons zou dit ook kunnen zeggen?")


def test_with_an_address_of_the_site_paper_has_the_whole_of_it(site_of: SiteOf) -> None:
    files: dict[str, str | bytes | None] = {
        "site_config/site.yml": "titel: A\ntaal: nl\norganisaties: [de-linde]\nurl: https://example.org/zorg\n",
        "stories/de-linde/2025/een.md": told("EEN"),
    }
    assert "example.org/zorg/de-linde/2025/verhalen/een/" in cards(composed(site_of(files)))[0]


def test_a_dilemma_is_asked_of_the_table(site_of: SiteOf) -> None:
    keys = "dilemma: De deur open, of iedereen veilig binnen.\nsamenvatting: Over een deur.\n"
    card = cards(composed(site_of({"stories/de-linde/2025/een.md": told("EEN", keys=keys)})))[0]
    assert "Wat weegt hier voor u het zwaarst, en waarom?" in card
    assert "Het dilemma: De deur open, of iedereen veilig binnen." in card
    assert "Over een deur." in card
    assert "“Over een deur." not in card, "a summary is ours and no quotation"


@pytest.mark.parametrize(
    ("instrument", "talk", "question"),
    [
        ("Wat zou u zien als u meeliep?", conversation(questions=["Waarom staat Ik zie bekende gezichten laag?"]),
         "Waarom staat Ik zie bekende gezichten laag?"),
        ("Wat zou u zien als u meeliep?", conversation(questions=["Iets anders?"]), "Wat zou u zien als u meeliep?"),
        ("", conversation(), "Waaraan merkt u dit op een gewone dag?"),
    ],
    ids=["asked by people", "the instrument's", "ours"],
)  # fmt: skip
def test_a_score_is_asked_about_in_peoples_own_words_first(
    site_of: SiteOf, instrument: str, talk: str, question: str
) -> None:
    now, before = {"lindehof": (34, {"gezicht": "2,6"})}, {"lindehof": (34, {"gezicht": "3,1"})}
    files = site_files(now, before, talk)
    if not instrument:
        text = str(files["site_config/instruments/spiegel.yml"])
        files["site_config/instruments/spiegel.yml"] = text.replace(
            "vraag: Wat zou u zien als u meeliep?\n", ""
        )
    site = composed(site_of(files))
    assert questions(site) == [question]
    assert "Ik zie bekende gezichten Locatie 2024 2025 Lindehof 3,1 2,6" in cards(site)[0]
    assert "#v-score-spiegel-gezicht" in page(site, CARDS).html


def test_a_score_of_few_people_is_on_no_card(site_of: SiteOf) -> None:
    now = {"lindehof": (34, {"gezicht": "2,6"}), "beukenhof": (7, {"gezicht": "4,73"})}
    before = {"lindehof": (34, {"gezicht": "3,1"}), "beukenhof": (20, {"gezicht": "4,1"})}
    site = composed(site_of(site_files(now, before)))
    assert "4,73" not in page(site, CARDS).html
    assert "Beukenhof 4,1 –" in cards(site)[0]


def test_of_many_places_those_that_moved_fit_on_a_card_in_their_own_order(site_of: SiteOf) -> None:
    places = [f"huis-{at:02}" for at in range(12)]
    organisation = (
        "naam: A\naandachtsgebieden:\n  - id: wonen\n    titel: W\n  - id: zorg\n    titel: Z\n"
        "gremia:\n  - id: clientenraad\n    titel: R\nlocaties:\n"
        + "".join(f"  - id: {each}\n    titel: Plek {each[-2:]}\n" for each in places)
    )
    now = {each: (34, {"gezicht": "5" if each in ("huis-03", "huis-11") else "3"}) for each in places}
    before = {each: (34, {"gezicht": "3"}) for each in places}
    files = site_files(now, before) | {"site_config/organisations/de-linde.yml": organisation}
    card = cards(composed(site_of(files)))[0]
    assert re.findall(r"Plek (\d\d)", card) == ["00", "01", "02", "03", "04", "11"]
    assert "en nog 6 locaties" in card


@pytest.mark.parametrize(
    ("year", "outcome", "question"),
    [
        (2025, "later", "Wat hield ons tegen, en wat is nu de eerste stap?"),
        (2024, "niet_gedaan", "Missen we dit, of kan het zonder?"),
        (2024, "meer", "Waar kwam de ruimte vandaan om meer te doen?"),
    ],
)
def test_what_went_otherwise_is_asked_about_by_how_it_went(
    site_of: SiteOf, year: int, outcome: str, question: str
) -> None:
    site = composed(site_of({f"plans/de-linde/{year}/deviations/samen-eten.md": deviation(outcome)}))
    assert questions(site) == [question]
    assert f"Samen eten De bouw duurde. Uit de praktijk van {year}. Kwaliteitsplan 2025" in cards(site)[0]
    assert f"#v-{year}-samen-eten" in page(site, CARDS).html


def test_every_question_of_ours_is_there_in_every_language_and_open() -> None:
    for spoken in languages().values():
        for about, number in WAYS_TO_ASK.items():
            for turn in range(1, number + 1):
                assert spoken.label(f"deck.ask_{about}_{turn}").endswith("?"), about
            assert f"deck.ask_{about}_{number + 1}" not in spoken.labels, about


# -- which ones, and how many


def many(number: int) -> dict[str, str | bytes | None]:
    """So many stories of every side, and as many deviations."""
    files: dict[str, str | bytes | None] = {}
    for at in range(number):
        for speaker in ("bewoner", "naaste", "vrijwilliger", "medewerker"):
            files[f"stories/de-linde/2025/{speaker}-{at:03}.md"] = told(f"{speaker} {at}", speaker=speaker)
        files[f"plans/de-linde/2024/deviations/ging-{at:03}.md"] = (
            f"---\nvoornemen: samen-eten\nuitkomst: deels\naanleiding: Reden {at}.\n---\n\nZo.\n"
        )
    return files


def test_there_are_few_cards_in_balance_however_much_there_is(site_of: SiteOf) -> None:
    now = {"lindehof": (34, dict.fromkeys(("gezicht", "gehoord", "thuis"), "2"))}
    before = {"lindehof": (34, dict.fromkeys(("gezicht", "gehoord", "thuis"), "4"))}
    site = composed(site_of(many(20) | site_files(now, before)))
    found = kinds(site)
    assert len(found) == MOST == 16
    assert found.count("score") == 3
    assert abs(found.count("deviation") - (MOST - 3 - found.count("deviation"))) <= 1
    sides = [found.count(each) for each in ("resident", "family", "volunteer", "staff")]
    assert max(sides) - min(sides) <= 1
    assert found[:3] == ["resident", "deviation", "score"]


@pytest.mark.parametrize(("number", "sheets"), [(1, [2]), (2, [4]), (3, [4, 2])])
def test_four_cards_make_a_sheet(site_of: SiteOf, number: int, sheets: list[int]) -> None:
    files = {k: v for k, v in many(number).items() if "ging" in k or "bewoner" in k}
    html = page(composed(site_of(files)), CARDS).html
    found = [sheet.count("<li ") for sheet in re.findall(r'<ul class="v-sheet">.*?</ul>', html, re.DOTALL)]
    assert found == sheets
    assert max(found) <= PER_SHEET
    ids = [
        e.attributes["id"] for e in seen(html).elements if e.attributes.get("id", "").startswith("v-card-")
    ]
    assert ids == [f"v-card-{at}" for at in range(1, sum(sheets) + 1)]


def test_questions_take_turns(site_of: SiteOf) -> None:
    files = {k: v for k, v in many(4).items() if "bewoner" in k}
    asked = questions(composed(site_of(files)))
    assert asked[0] != asked[1]
    assert asked[:2] == asked[2:]


def test_the_same_edition_gives_the_same_cards(site_of: SiteOf) -> None:
    root = site_of(many(6))
    assert page(composed(root), CARDS).html == page(composed(root), CARDS).html


def test_long_texts_leave_room_to_write(site_of: SiteOf) -> None:
    keys = f"betekenis: {'heel lang ' * 90}\ndilemma: {'dit of dat ' * 90}\n"
    files = {
        "stories/de-linde/2025/een.md": told("EEN", keys=keys),
        "plans/de-linde/2025/deviations/samen-eten.md": deviation(reason="omdat " * 200),
    }
    for card in cards(composed(site_of(files))):
        assert len(card) < 2 * LONGEST + 300
    assert "v-talk__lines" in page(composed(site_of(files)), CARDS).html


def test_voices_without_a_plan_have_cards_too(site_of: SiteOf) -> None:
    story = told("EEN").replace("2025-09", "2022-09")
    site = composed(site_of({"stories/de-linde/2022/een.md": story}))
    assert len(cards(site, "de-linde/2022/gesprekskaarten/")) == 1
