"""What a reader wants to know, and what an edition answers: a way to the part, or that part's contents in lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.comparing.change import EffectivePlan
from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, card, turns_of_sides
from generator.composing.changes import Link, commitment_link, room_answer
from generator.composing.contents import Contents, Told
from generator.composing.leaning import log_of
from generator.composing.questions import anchor_of, parts_of
from generator.composing.wording import Wording
from generator.content.settings import EditionPart, Reader

MOST: Final = 40
"""So many lines of one kind stand with an answer; the edition has all of them."""
SHOWN_VOICES: Final = 6
"""So many voices stand with an answer."""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A voice with the dilemma that it tells of, if it tells of one."""

    card: VoiceCard
    dilemma: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of plain words, with a name before it and a way on, as far as it has them."""

    name: str
    words: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a part of an edition holds, in lines. `dated` lines are of several periods; `more` is how many lines of it stand in the edition only."""

    told: tuple[Told, ...] = ()
    voices: tuple[SpokenLine, ...] = ()
    lines: tuple[Line, ...] = ()
    words: str = ""
    dated: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with the part of the edition that answers it; `part` is empty where the edition lacks that part.

    `asked` is the number of an earlier question with the same answer, or nought. `content` is there when asked for.
    """

    question: str
    part: Link
    number: str
    asked: int
    content: Content = field(default_factory=Content)


def answers(
    reader: Reader, contents: Contents, plan: EffectivePlan, atlas: Atlas, *, whole: bool
) -> Iterator[Answer]:
    """A reader's questions with their answers; `whole` gives each part's contents beside the way to it."""
    edition = contents.edition
    there = parts_of(edition, atlas)
    teller = _Teller(contents, plan, atlas)
    first: dict[EditionPart, int] = {}
    for number, each in enumerate(reader.says.questions, 1):
        part = each.answered_by
        if part not in there:
            yield Answer(each.question, Link("", ""), "", 0)
            continue
        asked = first.setdefault(part, number)
        link = Link(teller.title(part), f"{contents.address}#{anchor_of(part, edition)}")
        content = teller.content(part) if whole and asked == number else Content()
        yield Answer(each.question, link, teller.number(part), 0 if asked == number else asked, content)


@dataclass(frozen=True, slots=True, eq=False)
class _Teller:
    """Tells what the parts of one edition hold."""

    contents: Contents
    plan: EffectivePlan
    atlas: Atlas

    @property
    def wording(self) -> Wording:
        return self.atlas.wordings[self.contents.edition.organisation.id]

    def title(self, part: EditionPart) -> str:
        """What the edition calls a part."""
        edition, wording = self.contents.edition, self.wording
        match part:
            case EditionPart.CHANGES:
                return (
                    wording("edition.begin")
                    if edition.is_first
                    else wording("edition.ahead", period=edition.period)
                )
            case EditionPart.DEVIATIONS if self.contents.back and edition.previous:
                return wording("edition.back", period=edition.previous.period)
            case EditionPart.DEVIATIONS:
                return wording("edition.so_far", period=edition.period)
            case EditionPart.VOICES:
                return wording("edition.voices", period=edition.period)
            case EditionPart.CONSULTED:
                return wording("heard.bodies")
        return wording(f"edition.{_TITLES[part]}")

    def number(self, part: EditionPart) -> str:
        """How many there are of what a part tells, in words; empty where it is not counted."""
        contents, wording = self.contents, self.wording
        match part:
            case EditionPart.CHANGES if contents.edition.is_first:
                return _counted("commitments", len(contents.begun), wording)
            case EditionPart.CHANGES:
                return _counted("changes", len(contents.changes), wording)
            case EditionPart.DEVIATIONS:
                return _counted("deviations", len(contents.back or contents.so_far), wording)
            case EditionPart.VOICES:
                return _counted("voices", len(contents.voices), wording)
            case EditionPart.FOUNDATION:
                return _counted("commitments", len(contents.continued), wording)
        return ""

    def content(self, part: EditionPart) -> Content:
        """What a part holds, in lines."""
        contents, plan, wording = self.contents, self.plan, self.wording
        match part:
            case EditionPart.CHANGES:
                return _told(contents.begun or contents.changes)
            case EditionPart.DEVIATIONS:
                return _told((*contents.back, *contents.so_far), dated=True)
            case EditionPart.VOICES:
                return self._voices()
            case EditionPart.SCORES:
                return self._scores()
            case EditionPart.CONSULTED:
                bodies = log_of(contents.edition, wording).bodies
                return Content(lines=tuple(Line(body.title, body.text) for body in bodies))
            case EditionPart.FOUNDATION:
                return Content(words=wording("continued.intro", n=len(contents.continued)))
            case EditionPart.ROOM:
                return Content(lines=tuple(self._room()))
            case EditionPart.LESSONS:
                return Content(lines=tuple(Line("", lesson) for lesson in plan.plan.says.lessons))
            case EditionPart.PLAIN:
                return Content(words=plan.plan.says.plain or "")

    def _voices(self) -> Content:
        """A few from each side; those that tell of a dilemma first."""
        voices = [each.voice for each in self.contents.voices]
        voices.sort(key=lambda voice: not voice.says.dilemma)
        shown = turns_of_sides(voices, SHOWN_VOICES)
        return Content(
            voices=tuple(SpokenLine(card(voice, self.atlas), voice.says.dilemma or "") for voice in shown),
            more=len(voices) - len(shown),
        )

    def _scores(self) -> Content:
        """The conversations about them: a figure never stands without."""
        found = {voice.ref: voice for each in self.contents.scores for voice in each.conversations}
        return Content(voices=tuple(SpokenLine(card(voice, self.atlas), "") for voice in found.values()))

    def _room(self) -> Iterator[Line]:
        own = self.contents.edition.organisation.id
        for version in self.plan.commitments.values():
            if version.room is not None:
                words = room_answer(version.room, self.atlas, self.wording)
                link = commitment_link(version.id, own, self.atlas, version.title)
                yield Line(version.room.rule, words, link)


_TITLES: Final = {
    EditionPart.SCORES: "scores",
    EditionPart.FOUNDATION: "continued",
    EditionPart.ROOM: "room",
    EditionPart.LESSONS: "lessons",
    EditionPart.PLAIN: "plain",
}


def _told(items: tuple[Told, ...], *, dated: bool = False) -> Content:
    return Content(told=items[:MOST], dated=dated, more=max(0, len(items) - MOST))


def _counted(what: str, number: int, wording: Wording) -> str:
    """`15 wijzigingen`."""
    return f"{wording.number(number)} {wording(f'toc.{what}', n=number)}"
