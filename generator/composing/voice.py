"""The page of a voice: what was told, and what was done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.composing.addresses import way_up
from generator.composing.agreements import agreements_address
from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, card, cards
from generator.composing.changes import Link
from generator.composing.echoes import Echo
from generator.composing.followed import Followed, followed
from generator.composing.observations import StepsView, steps
from generator.composing.panels import participant
from generator.composing.prose import joined, prose
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_to
from generator.composing.wording import Wording
from generator.content.references import CommitmentRef, PlanRef
from generator.content.settings import Origin
from generator.content.voice import (
    ConversationKeys,
    ObservationKeys,
    ResponseKeys,
    StoryKeys,
    Voice,
    is_ahead,
    is_open,
)


@dataclass(frozen=True, slots=True)
class ListView:
    """A short list with a heading: questions, insights, agreements, …"""

    id: str
    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    """What the template of a voice shows; `facts` are said in one line below the title.

    `notice` says of a conversation that it is still to come, or has been without anybody telling what it brought;
    `agenda` is where it stands while it is to come. `steps` is the way of an observation. `starts` are the scores
    and commitments that a conversation started from, beside the voices in `started`. Under `heading` stands what
    was done with it; `unknown` says so where nothing is known to have been done.
    """

    card: VoiceCard
    facts: tuple[str, ...]
    text: Markup
    meaning: str
    tone: str
    dilemma: str
    dilemmas: str
    summary: str
    lists: tuple[ListView, ...]
    source: Origin | None
    notice: str
    agenda: str
    steps: StepsView | None
    started: tuple[VoiceCard, ...]
    starts: tuple[Link, ...]
    heading: str
    followed: Followed
    unknown: str
    agreements: str
    scores: tuple[Link, ...]
    answers: Link | None
    about: tuple[Link, ...]
    consented: bool
    edition: Link
    voices: Link


def voice_page(voice: Voice, atlas: Atlas) -> Page:
    """The page of one voice."""
    ref = voice.ref
    wording = atlas.wordings[ref.organisation]
    organisation = atlas.library.organisations[ref.organisation]
    address = atlas.addresses.voice(ref)
    in_short = card(voice, atlas)
    edition = atlas.editions.at(ref.organisation, ref.period)
    draft = Draft(
        address=address,
        kind=PageKind.VOICE,
        title=voice.says.title,
        description=in_short.quote,
        wording=wording,
        view=partial(_view, voice, atlas, wording, address),
        crumbs=way_to(
            atlas,
            organisation,
            edition,
            Crumb(wording("voices.crumb"), atlas.addresses.voices(ref.organisation, ref.period)),
            Crumb(voice.says.title, address),
        ),
        search=_found(voice, atlas, wording),
    )
    return make_page(draft)


def _found(voice: Voice, atlas: Atlas, wording: Wording) -> SearchEntry:
    """What search knows of a voice: all that its page tells, of what kind it is, and who speaks."""
    says = voice.says
    in_short = card(voice, atlas)
    kind = wording(f"voice_kind.{voice.kind.value}")
    lists = _lists(says, wording, atlas) if isinstance(says, ConversationKeys) else ()
    return SearchEntry(
        title=says.title,
        words=joined(
            (voice.body.plain, _meaning(voice), says.dilemma, *(" ".join(each.items) for each in lists))
        ),
        kind=kind,
        who=", ".join(each for each in (in_short.who, in_short.role) if each and each != kind),
        organisation=atlas.library.organisations[voice.ref.organisation].says.name,
        period=in_short.period,
        summary=says.summary or "",
        keywords=joined(says.keywords),
    )


def _view(voice: Voice, atlas: Atlas, wording: Wording, address: str) -> VoiceView:
    ref, says = voice.ref, voice.says
    echo = atlas.echoes.of(ref)
    done = followed(voice, atlas)
    period = str(ref.period)
    return VoiceView(
        card=card(voice, atlas),
        facts=tuple(fact for fact in _facts(voice, wording) if fact),
        text=prose(voice.body, atlas.pictures.of(voice.body), way_up(address), 2),
        meaning=_meaning(voice),
        tone=wording(f"tone.{says.tone.value}") if isinstance(says, StoryKeys) and says.tone else "",
        dilemma=says.dilemma or "",
        dilemmas=atlas.addresses.dilemmas(),
        summary=(says.summary or "") if not isinstance(says, StoryKeys) else "",
        lists=tuple(_lists(says, wording, atlas)) if isinstance(says, ConversationKeys) else (),
        source=says.source if isinstance(says, ConversationKeys) else None,
        notice=_notice(voice, atlas, wording),
        agenda=atlas.addresses.agenda(ref.organisation) if is_open(says, atlas.published.on) else "",
        steps=steps(voice, atlas) if isinstance(says, ObservationKeys) else None,
        started=cards(echo.started, atlas),
        starts=tuple(_starts(voice, atlas)),
        heading=_heading(voice, atlas, wording),
        followed=done,
        unknown=_unknown(voice, atlas, wording) if done.unknown else "",
        agreements=agreements_address(ref.organisation, atlas)
        if isinstance(says, ConversationKeys) and says.agreed
        else "",
        scores=_scores(echo, atlas),
        answers=_answers(voice, atlas),
        about=_about(voice, atlas),
        consented=isinstance(says, StoryKeys),
        edition=Link(period, atlas.addresses.edition(ref.organisation, ref.period)),
        voices=Link(period, atlas.addresses.voices(ref.organisation, ref.period)),
    )


def _meaning(voice: Voice) -> str:
    return (voice.says.meaning or "") if isinstance(voice.says, StoryKeys) else ""


def _facts(voice: Voice, wording: Wording) -> tuple[str, ...]:
    """Who, when and where, in a line."""
    says = voice.says
    where = wording.locations(says.locations) if says.locations else ""
    match says:
        case StoryKeys():
            who = wording("voice.told_by", who=says.told_by) if says.told_by else ""
            when = wording.month(says.month) if says.month else ""
            by = wording("voice.collected_by", who=says.collected_by) if says.collected_by else ""
            return who, when, where, by
        case ObservationKeys():
            begin = wording.month(says.from_) if says.from_ else ""
            end = wording.month(says.until) if says.until else ""
            when = begin if begin == end or not end else wording("voice.span", begin=begin, end=end)
            by = (
                wording("voice.observed_by", who=wording.listing(list(says.observers)))
                if says.observers
                else ""
            )
            checked = wording("voice.checked") if says.checked_by_team else ""
            return says.team or "", when or end, where, by, checked
        case ConversationKeys():
            when = wording.date(says.on) if says.on else ""
            return when, says.place or "", where
        case ResponseKeys():
            return (wording.date(says.on) if says.on else "", where)
    return (where,)


def _lists(says: ConversationKeys, wording: Wording, atlas: Atlas) -> list[ListView]:
    """What a conversation leaves behind, as short lists."""
    ahead = is_ahead(says, atlas.published.on)
    people = tuple(participant(p, wording, atlas) for p in says.participants)
    heading = wording("voice.participants_ahead") if ahead else wording("voice.participants")
    found = [ListView("v-people", heading, people)]
    # an invitation ends with the day that it is for
    names = ("open_to", "questions") if ahead else ("questions", "insights", "unexpected", "agreed")
    found += (
        ListView(f"v-{name.replace('_', '-')}", wording(f"voice.{name}"), getattr(says, name))
        for name in names
    )
    return [each for each in found if each.items]


def _notice(voice: Voice, atlas: Atlas, wording: Wording) -> str:
    """Of a conversation: that it is still to come, or that nobody has told yet what it brought."""
    says = voice.says
    if not isinstance(says, ConversationKeys) or says.insights or says.on is None:
        return ""
    if is_ahead(says, atlas.published.on):
        return wording("voice.ahead", on=wording.date(says.on))
    return wording("voice.untold")


def _starts(voice: Voice, atlas: Atlas) -> Iterator[Link]:
    """The scores and commitments that a conversation started from."""
    own, says = voice.ref.organisation, voice.says
    for written in says.starts_from if isinstance(says, ConversationKeys) else ():
        if (score := written.score(own)) is not None:
            yield from _of_scores(score.instrument, PlanRef(score.organisation, score.period), atlas)
        elif written.voice(own) is None and (thread := atlas.thread(written.commitment(own))) is not None:
            ref = written.commitment(own)
            if ref is not None:
                address = atlas.addresses.commitment(CommitmentRef(ref.organisation, thread.id))
                yield Link(thread.version.title, address)


def _of_scores(instrument: str, plan: PlanRef, atlas: Atlas) -> Iterator[Link]:
    known = atlas.library.instruments.get(instrument)
    if known is not None:
        yield Link(f"{known.says.title} {plan.period}", atlas.addresses.plan(plan) + "#v-scores")


def _heading(voice: Voice, atlas: Atlas, wording: Wording) -> str:
    """What was done with it; what came of it, for a conversation; what it is about, while that is still to come."""
    if not isinstance(voice.says, ConversationKeys):
        return wording("voice.done")
    return wording("voice.subject" if is_ahead(voice.says, atlas.published.on) else "agreements.title")


def _unknown(voice: Voice, atlas: Atlas, wording: Wording) -> str:
    """That nothing is known to have been done with a voice, in the words that fit its kind."""
    says = voice.says
    if isinstance(says, ConversationKeys):
        return "" if is_ahead(says, atlas.published.on) else wording("followed.unknown")
    if isinstance(says, ResponseKeys):
        plan = says.to.plan(voice.ref.organisation) if says.to else None
        asked = atlas.library.organisations.get(plan.organisation) if plan else None
        name = (asked or atlas.library.organisations[voice.ref.organisation]).says.name
        return wording("followed.unanswered", organisation=name)
    return wording("voice.silent")


def _scores(echo: Echo, atlas: Atlas) -> tuple[Link, ...]:
    """The scores to which a conversation gave meaning."""
    return tuple(link for scores in echo.scores for link in _of_scores(scores.instrument, scores.plan, atlas))


def _answers(voice: Voice, atlas: Atlas) -> Link | None:
    """The plan that a response answers to."""
    if not isinstance(voice.says, ResponseKeys) or voice.says.to is None:
        return None
    ref = voice.says.to.plan(voice.ref.organisation)
    edition = atlas.editions.at(ref.organisation, ref.period) if ref else None
    if ref is None or edition is None or edition.plan is None:
        return None
    return Link(edition.plan.plan.says.title, atlas.addresses.plan(ref))


def _about(voice: Voice, atlas: Atlas) -> tuple[Link, ...]:
    """The commitments that a voice is about, each once."""
    found: dict[str, Link] = {}
    for written in voice.says.about:
        ref = written.commitment(voice.ref.organisation)
        thread = atlas.thread(ref)
        if ref is not None and thread is not None:
            address = atlas.addresses.commitment(CommitmentRef(ref.organisation, thread.id))
            found[address] = Link(thread.version.title, address)
    return tuple(found.values())
