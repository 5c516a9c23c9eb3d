"""From what was seen, agreed and answered to what came of it: observations in steps, agreements, responses."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from generator.composing.site import ComposedSite
from tests.composing.building import ON, commitment, composed, page, part, plan, seen, story, voice, words
from tests.conftest import SiteOf
from tests.sites import PLAN_2025, Files

STORY = "stories/de-linde/2024/licht-op-de-gang.md"
LOOK = "stories/de-linde/2025/kijken.md"
PANEL = "stories/de-linde/2025/panel.md"
NIGHT = "plans/de-linde/2026/commitments/nachtrust.md"


def observation(title: str = "Een nacht kijken", **keys: str) -> str:
    """An observation that the team has checked."""
    says = {
        "titel": title,
        "soort": "observatie",
        "waarnemers": "[een kok, een buurman]",
        "van": "2025-03-02",
        "tot": "2025-04-03",
        "team": "Nachtteam",
        "getoetst_door_team": "2025-05-04",
        "over": "nachtrust",
        **keys,
    }
    return voice(says, "De deur ging open.")


def talk(title: str = "Wie slaapt er?", **keys: str) -> str:
    """A panel that has been held."""
    says = {
        "titel": title,
        "soort": "gesprek",
        "vorm": "kwaliteitspanel",
        "op": "2025-06-05",
        "inzichten": "[Licht stoort.]",
        **keys,
    }
    return voice(says, "Er is gepraat.")


def change(**keys: str) -> Files:
    """A plan for 2026 with a change of the nights."""
    return {
        "plans/de-linde/2026/plan.md": plan(2026),
        NIGHT: commitment(text="Wij lopen geen rondes meer.", aanleiding="Het panel zei het.", **keys),
    }


def spaced(html: str) -> str:
    """The words of a piece of HTML, parted also where cells and terms end."""
    return words(re.sub(r"</(?:dt|dd|td|th|li)>|<br>", " ", html))


def steps(html: str) -> list[tuple[bool, str]]:
    """The steps of an observation: whether each was reached, and what it says."""
    found = re.findall(
        r'<li class="v-step( v-step--open)?">(.*?)(?=<li class="v-step|</ol>)', html, re.DOTALL
    )
    return [(not still_open, spaced(text)) for still_open, text in found]


# -- observations


def test_an_observation_is_a_way_in_five_steps(site_of: SiteOf) -> None:
    people = "[{rol: bewoners}, {rol: kok, organisatie: Zorggroep De Linde}, {rol: buur, organisatie: De Es}]"
    site = composed(
        site_of(
            {
                LOOK: observation(besproken_in="2025/panel", locaties="lindehof"),
                PANEL: talk(afgesproken="[Eén ronde., Wie wil vraagt.]", deelnemers=people),
                **change(naar_aanleiding_van="2025/panel"),
            }
        )
    )
    told = steps(page(site, "de-linde/2025/beelden/").html)
    assert [reached for reached, _ in told] == [True] * 5
    seen_, checked, discussed, agreed, changed = (text for _, text in told)
    assert (
        seen_ == "Gezien maart 2025 tot april 2025, Lindehof · Nachtteam gezien door een kok en een buurman"
    )
    assert checked == "Nagelezen door het team Het team las het verslag in mei 2025."
    assert discussed.startswith("Besproken Kwaliteitspanel: Wie slaapt er? (juni 2025)")
    assert "Van hier bewoners, kok Van buiten buur (De Es)" in discussed
    assert agreed == "Afgesproken Eén ronde. Wie wil vraagt."
    assert changed.startswith("Veranderd In het plan voor 2026: Anders Rustige nachten")
    assert "(naar aanleiding van Wie slaapt er?)" in changed


@pytest.mark.parametrize(
    ("files", "reached", "says"),
    [
        ({LOOK: observation()}, 2, "Hierover is nog niet gepraat."),
        ({LOOK: observation(besproken_in="2025/panel"), PANEL: talk()}, 3, "Er is nog niets afgesproken."),
        ({LOOK: observation(), PANEL: talk(vertrekpunt="2025/kijken", afgesproken="Eén ronde.")}, 4,
         "Hierdoor veranderde nog geen voornemen."),
        ({LOOK: observation(besproken_in="2025/panel"), PANEL: talk(op="2026-09-01", inzichten="")}, 2,
         "Dit gesprek komt nog: Wie slaapt er?"),
        # naming a story is no conversation
        ({LOOK: observation(besproken_in="2024/licht-op-de-gang")}, 2, "Hierover is nog niet gepraat."),
    ],
)  # fmt: skip
def test_a_step_that_is_not_there_yet_says_so(site_of: SiteOf, files: Files, reached: int, says: str) -> None:
    site = composed(site_of(files))
    told = steps(page(site, "de-linde/2025/beelden/").html)
    assert [is_there for is_there, _ in told] == [True] * reached + [False] * (5 - reached)
    assert any(says in text for is_there, text in told if not is_there), told
    own = steps(page(site, "de-linde/2025/verhalen/kijken/").html)
    assert [is_there for is_there, _ in own] == [is_there for is_there, _ in told]


def test_a_change_that_names_the_observation_itself_needs_no_panel(site_of: SiteOf) -> None:
    site = composed(site_of({LOOK: observation(), **change(naar_aanleiding_van="2025/kijken")}))
    told = steps(page(site, "de-linde/2025/beelden/").html)
    assert [is_there for is_there, _ in told] == [True, True, False, False, True]
    assert "naar aanleiding van" not in told[-1][1]


def test_practice_alone_is_no_change_of_a_commitment(site_of: SiteOf) -> None:
    practice = "---\nuitkomst: later\naanleiding: Het panel.\nnaar_aanleiding_van: 2025/kijken\n---\n"
    site = composed(site_of({LOOK: observation(), "plans/de-linde/2025/deviations/nachtrust.md": practice}))
    reached, text = steps(page(site, "de-linde/2025/beelden/").html)[-1]
    assert not reached
    assert "Hierdoor veranderde nog geen voornemen. Uit de praktijk van 2025: Later Rustige nachten" in text


def test_an_observation_that_nobody_checked_is_nowhere(site_of: SiteOf) -> None:
    site = composed(site_of({LOOK: observation("Nog niet nagelezen", getoetst_door_team="")}))
    assert "de-linde/2025/beelden/" not in {each.address for each in site.pages}
    assert not [each.address for each in site.pages if "Nog niet nagelezen" in each.html]
    assert "v-observations" not in page(site, "de-linde/2025/").html


LOOKED = "keer keken waarnemers mee in de gewone dag."
NO_CHANGE = "Een wijziging kwam er nog niet van."


@pytest.mark.parametrize(
    ("number", "talked", "changed", "says"),
    [
        (1, 0, False, f"Eén {LOOKED} Over wat zij zagen is nog niet gepraat. {NO_CHANGE}"),
        (1, 1, True, f"Eén {LOOKED} Daarna is gepraat over wat zij zagen. Daar kwam een wijziging van."),
        (3, 2, False, f"3 {LOOKED} 2 keer is daarna gepraat over wat zij zagen. {NO_CHANGE}"),
        (3, 1, True, f"3 {LOOKED} Eén keer is daarna gepraat over wat zij zagen. Eén keer kwam er een wijziging van."),
    ],
)  # fmt: skip
def test_an_edition_counts_its_observations(
    site_of: SiteOf, number: int, talked: int, changed: bool, says: str
) -> None:
    files: dict[str, str | bytes | None] = {PANEL: talk()} if talked else {}
    for each in range(number):
        files[f"stories/de-linde/2025/kijken-{each}.md"] = observation(
            f"K{each}", besproken_in="2025/panel" if each < talked else ""
        )
    site = composed(site_of({**files, **(change(naar_aanleiding_van="2025/kijken-0") if changed else {})}))
    section = part(page(site, "de-linde/2025/").html, "v-observations")
    assert says in words(section)
    assert 'href="../../de-linde/2025/beelden/"' in section


def test_panels_of_all_years_stand_beside_each_other(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                LOOK: observation(),
                PANEL: talk(deelnemers="[{rol: bewoners, aantal: 12}, {organisatie: De Es, aantal: 3}]"),
                "stories/de-linde/2024/oud.md": talk("Een ouder panel", op="2024-02-01"),
                "stories/de-linde/2025/dialoog.md": talk("Geen panel", vorm="dialoog"),
                "stories/de-linde/2025/later.md": talk("Een panel dat komt", op="2026-12-01", inzichten=""),
            }
        )
    )
    section = part(page(site, "de-linde/2025/beelden/").html, "v-panels")
    rows = [spaced(row) for row in re.findall(r"<tr>.*?</tr>", section, re.DOTALL)[1:]]
    # a number of people that is too small is not told
    assert rows == [
        "Wie slaapt er? juni 2025 12 mensen: bewoners De Es",
        "Een ouder panel februari 2024 niemand genoemd niemand genoemd",
    ]


# -- conversations


def done(site: ComposedSite, address: str) -> str:
    """What the page of a voice says was done with it."""
    return words(part(page(site, address).html, "v-done"))


def test_a_conversation_tells_what_it_started_from_and_what_came_of_it(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                PANEL: talk(vertrekpunt="[2024/licht-op-de-gang, samen-eten]", afgesproken="Eén ronde."),
                "stories/de-linde/2025/vervolg.md": talk(
                    "Het vervolg", op="2025-11-01", vertrekpunt="2025/panel"
                ),
                **change(naar_aanleiding_van="2025/panel"),
            }
        )
    )
    html = page(site, "de-linde/2025/verhalen/panel/").html
    assert "Op tafel lag: Samen eten" in words(html)
    assert "Licht op de gang" in words(html.split('id="v-started"')[1].split("<h2")[0])
    told = done(site, "de-linde/2025/verhalen/panel/")
    assert told.startswith("Wat ervan kwam In het plan voor 2026: Anders Rustige nachten")
    assert "Dit gesprek ging erover:" in told
    assert "Het vervolg" in told
    assert 'href="../../../../de-linde/wat-ervan-kwam/"' in html
    # and back: the later conversation says what it started from, the story that people talked about it
    assert "Wie slaapt er?" in words(page(site, "de-linde/2025/verhalen/vervolg/").html)
    assert "Wie slaapt er?" in done(site, "de-linde/2024/verhalen/licht-op-de-gang/")


@pytest.mark.parametrize(
    ("on", "counts"), [("2025-06-05", True), ("2026-01-15", True), ("2026-01-16", False)]
)
def test_only_what_was_decided_later_came_of_a_conversation(site_of: SiteOf, on: str, counts: bool) -> None:
    """The plan for 2026, adopted on 15 January, names the story that the conversation started from."""
    site = composed(
        site_of(
            {
                PANEL: talk(op=on, vertrekpunt="2024/licht-op-de-gang", afgesproken="Eén ronde."),
                **change(naar_aanleiding_van="2024/licht-op-de-gang"),
            }
        )
    )
    told = done(site, "de-linde/2025/verhalen/panel/")
    assert ("In het plan voor 2026" in told) == counts
    assert ("(naar aanleiding van Licht op de gang)" in told) == counts
    # the plan for 2025 named that story too, long before
    assert "In het plan voor 2025" not in told
    assert ("Wat hiervan kwam, is nog niet bekend." in told) != counts


def test_what_names_both_is_told_once(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                PANEL: talk(vertrekpunt="2024/licht-op-de-gang"),
                **change(naar_aanleiding_van="[2025/panel, 2024/licht-op-de-gang]"),
            }
        )
    )
    told = done(site, "de-linde/2025/verhalen/panel/")
    assert told.count("In het plan voor 2026") == 1
    assert "naar aanleiding van" not in told


# -- responses


def answer(title: str = "Een vraag terug", **keys: str) -> str:
    """A response to the plan for 2025, with its author's agreement."""
    says = {
        "titel": title,
        "soort": "reactie",
        "van": "clientenraad",
        "op": "2025-03-03",
        "op_plan": "de-linde/2025",
        "met_instemming": "ja",
        **keys,
    }
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in says.items() if v) + "---\n\nWie let er op de nacht?\n"


ANSWER = "stories/de-linde/2025/reactie.md"


def test_an_answer_stands_beside_its_edition_with_what_was_done_with_it(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                ANSWER: answer(),
                PANEL: talk(vertrekpunt="2025/reactie"),
                **change(naar_aanleiding_van="2025/reactie"),
            }
        )
    )
    told = words(part(page(site, "de-linde/2025/").html, "v-responses"))
    assert "Een vraag terug Centrale cliëntenraad · maart 2025" in told
    assert "Wat Zorggroep De Linde ermee deed In het plan voor 2026: Anders Rustige nachten" in told
    assert "Dit gesprek ging erover: Wie slaapt er? (juni 2025)" in told
    for other in ("2024", "2026"):
        assert "v-responses" not in page(site, f"de-linde/{other}/").html
    own = page(site, "de-linde/2025/verhalen/reactie/")
    assert "Dit is een antwoord op: Kwaliteitsplan 2025" in words(own.html)
    assert "In het plan voor 2026: Anders Rustige nachten" in done(site, own.address)


def test_where_nothing_is_known_it_is_said(site_of: SiteOf) -> None:
    site = composed(site_of({ANSWER: answer()}))
    told = words(part(page(site, "de-linde/2025/").html, "v-responses"))
    assert told.endswith("Wat Zorggroep De Linde ermee deed Dat is nog niet bekend.")
    own = done(site, "de-linde/2025/verhalen/reactie/")
    assert "Wat Zorggroep De Linde hiermee deed, is nog niet bekend." in own


def test_a_fellow_organisation_answers_from_its_own_folder(site_of: SiteOf) -> None:
    fellow = "naam: Huize Es\ngremia:\n  - id: bewonersraad\n    titel: De bewonersraad\n"
    site = composed(
        site_of(
            {
                "site_config/site.yml": "titel: Anders\ntaal: nl\norganisaties: [de-linde, es]\n",
                "site_config/organisations/es.yml": fellow,
                "stories/es/2025/als-huis.md": answer("Van huis tot huis", van="es", op="2025-04-01"),
                "stories/es/2025/als-raad.md": answer(
                    "Van raad tot raad", van="bewonersraad", op="2025-05-01"
                ),
            }
        )
    )
    told = spaced(part(page(site, "de-linde/2025/").html, "v-responses"))
    assert "Van huis tot huis Huize Es · april 2025 “" in told
    assert "Van raad tot raad De bewonersraad · mei 2025 van Huize Es" in told
    own = done(site, "es/2025/verhalen/als-huis/")
    assert "Wat Zorggroep De Linde hiermee deed, is nog niet bekend." in own
    assert "v-responses" not in page(site, "es/2025/").html


@pytest.mark.parametrize(
    "files",
    [
        {ANSWER: answer("Nog niet goedgevonden", met_instemming="nee")},
        {ANSWER: answer("Nergens op", op_plan="")},
        {ANSWER: answer("Op een concept", op_plan="de-linde/2026"),
         "plans/de-linde/2026/plan.md": plan(2026, adopted=False)},
    ],
)  # fmt: skip
def test_without_agreement_or_edition_no_answer_stands_beside_one(site_of: SiteOf, files: Files) -> None:
    site = composed(site_of(files))
    for each in site.pages:
        assert "v-responses" not in each.html, each.address
    held = "Nog niet goedgevonden"
    assert not [each.address for each in site.pages if held in each.html]


# -- agreements and lessons


def test_agreements_and_lessons_are_followed_up_the_newest_period_first(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                PANEL: talk(afgesproken="Eén ronde."),
                "stories/de-linde/2024/oud.md": talk("Eerder", op="2024-02-01", afgesproken="Later meer."),
                "stories/de-linde/2025/zonder.md": talk("Niets afgesproken"),
                "plans/de-linde/2025/plan.md": PLAN_2025.replace(
                    "vorm:", "leerpunten: [Begin eerder.]\nvorm:"
                ),
                **change(naar_aanleiding_van="2025/panel"),
            }
        )
    )
    html = page(site, "de-linde/wat-ervan-kwam/").html
    told = words(html)
    assert "In 2 gesprekken is iets afgesproken. Van één gesprek is bekend wat ervan kwam." in told
    assert "Niets afgesproken" not in told
    newer, older = part(html, "v-in-2025"), part(html, "v-in-2024")
    assert html.index(newer) < html.index(older)
    assert "Eén ronde. Wat ervan kwam: In het plan voor 2026: Anders Rustige nachten" in words(newer)
    assert "Wat het plan van 2025 leerde Kwaliteitsplan 2025 Begin eerder." in words(newer)
    assert "Het plan dat daarna kwam: Plan 2026 In 2026 verandert er iets bij" in words(newer)
    assert words(older).endswith("Later meer. Wat ervan kwam: Wat hiervan kwam, is nog niet bekend.")
    assert 'href="../de-linde/wat-ervan-kwam/"' in page(site, "de-linde/").html


def test_lessons_of_the_newest_plan_wait_for_the_next(site_of: SiteOf) -> None:
    lessons = PLAN_2025.replace("vorm:", "leerpunten: [Begin eerder.]\nvorm:")
    site = composed(site_of({"plans/de-linde/2025/plan.md": lessons}))
    assert "Een volgend plan is er nog niet." in words(page(site, "de-linde/wat-ervan-kwam/").html)


def test_a_talk_that_is_to_come_is_no_outcome_yet(site_of: SiteOf) -> None:
    ahead = talk("Het vervolg", op="2026-12-01", inzichten="", vertrekpunt="2025/panel", open_voor="[buren]")
    site = composed(
        site_of({PANEL: talk(afgesproken="Eén ronde."), "stories/de-linde/2026/vervolg.md": ahead})
    )
    told = words(page(site, "de-linde/wat-ervan-kwam/").html)
    assert "Wat ervan kwam, is nog van geen enkele afspraak bekend." in told
    assert "Dit gesprek komt nog: Het vervolg (december 2026)" in told


def test_where_nothing_was_agreed_or_learnt_there_is_no_page_and_no_link(site_of: SiteOf) -> None:
    site = composed(site_of({PANEL: talk()}))
    assert not [each.address for each in site.pages if "wat-ervan-kwam" in each.address + each.html]


# -- many


def test_pages_stay_light_and_none_is_lost(site_of: SiteOf) -> None:
    files: dict[str, str | bytes | None] = {}
    for number in range(150):
        files[f"stories/de-linde/2025/kijken-{number}.md"] = observation(
            f"Kijken {number}", besproken_in=f"2025/panel-{number}"
        )
        files[f"stories/de-linde/2025/panel-{number}.md"] = talk(
            f"Panel {number}", afgesproken="[" + ", ".join(f"Afspraak {n}" for n in range(8)) + "]"
        )
    site = composed(site_of(files))
    for folder, what in (("de-linde/2025/beelden/", "kijken"), ("de-linde/wat-ervan-kwam/", "panel")):
        parts = [each for each in site.pages if each.address.startswith(folder)]
        assert len(parts) > 1
        assert max(len(each.html.encode()) for each in parts) < 500_000
        html = "".join(each.html for each in parts)
        leads = re.findall(rf'<h[23] id="[^"]*"><a href="[./]*de-linde/2025/verhalen/({what}-\d+)/"', html)
        assert sorted(leads) == sorted(f"{what}-{number}" for number in range(150))
        assert len(seen(parts[-1].html).faults) == 0


def test_what_is_held_back_leaves_no_trace_in_what_came_of_it(site_of: SiteOf) -> None:
    """A story that a conversation started from is withdrawn: neither its title nor its address is left."""
    withdrawn = story("Verdwenen verhaal").replace("  voor:", "  ingetrokken: 2025-12-01\n  voor:")
    site = composed(
        site_of(
            {
                "stories/de-linde/2025/verdwenen.md": withdrawn,
                PANEL: talk(vertrekpunt="2025/verdwenen", afgesproken="Eén ronde."),
                **change(naar_aanleiding_van="2025/verdwenen"),
            }
        ),
        on=dt.date(2026, 6, 1),
    )
    for each in site.pages:
        if not each.address.endswith("/verdwenen/"):
            assert "erdwenen" not in each.html, each.address
    assert dt.date(2026, 6, 1) == ON
    assert "Wat hiervan kwam, is nog niet bekend." in words(page(site, "de-linde/wat-ervan-kwam/").html)
