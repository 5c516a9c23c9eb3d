"""The page of rules that stand in the way: whom each hinders, of whom room was asked, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, cards
from generator.composing.changes import Link
from generator.composing.filters import Filters, rule_filters
from generator.composing.paging import Part, parted
from generator.composing.prose import joined, shortened
from generator.composing.ranging import Asked, Hindered, Move, Rule, find_rules
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_home
from generator.composing.wording import Wording
from generator.content.references import CommitmentRef
from generator.content.voice import Voice

PER_PAGE: Final = 40
"""So many commitments that a rule hinders keep a page below half a megabyte."""
_VOICES: Final = 4
"""So many voices stand beside a commitment; its own page has them all."""
_PRACTICE: Final = 3
_LONGEST: Final = 320
"""Characters of a reason; the commitment's own page has the whole of it."""


@dataclass(frozen=True, slots=True)
class MoveView:
    """What became of a rule in one period: a sign, a word, and where it is told."""

    period: str
    move: str
    word: str
    address: str


@dataclass(frozen=True, slots=True)
class PracticeView:
    """How practice went otherwise while the rule stood there."""

    period: str
    outcome: str
    word: str
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class HinderedView:
    """A commitment that a rule hinders: whose it is, of whom room was asked, what became of it, why, and voices.

    `all_voices` is how many there are when some are left out.
    """

    anchor: str
    answers: str
    status: str
    organisation: Link
    commitment: Link
    of: str
    moves: tuple[MoveView, ...]
    reason: str
    practice: tuple[PracticeView, ...]
    voices: tuple[VoiceCard, ...]
    all_voices: int


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with those whom it hinders on this page; `hinders` is how many there are in all."""

    words: str
    hinders: int
    hindered: tuple[HinderedView, ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """What the template shows."""

    lead: str
    page: int
    pages: tuple[Link, ...]
    rules: tuple[RuleView, ...]
    filters: Filters
    ways: tuple[Link, ...]


_Pair = tuple[Rule, Hindered]


def rules_pages(atlas: Atlas, ways: tuple[Link, ...]) -> Iterator[Page]:
    """The pages with all rules; none where no rule stands in the way. `ways` lead on."""
    wording = atlas.wording
    rules = atlas.once(find_rules)
    title = wording("rules.title")
    lead = lead_of(rules, wording)
    pairs = [(rule, hindered) for rule in rules for hindered in rule.hinders]
    for part in parted(pairs, PER_PAGE, atlas.addresses.rules):
        told = joined(dict.fromkeys(rule.words for rule, _ in part.items))
        draft = Draft(
            address=part.address,
            kind=PageKind.RULES,
            title=title if part.number == 1 else wording("paged.title", title=title, page=part.number),
            description=lead,
            wording=wording,
            view=partial(_view, part, lead, atlas, ways),
            crumbs=(way_home(wording), Crumb(title, part.address)),
            search=SearchEntry(title, told, wording("search.ranging"), summary=lead)
            if part.number == 1
            else None,
        )
        yield make_page(draft)


def lead_of(rules: tuple[Rule, ...], wording: Wording) -> str:
    """How many rules there are, and what became of the room that was asked, counted by commitment."""
    counts = Counter(status_of(hindered) for rule in rules for hindered in rule.hinders)
    begin = wording("rules.lead_past" if counts["past"] else "rules.lead", n=len(rules))
    return " ".join((begin, *_counted(counts, wording)))


def _counted(counts: Counter[str], wording: Wording) -> Iterator[str]:
    yield from (
        wording(f"rules.count_{status}", n=counts[status])
        for status in ("granted", "refused", "asked", "past")
        if counts[status]
    )


def status_of(hindered: Hindered) -> str:
    """What the last plan says of it: asked, granted or refused, or past when the rule does not stand there any more."""
    return hindered.newest.room.status.value if hindered.stands else "past"


def _view(part: Part[_Pair], lead: str, atlas: Atlas, ways: tuple[Link, ...]) -> RulesView:
    filters = rule_filters([(_anchor(hindered), hindered) for _, hindered in part.items], atlas)
    return RulesView(
        lead=lead,
        page=part.number,
        pages=part.ways,
        rules=tuple(
            RuleView(
                rule.words,
                len(rule.hinders),
                tuple(_hindered(hindered, filters, atlas) for _, hindered in pairs),
            )
            for rule, pairs in groupby(part.items, lambda pair: pair[0])
        ),
        filters=filters,
        ways=ways,
    )


def _anchor(hindered: Hindered) -> str:
    """Of a commitment; two rules that hinder it are told apart by the period in which each was named first."""
    return f"{hindered.organisation.id}.{hindered.thread.id}.{hindered.asked[0].edition.period}"


def _hindered(hindered: Hindered, filters: Filters, atlas: Atlas) -> HinderedView:
    own = hindered.organisation
    ref = CommitmentRef(own.id, hindered.thread.id)
    address = atlas.addresses.commitment(ref)
    voices = _voices(hindered, ref, atlas)
    anchor = _anchor(hindered)
    return HinderedView(
        anchor=anchor,
        answers=filters.answers[anchor],
        status=status_of(hindered),
        organisation=Link(own.says.name, atlas.addresses.organisation(own.id)),
        commitment=Link(hindered.thread.version.title, address),
        of=_of(hindered, atlas),
        moves=tuple(_move(asked, address, atlas) for asked in hindered.asked),
        reason=shortened(_reason(hindered), _LONGEST),
        practice=tuple(_practice(hindered, address, atlas))[-_PRACTICE:],
        voices=cards(voices[:_VOICES], atlas),
        all_voices=len(voices) if len(voices) > _VOICES else 0,
    )


def _of(hindered: Hindered, atlas: Atlas) -> str:
    """Of whom room was asked, each once."""
    wording = atlas.wordings[hindered.organisation.id]
    asked = dict.fromkeys(each.room.of for each in hindered.asked if each.room.of)
    readers = atlas.library.readers
    return wording.listing([readers[id].says.title if id in readers else wording.body(id) for id in asked])


def _move(asked: Asked, address: str, atlas: Atlas) -> MoveView:
    period = str(asked.edition.period)
    wording = atlas.wordings[asked.edition.organisation.id]
    return MoveView(period, asked.move.value, wording(f"move.{asked.move.value}"), f"{address}#v-{period}")


def _reason(hindered: Hindered) -> str:
    """Why it stands as it does now: the reason that the last plan with something new gave."""
    for asked in reversed(hindered.asked):
        if asked.is_fresh and asked.step.change is not None and asked.step.change.reason:
            return asked.step.change.reason
    return ""


def _practice(hindered: Hindered, address: str, atlas: Atlas) -> Iterator[PracticeView]:
    wording = atlas.wordings[hindered.organisation.id]
    for asked in hindered.asked:
        period = str(asked.edition.period)
        for deviation in asked.step.deviations if asked.move not in (Move.GONE, Move.DROPPED) else ():
            outcome = deviation.says.outcome.value
            yield PracticeView(
                period,
                outcome,
                wording(f"outcome.{outcome}"),
                shortened(deviation.says.reason, _LONGEST),
                f"{address}#v-{period}",
            )


def _voices(hindered: Hindered, ref: CommitmentRef, atlas: Atlas) -> list[Voice]:
    """Voices about it: those that led to what was asked, the newest first, then the others about the commitment."""
    found: dict[Voice, None] = {}
    for asked in reversed(hindered.asked):
        change = asked.step.change
        named = (*(change.prompted_by if change else ()),)
        named += tuple(w for deviation in asked.step.deviations for w in deviation.says.prompted_by)
        found.update(dict.fromkeys(atlas.voices(named, ref.organisation)))
    found.update(dict.fromkeys(atlas.about.get(ref, ())))
    return list(found)
