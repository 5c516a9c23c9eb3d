"""Scores as the beginning of a conversation: only themes that moved or were talked about, beside what people said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, card
from generator.composing.changes import Link
from generator.composing.dots import line, years
from generator.composing.editions import Edition
from generator.composing.measuring import (
    EVERYWHERE,
    TOLD,
    Measurement,
    Saying,
    is_keyword,
    measurements,
    moved_in,
    names,
    places_of,
    sayings,
    step_of,
)
from generator.composing.wording import Wording
from generator.content.settings import Instrument, InstrumentTheme, Scale
from generator.content.voice import Voice

YEARS = 3
"""From so many measurements on a place is shown through the years."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its scores in words, and their picture. `scores` are by column; empty where there is none."""

    title: str
    picture: Markup
    scores: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidView:
    """Something people made of scores: what it is, in words, and what they said; `source` where it might be doubted."""

    kind: str
    word: str
    text: str
    source: Link | None


@dataclass(frozen=True, slots=True)
class ScoredTheme:
    """A theme that moved or was talked about: whether it is counted or felt, why it is shown, a row for each place."""

    id: str
    title: str
    kind: str
    moved: str
    talked: bool
    rows: tuple[PlaceRow, ...]
    said: tuple[SaidView, ...]


@dataclass(frozen=True, slots=True)
class MadeOf:
    """A conversation about the scores, with what it left behind that names none of the themes shown."""

    card: VoiceCard
    said: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme in the table of all: its score in every place, with that of before where there is one."""

    title: str
    kind: str
    scores: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class YearsView:
    """A theme through the years, in the places that have enough of them."""

    title: str
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class ScoresView:
    """The scores of one instrument in an edition.

    `before` is the period of the measurement that they are compared with, empty when this is the first. `columns`
    and `rows` are the table of all themes: places with how many people took part. `periods` are the columns of
    `years`.
    """

    id: str
    title: str
    question: str
    method: str
    on: str
    period: str
    before: str
    shown: str
    step: str
    low: tuple[str, str]
    high: tuple[str, str]
    themes: tuple[ScoredTheme, ...]
    made: tuple[MadeOf, ...]
    caption: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[ThemeRow, ...]
    periods: tuple[str, ...]
    years: tuple[YearsView, ...]


def scores_view(edition: Edition, atlas: Atlas) -> tuple[ScoresView, ...]:
    """The scores of an edition's period; none without a published conversation about them."""
    return tuple(_view(subject) for subject in subjects(edition, atlas))


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """The scores of one instrument in an edition, with all that is needed to choose from them.

    `before` is the measurement before `now`, if there is one. `moved` has the places in which each theme moved,
    `talked` the themes that were talked about. Scores are written with `decimals`, as many as any of them has.
    """

    edition: Edition
    instrument: Instrument
    wording: Wording
    measured: tuple[Measurement, ...]
    conversations: tuple[Voice, ...]
    places: tuple[str, ...]
    moved: dict[str, tuple[str, ...]]
    talked: frozenset[str]
    decimals: int
    atlas: Atlas

    @property
    def now(self) -> Measurement:
        """The edition's own measurement."""
        return self.measured[-1]

    @property
    def before(self) -> Measurement | None:
        """The measurement before it."""
        return self.measured[-2] if len(self.measured) > 1 else None

    @property
    def scale(self) -> Scale:
        """The scale of the instrument."""
        return self.instrument.says.scale

    @property
    def scored(self) -> tuple[InstrumentTheme, ...]:
        """The themes that have a score in this period, in the instrument's order."""
        there = {theme for scores in self.now.places.values() for theme in scores}
        return tuple(theme for theme in self.instrument.says.themes if theme.id in there)

    @property
    def shown(self) -> tuple[InstrumentTheme, ...]:
        """Those among them that moved or were talked about."""
        return tuple(t for t in self.scored if self.moved.get(t.id) or t.id in self.talked)

    def title_of(self, place: str) -> str:
        """The name of a place."""
        return self.wording("place.everywhere") if place == EVERYWHERE else self.wording.location(place)


def subjects(edition: Edition, atlas: Atlas) -> Iterator[Subject]:
    """The instruments of which an edition tells scores."""
    own = edition.organisation
    if edition.plan is None:
        return
    for scores in edition.plan.plan.scores.values():
        instrument = atlas.library.instruments.get(scores.instrument)
        conversations = atlas.voices(scores.says.interpreted_in, own.id)
        if instrument is None or not conversations:
            continue
        measured = measurements(edition, scores.instrument, atlas)
        now, before = measured[-1], measured[-2] if len(measured) > 1 else None
        places = places_of(own, measured[-2:])
        step = step_of(instrument.says.scale)
        told = list(sayings(conversations))
        yield Subject(
            edition=edition,
            instrument=instrument,
            wording=atlas.wordings[own.id],
            measured=measured,
            conversations=conversations,
            places=places,
            moved={t.id: moved_in(t.id, before, now, places, step) for t in instrument.says.themes},
            talked=frozenset(
                t.id
                for t in instrument.says.themes
                if is_keyword(t, conversations) or any(names(t, each.text) for each in told)
            ),
            decimals=_decimals(measured),
            atlas=atlas,
        )


def _decimals(measured: Sequence[Measurement]) -> int:
    every = (score for each in measured for scores in each.places.values() for score in scores.values())
    return max((len(f"{score:.6f}".rstrip("0").partition(".")[2]) for score in every), default=0)


def said_about(subject: Subject) -> dict[str, list[Saying]]:
    """What people said, by the first theme shown that it names; under an empty id what names none of them."""
    found: dict[str, list[Saying]] = {"": [], **{theme.id: [] for theme in subject.shown}}
    for each in sayings(subject.conversations):
        named = next((t.id for t in subject.shown if names(t, each.text)), "")
        found[named].append(each)
    return found


def _view(subject: Subject) -> ScoresView:
    says, wording, scores = subject.instrument.says, subject.wording, subject.now.scores.says
    before = str(subject.before.period) if subject.before else ""
    said = said_about(subject)
    low, high = (_end(end, subject) for end in (says.scale.min, says.scale.max))
    periods = tuple(str(each.period) for each in subject.measured)
    return ScoresView(
        id=subject.instrument.id,
        title=says.title,
        question=says.question or "",
        method=scores.method or "",
        on=wording.month(scores.on) if scores.on else "",
        period=str(subject.now.period),
        before=before,
        shown=_how_many(subject),
        step=wording("scores.step", step=wording.number(step_of(says.scale))) if before else "",
        low=low,
        high=high,
        themes=tuple(_theme(theme, subject, said[theme.id]) for theme in subject.shown),
        made=tuple(_made(subject, said[""])),
        caption=_caption(low, high, before, wording),
        columns=tuple((subject.title_of(place), _people(place, subject)) for place in _there(subject)),
        rows=tuple(_row(theme, subject) for theme in subject.scored),
        periods=periods,
        years=tuple(_through(subject)) if len(periods) >= YEARS else (),
    )


def _how_many(subject: Subject) -> str:
    """How many themes are shown, and what of the others."""
    wording, size, shown = subject.wording, len(subject.scored), len(subject.shown)
    first = subject.before is None
    if not shown:
        return wording("scores.nothing_first" if first else "scores.nothing", n=size)
    told = wording("scores.shown_first" if first else "scores.shown", n=shown, size=size)
    if shown == size:
        return told
    return told + " " + wording("scores.others_first" if first else "scores.others", n=size - shown)


def _theme(theme: InstrumentTheme, subject: Subject, said: Sequence[Saying]) -> ScoredTheme:
    wording = subject.wording
    where = [subject.title_of(place) for place in subject.moved.get(theme.id, ())]
    return ScoredTheme(
        id=theme.id,
        title=theme.title,
        kind=_kind(theme, wording),
        moved=wording("scores.moved", where=wording.listing(where)) if where else "",
        talked=theme.id in subject.talked,
        rows=tuple(place_rows(theme, subject)),
        said=_said(said, subject),
    )


def place_rows(theme: InstrumentTheme, subject: Subject) -> Iterator[PlaceRow]:
    """A row for each place that has a score now or had one before."""
    for place in subject.places:
        was = subject.before.at(place, theme.id) if subject.before else None
        now = subject.now.at(place, theme.id)
        if was is None and now is None:
            continue
        columns = (*((was,) if subject.before else ()), now)
        scores = tuple(_number(score, subject) for score in columns)
        periods = [str(each.period) for each in subject.measured[-2:]]
        title = subject.title_of(place)
        told = _told(title, periods, scores, subject.wording)
        yield PlaceRow(title, line(subject.scale, was, now, told), scores)


def _said(said: Sequence[Saying], subject: Subject) -> tuple[SaidView, ...]:
    several = len(subject.conversations) > 1
    return tuple(
        SaidView(
            each.kind,
            subject.wording(f"scores.said_{each.kind}"),
            each.text,
            Link(each.conversation.says.title, subject.atlas.addresses.voice(each.conversation.ref))
            if several
            else None,
        )
        for kind in TOLD
        for each in said
        if each.kind == kind
    )


def _made(subject: Subject, said: Sequence[Saying]) -> Iterator[MadeOf]:
    for voice in subject.conversations:
        own = [each for each in said if each.conversation is voice]
        groups = ((kind, tuple(each.text for each in own if each.kind == kind)) for kind in TOLD)
        short = card(voice, subject.atlas)
        yield MadeOf(
            # without a summary its sentence would be an insight, which is told here anyway
            short if voice.says.summary else replace(short, quote=""),
            tuple((subject.wording(f"voice.{kind}"), texts) for kind, texts in groups if texts),
        )


def _there(subject: Subject) -> tuple[str, ...]:
    """The places that have a score in this period."""
    return tuple(place for place in subject.places if place in subject.now.places)


def _people(place: str, subject: Subject) -> str:
    n = subject.now.people.get(place)
    return subject.wording("scores.people", n=n) if n else ""


def _row(theme: InstrumentTheme, subject: Subject) -> ThemeRow:
    was = subject.before
    return ThemeRow(
        theme.title,
        _kind(theme, subject.wording),
        tuple(
            (
                _number(subject.now.at(place, theme.id), subject),
                _number(was.at(place, theme.id) if was else None, subject),
            )
            for place in _there(subject)
        ),
    )


def _through(subject: Subject) -> Iterator[YearsView]:
    """The themes shown, and those that crept so far that they differ over all years, through those years."""
    step = step_of(subject.scale)
    places = places_of(subject.edition.organisation, subject.measured)
    for theme in subject.scored:
        rows = []
        crept = False
        for place in places:
            scores = [each.at(place, theme.id) for each in subject.measured]
            there = [score for score in scores if score is not None]
            if len(there) < YEARS:
                continue
            crept = crept or round(abs(there[-1] - there[0]) - step, 6) >= 0
            said = tuple(_number(score, subject) for score in scores)
            periods = [str(each.period) for each in subject.measured]
            title = subject.title_of(place)
            told = _told(title, periods, said, subject.wording)
            rows.append(PlaceRow(title, years(subject.scale, scores, told), said))
        if rows and (crept or theme in subject.shown):
            yield YearsView(theme.title, tuple(rows))


def _told(title: str, periods: Sequence[str], scores: Sequence[str], wording: Wording) -> str:
    """A row in words."""
    told = [
        wording("scores.in_period", score=score, period=period)
        for period, score in zip(periods, scores, strict=True)
        if score
    ]
    return f"{title}: {wording.listing(told)}"


def _kind(theme: InstrumentTheme, wording: Wording) -> str:
    return wording(f"theme_kind.{theme.kind.value}") if theme.kind else ""


def _number(score: float | None, subject: Subject) -> str:
    """A score in words, with as many decimals as any of them has: `4,0` beside `3,6`."""
    return "" if score is None else subject.wording.decimals(score, subject.decimals)


def _end(number: float, subject: Subject) -> tuple[str, str]:
    """An end of the scale: its number, and the word for it."""
    return subject.wording.number(number), subject.scale.labels.get(f"{number:g}", "")


def _caption(low: tuple[str, str], high: tuple[str, str], before: str, wording: Wording) -> str:
    ends = [f"{number} ({word})" if word else number for number, word in (low, high)]
    told = wording("scores.scale", low=ends[0], high=ends[1])
    return f"{told}. {wording('scores.bracketed', period=before)}" if before else f"{told}."
