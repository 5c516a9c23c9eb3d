"""A change set for a person at a terminal: the same as the site tells, in the same order."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import indent, wrap

import click

from generator.comparing.change import Change, ChangeKind, ChangeSet, Effective, Facet
from generator.comparing.marks import Mark, Marked, Segment, Shape, mark, mark_line
from generator.comparing.sameness import STANDING, Rolling
from generator.content.library import Library
from generator.content.plan import Deviation
from generator.content.references import Written
from generator.content.text import EMPTY
from generator.locale import Language

_WIDTH = 96


def tell_comparison(changes: ChangeSet, library: Library, language: Language) -> None:
    """Print the counts, what went otherwise, what differs by area, and how much continues."""
    for line in _Telling(changes, library, language).lines():
        click.echo(line)


class _Telling:
    """One change set being told."""

    def __init__(self, changes: ChangeSet, library: Library, language: Language) -> None:
        self._changes = changes
        self._library = library
        self._say = language.say
        self._language = language
        self._own = library.organisations.get(changes.organisation)
        self._rolling = (
            STANDING if changes.from_ is None else Rolling.between(changes.from_.period, changes.to.period)
        )

    def lines(self) -> Iterator[str]:
        """Everything, line by line."""
        changes = self._changes
        name = self._own.says.name if self._own else changes.organisation
        if changes.from_ is None:
            yield _bold(f"{name}: {changes.to.period}")
            yield self._say("compare.beginning", n=len(changes.to.commitments))
        else:
            yield _bold(f"{name}: {changes.from_.period} → {changes.to.period}")
            yield self._counts()
        yield from self._deviations("compare.looking_back", changes.deviations)
        yield from self._by_area()
        if changes.from_ is not None:
            yield ""
            yield self._say("compare.continued", n=len(changes.continued))
            yield from self._lists()
        yield from self._deviations("compare.so_far", changes.so_far)

    def _counts(self) -> str:
        kinds = [change.kind for change in self._changes.changes]
        told = [
            self._say(f"compare.count_{kind.value}", n=kinds.count(kind))
            for kind in ChangeKind
            if kind in kinds
        ]
        if not told:
            return self._say("compare.nothing")
        return self._say("compare.counts", counts=", ".join(told), n=len(kinds))

    def _by_area(self) -> Iterator[str]:
        titles = {id: area.title for id, area in self._own.areas.items()} if self._own else {}
        order = {id: place for place, id in enumerate(titles)}
        ordered = sorted(
            self._changes.changes, key=lambda c: (order.get(c.shown.area, len(order)), c.shown.area)
        )
        for area, group in groupby(ordered, key=lambda change: change.shown.area):
            yield ""
            yield _bold(titles.get(area, area))
            for change in group:
                yield ""
                yield from self._change(change, titles)

    def _change(self, change: Change, areas: Mapping[str, str]) -> Iterator[str]:
        word = self._say(f"compare.kind_{change.kind.value}")
        title = change.shown.title
        if Facet.TITLE in change.facets and change.before is not None:
            title = _marked(mark_line(change.before.title, title, self._rolling))
        yield f"  {_bold(word)} · {title} ({change.id})"
        if change.ends is not None:
            yield f"    {self._language.value('ending', change.ends.value)}"
        if change.was and change.predecessors:
            yield f"    {self._say('compare.was')}: " + ", ".join(old.title for old in change.predecessors)
        if change.reason:
            yield from _paragraph(f"{self._say('compare.why')}: {change.reason}")
        yield from self._voices(change.prompted_by)
        yield from self._facets(change, areas)

    def _facets(self, change: Change, areas: Mapping[str, str]) -> Iterator[str]:
        before, after = change.before, change.after
        if change.kind is ChangeKind.NEW and after is not None:
            yield from _paragraph(after.body.plain)
        elif change.kind is ChangeKind.ENDED and before is not None:
            yield from _paragraph(before.body.plain)
        elif before is not None and after is not None:
            yield from self._text(change, before, after)
            for facet in change.facets:
                was, becomes = self._value(before, facet, areas), self._value(after, facet, areas)
                if was is not None and becomes is not None:
                    yield f"    {self._say(f'compare.facet_{facet.value}')}: {was} → {becomes}"

    def _text(self, change: Change, before: Effective, after: Effective) -> Iterator[str]:
        if Facet.TEXT not in change.facets and change.kind is not ChangeKind.RESUMED:
            return
        marked = mark(before.body, after.body or EMPTY, self._rolling)
        for number in marked.numbers:
            yield f"    {_bold(f'{number.before} → {number.after}')}"
        for passage in marked.passages:
            if passage.shape is Shape.KEPT:
                yield from _paragraph(passage.after)
            elif passage.shape is Shape.REWRITTEN:
                yield from _paragraph(f"{self._say('compare.then')}: {passage.before.strip()}")
                yield from _paragraph(f"{self._say('compare.now')}: {passage.after.strip()}")
            else:
                yield from _paragraph(_marked(Marked((passage,))))

    def _value(self, version: Effective, facet: Facet, areas: Mapping[str, str]) -> str | None:
        match facet:
            case Facet.AREA:
                return areas.get(version.area, version.area)
            case Facet.LOCATIONS:
                known = self._own.locations if self._own else {}
                names = [known[id].title if id in known else id for id in version.locations]
                return ", ".join(names) or self._say("compare.everywhere")
            case Facet.OWNER:
                return version.owner or self._say("compare.nobody")
            case Facet.ROOM:
                room = version.room
                if room is None:
                    return self._say("compare.no_room")
                return f"{room.rule} ({self._language.value('room_status', room.status.value)})"
        return None

    def _voices(self, references: Sequence[Written]) -> Iterator[str]:
        titles = []
        for written in references:
            ref = written.voice(self._changes.organisation)
            voice = self._library.voices.get(ref) if ref is not None else None
            titles.append(str(written) if voice is None else f"{voice.says.title} ({written})")
        if titles:
            yield from _paragraph(f"{self._say('compare.voices')}: {'; '.join(titles)}")

    def _deviations(self, heading: str, deviations: Sequence[Deviation]) -> Iterator[str]:
        if not deviations:
            return
        yield ""
        yield _bold(self._say(heading))
        titles = {**self._changes.to.ended, **self._changes.to.commitments}
        if self._changes.from_ is not None:
            titles = {**titles, **self._changes.from_.commitments}
        for deviation in deviations:
            known = titles.get(deviation.commitment)
            title = deviation.commitment if known is None else known.title
            outcome = self._language.value("outcome", deviation.says.outcome.value).replace("_", " ")
            yield ""
            yield f"  {_bold(outcome)} · {title} ({deviation.commitment})"
            yield from _paragraph(f"{self._say('compare.why')}: {deviation.says.reason}")
            yield from self._voices(deviation.says.prompted_by)
            yield from _paragraph(deviation.body.plain)

    def _lists(self) -> Iterator[str]:
        changes = self._changes
        if changes.rolled:
            yield f"  {self._say('compare.rolled')}: {', '.join(changes.rolled)}"
        if changes.renamed:
            names = ", ".join(f"{rename.from_} → {rename.to}" for rename in changes.renamed)
            yield f"  {self._say('compare.renamed')}: {names}"
        if changes.editorial:
            yield f"  {self._say('compare.editorial')}: {', '.join(changes.editorial)}"


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _paragraph(text: str) -> Iterator[str]:
    """Lines of a readable width, beneath what they belong to."""
    for block in text.split("\n"):
        if block.strip():
            yield indent("\n".join(wrap(block, _WIDTH, break_long_words=False)), "    ")


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
