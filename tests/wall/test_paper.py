"""The wall before paper: what may be on the site may not all be in a print."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.content.period import Period
from generator.content.references import VoiceRef
from generator.content.wall import may_print, printable, publishable
from tests.wall.building import CONSENT, HOUSE, ON, body, library, plan, voice


def ref(slug: str) -> VoiceRef:
    return VoiceRef(HOUSE, Period.parse("2025"), slug)


@pytest.mark.parametrize(
    ("purposes", "allowed"),
    [
        (["site"], False),
        (["site", "readers"], False),
        (["site", "picture"], False),
        (["site", "print"], True),
    ],
)
def test_a_story_needs_consent_for_paper_of_its_own(purposes: Sequence[str], allowed: bool) -> None:
    story = voice("slaap", consent={**CONSENT, "for": list(purposes)})
    assert may_print(story) is allowed
    paper = printable(publishable(library(story), (), ON))
    assert (ref("slaap") in paper.library.voices) is allowed


@pytest.mark.parametrize("kind", ["conversation", "response"])
def test_other_voices_have_no_teller_to_ask(kind: str) -> None:
    assert may_print(voice("gesprek", kind=kind))


def test_consent_for_paper_alone_is_none_for_the_site_and_so_none_for_its_pdf() -> None:
    story = voice("slaap", consent={**CONSENT, "for": ["print"]})
    assert printable(publishable(library(story), (), ON)).library.voices == {}


def test_nothing_on_paper_points_at_who_stays_on_the_site() -> None:
    text = body("Zie het verhaal.", links=["../verhalen/slaap/"])
    published = publishable(
        library(
            voice("slaap"),
            voice("rust", consent={**CONSENT, "for": ["site", "print"]}, about=["nacht"]),
            plan(
                commitments={
                    "nacht": {"title": "Nacht", "prompted_by": ["2025/slaap", "2025/rust"], "text": text}
                },
                deviations={"nacht": {"prompted_by": ["2025/slaap"]}},
            ),
        ),
        (),
        ON,
    )
    only = next(iter(printable(published).library.plans.values()))
    commitment = only.commitments["nacht"]
    assert [str(each) for each in commitment.says.prompted_by] == ["2025/rust"]
    assert only.deviations["nacht"].says.prompted_by == ()
    assert "slaap" not in commitment.body.html
    assert [each for block in commitment.body.blocks for each in block.targets] == []


def test_the_numbers_stay_those_of_the_site() -> None:
    published = publishable(library(voice("slaap"), voice("later", consent=None)), (), ON)
    paper = printable(published)
    assert (paper.told, paper.held, paper.on) == (published.told, published.held, published.on)
    assert published.library.voices, "the site itself is left as it was"
