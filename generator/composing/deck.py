"""Cards for a conversation at a team's table: an open question, what it comes from with its source, room to write.

They are made from what `talking` finds in an edition. Questions come from the people who talked about a score, from
the instrument, or are ours: one for each kind of thing, several for a kind of voice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from generator.composing.addresses import absolute
from generator.composing.atlas import Atlas
from generator.composing.cards import role, when
from generator.composing.changes import Link, commitment_link
from generator.composing.edition import title_of
from generator.composing.editions import Edition
from generator.composing.measuring import names, sayings
from generator.composing.prose import joined, shortened
from generator.composing.scoring import Subject, place_rows, subjects
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.talking import MOST, deviations, fragment, in_turn, voices
from generator.composing.templating import Draft, make_page, way_to
from generator.composing.ways import WHO, speaks
from generator.composing.wording import Wording
from generator.content.plan import Deviation
from generator.content.settings import InstrumentTheme
from generator.content.voice import StoryKeys

PER_SHEET: Final = 4
LONGEST: Final = 240
"""Characters of a fragment or a dilemma: as much as a card holds beside room to write. Where both stand on one, the
fragment is half as long."""
LONGEST_QUESTION: Final = 180
"""Characters of a question: one that is longer is no heading, and another is asked."""
LONGEST_PLACE: Final = 48
"""Characters of a place's name on a card."""
MOST_PLACES: Final = 6
"""Rows of a score that leave room to write."""
WAYS_TO_ASK: Final[Mapping[str, int]] = MappingProxyType(
    {"dilemma": 3, "resident": 2, "family": 2, "volunteer": 2, "staff": 2}
    | {"different": 2, "later": 2, "partly": 2, "not_done": 2, "earlier": 1, "more": 1}
)
"""How many questions of ours there are for each kind of thing; they take turns."""


@dataclass(frozen=True, slots=True)
class TalkCard:
    """One card. `kind` is `score`, `deviation` or who speaks; `word` says it and `sign` names its shape.

    A score has `rows`: a place with its numbers by `periods`; `more` says how many places do not fit. The others have a `fragment`, and perhaps a `dilemma`.
    `web` is where it comes from as one can type it.
    """

    kind: str
    sign: str
    word: str
    question: str
    title: str
    fragment: str
    spoken: bool
    dilemma: str
    periods: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    more: str
    by: str
    source: Link
    web: str


@dataclass(frozen=True, slots=True)
class DeckView:
    """What the template shows: the cards, so many to a sheet."""

    title: str
    organisation: str
    period: str
    number: int
    draft: bool
    stories: bool
    sheets: tuple[tuple[TalkCard, ...], ...]
    edition: Link


def deck_page(edition: Edition, atlas: Atlas) -> Page | None:
    """The page with an edition's cards; None where there is nothing to talk about."""
    cards = deck(edition, atlas)
    if not cards:
        return None
    organisation, period = edition.organisation, str(edition.period)
    wording = atlas.wordings[organisation.id]
    address = atlas.addresses.cards(organisation.id, edition.period)
    description = wording("deck.description", n=len(cards), period=period)
    view = DeckView(
        title=title_of(edition, wording),
        organisation=organisation.says.name,
        period=period,
        number=len(cards),
        draft=edition.draft,
        stories=any(card.kind in WHO for card in cards),
        sheets=tuple(cards[at : at + PER_SHEET] for at in range(0, len(cards), PER_SHEET)),
        edition=Link(period, atlas.addresses.edition(organisation.id, edition.period)),
    )
    title = wording("deck.page_title", period=period, organisation=organisation.says.name)
    draft = Draft(
        address=address,
        kind=PageKind.CARDS,
        title=title,
        description=description,
        wording=wording,
        view=view,
        crumbs=way_to(atlas, organisation, edition, Crumb(wording("deck.crumb"), address)),
        search=SearchEntry(
            title,
            joined((description, *(card.title for card in cards))),
            wording("deck.crumb"),
            organisation=organisation.says.name,
            period=period,
        ),
    )
    return make_page(draft)


def deck(edition: Edition, atlas: Atlas) -> tuple[TalkCard, ...]:
    """The cards of an edition: a voice, something that went otherwise and a score in turn, as long as there are."""
    turns = (
        tuple(_of_voices(edition, atlas)),
        tuple(_of_deviations(edition, atlas)),
        tuple(card for subject in subjects(edition, atlas) for card in _of_scores(subject)),
    )
    return in_turn(turns)[:MOST]


def _web(address: str, atlas: Atlas) -> str:
    """An address as one types it."""
    full = absolute(atlas.library.site.says.url, address) or address
    return full.partition("://")[2] or full


@dataclass(slots=True)
class _Asker:
    """Asks questions of ours in turn, so that a table does not get the same one twice when there are others."""

    wording: Wording
    asked: Counter[str] = field(default_factory=Counter)

    def __call__(self, about: str) -> str:
        turn = ("1", "2", "3")[self.asked[about] % WAYS_TO_ASK[about]]
        self.asked[about] += 1
        return self.wording(f"deck.ask_{about}_{turn}")


# -- voices


def _of_voices(edition: Edition, atlas: Atlas) -> Iterator[TalkCard]:
    wording = atlas.wordings[edition.organisation.id]
    ask = _Asker(wording)
    for voice in voices(edition):
        says, side = voice.says, speaks(voice)
        address = atlas.addresses.voice(voice.ref)
        told_by = says.told_by if isinstance(says, StoryKeys) else ""
        yield TalkCard(
            kind=side,
            sign=side,
            word=role(voice, atlas, wording),
            question=ask("dilemma" if says.dilemma else side),
            title="",
            fragment=shortened(fragment(voice), LONGEST // 2 if says.dilemma else LONGEST),
            spoken=isinstance(says, StoryKeys) and bool(says.meaning),
            dilemma=shortened(says.dilemma or "", LONGEST),
            periods=(),
            rows=(),
            more="",
            by=", ".join(each for each in (told_by, when(voice, wording)) if each),
            source=Link(says.title, address),
            web=_web(address, atlas),
        )


# -- what went otherwise


def _of_deviations(edition: Edition, atlas: Atlas) -> Iterator[TalkCard]:
    """Of the plan's own period and of the one before it, in turn."""
    own = edition.organisation.id
    wording = atlas.wordings[own]
    address = atlas.addresses.edition(own, edition.period)
    ask = _Asker(wording)
    for deviation in deviations(edition):
        outcome = deviation.says.outcome.value
        yield TalkCard(
            kind="deviation",
            sign=outcome,
            word=wording(f"outcome.{outcome}"),
            question=ask(outcome),
            title=_title(deviation, edition, atlas),
            fragment=shortened(deviation.says.reason, LONGEST),
            spoken=False,
            dilemma="",
            periods=(),
            rows=(),
            more="",
            by=wording("deck.practice", period=str(deviation.plan.period)),
            source=Link(title_of(edition, wording), f"{address}#v-{deviation.plan.period}-{deviation.name}"),
            web=_web(address, atlas),
        )


def _title(deviation: Deviation, edition: Edition, atlas: Atlas) -> str:
    """The commitment's title in the plan that it deviated from."""
    plan = edition.plan if edition.period == deviation.plan.period else edition.previous
    version = plan and (plan.commitments.get(deviation.commitment) or plan.ended.get(deviation.commitment))
    return commitment_link(
        deviation.commitment, edition.organisation.id, atlas, version.title if version else ""
    ).words


# -- scores


def _of_scores(subject: Subject) -> Iterator[TalkCard]:
    wording, atlas, edition = subject.wording, subject.atlas, subject.edition
    address = atlas.addresses.edition(edition.organisation.id, edition.period)
    on = subject.now.scores.says.on
    for theme in subject.shown:
        rows, more = _rows(theme, subject)
        yield TalkCard(
            kind="score",
            sign="score",
            word=wording("deck.score"),
            question=shortened(_asked(theme, subject), LONGEST_QUESTION),
            title=theme.title,
            fragment="",
            spoken=False,
            dilemma="",
            periods=tuple(str(each.period) for each in subject.measured[-2:]),
            rows=rows,
            more=wording("deck.more_places", n=more) if more else "",
            by=", ".join(
                each for each in (subject.instrument.says.title, wording.month(on) if on else "") if each
            ),
            source=Link(title_of(edition, wording), f"{address}#v-score-{subject.instrument.id}-{theme.id}"),
            web=_web(address, atlas),
        )


def _rows(theme: InstrumentTheme, subject: Subject) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], int]:
    """The places that fit on a card, and how many do not: those that moved go first, in their own order."""
    rows = list(place_rows(theme, subject))
    moved = {subject.title_of(place) for place in subject.moved.get(theme.id, ())}
    first = sorted(range(len(rows)), key=lambda at: (rows[at].title not in moved, at))[:MOST_PLACES]
    fitting = (rows[at] for at in sorted(first))
    return tuple((shortened(r.title, LONGEST_PLACE), r.scores) for r in fitting), len(rows) - len(first)


def _asked(theme: InstrumentTheme, subject: Subject) -> str:
    """A question that people asked about the theme, else the instrument's own, else one of ours."""
    for said in sayings(subject.conversations):
        if said.kind == "questions" and names(theme, said.text) and len(said.text) <= LONGEST_QUESTION:
            return said.text
    return subject.instrument.says.question or subject.wording("deck.ask_score")
