"""The page of a voice: what was told, and what was done with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.composing.addresses import way_up
from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, card, cards
from generator.composing.changes import Link, commitment_link
from generator.composing.echoes import Echo
from generator.composing.prose import joined, prose
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_to
from generator.composing.wording import Wording
from generator.content.references import CommitmentRef
from generator.content.settings import Origin
from generator.content.voice import (
    ConversationKeys,
    ObservationKeys,
    Participant,
    ResponseKeys,
    StoryKeys,
    Voice,
)


@dataclass(frozen=True, slots=True)
class DoneView:
    """Something that was done with a voice: in which period, of what kind, and where it is told."""

    period: str
    kind: str
    word: str
    link: Link
    owner: str


@dataclass(frozen=True, slots=True)
class ListView:
    """A short list with a heading: questions, insights, agreements, …"""

    id: str
    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    """What the template of a voice shows; `facts` are said in one line below the title."""

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
    led_to: tuple[DoneView, ...]
    weighed: tuple[DoneView, ...]
    discussed: tuple[VoiceCard, ...]
    started: tuple[VoiceCard, ...]
    scores: tuple[Link, ...]
    answers: Link | None
    about: tuple[Link, ...]
    silent: bool
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
        led_to=led_views(echo, atlas),
        weighed=weighed_views(echo, atlas),
        discussed=cards(echo.discussed, atlas),
        started=cards(echo.started, atlas),
        scores=_scores(echo, atlas),
        answers=_answers(voice, atlas),
        about=_about(voice, atlas),
        silent=echo.silent,
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
    people = tuple(_participant(p, wording, atlas) for p in says.participants)
    found = [ListView("v-people", wording("voice.participants"), people)]
    found += (
        ListView(f"v-{name.replace('_', '-')}", wording(f"voice.{name}"), getattr(says, name))
        for name in ("questions", "insights", "unexpected", "agreed", "open_to")
    )
    return [each for each in found if each.items]


def _participant(participant: Participant, wording: Wording, atlas: Atlas) -> str:
    """Who took part; a number of people only when it is large enough to hide each of them."""
    known = atlas.library.organisations.get(participant.organisation or "")
    organisation = known.says.name if known else participant.organisation
    who = wording.listing([each for each in (participant.role, organisation) if each])
    if participant.number is None or participant.number < atlas.smallest:
        return who
    return wording("voice.people", n=participant.number, who=who)


def led_views(echo: Echo, atlas: Atlas) -> tuple[DoneView, ...]:
    """The changes that name a voice."""
    found = []
    for led in echo.led_to:
        own = led.edition.organisation
        place = atlas.addresses.edition(own.id, led.edition.period)
        kind = led.change.kind.value
        word = atlas.wordings[own.id](f"kind.{kind}")
        link = Link(led.change.shown.title, f"{place}#c-{led.change.id}")
        found.append(DoneView(str(led.edition.period), kind, word, link, own.says.name))
    return tuple(found)


def weighed_views(echo: Echo, atlas: Atlas) -> tuple[DoneView, ...]:
    """The deviations that name a voice."""
    found = []
    for weighed in echo.weighed:
        own = weighed.edition.organisation
        outcome = weighed.deviation.says.outcome.value
        plan = weighed.edition.plan
        version = plan.commitments.get(weighed.deviation.commitment) if plan else None
        link = commitment_link(weighed.deviation.commitment, own.id, atlas, version.title if version else "")
        place = Link(link.words, f"{link.address}#v-{weighed.edition.period}")
        word = atlas.wordings[own.id](f"outcome.{outcome}")
        found.append(DoneView(str(weighed.edition.period), outcome, word, place, own.says.name))
    return tuple(found)


def _scores(echo: Echo, atlas: Atlas) -> tuple[Link, ...]:
    found = []
    for scores in echo.scores:
        instrument = atlas.library.instruments.get(scores.instrument)
        if instrument is not None:
            found.append(
                Link(
                    f"{instrument.says.title} {scores.plan.period}",
                    atlas.addresses.plan(scores.plan) + "#v-scores",
                )
            )
    return tuple(found)


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
