"""A change set for a person at a terminal: the same as the site tells, in the same order."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import indent, wrap

import click

from generator.comparing.change import Change, ChangeKind, ChangeSet, Effective, Facet
from generator.comparing.marks import Mark, Marked, Segment, mark, mark_line
from generator.comparing.sameness import STANDING, Rolling
from generator.composing.counting import KINDS
from generator.composing.wording import Wording
from generator.content.library import Library
from generator.content.plan import Deviation, Room
from generator.content.references import Written
from generator.locale import Language

_WIDTH = 96


def tell_comparison(changes: ChangeSet, library: Library, language: Language) -> None:
    """Print the counts, what went otherwise, what differs by area, and how much continues."""
    for line in _Telling(changes, library, language).lines():
        click.echo(line)


class _Telling:
    """One change set being told, in the words of the site and of the organisation."""

    def __init__(self, changes: ChangeSet, library: Library, language: Language) -> None:
        self._changes = changes
        self._library = library
        self._own = library.organisations.get(changes.organisation)
        self.wording = Wording(language, self._own)
        self._rolling = (
            STANDING if changes.from_ is None else Rolling.between(changes.from_.period, changes.to.period)
        )

    def lines(self) -> Iterator[str]:
        """Everything, line by line."""
        changes = self._changes
        name = self._own.says.name if self._own else changes.organisation
        period = (
            changes.to.period if changes.from_ is None else f"{changes.from_.period} → {changes.to.period}"
        )
        yield _bold(f"{name}: {period}")
        yield self._counts()
        if changes.from_ is not None:
            yield from self._deviations(self.wording("edition.back", period=self._span()), changes.deviations)
        yield from self._by_area()
        if changes.continued:
            yield ""
            yield _bold(self.wording("edition.continued"))
            yield f"  {', '.join(changes.continued)}"
            yield from self._lists()
        yield from self._deviations(self.wording("edition.so_far", period=changes.to.period), changes.so_far)

    def _span(self) -> str:
        """The periods whose deviations are told: from the earlier plan up to the later one."""
        periods = dict.fromkeys(str(deviation.plan.period) for deviation in self._changes.deviations)
        return self.wording.listing(list(periods)) if periods else ""

    def _counts(self) -> str:
        changes = self._changes
        period = str(changes.to.period)
        if changes.from_ is None:
            return self.wording("sentence.first", n=len(changes.to.commitments), period=period)
        kinds = [change.kind for change in changes.changes]
        if not kinds:
            return self.wording("sentence.nothing", n=len(changes.continued), period=period)
        parts = [self.wording(f"count.{kind.value}", n=kinds.count(kind)) for kind in KINDS if kind in kinds]
        size = len(kinds) + len(changes.continued)
        told = self.wording(
            "sentence.differs", n=len(kinds), size=size, period=period, parts=self.wording.listing(parts)
        )
        return (
            f"{told} {self.wording('sentence.continues', n=len(changes.continued))}"
            if changes.continued
            else told
        )

    def _by_area(self) -> Iterator[str]:
        order = {id: place for place, id in enumerate(self._own.areas)} if self._own else {}
        ordered = sorted(
            self._changes.changes, key=lambda c: (order.get(c.shown.area, len(order)), c.shown.area)
        )
        for area, group in groupby(ordered, key=lambda change: change.shown.area):
            yield ""
            yield _bold(self.wording.area(area))
            for change in group:
                yield ""
                yield from self._change(change)

    def _change(self, change: Change) -> Iterator[str]:
        title = change.shown.title
        if Facet.TITLE in change.facets and change.before is not None:
            title = _marked(mark_line(change.before.title, title, self._rolling))
        ending = f" ({self.wording(f'ending.{change.ends.value}')})" if change.ends else ""
        yield f"  {_bold(self.wording(f'kind.{change.kind.value}'))} · {title} ({change.id}){ending}"
        if change.was and change.predecessors:
            origins = ", ".join(old.title for old in change.predecessors)
            yield f"    {self.wording(f'change.from_{change.kind.value}', n=len(change.predecessors))} {origins}"
        if change.reason:
            yield from _paragraph(f"{self.wording('change.why')} {change.reason}")
        yield from self._voices(change.prompted_by)
        yield from self._facets(change)

    def _facets(self, change: Change) -> Iterator[str]:
        before, after = change.before, change.after
        if change.kind is not ChangeKind.CHANGED:
            yield from _paragraph(change.shown.body.plain)
        elif before is not None and after is not None:
            if Facet.TEXT in change.facets:
                yield from self._text(before, after)
            for facet in change.facets:
                if facet is Facet.ROOM:
                    yield from self._rule(before.room, after.room)
                    yield from _paragraph(self._room(after.room, before.room))
                elif facet not in (Facet.TEXT, Facet.TITLE):
                    was, becomes = self._value(before, facet), self._value(after, facet)
                    yield f"    {self.wording(f'facet.{facet.value}')}: {was} → {becomes}"

    def _text(self, before: Effective, after: Effective) -> Iterator[str]:
        marked = mark(before.body, after.body, self._rolling)
        for number in marked.numbers:
            yield f"    {_bold(f'{number.before} → {number.after}')}"
        for passage in marked.passages:
            yield from _paragraph(_marked(Marked((passage,))))

    def _value(self, version: Effective, facet: Facet) -> str:
        match facet:
            case Facet.AREA:
                return self.wording.area(version.area)
            case Facet.LOCATIONS:
                return self.wording.locations(version.locations)
        return version.owner or self.wording("value.none")

    def _rule(self, was: Room | None, becomes: Room | None) -> Iterator[str]:
        """A rule in other words, marked; what became of it is a sentence of its own."""
        if was is not None and becomes is not None and was.rule != becomes.rule:
            marked = mark_line(was.rule, becomes.rule, self._rolling)
            if marked.changed:
                yield from _paragraph(f"{self.wording('facet.rule')}: {_marked(marked)}")

    def _room(self, room: Room | None, earlier: Room | None) -> str:
        told = room or earlier
        if told is None:
            return ""
        if room is None:
            return self.wording("room.cleared", rule=told.rule)
        reader = self._library.readers.get(room.of) if room.of else None
        of = reader.says.title if reader else (self.wording.body(room.of) if room.of else "")
        return self.wording(f"room.{room.status.value}", rule=room.rule, of=of)

    def _voices(self, references: Sequence[Written]) -> Iterator[str]:
        titles = []
        for written in references:
            ref = written.voice(self._changes.organisation)
            voice = self._library.voices.get(ref) if ref is not None else None
            titles.append(str(written) if voice is None else f"{voice.says.title} ({written})")
        if titles:
            yield from _paragraph(f"{self.wording('change.voices', n=len(titles))}: {'; '.join(titles)}")

    def _deviations(self, heading: str, deviations: Sequence[Deviation]) -> Iterator[str]:
        if not deviations:
            return
        yield ""
        yield _bold(heading)
        titles = {**self._changes.to.ended, **self._changes.to.commitments}
        if self._changes.from_ is not None:
            titles = {**titles, **self._changes.from_.commitments}
        for deviation in deviations:
            known = titles.get(deviation.commitment)
            title = deviation.commitment if known is None else known.title
            yield ""
            outcome = self.wording(f"outcome.{deviation.says.outcome.value}")
            yield f"  {_bold(outcome)} · {title} ({deviation.commitment})"
            yield from _paragraph(f"{self.wording('deviation.why')} {deviation.says.reason}")
            yield from self._voices(deviation.says.prompted_by)
            yield from _paragraph(deviation.body.plain)

    def _lists(self) -> Iterator[str]:
        """Of what continues: where only years, the name or the wording is another."""
        changes = self._changes
        for id in changes.rolled:
            yield f"  {id} {self.wording('continued.rolled')}"
        for rename in changes.renamed:
            yield f"  {rename.to} {self.wording('continued.renamed', title=rename.from_)}"
        for id in changes.editorial:
            yield f"  {id} {self.wording('continued.editorial')}"


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _paragraph(text: str) -> Iterator[str]:
    """Lines of a readable width, beneath what they belong to."""
    for block in text.split("\n"):
        if block.strip():
            yield indent(
                "\n".join(wrap(block, _WIDTH, break_long_words=False, break_on_hyphens=False)), "    "
            )


def _marked(marked: Marked) -> str:
    """A text with its marks: struck and underlined on a terminal, `[-was-]{+becomes+}` elsewhere."""
    segments = [segment for passage in marked.passages for segment in passage.segments]
    return "".join(_segment(segment) for segment in segments)


def _segment(segment: Segment) -> str:
    words = segment.text.strip()
    if segment.mark is Mark.KEPT or not words:
        return segment.text
    removed = segment.mark is Mark.REMOVED
    if not sys.stdout.isatty():
        shown = f"[-{words}-]" if removed else f"{{+{words}+}}"
    elif removed:
        shown = click.style(words, strikethrough=True, fg="red")
    else:
        shown = click.style(words, underline=True, fg="green")
    # the space around a word is not part of what differs
    before, after = (
        segment.text[: len(segment.text) - len(segment.text.lstrip())],
        segment.text[len(segment.text.rstrip()) :],
    )
    return before + shown + after
