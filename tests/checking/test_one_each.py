"""One mistake gives one finding: nothing that merely follows from it is told as well, and none hides another."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.findings import Finding
from generator.pipeline import examine
from tests.conftest import SiteOf
from tests.sites import (
    CONSENT,
    MEALS_2024,
    NIGHT_2025,
    ORGANISATION,
    PLAN_2024,
    PLAN_2025,
    SITE,
    STORY_2024,
    Files,
)

ON = dt.date(2026, 1, 31)
STORY = "stories/de-linde/2024/licht-op-de-gang.md"
PLAN = "plans/de-linde/2025/plan.md"
MEALS = "plans/de-linde/2024/commitments/samen-eten.md"
NIGHT = "plans/de-linde/2025/commitments/nachtrust.md"
SITE_FILE = "site_config/site.yml"
ORGANISATION_FILE = "site_config/organisations/de-linde.yml"

MISTAKES = [
    (STORY, STORY_2024, "stem: bewoner", "stem: bewoonster", "value/choice", 3),
    (STORY, STORY_2024, "klank:", "klnak:", "file/unknown-key", 5),
    (STORY, STORY_2024, "op: 2024-09-20", "op: 20 september", "value/date", 9),
    (STORY, STORY_2024, "gelezen_door_verteller: 2024-09-25", "gelezen_door_verteller: ja", "value/date", 12),
    (STORY, STORY_2024, "voor: [site, beeld]", "voor: [sites, beeld]", "value/choice", 11),
    (STORY, STORY_2024, "maand: 2024-09", "maand: september", "value/month", 4),
    (STORY, STORY_2024, "over: nachtrust", "over: nachtrsut", "reference/unknown-commitment", 6),
    (STORY, STORY_2024, "titel: Licht op de gang", "titel: Licht: op de gang", "file/yaml-colon", 2),
    (STORY, STORY_2024, "Het licht", "<b>Het</b> licht", "text/html", 15),
    (STORY, STORY_2024, "zelf", "vertegenwoordiger", "consent/without-capacity", 8),
    (STORY, STORY_2024, "  tot: 2099-12-31", "  ingetrokken: gisteren", "value/date", 10),
    (PLAN, PLAN_2025, "volgt_op: 2024", "volgt_op: 2023", "chain/unknown", 3),
    (PLAN, PLAN_2025, "op: 2025-01-15", "op: 2025-13-15", "value/date", 6),
    (PLAN, PLAN_2025, "gremium: clientenraad", "gremium: clientraad", "reference/unknown-body", 9),
    (NIGHT, NIGHT_2025, "aanleiding: Twee bewoners vroegen erom.\n", "", "change/without-reason", 1),
    (NIGHT, NIGHT_2025, "2024/licht-op-de-gang", "2024/licht-op-de-gnag", "reference/unknown-voice", 3),
    (NIGHT, NIGHT_2025, "aanleiding: Twee", "reason: Een raad.\naanleiding: Twee", "file/duplicate-key", 3),
    (NIGHT, NIGHT_2025, "aanleiding: Twee bewoners vroegen erom.", "aanleiding:", "value/empty", 2),
    (NIGHT, NIGHT_2025, "aanleiding: Twee", "aanliding: Twee", "file/unknown-key", 2),
    (MEALS, MEALS_2024, "titel: Samen eten", "titel:", "value/empty", 2),
    (MEALS, MEALS_2024, "aandachtsgebied: zorg", "aandachtsgebeid: zorg", "file/unknown-key", 3),
    (SITE_FILE, SITE, "taal: nl", "taal: fr", "value/choice", 2),
    (SITE_FILE, SITE, "organisaties: [de-linde]", "organisaties: [de-linden]", "site/unknown-organisation", 3),
    (ORGANISATION_FILE, ORGANISATION, "recht: instemming", "recht: ja", "value/choice", 15),
    (NIGHT, NIGHT_2025, "gang\n---", "gang\nlocaties: [alle, lindehof]\n---", "value/beside", 4),
    # `none` clears a value, and what is needed cannot be cleared
    (NIGHT, NIGHT_2025, "Twee bewoners vroegen erom.", "geen", "change/without-reason", 2),
    (NIGHT, NIGHT_2025, "Twee bewoners vroegen erom.", "Geen.", "change/without-reason", 2),
    (NIGHT, NIGHT_2025, "Twee bewoners vroegen erom.", "none", "change/without-reason", 2),
    (NIGHT, NIGHT_2025, "Twee bewoners vroegen erom.", "'-'", "change/without-reason", 2),
    (NIGHT, NIGHT_2025, "Twee bewoners vroegen erom.", "...", "change/without-reason", 2),
    (NIGHT, NIGHT_2025, "\n---\n\nWij", "\ntitel: geen\n---\n\nWij", "value/cleared", 4),
    (MEALS, MEALS_2024, "titel: Samen eten", "titel: geen", "value/cleared", 2),
    (MEALS, MEALS_2024, "aandachtsgebied: zorg", "aandachtsgebied: none", "value/cleared", 3),
    (PLAN, PLAN_2025, "titel: Kwaliteitsplan 2025", "titel: Geen", "value/cleared", 2),
    (STORY, STORY_2024, "titel: Licht op de gang", "titel: geen", "value/cleared", 2),
    (SITE_FILE, SITE, "titel: Anders dan vorig jaar", "titel: geen", "value/cleared", 1),
    (STORY, STORY_2024, "zelf", "vertegenwoordiger\n  hoedanigheid: geen", "consent/without-capacity", 8),
    (STORY, STORY_2024, CONSENT, "toestemming: geen\n", "consent/missing", 7),
    (STORY, STORY_2024, CONSENT, "toestemming: nee\n", "consent/missing", 7),
    (STORY, STORY_2024, CONSENT, "toestemming: ja\n", "value/mapping", 7),
    (STORY, STORY_2024, CONSENT, "toestemming:\n", "value/empty", 7),
    (STORY, STORY_2024, "voor: [site, beeld]", "voor: geen", "consent/not-for-site", 11),
    (STORY, STORY_2024, "voor: [site, beeld]", "voor:", "value/empty", 11),
    (STORY, STORY_2024, "tot: 2099-12-31", "tot: 2023-12-31", "value/order", 10),
    (ORGANISATION_FILE, ORGANISATION, "id: beukenhof", "id: alle", "value/taken", 10),
    (SITE_FILE, SITE, "taal: nl", "taal: nl\nwoorden: {verhaal: 900, story: 400}", "site/twice", 3),
]  # fmt: skip

MEALS_2025 = "plans/de-linde/2025/commitments/samen-eten.md"
OLD_NIGHT = "plans/de-linde/2024/commitments/nachtrust.md"
DEVIATION = "plans/de-linde/2025/deviations/nachtrust.md"
INSTRUMENT = "site_config/instruments/spiegel.yml"
SCORES = "plans/de-linde/2025/scores/spiegel.yml"
SCORED: dict[str, str] = {
    INSTRUMENT: "titel: Spiegel\nschaal: {min: 1, max: 5}\nthemas:\n  - {id: rust, titel: Rust}\n",
    SCORES: "geduid_in: 2025/gesprek\nuitkomsten:\n  - n: 42\n    scores: {rust: 4}\n",
    "stories/de-linde/2025/gesprek.md": "---\ntitel: Gesprek\nsoort: gesprek\nop: 2025-10-01\nover: nachtrust\ninzichten: Rust helpt.\n---\n",
}
LOOKED = "stories/de-linde/2024/kijken.md"
LOOKING = "---\ntitel: Kijken\nsoort: observatie\nover: nachtrust\ngetoetst_door_team: 2024-11-01\n---\n\nHet was stil.\n"
LATER = "---\nuitkomst: later\naanleiding: De lampen kwamen later.\n---\n\nHet begon in juni.\n"
BESIDE: list[tuple[str, Files, Files, str, str, int]] = [
    ("an earlier file that is empty", {DEVIATION: LATER}, {OLD_NIGHT: ""}, OLD_NIGHT, "file/empty", 1),
    ("an earlier file that is no UTF-8", {}, {OLD_NIGHT: b"---\ntitel: caf\xe9\n---\n"}, OLD_NIGHT, "file/encoding", 2),
    ("a commitment with a deviation that is empty", {DEVIATION: LATER, NIGHT: None}, {OLD_NIGHT: ""}, OLD_NIGHT,
     "file/empty", 1),
    ("an earlier file that is empty, of one that ends", {NIGHT: "---\neindigt: behaald\naanleiding: Klaar.\n---\n"},
     {OLD_NIGHT: ""}, OLD_NIGHT, "file/empty", 1),
    ("editorial, and a number differs", {NIGHT: None},
     {NIGHT: "---\nredactioneel: ja\n---\n\nWij lopen na 22 uur geen rondes meer.\n"}, NIGHT, "editorial/substance", 2),
    ("editorial, and the owner differs", {NIGHT: None},
     {NIGHT: "---\nredactioneel: ja\ntrekker: nachtteam\n---\n"}, NIGHT, "editorial/more-than-words", 2),
    ("what was to differ cannot be read", {NIGHT: None},
     {NIGHT: "---\naanleiding: Een team neemt het over.\ntrekker: [a, b]\n---\n"}, NIGHT, "value/text", 3),
    ("what it was cannot be read", {NIGHT: None},
     {NIGHT: "---\naanleiding: Een team neemt het over.\nwas: [Een Twee]\n---\n"}, NIGHT, "value/name", 3),
    ("a deviation of another organisation's commitment", {},
     {DEVIATION: LATER.replace("---\nuit", "---\nvoornemen: de-eik/nachtrust\nuit")}, DEVIATION,
     "commitment/other-organisation", 2),
    ("a commitment that was another organisation's", {},
     {NIGHT: NIGHT_2025.replace("gang\n---", "gang\nwas: de-eik/rust\n---")}, NIGHT, "commitment/other-organisation", 4),
    ("consultations that are no list", {}, {PLAN: PLAN_2025.replace("geraadpleegd:\n", "geraadpleegd: de raad\nbronnen:\n").replace("gremium: clientenraad", "titel: x").replace("    recht: instemming\n", "")},
     PLAN, "value/list", 8),
    ("a consultation without a body", {}, {PLAN: PLAN_2025.replace("gremium: clientenraad\n    ", "")}, PLAN,
     "file/missing-key", 9),
    ("a picture that was to differ is missing", {NIGHT: None},
     {NIGHT: "---\naanleiding: Er is nu een foto.\n---\n\nWij lopen na elf uur geen rondes meer.\n\n![De gang](gang.png)\n"}, NIGHT,
     "text/picture-missing", 7),
    ("a deviation of two commitments at once", {}, {DEVIATION.replace("nachtrust", "twee"): LATER.replace("---\nuit", "---\nvoornemen: [a, b]\nuit")},
     DEVIATION.replace("nachtrust", "twee"), "value/text", 2),
    ("a mapping of a theme that neither framework has",
     {"site_config/frameworks/oud.yml": "titel: Oud\nthemas:\n  - {id: a, titel: A}\n"},
     {"site_config/frameworks/nieuw.yml": "titel: Nieuw\nvolgt_op: oud\novergang:\n  c: [a]\nthemas:\n  - {id: b, titel: B}\n"},
     "site_config/frameworks/nieuw.yml", "reference/unknown-theme", 4),
    ("an area without a title", {}, {ORGANISATION_FILE: ORGANISATION.replace("    titel: Wonen en leven\n", "")},
     ORGANISATION_FILE, "file/missing-key", 3),
    ("an area with an id that is none", {}, {ORGANISATION_FILE: ORGANISATION.replace("id: wonen", "id: Wonen")},
     ORGANISATION_FILE, "value/name", 3),
    ("a location with an id that is none", {NIGHT: NIGHT_2025.replace("gang\n---", "gang\nlocaties: lindehof\n---")},
     {ORGANISATION_FILE: ORGANISATION.replace("id: lindehof", "id: de lindehof")}, ORGANISATION_FILE, "value/name", 8),
    ("a body without a title", {}, {ORGANISATION_FILE: ORGANISATION.replace("    titel: Centrale cliëntenraad\n", "")},
     ORGANISATION_FILE, "file/missing-key", 13),
    ("scores of a conversation that is not there", SCORED, {SCORES: SCORED[SCORES].replace("gesprek", "gesprk")}, SCORES,
     "reference/unknown-voice", 1),
    ("scores of a number in words", SCORED, {SCORES: SCORED[SCORES].replace("n: 42", "n: twintig")}, SCORES,
     "value/number", 3),
    ("a theme of an instrument without a title", SCORED, {INSTRUMENT: SCORED[INSTRUMENT].replace(", titel: Rust", "")},
     INSTRUMENT, "file/missing-key", 4),
    ("a picture of another kind", {}, {STORY: STORY_2024 + "\n![De gang](gang.gif)\n", "stories/de-linde/2024/gang.gif": b"GIF89a"},
     "stories/de-linde/2024/gang.gif", "file/picture-kind", 1),
    ("the site's file under another name", {}, {SITE_FILE: None, "site_config/site.yaml": SITE}, "site_config/site.yaml",
     "file/unknown", 1),
    ("a link that calls a number", {}, {STORY: STORY_2024 + "\nBel [ons](tel:0612345678).\n"}, STORY, "personal/phone", 17),
    ("a page where an organisation stands", {}, {"site_config/pages/de-linde.md": "# Over ons\n"},
     "site_config/pages/de-linde.md", "site/address-taken", 1),
    ("an area that is not known in a first plan", {MEALS_2025: "---\naandachtsgebied: zorg\n---\n"},
     {MEALS: MEALS_2024.replace("zorg", "zrog")}, MEALS, "reference/unknown-area", 3),
    ("an area that is not known in a next plan", {}, {MEALS_2025: "---\naandachtsgebied: zrog\n---\n"},
     MEALS_2025, "reference/unknown-area", 2),
    ("an area that is not known, and better words in the next plan",
     {MEALS_2025: "---\naandachtsgebied: zorg\nredactioneel: ja\n---\n\nSamen eet wie wil in de huiskamer.\n"},
     {MEALS: MEALS_2024.replace("zorg", "zrog")}, MEALS, "reference/unknown-area", 3),
    ("an area that is not known, under another name in the next plan",
     {MEALS_2025.replace("samen-eten", "tafelen"): "---\nwas: samen-eten\naandachtsgebied: zorg\n---\n"},
     {MEALS: MEALS_2024.replace("zorg", "zrog")}, MEALS, "reference/unknown-area", 3),
    ("an area whose id is none, named by a next plan", {MEALS_2025: "---\naandachtsgebied: zorg\n---\n"},
     {ORGANISATION_FILE: ORGANISATION.replace("id: zorg", "id: Zorg")}, ORGANISATION_FILE, "value/name", 5),
    ("an observation that a plan names, checked on a day that is none",
     {NIGHT: NIGHT_2025.replace("2024/licht-op-de-gang", "2024/kijken"), LOOKED: LOOKING}, {LOOKED: LOOKING.replace("2024-11-01", "ja")},
     LOOKED, "value/date", 5),
    ("a story that a plan names, read by its teller on a day that is none", {}, {STORY: STORY_2024.replace("gelezen_door_verteller: 2024-09-25", "gelezen_door_verteller: 25-09-2024")},
     STORY, "value/date", 12),
    ("a day of adoption that is none", {}, {"plans/de-linde/2024/plan.md": PLAN_2024.replace("2024-01-15", "2024-31-12")},
     "plans/de-linde/2024/plan.md", "value/date", 4),
]  # fmt: skip
"""Name, the files of a site that is right, the mistake, and the one finding: path, code and line."""


LEANS = {code: [("reference/held-back", 3)] for code in ("consent/missing", "consent/not-for-site")}
"""What besides is told to the writer of the plan that leans on the story: that it waits, by no mistake in its keys."""


def told(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    """Code and line of what was found."""
    return [(finding.code, finding.place.line) for finding in findings]


@pytest.mark.parametrize(
    ("path", "text", "right", "wrong", "code", "line"),
    MISTAKES,
    ids=[f"{i}-{m[4]}" for i, m in enumerate(MISTAKES)],
)
def test_one_mistake_one_finding(
    site_of: SiteOf, path: str, text: str, right: str, wrong: str, code: str, line: int
) -> None:
    before = set(told(examine(site_of(), ON).findings))
    mistaken = text.replace(right, wrong, 1)
    assert mistaken != text
    findings = examine(site_of({path: mistaken}), ON).findings
    found = told(findings)
    assert [each for each in found if each not in before] == [*LEANS.get(code, ()), (code, line)]


@pytest.mark.parametrize(
    ("right", "wrong", "path", "code", "line"),
    [row[1:] for row in BESIDE],
    ids=[row[0].replace(" ", "_") for row in BESIDE],
)
def test_one_mistake_among_files_gives_one_finding(
    site_of: SiteOf, right: Files, wrong: Files, path: str, code: str, line: int
) -> None:
    before = set(examine(site_of(right), ON).findings)
    found = examine(site_of({**right, **wrong}), ON).findings
    new = [(each.place.path, each.code, each.place.line) for each in found if each not in before]
    assert new == [(path, code, line)]


def test_an_area_that_is_not_known_hides_nothing_else(site_of: SiteOf) -> None:
    """Another owner, or a known area after a known one, still needs a reason."""
    wrong = {MEALS: MEALS_2024.replace("zorg", "zrog")}
    owner = {MEALS_2025: "---\naandachtsgebied: zorg\ntrekker: keukenteam\n---\n"}
    found = examine(site_of({**wrong, **owner}), ON).findings
    assert ("change/without-reason", MEALS_2025) in {(f.code, f.place.path) for f in found}
    moved = examine(site_of({MEALS_2025: "---\naandachtsgebied: wonen\n---\n"}), ON).findings
    assert ("change/without-reason", MEALS_2025) in {(f.code, f.place.path) for f in moved}
