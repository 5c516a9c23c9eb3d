"""A change and a deviation as a page shows them: kind, why, was → becomes, and the voices behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.comparing.change import Change, ChangeKind, Effective, Facet
from generator.comparing.marks import mark_line
from generator.comparing.sameness import Sameness, compare_lines
from generator.comparing.tokens import count_words
from generator.composing.addresses import way_up
from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, cards
from generator.composing.editions import Edition
from generator.composing.marking import MarkedView, marked, show_line, show_marks
from generator.composing.prose import prose
from generator.composing.wording import Wording
from generator.content.plan import Deviation, Room
from generator.content.references import CommitmentRef, Written
from generator.content.text import Body
from generator.content.voice import VoiceKind


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address from the root; an empty address leads nowhere."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class FacetView:
    """What besides the text differs: its name, and how it became what it is."""

    name: str
    marked: Markup


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change as a page shows it.

    `word` says the kind. `marks` is there for a text that differs, `text` (of so many `words`) for one that begins or returns,
    `old` for one that ended. `from_` are the commitments that it took over from. `voices` is empty when no voice
    stands beside it.
    """

    id: str
    kind: str
    word: str
    detail: str
    title: str
    address: str
    area: str
    reason: str
    from_: tuple[Link, ...]
    facets: tuple[FacetView, ...]
    marks: MarkedView | None
    text: Markup
    words: int
    old: Markup
    room: str
    voices: tuple[VoiceCard, ...]


@dataclass(frozen=True, slots=True)
class DeviationView:
    """A deviation as a page shows it."""

    anchor: str
    outcome: str
    word: str
    title: str
    address: str
    reason: str
    text: Markup
    learnt: str
    next: str
    locations: str
    voices: tuple[VoiceCard, ...]


def commitment_link(id: str, organisation: str, atlas: Atlas, title: str = "") -> Link:
    """A link to a commitment by an id that it has or had; the words are its title then, or its newest one."""
    thread = atlas.thread(CommitmentRef(organisation, id))
    if thread is None:
        return Link(title or id, "")
    address = atlas.addresses.commitment(CommitmentRef(organisation, thread.id))
    return Link(title or thread.version.title, address)


def show_change(change: Change, edition: Edition, atlas: Atlas, page: str, *, short: bool) -> ChangeView:
    """A change for the page at an address; `short` leaves out what of the text was kept far from any edit."""
    own = edition.organisation.id
    wording = atlas.wordings[own]
    root = way_up(page)
    shown = change.shown
    changed = change.kind is ChangeKind.CHANGED

    def body(text: Body) -> Markup:
        return prose(text, atlas.pictures.of(text), root)

    marks = None
    if changed and Facet.TEXT in change.facets and change.before and change.after:
        marks = show_marks(
            marked(change.before.body, change.after.body, edition.rolling), wording, short=short
        )
    begins = change.kind in (ChangeKind.NEW, ChangeKind.RESUMED)
    return ChangeView(
        id=change.id,
        kind=change.kind.value,
        word=wording(f"kind.{change.kind.value}"),
        detail=wording(f"ending.{change.ends.value}") if change.ends else "",
        title=shown.title,
        address=commitment_link(change.id, own, atlas).address,
        area=wording.area(shown.area),
        reason=change.reason or "",
        from_=tuple(_origins(change, edition, atlas)),
        facets=tuple(_facets(change, wording, edition)) if changed else (),
        marks=marks,
        text=body(change.after.body) if begins and change.after else Markup(""),
        words=count_words(change.after.body) if begins and change.after else 0,
        old=body(change.before.body) if change.kind is ChangeKind.ENDED and change.before else Markup(""),
        room=_room(change, atlas, wording) if begins or Facet.ROOM in change.facets else "",
        voices=_behind(change.prompted_by, own, atlas),
    )


def _behind(written: tuple[Written, ...], own: str, atlas: Atlas) -> tuple[VoiceCard, ...]:
    """The voices behind something: people who tell it themselves first, each in the writer's order."""
    voices = sorted(atlas.voices(written, own), key=lambda voice: voice.kind is not VoiceKind.STORY)
    return cards(voices, atlas)


def _origins(change: Change, edition: Edition, atlas: Atlas) -> Iterator[Link]:
    previous = edition.previous
    for id in change.was:
        known = previous and (previous.commitments.get(id) or previous.ended.get(id))
        yield commitment_link(id, edition.organisation.id, atlas, known.title if known else "")


def _facets(change: Change, wording: Wording, edition: Edition) -> Iterator[FacetView]:
    if change.before is None or change.after is None:
        return
    for facet in change.facets:
        if facet is Facet.ROOM:
            yield from _rule(change.before.room, change.after.room, wording, edition)
        if facet in (Facet.TEXT, Facet.ROOM):
            continue
        was, becomes = (_value(version, facet, wording) for version in (change.before, change.after))
        marked = mark_line(was, becomes, edition.rolling)
        words = show_line(marked, wording) if facet is Facet.TITLE else _instead(was, becomes, wording)
        yield FacetView(wording(f"facet.{facet.value}"), words)


def _rule(was: Room | None, becomes: Room | None, wording: Wording, edition: Edition) -> Iterator[FacetView]:
    """A rule that stands in the way in other words, marked; what became of it is a sentence of its own."""
    if was is not None and becomes is not None and compare_lines(was.rule, becomes.rule) is not Sameness.SAME:
        marked = mark_line(was.rule, becomes.rule, edition.rolling)
        yield FacetView(wording("facet.rule"), show_line(marked, wording))


def _instead(was: str, becomes: str, wording: Wording) -> Markup:
    """One value in the place of another."""
    return Markup(
        '<del><span class="v-hidden">%s </span>%s</del> <span aria-hidden="true">→</span> '
        '<ins><span class="v-hidden">%s </span>%s</ins>'
    ) % (wording("marks.removed"), was, wording("marks.added"), becomes)


def _value(version: Effective, facet: Facet, wording: Wording) -> str:
    match facet:
        case Facet.TITLE:
            return version.title
        case Facet.AREA:
            return wording.area(version.area)
        case Facet.LOCATIONS:
            return wording.locations(version.locations)
    return version.owner or wording("value.none")


def _room(change: Change, atlas: Atlas, wording: Wording) -> str:
    if change.after is not None and change.after.room is not None:
        return room_sentence(change.after.room, atlas, wording)
    if change.before is not None and change.before.room is not None:
        return wording("room.cleared", rule=change.before.room.rule)
    return ""


def room_sentence(room: Room, atlas: Atlas, wording: Wording) -> str:
    """A rule that stands in the way: of whom room is asked, and what became of it."""
    return wording("room.rule", rule=room.rule.rstrip(".")) + " " + room_answer(room, atlas, wording)


def room_answer(room: Room, atlas: Atlas, wording: Wording) -> str:
    """Of whom room is asked, and what became of it."""
    reader = atlas.library.readers.get(room.of) if room.of else None
    of = reader.says.title if reader else (wording.body(room.of) if room.of else "")
    return wording(f"room.{room.status.value}", of=of)


def show_deviation(deviation: Deviation, edition: Edition, atlas: Atlas, page: str) -> DeviationView:
    """A deviation from the plan of an edition's period, for the page at an address."""
    own = edition.organisation.id
    wording = atlas.wordings[own]
    says = deviation.says
    plan = edition.plan
    version = plan and (plan.commitments.get(deviation.commitment) or plan.ended.get(deviation.commitment))
    link = commitment_link(deviation.commitment, own, atlas, version.title if version else "")
    return DeviationView(
        anchor=f"{deviation.plan.period}-{deviation.name}",
        outcome=says.outcome.value,
        word=wording(f"outcome.{says.outcome.value}"),
        title=link.words,
        address=link.address,
        reason=says.reason,
        text=prose(deviation.body, atlas.pictures.of(deviation.body), way_up(page)),
        learnt=says.learnt or "",
        next=says.next or "",
        locations=wording.locations(says.locations) if says.locations else "",
        voices=_behind(says.prompted_by, own, atlas),
    )
