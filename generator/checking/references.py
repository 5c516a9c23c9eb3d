"""Whether references to voices, commitments, scores and plans point at something that readers get to see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from generator.checking.context import Context, near
from generator.content.references import Written
from generator.content.source import Source
from generator.content.voice import (
    ConversationKeys,
    ObservationKeys,
    ResponseKeys,
    StoryKeys,
    Voice,
    VoiceKeys,
)
from generator.content.wall import hindrances
from generator.findings import Finding, Place, find
from generator.locale import nearest


def check(context: Context) -> Iterator[Finding]:
    """References that point at nothing, and those that lead to a voice that is held back."""
    for voice in context.library.voices.values():
        yield from _of_voice(context, voice)
    for plan in context.library.plans.values():
        own = plan.ref.organisation
        named = [
            *((each.says.prompted_by, each.source, "prompted_by") for each in plan.commitments.values()),
            *((each.says.prompted_by, each.source, "prompted_by") for each in plan.deviations.values()),
            *((each.says.interpreted_in, each.source, "interpreted_in") for each in plan.scores.values()),
        ]
        for refs, source, key in named:
            for ref, place in _each(refs, source, key):
                yield from _voice(context, ref, own, place)
                if key == "prompted_by":
                    yield from _held_back(context, ref, own, place)


def _of_voice(context: Context, voice: Voice) -> Iterator[Finding]:
    says, source, own = voice.says, voice.source, voice.ref.organisation
    for ref, place in _each(says.about, source, "about"):
        yield from _commitment(context, ref, own, place)
    if isinstance(says, ObservationKeys):
        for ref, place in _each(says.discussed_in, source, "discussed_in"):
            yield from _voice(context, ref, own, place)
    elif isinstance(says, ConversationKeys):
        for ref, place in _each(says.starts_from, source, "starts_from"):
            yield from _anything(context, ref, own, place)
    elif isinstance(says, ResponseKeys) and says.to is not None:
        yield from _plan(context, says.to, own, source.place("to"))


def _each(refs: Iterable[Written], source: Source, key: str) -> Iterator[tuple[Written, Place]]:
    """Each reference with its place."""
    for index, ref in enumerate(refs):
        yield ref, source.place(key, index)


def _stranger(context: Context, organisation: str, place: Place) -> Iterator[Finding]:
    """There is no such organisation."""
    known = near(organisation, context.library.organisations)
    yield find("reference/unknown-organisation", place, name=organisation, **known)


def _anything(context: Context, ref: Written, own: str, place: Place) -> Iterator[Finding]:
    """What a conversation can start from: a voice, scores or a commitment, by the shape of the reference."""
    if (score := ref.score(own)) is not None:
        if not context.knows_organisation(score.organisation):
            yield from _stranger(context, score.organisation, place)
        elif not context.knows_scores(score):
            known = [
                str(plan.ref.period) + "/scores/" + instrument
                for plan in context.library.plans_of(score.organisation)
                for instrument in plan.scores
            ]
            yield find("reference/unknown-scores", place, name=ref, **near(ref.text, known))
    elif ref.voice(own) is None and (commitment := ref.commitment(own)) is not None:
        if context.knows_commitment(commitment):
            return
        yield from _voice(context, ref, own, place)
    else:
        yield from _voice(context, ref, own, place)


def _voice(context: Context, ref: Written, own: str, place: Place) -> Iterator[Finding]:
    target = ref.voice(own)
    if target is not None:
        if context.knows_voice(target):
            return
        if not context.knows_organisation(target.organisation):
            yield from _stranger(context, target.organisation, place)
            return
    found = _nearest_voice(context, ref, target.organisation if target else own, own)
    yield find("reference/unknown-voice", place, name=ref, nearest=found, n=int(bool(found)))


def _held_back(context: Context, ref: Written, own: str, place: Place) -> Iterator[Finding]:
    """The voice is there, and does not stand beside the text that names it: else its writer would not know.

    A voice that is held back by a mistake in its file is left to the finding of that mistake.
    """
    target = ref.voice(own)
    voice = context.library.voices.get(target) if target is not None else None
    if voice is None:
        return
    reasons = hindrances(voice, context.library.site, context.on)
    if not reasons or _misread(voice, reasons):
        return
    since = _opens(voice.says, context.on) if len(reasons) == 1 else ""
    gone = int(reasons == ("consent/withdrawn",))
    yield find("reference/held-back", place, name=ref, path=voice.source.path, since=since, n=gone)


def _misread(voice: Voice, reasons: Sequence[str]) -> bool:
    """Whether what would let a voice through stands in its file and is not right: that is told at its own place."""
    says, source = voice.says, voice.source
    if isinstance(says, ObservationKeys):
        return says.checked_by_team is None and source.has("checked_by_team")
    if not isinstance(says, StoryKeys):
        return False
    consent = says.consent
    if consent is None:
        return source.has("consent")
    unread = any(
        not getattr(consent, name) and source.has("consent", key)
        for name, key in (("until", "until"), ("checked_by_teller", "checked_by_teller"), ("for_", "for"))
    )
    in_part = source.count("consent", "for") > len(consent.for_)
    turned = consent.until is not None and consent.until < consent.on
    return unread or in_part or turned or "consent/without-capacity" in reasons


def _opens(says: VoiceKeys, on: dt.date) -> dt.date | str:
    """The day to come from which a voice may be read, where its file says one; empty where it says none."""
    days: tuple[dt.date | None, ...] = ()
    if isinstance(says, StoryKeys) and says.consent is not None:
        days = (says.consent.on, says.consent.checked_by_teller)
    elif isinstance(says, ObservationKeys):
        days = (says.checked_by_team,)
    return max((day for day in days if day is not None and day > on), default="")


def _nearest_voice(context: Context, ref: Written, organisation: str, own: str) -> str:
    """The voice that was most likely meant, written as it should be: one with the very name first."""
    slugs = context.slugs.get(organisation, {})
    before = "" if organisation == own else f"{organisation}/"
    last = ref.parts[-1]
    same = [name for name, slug in slugs.items() if slug == last]
    if not same:
        meant = "/".join(ref.parts[-2:])
        found = nearest(meant, slugs)
        if found is None and (slug := nearest(last, set(slugs.values()))) is not None:
            found = next(name for name, each in slugs.items() if each == slug)
        same = [] if found is None else [found]
    return before + same[0] if same else ""


def _commitment(context: Context, ref: Written, own: str, place: Place) -> Iterator[Finding]:
    target = ref.commitment(own)
    if target is not None and context.knows_commitment(target):
        return
    organisation = own
    if target is not None and target.organisation != own and ref.voice(own) is None:
        organisation = target.organisation
        if not context.knows_organisation(organisation):
            yield from _stranger(context, organisation, place)
            return
    known = context.commitments.get(organisation, frozenset())
    found = nearest(ref.parts[-1], known) or ""
    if found and organisation != own:
        found = f"{organisation}/{found}"
    yield find("reference/unknown-commitment", place, name=ref, nearest=found, n=int(bool(found)))


def _plan(context: Context, ref: Written, own: str, place: Place) -> Iterator[Finding]:
    target = ref.plan(own)
    if target is not None:
        if context.knows_plan(target):
            return
        if not context.knows_organisation(target.organisation):
            yield from _stranger(context, target.organisation, place)
            return
    known = [str(plan) for plan in context.library.plans]
    written = ref.text if "/" in ref.text else f"{own}/{ref.text}"
    yield find("reference/unknown-plan", place, name=ref, **near(written, known))
