"""Who was heard: the triangle, and honestly what became of all voices."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.composing.atlas import Atlas
from generator.composing.balance import AreasHeard, areas_heard
from generator.composing.charts import Corner, Named, bar, triangle
from generator.composing.counting import VoiceCounts, count_voices
from generator.composing.editions import Edition
from generator.composing.ways import WaysView, ways_view
from generator.composing.wording import Wording


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its words, its sign or colour, and perhaps a bar."""

    kind: str
    words: str
    number: int
    bar: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything about who was heard. `held` is a sentence, empty when nothing was held back. `not_yet` is
    whether what these voices led to can only be told by an edition to come.
    """

    voices: VoiceCounts
    triangle: Markup
    corners: tuple[Counted, ...]
    others: tuple[Counted, ...]
    steps: tuple[Counted, ...]
    tones: tuple[Counted, ...]
    not_yet: bool
    held: str
    ways: WaysView | None
    areas: AreasHeard | None


def heard(edition: Edition, atlas: Atlas) -> Heard:
    """Who was heard for an edition."""
    wording = atlas.wordings[edition.organisation.id]
    counts = count_voices(edition, atlas)
    corners = _corners(counts, wording)
    return Heard(
        voices=counts,
        triangle=_triangle(corners, wording) if any(c.number for c in corners) else Markup(""),
        corners=corners,
        others=tuple(
            Counted(kind, wording(f"voices_of.{kind}", n=number), number)
            for kind, number in counts.kinds.items()
            if kind != "story" and number
        ),
        steps=_steps(counts, wording, edition.plan is not None),
        tones=tuple(
            Counted(tone, wording(f"tone.{tone}"), number, bar(number, counts.kinds["story"], tone))
            for tone, number in counts.tones.items()
            if number
        ),
        not_yet=not counts.led_to_change
        and edition.plan is not None
        and edition is atlas.editions.newest(edition.organisation.id),
        held=_held(counts, wording),
        ways=ways_view(edition, atlas),
        areas=areas_heard(edition, atlas),
    )


def _corners(counts: VoiceCounts, wording: Wording) -> tuple[Counted, Counted, Counted]:
    near = counts.speakers["family"] + counts.speakers["volunteer"]
    return (
        Counted("resident", wording("corner.resident"), counts.speakers["resident"]),
        Counted("family", wording("corner.family"), near),
        Counted("staff", wording("corner.staff"), counts.speakers["staff"]),
    )


def _triangle(corners: tuple[Counted, Counted, Counted], wording: Wording) -> Markup:
    told = wording.listing([f"{corner.words} {corner.number}" for corner in corners])
    resident, family, staff = (Corner(corner.kind, corner.number) for corner in corners)
    named = Named(
        "v-triangle", wording("heard.triangle_title"), wording("heard.triangle_description", counts=told)
    )
    return triangle((resident, family, staff), named)


def _steps(counts: VoiceCounts, wording: Wording, planned: bool) -> tuple[Counted, ...]:
    steps = [("published", counts.published)]
    if planned or counts.linked:
        steps += [("linked", counts.linked), ("led", counts.led_to_change)]
    if counts.told is not None and counts.told != counts.published:
        before = [("told", counts.told)]
        if counts.consented is not None:
            before.append(("consented", counts.consented))
        steps = before + steps
    most = max(number for _, number in steps)
    if not most:
        return ()
    return tuple(
        Counted(name, wording(f"funnel.{name}", n=number), number, bar(number, most, name))
        for name, number in steps
    )


def _held(counts: VoiceCounts, wording: Wording) -> str:
    if counts.few:
        return wording("heard.held_few")
    return wording("heard.held", n=counts.held) if counts.held else ""
