"""Whether all sides of the triangle spoke about each area of the newest plan: a note, never something to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.checking.context import Context
from generator.comparing.chains import Chain
from generator.content.organisation import Organisation
from generator.content.period import Period
from generator.content.references import VoiceRef, Written
from generator.content.voice import Speaker, StoryKeys, Voice
from generator.content.wall import held_because
from generator.findings import Finding, find

ENOUGH: Final = 3
"""From so many stories on, as many as there are sides, a side that says nothing is told: of fewer nobody expects it."""
SIDES: Final[Mapping[Speaker, tuple[Speaker, ...]]] = {
    Speaker.RESIDENT: (Speaker.RESIDENT,),
    Speaker.FAMILY: (Speaker.FAMILY, Speaker.VOLUNTEER),
    Speaker.STAFF: (Speaker.STAFF,),
}
"""The corners of the triangle, each with who stands in it."""


def check(context: Context) -> Iterator[Finding]:
    """Per area of each organisation's newest plan the sides that no published story of late comes from.

    Looked at are stories of the plan's own period and of the one before it: what led to the plan, and what has been
    told since. Silent is a side in an area with enough stories, or every side where nobody spoke at all.
    """
    stories = _stories(context)
    for own, organisation in context.library.organisations.items():
        chains = context.chains.of(own)
        if chains:
            chain = max(chains, key=lambda each: each.newest.period)
            yield from _silent(chain, organisation, stories.get(own, {}))


def _stories(context: Context) -> dict[str, dict[Period, list[Voice]]]:
    """The stories that readers get to see, by organisation and period."""
    found: dict[str, dict[Period, list[Voice]]] = {}
    for ref, voice in context.library.voices.items():
        if (
            isinstance(voice.says, StoryKeys)
            and held_because(voice, context.library.site, context.on) is None
        ):
            found.setdefault(ref.organisation, {}).setdefault(ref.period, []).append(voice)
    return found


def _silent(
    chain: Chain, organisation: Organisation, stories: Mapping[Period, list[Voice]]
) -> Iterator[Finding]:
    recent = [voice for plan in chain.plans[-2:] for voice in stories.get(plan.period, ())]
    if len(recent) < ENOUGH:
        return
    heard = _heard(chain, organisation.id, recent)
    newest = chain.newest
    titles = {version.lineage: version.area for version in newest.commitments.values()}
    for lineage, id in titles.items():
        spoke = heard.get(lineage, [])
        if 0 < len(spoke) < ENOUGH:
            continue
        silent = [side for side, who in SIDES.items() if not any(speaker in who for speaker in spoke)]
        if not silent:
            continue
        area = organisation.areas.get(id)
        named = [side.value for side in silent] if spoke else []
        yield find(
            "voice/side-silent",
            newest.plan.source.place(),
            title=area.title if area else id,
            one=named[0] if named else "",
            two=named[1] if len(named) > 1 else "",
        )


def _heard(chain: Chain, own: str, recent: list[Voice]) -> dict[str, list[Speaker]]:
    """Who spoke about each area, by the id that the area has in the end."""
    lineages = {
        id: version.lineage
        for plan in chain.plans
        for id, version in (*plan.ended.items(), *plan.commitments.items())
    }
    prompted = _prompted(chain, own)
    heard: dict[str, list[Speaker]] = {}
    for voice in recent:
        about = {
            ref.id for each in voice.says.about if (ref := each.commitment(own)) and ref.organisation == own
        }
        about |= prompted.get(voice.ref, set())
        for lineage in {lineages[id] for id in about if id in lineages}:
            if voice.speaker is not None:
                heard.setdefault(lineage, []).append(voice.speaker)
    return heard


def _prompted(chain: Chain, own: str) -> dict[VoiceRef, set[str]]:
    """The commitments whose change or course names a voice, in the newest plan and the one before it."""
    found: dict[VoiceRef, set[str]] = {}

    def note(id: str, written: tuple[Written, ...]) -> None:
        for each in written:
            if (ref := each.voice(own)) is not None:
                found.setdefault(ref, set()).add(id)

    for plan in chain.plans[-2:]:
        for id, said in plan.plan.commitments.items():
            note(id, said.says.prompted_by)
        for deviation in plan.plan.deviations.values():
            note(deviation.commitment, deviation.says.prompted_by)
    return found
