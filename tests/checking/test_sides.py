"""Notes to the writer: who was not asked in time, which side is silent, and what critical story nobody answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.checking import check
from generator.checking.weighing import weigh
from generator.comparing.linking import link
from generator.findings import Finding
from generator.locale import languages
from generator.reading.library import read_library
from tests.composing.building import commitment, plan, story
from tests.conftest import SiteOf
from tests.sites import NIGHT_2025, ORGANISATION, PLAN_2025

ON = dt.date(2025, 6, 15)
PLAN = "plans/de-linde/2025/plan.md"
STORIES = "stories/de-linde/2025"
ORG = "site_config/organisations/de-linde.yml"


def found(root: Path, code: str, on: dt.date = ON) -> list[Finding]:
    library, _ = read_library(root)
    chains, _ = link(library)
    findings = [f for f in weigh(check(library, chains, on), library) if f.code == code]
    for spoken in languages().values():
        for finding in findings:
            message = spoken.message(finding)
            assert "{" not in message.text + message.hint
            assert "[[" not in message.text
    return findings


# -- consent of a body


def asked(*lines: str) -> dict[str, str]:
    """A plan adopted on 15 January 2025 that consulted these."""
    said = "".join(f"  - {{{line}}}\n" for line in lines)
    head = PLAN_2025[: PLAN_2025.index("  - gremium")]
    return {PLAN: head + said + "---\n\nx\n"}


@pytest.mark.parametrize(
    ("lines", "missed"),
    [
        (["gremium: clientenraad, op: 2024-12-01"], []),
        (["gremium: clientenraad, op: 2025-01-15"], []),
        (["gremium: clientenraad, op: 2025-01-16"], ["clientenraad"]),
        (["gremium: clientenraad"], []),
        (["gremium: clientenraad, op: 2024-12-01, recht: advies"], ["clientenraad"]),
        (["gremium: clientenraad, op: 2024-11-01, recht: advies", "gremium: clientenraad, op: 2024-12-01, recht: instemming"], []),
        (["gremium: team, op: 2024-12-01"], ["clientenraad"]),
    ],
)  # fmt: skip
def test_a_body_with_a_right_of_consent_must_have_been_asked(
    site_of: SiteOf, lines: list[str], missed: list[str]
) -> None:
    organisation = ORGANISATION + "  - {id: team, titel: Kwaliteitsteam, recht: advies}\n"
    root = site_of({**asked(*lines), ORG: organisation})
    assert [f.facts["name"] for f in found(root, "plan/consent-not-asked")] == missed


def test_the_right_is_a_fact_of_the_organisation_itself(site_of: SiteOf) -> None:
    files = asked("gremium: clientenraad, op: 2025-01-16")
    [finding] = found(site_of(files), "plan/consent-not-asked")
    told = languages()["nl"].message(finding)
    assert (
        "In het bestand van uw organisatie staat bij Centrale cliëntenraad: recht van instemming."
        in told.text
    )
    other = ORGANISATION.replace("recht: instemming", "recht: advies")
    assert found(site_of({**files, ORG: other}), "plan/consent-not-asked") == []


# -- the triangle


def told(**speakers: str) -> dict[str, str]:
    """A story of each of these, by name: `speaker about`."""
    return {
        f"{STORIES}/{name}.md": story(name, speaker=said.split()[0], about=said.split()[1])
        for name, said in speakers.items()
    }


SILENT: list[tuple[str, Mapping[str, str], list[tuple[str, str, str]]]] = [
    ("one story is no balance", {}, []),
    ("all sides spoke", told(a="naaste nachtrust", b="medewerker nachtrust", c="bewoner samen-eten", d="naaste samen-eten", e="medewerker samen-eten"), []),
    ("one side is silent", told(a="naaste nachtrust", b="naaste nachtrust", c="bewoner samen-eten"), [("Wonen en leven", "staff", "")]),
    ("a volunteer stands with the family", told(a="vrijwilliger nachtrust", b="medewerker nachtrust", c="bewoner samen-eten"), []),
    ("two sides are silent, and nobody spoke elsewhere", told(a="bewoner nachtrust", b="bewoner nachtrust"), [("Goede zorg", "", ""), ("Wonen en leven", "family", "staff")]),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT])
def test_which_side_is_silent(
    site_of: SiteOf, files: Mapping[str, str], expected: list[tuple[str, str, str]]
) -> None:
    findings = found(site_of(files), "voice/side-silent")
    assert sorted((f.facts["title"], f.facts["one"], f.facts["two"]) for f in findings) == expected
    assert {f.place.path for f in findings} <= {PLAN}


def test_only_published_stories_of_the_last_two_periods_count(site_of: SiteOf) -> None:
    files = told(a="naaste nachtrust", b="naaste nachtrust", c="bewoner samen-eten")
    hidden = {f"{STORIES}/geheim.md": story("G", speaker="medewerker", consent="toestemming: nee\n")}
    assert len(found(site_of({**files, **hidden}), "voice/side-silent")) == 1
    later = {"plans/de-linde/2026/plan.md": plan(2026), "plans/de-linde/2027/plan.md": plan(2027)}
    assert found(site_of({**files, **later}), "voice/side-silent") == []


def test_a_story_behind_a_change_counts_there(site_of: SiteOf) -> None:
    files = told(a="naaste nachtrust", b="naaste nachtrust", c="medewerker samen-eten")
    night = NIGHT_2025.replace("2024/licht-op-de-gang", "[2024/licht-op-de-gang, 2025/c]")
    assert (
        found(site_of({**files, "plans/de-linde/2025/commitments/nachtrust.md": night}), "voice/side-silent")
        == []
    )


def test_a_silence_can_be_settled_per_area(site_of: SiteOf) -> None:
    files = told(a="bewoner nachtrust", b="bewoner nachtrust")
    settled = "afgedaan:\n  - {code: voice/side-silent, tekst: Goede zorg, omdat: Volgend jaar.}\n"
    root = site_of({**files, PLAN: PLAN_2025.replace("geraadpleegd:", settled + "geraadpleegd:")})
    assert [f.facts["title"] for f in found(root, "voice/side-silent")] == ["Wonen en leven"]


# -- critical stories

CRITICAL = story("Kritisch", extra="klank: kritisch\n")
AT = f"{STORIES}/kritisch.md"
P2026 = {"plans/de-linde/2026/plan.md": plan(2026)}
TALK = "---\ntitel: Gesprek\nsoort: gesprek\nvertrekpunt: 2025/kritisch\ninzichten: [Zo.]\n---\n\nx\n"

ANSWERS: list[tuple[str, Mapping[str, str], dt.date, bool]] = [
    ("its period goes on", {}, dt.date(2025, 12, 31), False),
    ("its period is over", {}, dt.date(2026, 1, 1), True),
    ("the next plan is adopted", {"plans/de-linde/2026/plan.md": plan(2026).replace("2026-01-15", "2025-12-01")}, dt.date(2025, 12, 1), True),
    ("the next plan is a draft", {"plans/de-linde/2026/plan.md": plan(2026, adopted=False)}, dt.date(2025, 12, 1), False),
    ("a change names it", {**P2026, "plans/de-linde/2026/commitments/nachtrust.md": commitment(text="Anders.", aanleiding="Zo.", naar_aanleiding_van="2025/kritisch")}, dt.date(2026, 6, 1), False),
    ("a deviation names it", {"plans/de-linde/2025/deviations/nachtrust.md": "---\nuitkomst: later\naanleiding: Zo.\nnaar_aanleiding_van: 2025/kritisch\n---\n\nx\n"}, dt.date(2026, 6, 1), False),
    ("a conversation began with it", {f"{STORIES}/gesprek.md": TALK}, dt.date(2026, 6, 1), False),
    ("it was settled why not", {AT: story("Kritisch", extra="klank: kritisch\nafgedaan:\n  - {code: voice/critical-without-answer, omdat: Niet van ons.}\n")}, dt.date(2026, 6, 1), False),
    ("it is mixed", {AT: story("Gemengd", extra="klank: gemengd\n")}, dt.date(2026, 6, 1), False),
    ("it is held back", {AT: story("Kritisch", extra="klank: kritisch\n", consent="toestemming: nee\n")}, dt.date(2026, 6, 1), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "on", "told"), [row[1:] for row in ANSWERS], ids=[row[0] for row in ANSWERS]
)
def test_a_critical_story_that_nobody_answered(
    site_of: SiteOf, files: Mapping[str, str], on: dt.date, told: bool
) -> None:
    findings = found(site_of({AT: CRITICAL, **files}), "voice/critical-without-answer", on)
    assert [f.place.path for f in findings] == ([AT] if told else [])
    if told:
        assert "2025/kritisch" in languages()["nl"].message(findings[0]).hint
