"""A withdrawal counts whatever is wrong beside it in the consent: the story is gone, and its address says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.content.voice import VoiceKind
from generator.content.wall import hindrances, is_withdrawn
from generator.pipeline import prepare
from tests.cli.running import run
from tests.conftest import SiteOf
from tests.sites import CONSENT, STORY_2024
from tests.wall.building import ON as DAY
from tests.wall.building import library, voice

STORY = "stories/de-linde/2024/licht-op-de-gang.md"
ON = dt.date(2026, 1, 31)
GIVEN = "toestemming:\n  gegeven_door: zelf\n"

UNREAD = [
    ("without its day", f"{GIVEN}  voor: [site]\n  ingetrokken: 2025-11-01\n"),
    ("with nothing else", "toestemming:\n  ingetrokken: 2025-11-01\n"),
    ("with a day that is none", f"{GIVEN}  op: 2024-13-45\n  ingetrokken: 2025-11-01\n"),
    ("given by nobody we know", "toestemming:\n  gegeven_door: de buurman\n  op: 2024-09-01\n  ingetrokken: 2025-11-01\n"),
    ("under a key that is spelled wrong", f"{GIVEN}  ingetroken: 2025-11-01\n"),
    ("in English", "consent:\n  given_by: self\n  withdrawn: 2025-11-01\n"),
    ("on this very day", f"{GIVEN}  ingetrokken: 2026-01-31\n"),
]  # fmt: skip


def drawn(site_of: SiteOf, consent: str) -> Path:
    return site_of({STORY: STORY_2024.replace(CONSENT, consent)})


@pytest.mark.parametrize("consent", [row[1] for row in UNREAD], ids=[row[0] for row in UNREAD])
def test_its_address_says_that_it_was_withdrawn(site_of: SiteOf, consent: str) -> None:
    prepared = prepare(drawn(site_of, consent), ON)
    assert prepared.site is not None
    assert prepared.published is not None
    assert [ref.slug for ref in prepared.published.withdrawn] == ["licht-op-de-gang"]
    assert prepared.published.library.voices == {}
    [page] = [
        page for page in prepared.site.pages if page.address == "de-linde/2024/verhalen/licht-op-de-gang/"
    ]
    assert page.search is None
    assert "hield mij wakker" not in page.html
    found = [f for f in prepared.findings if f.place.path == STORY]
    assert "consent/withdrawn" in {f.code for f in found}
    assert any(f.code.startswith(("file/", "value/")) for f in found)


@pytest.mark.parametrize(
    "consent",
    [
        f"{GIVEN}  ingetrokken: 2026-02-01\n",
        f"{GIVEN}  ingetrokken: binnenkort\n",
        f"{GIVEN}  voor: [site]\n",
        "toestemming: nee\n",
    ],
)
def test_without_a_day_that_has_come_it_is_held_back_and_nothing_is_said(
    site_of: SiteOf, consent: str
) -> None:
    prepared = prepare(drawn(site_of, consent), ON)
    assert prepared.published is not None
    assert prepared.published.withdrawn == ()
    assert prepared.published.library.voices == {}
    assert "consent/withdrawn" not in {f.code for f in prepared.findings}


def test_the_site_is_made_and_passes_the_last_look(site_of: SiteOf, tmp_path: Path) -> None:
    root = drawn(site_of, f"{GIVEN}  ingetrokken: 2025-11-01\n")
    ran = run(root, "build", "--out", str(tmp_path / "uit"), "--renderer", "plain")
    assert ran.code == 0, ran.err + ran.out
    page = tmp_path / "uit" / "de-linde/2024/verhalen/licht-op-de-gang/index.html"
    assert "ingetrokken" in page.read_text(encoding="utf-8").lower()


def test_only_a_consent_that_could_not_be_read_leaves_its_day_to_the_voice() -> None:
    story = voice("a")
    assert story.kind is VoiceKind.STORY
    assert story.withdrawn is None
    assert not is_withdrawn(story, DAY)
    assert hindrances(voice("a", consent=None), library().site, DAY) == ("consent/missing",)
