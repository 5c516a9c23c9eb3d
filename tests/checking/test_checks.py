"""What the checks find on a small site: each row changes one thing and names the findings that it must give."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from textwrap import dedent

import pytest

from generator.checking import check
from generator.checking.weighing import weigh
from generator.comparing.linking import link
from generator.findings import Finding, Level
from generator.locale import languages
from generator.reading.library import read_library
from tests import sites
from tests.conftest import SiteOf
from tests.sites import ORGANISATION, PLAN_2025, SITE, STORY_2024, Files

ON = dt.date(2025, 6, 15)
NIGHT_2025 = sites.NIGHT_2025.replace("Twee bewoners", "Bewoners")
"""The minimal site's one change, without the small number of people in its reason."""
STORY = "stories/de-linde/2024/licht-op-de-gang.md"
ORG = "site_config/organisations/de-linde.yml"
NIGHT = "plans/de-linde/2025/commitments/nachtrust.md"
PLAN = "plans/de-linde/2025/plan.md"
SCORES = "plans/de-linde/2025/scores/spiegel.yml"
INSTRUMENT = """
    titel: Spiegel
    schaal: {min: 1, max: 5}
    themas:
      - {id: rust, titel: Rust}
"""
TALK = """
    ---
    titel: Gesprek over de nacht
    soort: gesprek
    op: 2024-10-01
    over: nachtrust
    inzichten: [Licht stoort.]
    ---

    Wij spraken over de nacht.
"""

COMPASS: dict[str, str] = {
    "site_config/frameworks/kompas.yml": "titel: Kompas\nthemas:\n  - {id: a, titel: De A}\n  - {id: b, titel: De B}\n  - {id: c, titel: De C}\n",
    "site_config/readers/koper.yml": "titel: De koper\nkader: kompas\n",
}
OLDER, NEWER = "site_config/frameworks/oud.yml", "site_config/frameworks/nieuw.yml"
LINE: dict[str, str] = {
    OLDER: "titel: Oud\nthemas:\n  - {id: a, titel: A}\n  - {id: b, titel: B}\n  - {id: gelijk, titel: Gelijk}\n",
}


def newer(more: str) -> str:
    """A framework with other themes than the older one, and one that is called the same."""
    return (
        "titel: Nieuw\nthemas:\n  - {id: x, titel: X}\n  - {id: y, titel: Y}\n  - {id: gelijk, titel: Gelijk}\n"
        + more
    )


COVERED = (
    ORGANISATION.replace("titel: Wonen en leven\n", "titel: Wonen en leven\n    kaders: [kompas/a]\n")
    + "lezers: [koper]\n"
)


@pytest.fixture
def draw(site_of: SiteOf) -> SiteOf:
    """Draws the minimal site without its one finding."""

    def drawn(files: Files | None = None, *, minimal: bool = True) -> Path:
        return site_of({**({NIGHT: NIGHT_2025} if minimal else {}), **(files or {})}, minimal=minimal)

    return drawn


def found(root: Path, on: dt.date = ON, weighed: bool = True) -> list[Finding]:
    library, unread = read_library(root)
    assert not unread, unread
    chains, _ = link(library)
    findings = check(library, chains, on)
    return list(weigh(findings, library)) if weighed else list(findings)


def told(findings: list[Finding]) -> list[str]:
    """Each finding as `code line:column`, or with the nearest known name."""
    return [
        f"{f.code} {f.place.line}" + (f" ~{f.facts['nearest']}" if f.facts.get("nearest") else "")
        for f in findings
    ]


def voice(body: str = "Tekst.", **keys: str) -> str:
    lines = "\n".join(f"{key}: {value}" for key, value in keys.items())
    return f"---\n{lines}\n---\n\n{body}\n"


def scores(extra: str = "", **result: str) -> str:
    given = {"n": "12", "scores": "{rust: 3}", **result}
    pairs = ", ".join(f"{key}: {value}" for key, value in given.items() if value)
    return f"geduid_in: 2024/gesprek\n{extra}uitkomsten:\n  - {{{pairs}}}\n"


def test_the_minimal_site_has_no_findings(draw: SiteOf) -> None:
    assert told(found(draw())) == []


WITH_TALK: Files = {
    "stories/de-linde/2024/gesprek.md": TALK,
    "site_config/instruments/spiegel.yml": INSTRUMENT,
}

ROWS: list[tuple[str, Files, list[str]]] = [
    # references
    ("a voice that is not there", {NIGHT: NIGHT_2025.replace("licht-op-de-gang", "licht-op-de-gan")},
     ["reference/unknown-voice 3 ~2024/licht-op-de-gang"]),
    ("a voice in another period", {NIGHT: NIGHT_2025.replace("2024/licht", "2025/licht")},
     ["reference/unknown-voice 3 ~2024/licht-op-de-gang"]),
    ("a voice without its period", {NIGHT: NIGHT_2025.replace("2024/licht", "licht")},
     ["reference/unknown-voice 3 ~2024/licht-op-de-gang"]),
    ("a voice of an organisation that is not there", {NIGHT: NIGHT_2025.replace("2024/licht", "de-lind/2024/licht")},
     ["reference/unknown-organisation 3 ~de-linde"]),
    ("a commitment that never was", {STORY: STORY_2024.replace("over: nachtrust", "over: [samen-eten, nachtrst]")},
     ["reference/unknown-commitment 6 ~nachtrust"]),
    ("a commitment of an organisation that is not there", {STORY: STORY_2024.replace("over: nachtrust", "over: ander/nachtrust")},
     ["reference/unknown-organisation 6"]),
    ("a voice where a commitment should be", {STORY: STORY_2024.replace("over: nachtrust", "over: 2024/nachtrust")},
     ["reference/unknown-commitment 6 ~nachtrust"]),
    ("a plan that is not there", {"stories/de-linde/2025/reactie.md": voice(titel="R", soort="reactie", van="clientenraad", met_instemming="ja", op_plan="de-linde/2026")},
     ["reference/unknown-plan 6 ~de-linde/2024"]),
    ("scores that are not there", {**WITH_TALK, "stories/de-linde/2024/gesprek.md": TALK.replace("over:", "vertrekpunt: [2025/scores/spiegl, nachtrust, 2024/licht-op-de-gang]\n    over:"), SCORES: scores()},
     ["reference/unknown-scores 5 ~2025/scores/spiegel"]),
    # names
    ("an area that is not there", {NIGHT: NIGHT_2025.replace("---\naan", "---\naandachtsgebied: wonn\naan")},
     ["reference/unknown-area 2 ~wonen"]),
    ("a location that is not there", {STORY: STORY_2024.replace("over:", "locaties: [lindehof, lindehoef]\nover:")},
     ["reference/unknown-location 6 ~lindehof"]),
    ("a location that is no longer there", {ORG: ORGANISATION.replace("titel: Lindehof", "titel: Lindehof\n    tot: 2023"), STORY: STORY_2024.replace("over:", "locaties: lindehof\nover:")},
     ["reference/not-in-force 6"]),
    ("a location that is not there yet", {ORG: ORGANISATION.replace("titel: Lindehof", "titel: Lindehof\n    van: 2025"), STORY: STORY_2024.replace("over:", "locaties: lindehof\nover:")},
     ["reference/not-in-force 6"]),
    ("an area by its old name while that held", {ORG: ORGANISATION.replace("titel: Wonen en leven", "titel: Wonen en leven\n    was: oud\n    van: 2026"), NIGHT: NIGHT_2025.replace("---\naan", "---\naandachtsgebied: oud\naan"), "plans/de-linde/2024/commitments/nachtrust.md": voice(titel="Nacht", aandachtsgebied="oud", aanleiding="Slaap.")},
     []),
    ("an area by its old name when it has another", {ORG: ORGANISATION.replace("titel: Wonen en leven", "titel: Wonen en leven\n    was: oud\n    van: 2025"), NIGHT: NIGHT_2025.replace("---\naan", "---\naandachtsgebied: oud\naan")},
     ["reference/not-in-force 3", "reference/not-in-force 2"]),
    ("a body that is not there", {PLAN: PLAN_2025.replace("gremium: clientenraad", "gremium: clientraad")},
     ["reference/unknown-body 9 ~clientenraad"]),
    ("a reader that is not there", {NIGHT: NIGHT_2025.replace("---\naan", "---\nvraagt_ruimte: {regel: Brandveiligheid, aan: inspectie}\naan")},
     ["reference/unknown-reader 2"]),
    ("a sender that is not there", {"stories/de-linde/2025/reactie.md": voice(titel="R", soort="reactie", van="clientraad", met_instemming="ja")},
     ["reference/unknown-reader 4 ~clientenraad"]),
    ("a framework that is not there", {ORG: ORGANISATION.replace("titel: Wonen en leven", "titel: Wonen en leven\n    kaders: [kompas/wensen]")},
     ["reference/unknown-framework 5"]),
    ("a theme that is not there", {ORG: ORGANISATION.replace("titel: Wonen en leven", "titel: Wonen en leven\n    kaders: [kompas/wens, kompas]"), "site_config/frameworks/kompas.yml": "titel: Kompas\nthemas:\n  - {id: wensen, titel: Wensen}\n"},
     ["reference/unknown-theme 5 ~wensen", "reference/unknown-theme 5"]),
    ("a framework that came later", {NIGHT: NIGHT_2025.replace("---\naan", "---\nkaders: kompas/wensen\naan"), "site_config/frameworks/kompas.yml": "titel: Kompas\ngeldig: {van: 2026-01-01}\nthemas:\n  - {id: wensen, titel: Wensen}\n"},
     ["reference/not-in-force 2"]),
    ("a mapping between frameworks", {"site_config/frameworks/nieuw.yml": "titel: Nieuw\nvolgt_op: oud\nthemas:\n  - {id: een, titel: Een}\novergang:\n  een: [twee]\n  drie: [vier]\n", "site_config/frameworks/oud.yml": "titel: Oud\nthemas:\n  - {id: twee, titel: Twee}\n"},
     ["reference/unknown-theme 7"]),
    ("an own commitment with its organisation", {"plans/de-linde/2025/deviations/slaap.md": "---\nvoornemen: de-linde/nachtrust\nuitkomst: later\naanleiding: De lampen kwamen later.\n---\n\nHet begon in juni.\n"}, []),
    ("an area with days", {ORG: ORGANISATION.replace("titel: Wonen en leven\n", "titel: Wonen en leven\n    van: 2024-01-01\n    tot: 2025-12-31\n")}, []),
    ("an area that ends before it begins", {ORG: ORGANISATION.replace("titel: Wonen en leven\n", "titel: Wonen en leven\n    van: 2026-01-01\n    tot: 2024\n")}, ["reference/not-in-force 3", "value/order 6"]),
    ("a mapping from the earlier framework", {**LINE, NEWER: newer("volgt_op: oud\novergang:\n  a: [x, y]\n  b: y\n  gelijk: gelijk\n")}, []),
    ("a mapping the other way round, where nothing else can be meant", {**LINE, NEWER: newer("volgt_op: oud\novergang:\n  x: [a]\n  y: b\n")}, []),
    ("a mapping to a theme that is not there", {**LINE, NEWER: newer("volgt_op: oud\novergang:\n  gelijk: [b]\n")}, ["reference/unknown-theme 8"]),
    ("a mapping from nothing", {**LINE, NEWER: newer("overgang:\n  a: [x]\n")}, ["framework/mapping-from-nothing 6"]),
    ("a framework that succeeds an unknown one", {NEWER: newer("volgt_op: oud\novergang:\n  a: [x]\n")}, ["reference/unknown-framework 6"]),
    ("a framework that succeeds itself", {NEWER: newer("volgt_op: nieuw\n")}, ["framework/circle 6"]),
    ("frameworks in a circle", {NEWER: newer("volgt_op: oud\n"), OLDER: LINE[OLDER] + "volgt_op: nieuw\n"}, ["framework/circle 6"]),
    ("an instrument that is not there", {"stories/de-linde/2024/gesprek.md": TALK, SCORES: scores()},
     ["reference/unknown-instrument 1"]),
    ("a theme that the instrument does not have", {**WITH_TALK, SCORES: scores(scores="{rust: 3, ruste: 4}")},
     ["reference/unknown-theme 3 ~rust"]),
    ("a member that is not there", {ORG: ORGANISATION + "leden: [de-lind]\n"},
     ["site/members-without-network 16", "reference/unknown-organisation 16 ~de-linde"]),
    ("members of what is no network", {ORG: ORGANISATION + "leden: [de-linde]\n"}, ["site/members-without-network 16"]),
    ("a word for a number that the scale does not have", {"site_config/instruments/spiegel.yml": INSTRUMENT.replace("max: 5}", "max: 5, labels: {1: nooit, '2,5': soms, 6: altijd, vaak: vaak}}")},
     ["scores/label-outside-scale 2", "scores/label-outside-scale 2"]),
    ("an ended one that is told otherwise", {NIGHT: "---\neindigt: behaald\naanleiding: Klaar.\ntitel: Stille nachten\n---\n\nEen andere tekst.\n"}, ["commitment/end-says-more 4"]),
    ("an ended one with another text", {NIGHT: "---\neindigt: behaald\naanleiding: Klaar.\n---\n\nEen andere tekst.\n"}, ["commitment/end-says-more 5"]),
    ("an ended one that is told again", {NIGHT: "---\neindigt: behaald\naanleiding: Klaar.\ntitel: Rustige nachten\naandachtsgebied: wonen\nlocaties: alle\n---\n\nWij lopen na elf uur geen rondes meer.\n"}, []),
    ("a reader's framework", {"site_config/readers/kantoor.yml": "titel: Zorgkantoor\nkader: kompas\n"},
     ["reference/unknown-framework 2"]),
    # the site's settings
    ("a rule that nobody knows", {"site_config/site.yml": SITE + "regels:\n  personal/ag: {niveau: fout, omdat: Streng}\n"},
     ["site/unknown-rule 5 ~personal/age"]),
    ("a rule that is too low", {"site_config/site.yml": SITE + "regels:\n  personal/age:\n    niveau: opmerking\n    omdat: Vaak\n"},
     ["site/rule-too-low 6"]),
    ("a rule that is too low for comparing", {"site_config/site.yml": SITE + "regels:\n  change/without-reason:\n    niveau: uit\n    omdat: Vaak\n"},
     ["site/rule-too-low 6"]),
    ("a rule at its own level", {"site_config/site.yml": SITE + "regels:\n  personal/age: {niveau: waarschuwing, omdat: Zo}\n  text/missing: {niveau: uit, omdat: Zo}\n"},
     []),
    ("a number that hides nobody", {"site_config/site.yml": SITE + "kleinste_aantal: 0\n"}, ["site/hides-nobody 4"]),
    ("a number that hides one of two", {"site_config/site.yml": SITE + "kleinste_aantal: 2\n"}, ["site/hides-nobody 4"]),
    ("a number of few people", {"site_config/site.yml": SITE + "kleinste_aantal: 9\n"}, ["site/few-people 4"]),
    ("a number that is enough", {"site_config/site.yml": SITE + "kleinste_aantal: 10\ntoestemming_jaren: 5\n"}, []),
    ("a consent for ever", {"site_config/site.yml": SITE + "toestemming_jaren: 900\n"}, ["site/long-consent 4"]),
    ("a consent that is a year too long", {"site_config/site.yml": SITE + "toestemming_jaren: 6\n"}, ["site/long-consent 4"]),
    ("a number that hides nobody, allowed", {"site_config/site.yml": SITE + "kleinste_aantal: 1\nregels:\n  site/hides-nobody: {niveau: uit, omdat: Zo}\n"},
     ["site/hides-nobody 4", "site/rule-too-low 6"]),
    ("lengths of an unknown kind", {"site_config/site.yml": SITE + "woorden: {verhaal: 500, voornemen: 90, verhal: 9}\n"},
     ["site/unknown-kind 4 ~verhaal"]),
    ("an area twice", {ORG: ORGANISATION.replace("id: zorg", "id: wonen")},
     ["reference/unknown-area 3", "site/twice 5"]),
    ("labels", {ORG: ORGANISATION + "labels:\n  voornemen: afspraak\n  commitment: belofte\n  Edities: jaren\n  voornemn: x\n"},
     ["site/twice 18", "site/unknown-label 20 ~voornemen"]),
    # order
    ("dates the wrong way round", {"stories/de-linde/2025/kijken.md": voice(titel="K", soort="observatie", van="2025-03-02", tot="2025-03-01", getoetst_door_team="2025-03-09", besproken_in="2024/gesprek", over="nachtrust"), **WITH_TALK},
     ["value/order 5"]),
    ("years the wrong way round", {ORG: ORGANISATION.replace("titel: Lindehof", "titel: Lindehof\n    van: 2025\n    tot: 2024")},
     ["value/order 11"]),
    ("a scale the wrong way round", {"site_config/instruments/spiegel.yml": INSTRUMENT.replace("min: 1, max: 5", "min: 5, max: 1")},
     ["value/order 2"]),
    # plans
    ("a draft", {PLAN: PLAN_2025.replace("2025-01-15", "2025-06-16")}, ["plan/draft 6"]),
    ("nobody was heard", {PLAN: PLAN_2025.replace(PLAN_2025[PLAN_2025.index("geraad") : PLAN_2025.index("---\n\n")], "")},
     ["plan/consent-not-asked 1", "plan/not-consulted 1"]),
    ("heard after adoption", {PLAN: PLAN_2025.replace("2024-12-01", "2025-01-16")}, ["plan/consent-not-asked 8"]),
    ("heard, but not asked for consent", {PLAN: PLAN_2025.replace("instemming", "advies")}, ["plan/consent-not-asked 8"]),
    # what the newest plan says nothing on
    ("themes that nothing covers", {**COMPASS, ORG: COVERED},
     ["plan/theme-uncovered 1", "plan/theme-uncovered 1"]),
    ("a theme of a commitment's own", {**COMPASS, ORG: COVERED, NIGHT: NIGHT_2025.replace("aanleiding: ", "kaders: [kompas/b]\naanleiding: ")},
     ["plan/theme-uncovered 1"]),
    ("an area of before, which covers nothing now", {**COMPASS, ORG: COVERED.replace("  - id: zorg\n", "  - {id: oud, titel: Oud, tot: 2024, kaders: [kompas/b]}\n  - id: zorg\n")},
     ["plan/theme-uncovered 1", "plan/theme-uncovered 1"]),
    ("a framework to which nothing belongs", {**COMPASS, ORG: COVERED.replace("    kaders: [kompas/a]\n", "")},
     ["plan/framework-uncovered 1"]),
    ("a framework of nobody's", {**COMPASS, ORG: COVERED.replace("lezers: [koper]\n", "")}, []),
    ("a reader without a framework", {**COMPASS, ORG: COVERED, "site_config/readers/koper.yml": "titel: De koper\n"}, []),
    ("a framework of later, and none before it", {**COMPASS, ORG: COVERED, "site_config/frameworks/kompas.yml": COMPASS["site_config/frameworks/kompas.yml"] + "geldig: {van: 2026-01-01}\n"}, []),
    ("left open on purpose", {**COMPASS, ORG: COVERED, PLAN: PLAN_2025.replace("volgt_op", "afgedaan:\n  - {code: plan/theme-uncovered, tekst: b, omdat: Elders.}\n  - {code: plan/theme-uncovered, tekst: De C, omdat: Later.}\nvolgt_op")}, []),
    # observations, conversations, responses
    ("an observation that nobody checked", {"stories/de-linde/2025/kijken.md": voice(titel="K", soort="observatie", over="nachtrust")},
     ["observation/not-checked 1"]),
    ("an observation that nobody talked about", {"stories/de-linde/2025/kijken.md": voice(titel="K", soort="observatie", getoetst_door_team="2025-02-02", over="nachtrust")},
     ["observation/not-discussed 1"]),
    ("an observation that names no conversation", {"stories/de-linde/2025/kijken.md": voice(titel="K", soort="observatie", getoetst_door_team="2025-02-02", over="nachtrust", besproken_in="2024/licht-op-de-gang")},
     ["observation/not-discussed 6"]),
    ("an observation from which a conversation starts", {"stories/de-linde/2025/kijken.md": voice(titel="K", soort="observatie", getoetst_door_team="2025-02-02", over="nachtrust"), "stories/de-linde/2024/gesprek.md": TALK.replace("over:", "vertrekpunt: 2025/kijken\n    over:")},
     []),
    ("an observation that will be talked about", {"stories/de-linde/2025/kijken.md": voice(titel="K", soort="observatie", getoetst_door_team="2025-02-02", over="nachtrust", besproken_in="2024/gesprek"), "stories/de-linde/2024/gesprek.md": TALK.replace("    inzichten: [Licht stoort.]\n", "").replace("2024-10-01", "2025-10-01")},
     []),
    ("an observation checked later", {"stories/de-linde/2025/kijken.md": voice(titel="K", soort="observatie", getoetst_door_team="2025-07-02", over="nachtrust")},
     ["observation/not-checked 4"]),
    ("a conversation without insights", {"stories/de-linde/2024/gesprek.md": TALK.replace("    inzichten: [Licht stoort.]\n", "")},
     ["conversation/without-insights 4"]),
    ("an announced conversation", {"stories/de-linde/2024/gesprek.md": TALK.replace("    inzichten: [Licht stoort.]\n", "").replace("2024-10-01", "2025-10-01")},
     []),
    ("a conversation on its own day", {"stories/de-linde/2024/gesprek.md": TALK.replace("    inzichten: [Licht stoort.]\n", "").replace("2024-10-01", ON.isoformat())},
     []),
    ("a conversation on the day after", {"stories/de-linde/2024/gesprek.md": TALK.replace("    inzichten: [Licht stoort.]\n", "").replace("2024-10-01", (ON - dt.timedelta(days=1)).isoformat())},
     ["conversation/without-insights 4"]),
    ("a response of a fellow organisation", {"stories/de-linde/2025/reactie.md": voice(titel="R", soort="reactie", van="es", op_plan="de-linde/2025", met_instemming="ja"), "site_config/site.yml": "titel: Anders\ntaal: nl\norganisaties: [de-linde, es]\n", "site_config/organisations/es.yml": "naam: Es\n"},
     []),
    ("a response without agreement", {"stories/de-linde/2025/reactie.md": voice(titel="R", soort="reactie", met_instemming="nee")},
     ["response/without-sender 1", "response/without-agreement 4"]),
    # scores
    ("scores that are fine", {**WITH_TALK, SCORES: scores()}, []),
    ("scores outside the scale", {**WITH_TALK, SCORES: scores(scores="{rust: '5,5'}")}, ["scores/out-of-scale 3"]),
    ("scores of few people", {**WITH_TALK, SCORES: scores(n="9")}, ["scores/few-people 3"]),
    ("scores of nobody knows how many", {**WITH_TALK, SCORES: scores(n="")}, ["scores/few-people 3"]),
    ("scores by which those of a few follow", {**WITH_TALK, SCORES: scores().replace("n: 12", "n: 20") + "  - {locatie: lindehof, n: 12, scores: {rust: 3}}\n"},
     ["scores/small-rest 4"]),
    ("scores that leave enough people", {**WITH_TALK, SCORES: scores().replace("n: 12", "n: 30") + "  - {locatie: lindehof, n: 12, scores: {rust: 3}}\n"},
     []),
    ("scores of a day to come", {**WITH_TALK, SCORES: scores("op: 2999-01-01\n")}, ["scores/not-yet 2"]),
    ("scores without a conversation", {**WITH_TALK, SCORES: scores().replace("gesprek", "licht-op-de-gang")},
     ["scores/not-interpreted 1"]),
    ("scores with a conversation to come", {"stories/de-linde/2024/gesprek.md": TALK.replace("2024-10-01", "2025-10-01"), "site_config/instruments/spiegel.yml": INSTRUMENT, SCORES: scores()},
     ["scores/not-interpreted 1"]),
    # texts
    ("a story without text", {STORY: STORY_2024[: STORY_2024.index("\nHet licht")]}, ["text/missing 14"]),
    ("a new commitment without text", {"plans/de-linde/2025/commitments/nieuw.md": voice("", titel="Nieuw", aandachtsgebied="zorg", aanleiding="Zo.")},
     ["text/missing 6"]),
    ("a long text", {"site_config/site.yml": SITE + "woorden: {verhaal: 15, gesprek: 900, plan: 5}\n"},
     ["text/long 11", "text/long 13", "text/long 14"]),
    ("a voice without a commitment", {"stories/de-linde/2024/los.md": TALK.replace("    over: nachtrust\n", "")},
     ["voice/without-commitment 1"]),
    ("a voice without a commitment that is held back", {"stories/de-linde/2024/los.md": voice(titel="L", stem="bewoner")},
     ["consent/missing 1"]),
    ("a deviation and a change after a story without consent",
     {STORY: STORY_2024.replace(sites.CONSENT, ""), "plans/de-linde/2025/deviations/nachtrust.md":
      "---\nuitkomst: later\naanleiding: Zo.\nnaar_aanleiding_van:\n  - 2024/licht-op-de-gang\n---\n\nIn juni.\n"},
     ["reference/held-back 3", "reference/held-back 5", "consent/missing 1"]),
    ("a change after a story whose consent lacks something", {STORY: STORY_2024.replace("gegeven_door: zelf", "gegeven_door: vertegenwoordiger")},
     ["consent/without-capacity 8"]),
    ("a change after an observation that waits", {NIGHT: NIGHT_2025.replace("2024/licht-op-de-gang", "2024/kijken"),
     "stories/de-linde/2024/kijken.md": voice(titel="K", soort="observatie", over="nachtrust")},
     ["reference/held-back 3", "observation/not-checked 1"]),
    ("a change after a conversation", {NIGHT: NIGHT_2025.replace("2024/licht-op-de-gang", "2024/gesprek"),
     "stories/de-linde/2024/gesprek.md": TALK}, []),
    ("a voice that a commitment names", {STORY: STORY_2024.replace("over: nachtrust\n", "")}, []),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_is_found(draw: SiteOf, files: Files, expected: list[str]) -> None:
    findings = found(draw(files))
    assert told(findings) == expected
    for language in languages().values():
        for finding in findings:
            message = language.message(finding)
            assert message.text
            assert message.hint
            assert "{" not in message.text


@pytest.mark.parametrize(
    ("earlier", "later", "on", "expected"),
    [
        ("2024-03-01", "2024-01-15", "2024-02-20", ["chain/adopted-after-draft 5", "plan/draft 4"]),
        ("2024-03-01", "2024-01-15", "2024-03-01", []),
        ("2024-03-01", "2025-01-15", "2024-02-20", ["plan/draft 4", "plan/draft 6"]),
        (None, "2025-01-15", "2025-06-15", ["chain/adopted-after-draft 5", "plan/draft 1"]),
        (None, "2025-01-15", "2025-01-14", ["plan/draft 1", "plan/draft 6"]),
    ],
)
def test_an_adopted_plan_cannot_follow_a_draft_as_of_the_day(
    draw: SiteOf, earlier: str | None, later: str, on: str, expected: list[str]
) -> None:
    before = sites.PLAN_2024.replace("2023-12-01", "2023-10-01")
    if earlier is None:
        before = before.replace("vastgesteld:\n  op: 2024-01-15\n  door: Raad van bestuur\n", "")
    after = PLAN_2025.replace("2025-01-15", later).replace("2024-12-01", "2023-12-01")
    files = {"plans/de-linde/2024/plan.md": before.replace("2024-01-15", earlier or ""), PLAN: after}
    findings = found(
        draw(
            {
                **files,
                STORY: None,
                NIGHT: NIGHT_2025.replace("naar_aanleiding_van: 2024/licht-op-de-gang\n", ""),
            }
        ),
        dt.date.fromisoformat(on),
    )
    assert sorted(told([f for f in findings if f.code.startswith(("chain/", "plan/"))])) == expected


CONSENT_ROWS = [
    ("  op: 2024-09-20", "  op: 2025-09-20", ["consent/not-yet 9"]),
    ("  tot: 2099-12-31", "  tot: 2025-06-14", ["consent/expired 10"]),
    ("  tot: 2099-12-31", "  tot: 2025-06-15", ["consent/expires-soon 10"]),
    ("  tot: 2099-12-31", "  tot: 2025-09-13", ["consent/expires-soon 10"]),
    ("  tot: 2099-12-31", "  tot: 2025-09-14", []),
    ("  tot: 2099-12-31", "  tot: 2024-09-19", ["value/order 10"]),
    ("[site, beeld]", "[beeld]", ["consent/not-for-site 11"]),
    ("  gelezen_door_verteller: 2024-09-25\n", "", ["consent/not-read-by-teller 7"]),
    ("gelezen_door_verteller: 2024-09-25", "gelezen_door_verteller: 2025-09-25", ["consent/not-read-by-teller 12"]),
    ("gelezen_door_verteller: 2024-09-25", "ingetrokken: 2025-06-15", ["consent/withdrawn 12"]),
    ("gegeven_door: zelf", "gegeven_door: vertegenwoordiger", ["consent/without-capacity 8"]),
    ("gegeven_door: zelf", "gegeven_door: vertegenwoordiger\n  hoedanigheid: mentor", []),
    (STORY_2024[STORY_2024.index("toest") : STORY_2024.index("---\n\n")], "toestemming: nee\n", ["consent/missing 7"]),
    (STORY_2024[STORY_2024.index("toest") : STORY_2024.index("---\n\n")], "", ["consent/missing 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), CONSENT_ROWS)
def test_why_a_story_is_held_back(draw: SiteOf, before: str, after: str, expected: list[str]) -> None:
    assert before in STORY_2024
    findings = found(draw({STORY: STORY_2024.replace(before, after)}))
    assert told([each for each in findings if each.place.path == STORY]) == expected
    for language in languages().values():
        assert all("{" not in language.message(finding).text for finding in findings)


@pytest.mark.parametrize(
    ("before", "after", "text", "hint"),
    [
        ("  op: 2024-09-20", "  op: 2025-09-20", "pas vanaf 20 september 2025", STORY),
        ("verteller: 2024-09-25", "verteller: 2025-09-25", "pas vanaf 25 september 2025", STORY),
        ("[site, beeld]", "[beeld]", "mag nu niet op de site.", STORY),
        ("  tot: 2099-12-31", "  ingetrokken: 2025-01-01", "mag nu niet op de site.", "teruggetrokken"),
    ],
)
def test_who_names_a_voice_that_waits_is_told_until_when(
    draw: SiteOf, before: str, after: str, text: str, hint: str
) -> None:
    assert before in STORY_2024
    [note] = [
        f for f in found(draw({STORY: STORY_2024.replace(before, after)})) if f.code == "reference/held-back"
    ]
    assert (note.place.path, note.place.line) == (NIGHT, 3)
    said = languages()["nl"].message(note)
    assert text in said.text
    assert hint in said.hint
    assert "Licht op de gang" not in said.text + said.hint


def test_all_reasons_are_told_at_once(draw: SiteOf) -> None:
    story = STORY_2024.replace("2099-12-31", "2025-01-01").replace("[site, beeld]", "[print]")
    story = story.replace("zelf", "vertegenwoordiger").replace("2024-09-25", "2026-09-25")
    findings = found(draw({STORY: story}))
    assert told([each for each in findings if each.place.path == STORY]) == [
        "consent/without-capacity 8",
        "consent/expired 10",
        "consent/not-for-site 11",
        "consent/not-read-by-teller 12",
    ]


def test_a_picture_needs_consent_of_its_own(draw: SiteOf) -> None:
    from io import BytesIO

    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (4, 4)).save(made, "PNG")
    story = STORY_2024.replace("[site, beeld]", "[site]") + "\n![De gang](gang.png)\n"
    findings = found(draw({STORY: story, "stories/de-linde/2024/gang.png": made.getvalue()}))
    assert told(findings) == ["consent/no-picture 17"]


def test_what_could_not_be_read_is_not_taken_for_missing(draw: SiteOf) -> None:
    root = draw(
        {
            STORY: "---\ntitel: [\n---\n",
            "plans/de-linde/2024/commitments/samen-eten.md": "---\nx\n",
            "stories/de-linde/2024/ander.md": TALK.replace("over: nachtrust", "over: samen-eten"),
        }
    )
    library, _ = read_library(root)
    chains, _ = link(library)
    assert [f for f in check(library, chains, ON) if f.code.startswith("reference/")] == []


def test_a_lost_plan_takes_no_commitments_along(draw: SiteOf) -> None:
    root = draw({"plans/de-linde/2024/plan.md": "---\ntitel: [\n---\n"})
    library, _ = read_library(root)
    chains, _ = link(library)
    assert [f for f in check(library, chains, ON) if f.code.startswith("reference/")] == []


def test_a_network_needs_no_areas_and_no_plans(draw: SiteOf) -> None:
    files = {
        "site_config/site.yml": "titel: Netwerk\ntaal: nl\norganisaties: [net]\n",
        "site_config/organisations/net.yml": "naam: Het netwerk\nsoort: netwerk\n",
        "stories/net/2021/dialoog.md": dedent(TALK).replace("over: nachtrust\n", ""),
    }
    assert told(found(draw(files, minimal=False))) == []


# -- personal data, through whole documents

PERSONAL: list[tuple[str, Files, list[str]]] = [
    ("in a body, with line and column", {STORY: STORY_2024.replace("Nu gaat het om tien uur uit.", "\n\nEen regel.\nToen kwam mevrouw De Vries op kamer 12.")},
     [f"personal/name {STORY}:18:11 mevrouw De Vries", f"personal/room {STORY}:18:31 kamer 12"]),
    ("in a title", {STORY: STORY_2024.replace("titel: Licht op de gang", "titel: De nacht van 5 oktober 2024")},
     [f"personal/exact-day {STORY}:2:1 5 oktober 2024"]),
    ("in a list", {"stories/de-linde/2024/gesprek.md": TALK.replace("[Licht stoort.]", "[Licht stoort., Zij is 87 jaar.]")},
     ["personal/age stories/de-linde/2024/gesprek.md:6:28 87 jaar"]),
    ("in a commitment's reason", {NIGHT: NIGHT_2025.replace("Bewoners vroegen", "Drie bewoners vroegen")},
     [f"personal/few-people {NIGHT}:2:1 Drie bewoners"]),
    ("in a plan", {PLAN: PLAN_2025.replace("door: Raad van bestuur", "door: mevrouw Jansen")},
     [f"personal/name {PLAN}:7:3 mevrouw Jansen"]),
    ("in a deviation", {"plans/de-linde/2025/deviations/nachtrust.md": voice("Bel 06-12345678.", uitkomst="later", aanleiding="Ziekte")},
     ["personal/phone plans/de-linde/2025/deviations/nachtrust.md:6:5 06-12345678"]),
    ("in a link", {STORY: STORY_2024.replace("tien uur", "[tien uur](mailto:jan@linde.nl)")},
     [f"personal/email {STORY}:15:63 jan@linde.nl"]),
    ("behind a sign that nobody sees", {STORY: STORY_2024.replace("Nu gaat", "Zij belde 06\u200b12\u00ad345678 vaak. Nu gaat")},
     [f"personal/phone {STORY}:15:50 06\u200b12\u00ad345678"]),
    ("behind a sign that is written by its number", {STORY: STORY_2024.replace("Nu gaat", "Zij belde 06&#8203;123&shy;45678 vaak. Nu gaat")},
     [f"personal/phone {STORY}:15:50 06\u200b123\u00ad45678"]),
    ("with markup in a number", {STORY: STORY_2024.replace("Nu gaat", "Zij belde 06**12**3`4567`8 vaak. Nu gaat")},
     [f"personal/phone {STORY}:15:50 0612345678"]),
    ("in a title, behind a sign that nobody sees", {STORY: STORY_2024.replace("titel: Licht op de gang", "titel: Bel 06\u206012345678")},
     [f"personal/phone {STORY}:2:1 06\u206012345678"]),
    ("in a file's name", {"stories/de-linde/2024/mevrouw-de-vries.md": TALK},
     ["personal/name stories/de-linde/2024/mevrouw-de-vries.md:1:1 mevrouw-de-vries"]),
    ("few residents at a table", {"stories/de-linde/2024/gesprek.md": TALK.replace("inzichten:", "deelnemers:\n      - {rol: bewoners, aantal: 6}\n      - {rol: medewerkers, aantal: 2}\n      - {organisatie: Zorgkantoor, aantal: 1}\n    inzichten:")},
     ["personal/few-people stories/de-linde/2024/gesprek.md:7:21 6 bewoners"]),
    ("the name that a teller chose is hers", {STORY: STORY_2024.replace("klank: gemengd", "klank: gemengd\nverteld_door: Mevrouw De Vries").replace("Het licht", "Mevrouw De Vries en het licht")},
     []),
    ("but not her number", {STORY: STORY_2024.replace("klank: gemengd", "klank: gemengd\nverteld_door: Zij is 87 jaar")},
     [f"personal/age {STORY}:6:1 87 jaar"]),
    ("who may be named", {ORG: ORGANISATION + "openbare_namen: [Jan Jansen]\n", PLAN: PLAN_2025.replace("door: Raad van bestuur", "door: de heer Jansen")},
     []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "expected"), [row[1:] for row in PERSONAL], ids=[row[0] for row in PERSONAL]
)
def test_personal_data_is_found_where_it_stands(draw: SiteOf, files: Files, expected: list[str]) -> None:
    findings = [f for f in found(draw(files)) if f.code.startswith("personal/")]
    assert [f"{f.code} {f.place} {f.facts['text']}" for f in findings] == expected
    for language in languages().values():
        assert all("{" not in language.message(finding).text for finding in findings)


@pytest.mark.parametrize("name", ["IMG_20250312_1423.png", "mevrouw-jansen.png", "kamer-12.png"])
def test_names_of_pictures_are_looked_at(draw: SiteOf, name: str) -> None:
    from io import BytesIO

    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (4, 4)).save(made, "PNG")
    story = STORY_2024 + f"\n![De gang]({name})\n"
    findings = found(draw({STORY: story, f"stories/de-linde/2024/{name}": made.getvalue()}))
    assert [f.facts["text"] for f in findings if f.place.path == STORY] == [name]


def test_numbers_that_identify_are_errors_and_the_others_warnings(draw: SiteOf) -> None:
    text = "BSN 111222333, NL91 ABNA 0417 1643 00, 06-12345678, a@b.nl, kamer 12."
    findings = found(draw({STORY: STORY_2024.replace("Nu gaat", f"{text} Nu gaat")}))
    levels = {f.code: f.level for f in findings if f.place.path == STORY}
    assert levels == {
        "personal/bsn": Level.ERROR,
        "personal/iban": Level.ERROR,
        "personal/phone": Level.ERROR,
        "personal/email": Level.ERROR,
        "personal/room": Level.WARNING,
    }


def test_a_citizen_number_and_an_account_are_not_repeated_in_the_message(draw: SiteOf) -> None:
    text = "BSN 111222333, NL91 ABNA 0417 1643 00."
    findings = found(draw({STORY: STORY_2024.replace("Nu gaat", f"{text} Nu gaat")}))
    for language in languages().values():
        said = " ".join(f"{m.text} {m.hint}" for m in map(language.message, findings))
        assert "111222333" not in said
        assert "0417" not in said
