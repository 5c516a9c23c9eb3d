"""Whether something was done with what people called critical, or anybody said why not."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.content.library import Library
from generator.content.period import Period
from generator.content.references import VoiceRef, Written
from generator.content.voice import ConversationKeys, StoryKeys, Tone
from generator.content.wall import held_because
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """Published stories that their tellers call critical, and that no plan, deviation or conversation names.

    Told only when there was time for an answer: the story's period is over, or a plan for a later one is adopted.
    """
    library = context.library
    answered: frozenset[VoiceRef] | None = None
    newest = _newest(context)
    for ref, voice in library.voices.items():
        if not isinstance(voice.says, StoryKeys) or voice.says.tone is not Tone.CRITICAL:
            continue
        later = newest.get(ref.organisation)
        if ref.period.last >= context.on.year and (later is None or later <= ref.period):
            continue
        if answered is None:
            answered = frozenset(_answered(library))
        if ref not in answered and held_because(voice, library.site, context.on) is None:
            yield find(
                "voice/critical-without-answer", voice.source.place("tone"), period=ref.period, slug=ref.slug
            )


def _newest(context: Context) -> dict[str, Period]:
    """The period of the newest adopted plan of each organisation."""
    found: dict[str, Period] = {}
    for ref, plan in context.library.plans.items():
        if plan.is_adopted(context.on):
            found[ref.organisation] = max(found.get(ref.organisation, ref.period), ref.period)
    return found


def _answered(library: Library) -> Iterator[VoiceRef]:
    """The voices that a commitment, a deviation or a conversation names as where it came from."""
    for ref, plan in library.plans.items():
        for commitment in plan.commitments.values():
            yield from _voices(commitment.says.prompted_by, ref.organisation)
        for deviation in plan.deviations.values():
            yield from _voices(deviation.says.prompted_by, ref.organisation)
    for at, voice in library.voices.items():
        if isinstance(voice.says, ConversationKeys):
            yield from _voices(voice.says.starts_from, at.organisation)


def _voices(written: tuple[Written, ...], own: str) -> Iterator[VoiceRef]:
    for each in written:
        if (ref := each.voice(own)) is not None:
            yield ref
