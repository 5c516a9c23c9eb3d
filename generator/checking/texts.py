"""Whether texts are there where readers expect one, grow no longer than the site wants, and belong to a commitment."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context, documents
from generator.checking.kinds import text_kinds
from generator.content.plan import Plan
from generator.content.references import PlanRef, VoiceRef
from generator.content.text import Body
from generator.content.voice import Voice, VoiceKind
from generator.content.wall import held_because, is_withdrawn
from generator.findings import Finding, find

_TOLD = (VoiceKind.STORY, VoiceKind.OBSERVATION, VoiceKind.RESPONSE)
"""Kinds of voice that are their text; a conversation also tells in lists."""


def check(context: Context) -> Iterator[Finding]:
    """Texts that are missing, that are long, and voices that no commitment is connected to."""
    linked = _led_to_something(context)
    for voice in context.library.voices.values():
        if voice.kind in _TOLD and not voice.body and not is_withdrawn(voice, context.on):
            yield find("text/missing", voice.source.line(voice.source.body_line), kind=voice.kind.value)
        if _stands_alone(context, voice, linked):
            yield find(
                "voice/without-commitment", voice.source.place("about"), example=_a_commitment(context, voice)
            )
    for plan in context.library.plans.values():
        yield from _commitments(context, plan)
    if context.library.site.says.words:
        yield from _long(context)


def _led_to_something(context: Context) -> frozenset[VoiceRef]:
    """The voices that a commitment or a deviation names."""
    refs: set[VoiceRef | None] = set()
    for plan in context.library.plans.values():
        own = plan.ref.organisation
        for commitment in plan.commitments.values():
            refs.update(ref.voice(own) for ref in commitment.says.prompted_by)
        for deviation in plan.deviations.values():
            refs.update(ref.voice(own) for ref in deviation.says.prompted_by)
    return frozenset(ref for ref in refs if ref is not None)


def _stands_alone(context: Context, voice: Voice, linked: frozenset[VoiceRef]) -> bool:
    """Whether a voice that readers see has no tie to any commitment, though its organisation has commitments.

    Of one that is held back it would be noise: it is told when the voice may be read.
    """
    if voice.says.about or voice.kind is VoiceKind.RESPONSE or voice.ref in linked:
        return False
    if not context.commitments.get(voice.ref.organisation):
        return False
    return held_because(voice, context.library.site, context.on) is None


def _a_commitment(context: Context, voice: Voice) -> str:
    """A commitment that a voice could name: one of the plan of its own period, when there is one."""
    plan = context.library.plans.get(PlanRef(voice.ref.organisation, voice.ref.period))
    own = plan.commitments if plan is not None else {}
    return min(own or context.commitments[voice.ref.organisation], default="")


def _commitments(context: Context, plan: Plan) -> Iterator[Finding]:
    """Commitments that hold in this plan, are named by it, and have no text from any plan."""
    found = context.chains.find(plan.ref)
    effective = found[0].plans[found[1]].commitments if found is not None else {}
    for id, commitment in plan.commitments.items():
        if id in effective and not effective[id].body:
            source = commitment.source
            yield find("text/missing", source.line(source.body_line), kind="commitment")


def _long(context: Context) -> Iterator[Finding]:
    words = context.library.site.says.words
    limits = {kind: limit for each, limit in words.items() if (kind := text_kinds().get(each.casefold()))}
    for each in documents(context.library):
        limit = limits.get(each.kind)
        if limit is not None and (number := _words(each.body)) >= limit:
            place = each.source.line(each.source.body_line)
            yield find("text/long", place, kind=each.kind, number=number, limit=limit)


def _words(body: Body) -> int:
    return sum(len(block.text.split()) for block in body.blocks)
