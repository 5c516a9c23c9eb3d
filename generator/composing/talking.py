"""What of an edition a team can talk about at its table: what went otherwise, scores, and voices that may be on paper.

A card is meant for paper, so a story is on one only when its teller consented to print; that holds on the screen too.
What is chosen is decided by order alone, so that the same edition always gives the same cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final, TypeVar

from generator.composing.atlas import Atlas
from generator.composing.editions import Edition
from generator.composing.scoring import subjects
from generator.composing.ways import WHO, speaks
from generator.content.plan import Deviation
from generator.content.voice import StoryKeys, Voice
from generator.content.wall import may_print

T = TypeVar("T")
MOST: Final = 16
"""Cards of an edition: four sheets, more than a team can lay on a table."""


def is_talked(edition: Edition, atlas: Atlas) -> bool:
    """Whether there is anything to talk about, and so a page with cards."""
    if deviations(edition) or voices(edition):
        return True
    return any(subject.shown for subject in subjects(edition, atlas))


def in_turn(rows: Sequence[Sequence[T]]) -> tuple[T, ...]:
    """One of each row in turn, as long as there are."""
    return tuple(each for turn in zip_longest(*rows) for each in turn if each is not None)


def deviations(edition: Edition) -> tuple[Deviation, ...]:
    """What went otherwise in the plan's own period and in the one before it, in turn."""
    if edition.changes is None:
        return ()
    return in_turn((edition.changes.so_far, edition.changes.deviations))


def voices(edition: Edition) -> tuple[Voice, ...]:
    """Voices that may be on paper and have something short to say, from every side in turn; dilemmas first."""
    sides: dict[str, list[Voice]] = {}
    for voice in edition.voices:
        if may_print(voice) and (voice.says.dilemma or fragment(voice)):
            sides.setdefault(speaks(voice), []).append(voice)
    rows = [sorted(sides[side], key=_first) for side in WHO if side in sides]
    return in_turn(rows)[:MOST]


def _first(voice: Voice) -> tuple[bool, str]:
    """A dilemma asks most of a table."""
    return not voice.says.dilemma, voice.ref.slug


def fragment(voice: Voice) -> str:
    """What a story says of itself in short; other kinds of voice speak through their dilemma."""
    says = voice.says
    return (says.meaning or says.summary or "") if isinstance(says, StoryKeys) else ""
