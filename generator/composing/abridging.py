"""A marked text in brief, for the short form on paper: the numbers, and what differs, with long pieces cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator.comparing.marks import Mark, Marked, Passage, Segment, Shape

REMOVED_WORDS: Final = 9
"""So many words of what vanished say what it was."""
ADDED_WORDS: Final = 24
"""So many words of what came are read in the hall."""
MOST_WORDS: Final = 40
"""Edits are told until so many words of them stand there; a change is read in full on the site."""
CONTEXT: Final = 7
"""Up to so many kept words around an edit stand in full."""


def abridged(marked: Marked) -> Marked:
    """The marked text without what was kept apart from any edit, and with long pieces cut between words."""
    return replace(marked, passages=tuple(_passages(marked)))


def _passages(marked: Marked) -> Iterator[Passage]:
    words = 0
    for passage in marked.passages:
        if passage.shape in (Shape.KEPT, Shape.ROLLED) or words >= MOST_WORDS:
            continue
        brief = _rewritten(passage) if passage.shape is Shape.REWRITTEN else _marked(passage, words)
        words += _edited(brief.segments)
        yield brief


def _edited(segments: Iterable[Segment]) -> int:
    return sum(len(segment.text.split()) for segment in segments if segment.mark is not Mark.KEPT)


def _rewritten(passage: Passage) -> Passage:
    """Too little in common for marks: the beginning of what it was, and of what it becomes."""
    was, becomes = _cut(passage.before, REMOVED_WORDS), _cut(passage.after, ADDED_WORDS)
    segments = (Segment(Mark.REMOVED, was, "", was), Segment(Mark.ADDED, "", becomes, becomes))
    return replace(passage, segments=segments)


def _marked(passage: Passage, words: int) -> Passage:
    """Edits until there are enough of them; what follows is an ellipsis."""
    told: list[Segment] = []
    for segment in passage.segments:
        if words >= MOST_WORDS:
            told.append(Segment(Mark.KEPT, "…", "…", "…"))
            break
        told.append(_segment(segment))
        words += _edited(told[-1:])
    return replace(passage, segments=tuple(told))


def _segment(segment: Segment) -> Segment:
    if segment.mark is Mark.KEPT:
        return segment
    most = REMOVED_WORDS if segment.mark is Mark.REMOVED else ADDED_WORDS
    return replace(segment, text=_cut(segment.text, most))


def _cut(text: str, most: int) -> str:
    """At most so many words, with an ellipsis for the rest; a few more are not worth cutting."""
    words = text.split()
    if len(words) <= most + 4:
        return text
    space = text[len(text.rstrip()) :]
    return " ".join(words[:most]).rstrip(",;:–-.") + "…" + space
