"""What `edition.json` tells beside the report: each practice with its own keys, and nothing that is held back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.composing.building import composed, edition_json, story
from tests.composing.test_explaining import faults
from tests.conftest import SiteOf
from tests.sites import ORGANISATION, PLAN_2025, Files

STORIES = "stories/de-linde/2025"
INSTRUMENT = "titel: Spiegel\nschaal: {min: 1, max: 5}\nthemas:\n  - {id: rust, titel: Het is hier rustig}\n"
FRAMEWORK = "titel: Kompas\nthemas:\n  - {id: wonen, titel: Wonen}\n  - {id: leren, titel: Leren}\n"
SCORES = """\
op: 2025-03-04
werkwijze: Zes vragen.
geduid_in: 2025/spiegelgesprek
uitkomsten:
  - {locatie: lindehof, n: 10, scores: {rust: '3,5'}}
  - {locatie: beukenhof, n: 9, scores: {rust: 2}}
"""
TALK = """\
---
titel: Spiegelgesprek
soort: gesprek
vorm: reflectiegesprek
op: 2025-04-01
plaats: Huiskamer
deelnemers:
  - {rol: bewoners, aantal: 10}
  - {rol: naasten, aantal: 9}
vertrekpunt: [2024/licht-op-de-gang, de-linde/2025/geheim, 2025/scores/spiegel]
vragen: [Wat maakt rust?]
inzichten: [Licht stoort.]
onverwacht: [Niemand miste de ronde.]
afgesproken: [Het licht gaat uit.]
over: nachtrust
---

Wij spraken.
"""
SEEN = """\
---
titel: Een avond kijken
soort: observatie
waarnemers: [vrijwilliger van een ander huis]
van: 2025-02-03
tot: 2025-03-09
team: Team avond
getoetst_door_team: 2025-03-20
besproken_in: 2025/spiegelgesprek
over: nachtrust
dilemma: Rust tegen veiligheid.
---

Het was stil.
"""
ANSWER = """\
---
titel: Een antwoord
soort: reactie
van: clientenraad
op: 2025-05-01
op_plan: de-linde/2025
met_instemming: ja
---

Wij zijn blij.
"""
AFTER = """\
---
titel: Verder praten
soort: gesprek
op: 2025-06-01
vertrekpunt: 2025/antwoord
inzichten: [Het blijft zo.]
---

Wij praatten verder.
"""
ALL: Files = {
    "site_config/instruments/spiegel.yml": INSTRUMENT,
    "site_config/frameworks/kompas.yml": FRAMEWORK,
    "site_config/organisations/de-linde.yml": ORGANISATION.replace(
        "titel: Wonen en leven", "titel: Wonen en leven\n    kaders: [kompas/wonen]"
    ),
    "plans/de-linde/2025/plan.md": PLAN_2025.replace(
        "recht: instemming\n",
        "recht: instemming\n    uitkomst: Stemde in.\nbronnen:\n  - {titel: Jaarplan, soort: jaarplan, op: 2024-10-01}\n"
        "leerpunten: [Begin eerder.]\neenvoudig: De nacht wordt rustig.\n",
    ),
    "plans/de-linde/2025/scores/spiegel.yml": SCORES,
    "plans/de-linde/2025/deviations/samen-eten.md": "---\nuitkomst: later\naanleiding: Ziekte.\n---\n\nx\n",
    "plans/de-linde/2025/commitments/samen-eten.md": (
        "---\nkaders: [kompas/leren]\nvraagt_ruimte: {regel: Geen open vuur, status: geweigerd}\naanleiding: Zo.\n---\n"
    ),
    f"{STORIES}/spiegelgesprek.md": TALK,
    f"{STORIES}/kijken.md": SEEN,
    f"{STORIES}/antwoord.md": ANSWER,
    f"{STORIES}/verder.md": AFTER,
    f"{STORIES}/de-nacht.md": story(
        "De nacht", speaker="naaste",
        extra="klank: kritisch\nbetekenis: Eindelijk rust.\nsamenvatting: Over de nacht.\ntrefwoorden: [nacht]\nlocaties: lindehof\n",
    ),
    f"{STORIES}/geheim.md": story("SENTINEL", consent="toestemming: nee\n", extra="betekenis: SENTINEL\ndilemma: SENTINEL\n"),
}  # fmt: skip


@pytest.fixture
def data(site_of: SiteOf) -> dict[str, Any]:
    site = composed(site_of(ALL))
    assert faults(site) == []
    return edition_json(site, "de-linde/2025")


def test_what_a_plan_leans_on(data: dict[str, Any]) -> None:
    assert data["plain"] == "De nacht wordt rustig."
    assert data["lessons"] == ["Begin eerder."]
    assert data["consulted"] == [
        {
            "body": "clientenraad",
            "title": "Centrale cliëntenraad",
            "on": "2024-12-01",
            "right": "consent",
            "outcome": "Stemde in.",
        }
    ]
    assert data["sources"] == [{"title": "Jaarplan", "kind": "annual_plan", "on": "2024-10-01", "url": None}]


def test_room_and_themes(data: dict[str, Any]) -> None:
    assert data["room"] == [
        {"commitment": "samen-eten", "rule": "Geen open vuur", "of": None, "status": "refused"}
    ]
    told = {(each["part"], each["commitment"]): each["themes"] for each in data["themes"]}
    assert told == {
        ("change", "nachtrust"): ["kompas/wonen"],
        ("change", "samen-eten"): ["kompas/leren"],
        ("so_far", "samen-eten"): ["kompas/leren"],
    }


def test_scores_of_too_few_people_are_not_there(data: dict[str, Any]) -> None:
    [scores] = data["scores"]
    assert (scores["instrument"], scores["on"], scores["method"]) == ("spiegel", "2025-03", "Zes vragen.")
    assert scores["interpreted_in"] == ["de-linde/2025/spiegelgesprek"]
    told = [{"theme": "rust", "title": "Het is hier rustig", "score": 3.5}]
    assert scores["results"] == [{"location": "lindehof", "n": 10, "scores": told}]


def test_voices_with_what_their_pages_tell(data: dict[str, Any]) -> None:
    told = {each["ref"].rpartition("/")[2]: each for each in data["voices"]}
    night = told["de-nacht"]
    assert {
        name: night[name] for name in ("month", "tone", "meaning", "summary", "keywords", "locations")
    } == {
        "month": "2024-09",
        "tone": "critical",
        "meaning": "Eindelijk rust.",
        "summary": "Over de nacht.",
        "keywords": ["nacht"],
        "locations": ["lindehof"],
    }
    assert told["kijken"]["discussed_in"] == ["de-linde/2025/spiegelgesprek"]
    assert data["dilemmas"] == [{"dilemma": "Rust tegen veiligheid.", "voice": "de-linde/2025/kijken"}]


def test_an_observation_tells_months_only(data: dict[str, Any]) -> None:
    assert data["observations"] == [
        {
            "ref": "de-linde/2025/kijken",
            "observers": ["vrijwilliger van een ander huis"],
            "team": "Team avond",
            "from": "2025-02",
            "until": "2025-03",
            "checked": True,
            "discussed_in": ["de-linde/2025/spiegelgesprek"],
        }
    ]


def test_a_conversation_tells_numbers_from_the_limit_on(data: dict[str, Any]) -> None:
    talk = next(each for each in data["conversations"] if each["ref"].endswith("spiegelgesprek"))
    assert [(each["role"], each["number"]) for each in talk["participants"]] == [
        ("bewoners", 10),
        ("naasten", None),
    ]
    assert talk["starts_from"] == ["de-linde/2024/licht-op-de-gang", "de-linde/2025/scores/spiegel"]
    assert (talk["form"], talk["on"], talk["place"]) == ("reflection", "2025-04-01", "Huiskamer")
    lists = [talk[name] for name in ("questions", "insights", "unexpected", "agreed", "open_to")]
    assert lists == [
        ["Wat maakt rust?"],
        ["Licht stoort."],
        ["Niemand miste de ronde."],
        ["Het licht gaat uit."],
        [],
    ]


def test_a_response_tells_what_came_of_it(data: dict[str, Any]) -> None:
    assert data["responses"] == [
        {
            "ref": "de-linde/2025/antwoord",
            "from": "clientenraad",
            "on": "2025-05-01",
            "to": "de-linde/2025",
            "answered_by": ["de-linde/2025/verder"],
        }
    ]


def test_each_area_tells_who_spoke(data: dict[str, Any]) -> None:
    assert [(a["id"], a["resident"], a["family"], a["staff"], a["critical"]) for a in data["areas"]] == [
        ("wonen", 0, 1, 0, 1),
        ("zorg", 0, 0, 0, 0),
    ]


def test_nothing_that_is_held_back_is_there(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False)
    assert "SENTINEL" not in text
    assert "geheim" not in text


def test_the_keys_of_the_contract_keep_their_names(data: dict[str, Any]) -> None:
    """CONTENT.md, *Commands*: others check these."""
    assert {"organisation", "period", "document", "adopted", "counts", "words", "report", "voices"} <= set(
        data
    )
    assert set(data["words"]) == {"plan", "reported"}
    assert all({"ref", "kind", "voice", "title", "about", "led_to"} <= set(each) for each in data["voices"])
