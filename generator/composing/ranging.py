"""What ranges over all organisations and periods: dilemmas, and rules with what became of the room that was asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.comparing.tokens import TokenKind, tokens_of
from generator.composing.atlas import Atlas
from generator.composing.cards import time_of
from generator.composing.editions import Edition
from generator.composing.threads import Step, Thread, Turn
from generator.content.organisation import Organisation
from generator.content.plan import Room, RoomStatus
from generator.content.voice import Voice


def find_dilemmas(atlas: Atlas) -> tuple[Voice, ...]:
    """Every published voice that names a dilemma, the newest first."""
    voices = [voice for voice in atlas.library.voices.values() if voice.says.dilemma]
    voices.sort(key=lambda voice: voice.ref)
    voices.sort(key=_newness, reverse=True)
    return tuple(voices)


def _newness(voice: Voice) -> tuple[int, int, str]:
    period = voice.ref.period
    return period.last, period.first, time_of(voice)


class Move(StrEnum):
    """What became of a rule in one plan."""

    ASKED = "asked"
    WAITING = "waiting"
    """It was asked before, and there is no answer yet."""
    GRANTED = "granted"
    USED = "used"
    """It was granted before."""
    REFUSED = "refused"
    STAYS = "stays"
    """It was refused before."""
    GONE = "gone"
    """The commitment goes on, and the rule does not stand in its way any more."""
    DROPPED = "dropped"
    """The commitment itself has ended or went into another."""


_FRESH = {
    RoomStatus.ASKED: Move.ASKED,
    RoomStatus.GRANTED: Move.GRANTED,
    RoomStatus.REFUSED: Move.REFUSED,
}
_AGAIN = {
    RoomStatus.ASKED: Move.WAITING,
    RoomStatus.GRANTED: Move.USED,
    RoomStatus.REFUSED: Move.STAYS,
}


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What one plan says of a rule; `room` is what it said last where it says nothing more."""

    edition: Edition
    step: Step
    move: Move
    room: Room

    @property
    def is_fresh(self) -> bool:
        """Whether this plan tells something that the plan before did not."""
        return self.move not in _AGAIN.values()


@dataclass(frozen=True, slots=True, eq=False)
class Hindered:
    """A commitment that a rule stands in the way of, through the years, the oldest first."""

    organisation: Organisation
    thread: Thread
    asked: tuple[Asked, ...]

    @property
    def newest(self) -> Asked:
        """What the last plan says."""
        return self.asked[-1]

    @property
    def stands(self) -> bool:
        """Whether the rule still stands there."""
        return self.newest.move not in (Move.GONE, Move.DROPPED)

    @property
    def moved(self) -> tuple[int, int]:
        """The last period that told something of it."""
        period = next((a for a in reversed(self.asked) if a.is_fresh), self.newest).edition.period
        return period.last, period.first


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule in the words that were written last, with every commitment that it hinders, in the site's order."""

    words: str
    hinders: tuple[Hindered, ...]

    @property
    def moved(self) -> tuple[bool, tuple[int, int]]:
        """Whether it stands somewhere, and the last period that told something of it."""
        return any(each.stands for each in self.hinders), max(each.moved for each in self.hinders)


def find_rules(atlas: Atlas) -> tuple[Rule, ...]:
    """Every rule that stands or stood in the way, those that moved last first; equal texts are one rule."""
    found: dict[str, list[Hindered]] = {}
    for id, organisation in atlas.library.organisations.items():
        for thread in atlas.threads[id].threads.values():
            for key, asked in _asked(thread).items():
                found.setdefault(key, []).append(Hindered(organisation, thread, tuple(asked)))
    rules = [Rule(_words(hinders), tuple(hinders)) for hinders in found.values()]
    rules.sort(key=lambda rule: rule.words.casefold())
    rules.sort(key=lambda rule: rule.moved, reverse=True)
    return tuple(rules)


def key_of(rule: str) -> str:
    """A rule without what makes no difference between two that are the same: capitals, spacing and punctuation."""
    return " ".join(token.key for token in tokens_of(rule) if token.kind is not TokenKind.MARK).casefold()


def _words(hinders: list[Hindered]) -> str:
    """The newest wording, without the full stop that some write."""
    newest = max(
        hinders, key=lambda each: (each.newest.edition.period.last, each.newest.edition.period.first)
    )
    return newest.newest.room.rule.rstrip(" .")


def _asked(thread: Thread) -> dict[str, list[Asked]]:
    """By rule, what every plan says of it, from the first that names it to the one that lets it go."""
    found: dict[str, list[Asked]] = {}
    for step in thread.steps:
        dropped = step.turn in (Turn.ENDED, Turn.PASSED)
        room = None if dropped else step.version.room
        key = key_of(room.rule) if room else ""
        for left in _let_go(found, key):
            move = Move.DROPPED if dropped else Move.GONE
            left.append(Asked(step.edition, step, move, left[-1].room))
        if room is not None:
            asked = found.setdefault(key, [])
            again = bool(asked) and asked[-1].room.status is room.status and not _is_over(asked)
            move = (_AGAIN if again else _FRESH)[room.status]
            asked.append(Asked(step.edition, step, move, room))
    return found


def _let_go(found: dict[str, list[Asked]], key: str) -> Iterator[list[Asked]]:
    """The rules that stood until now and are not this one."""
    for known, asked in found.items():
        if known != key and not _is_over(asked):
            yield asked


def _is_over(asked: list[Asked]) -> bool:
    return asked[-1].move in (Move.GONE, Move.DROPPED)
