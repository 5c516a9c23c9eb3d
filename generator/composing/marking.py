"""Marks of change as HTML: in words first (for who hears the page), then in form, then in colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from generator.comparing.marks import Mark, Marked, NumberChange, Passage, Segment, Shape, mark
from generator.comparing.sameness import Rolling
from generator.composing.prose import split_sentences
from generator.composing.wording import Wording
from generator.content.text import Body
from generator.reading.quotes import educate

CONTEXT: Final = 30
"""Up to so many kept words around an edit stand in full in the short form; beyond it, the sentences next to it."""


@dataclass(frozen=True, slots=True)
class MarkedView:
    """A marked text as a page shows it: numbers first, then passages as HTML.

    `complete` is whether nothing of the text was left out. `words` is how many words there are to read.
    """

    numbers: tuple[NumberChange, ...]
    passages: tuple[Markup, ...]
    complete: bool
    words: int


@lru_cache(maxsize=1024)
def marked(before: Body, after: Body, rolling: Rolling) -> Marked:
    """How one text became another. Remembered, because several pages tell of the same change."""
    return mark(before, after, rolling)


def show_marks(marked: Marked, wording: Wording, *, short: bool, context: int = CONTEXT) -> MarkedView:
    """A marked text for a page; `short` leaves out what was kept further than `context` words from any edit."""
    marker = _Marker(wording, short, context)
    passages = tuple(marker.passages(marked.passages))
    return MarkedView(marked.numbers, passages, marker.complete, marker.words)


def show_line(marked: Marked, wording: Wording) -> Markup:
    """A marked title or other short text, on one line."""
    marker = _Marker(wording, short=False)
    return Markup(" ").join(marker.passage(passage) for passage in marked.passages)


@dataclass(slots=True)
class _Marker:
    wording: Wording
    short: bool
    context: int = CONTEXT
    complete: bool = True
    words: int = 0

    def passages(self, passages: Sequence[Passage]) -> Iterator[Markup]:
        skipped: set[Shape] = set()
        for passage in passages:
            if passage.shape in (Shape.KEPT, Shape.ROLLED) and self.short:
                self.complete = False
                skipped.add(passage.shape)
                continue
            if skipped:
                yield self._gap(rolled=Shape.ROLLED in skipped)
                skipped.clear()
            if passage.shape is Shape.REWRITTEN:
                yield self._apart(passage)
            else:
                yield Markup('<p class="v-marked">%s</p>') % self.passage(passage)
        if skipped:
            yield self._gap(rolled=Shape.ROLLED in skipped)

    def passage(self, passage: Passage) -> Markup:
        pieces = []
        segments = list(_joined(passage.segments))
        last = len(segments) - 1
        for index, segment in enumerate(segments):
            if segment.mark is Mark.KEPT:
                pieces.append(self._kept(segment, index > 0, index < last))
            else:
                pieces.append(self._edit(segment))
                if index < last and segment.mark is Mark.REMOVED and not segment.text[-1:].isspace():
                    # what vanished stood right before what comes: apart on the page, whatever parted it in the text
                    pieces.append(Markup(" "))
        return Markup("").join(pieces).strip()

    def _apart(self, passage: Passage) -> Markup:
        """Too little in common for marks: what it becomes, and folded away what it was."""
        was, becomes = _lines(passage.before.strip()), _lines(passage.after.strip())
        self.words += _count(passage.after)
        return Markup(
            '<div class="v-apart"><p class="v-becomes"><span class="v-label">%s</span> <ins>%s</ins></p>'
            '<details class="v-was"><summary>%s</summary><p><del>%s</del></p></details></div>'
        ) % (self.wording("marks.becomes"), becomes, self.wording("marks.was_text"), was)

    def _edit(self, segment: Segment) -> Markup:
        removed = segment.mark is Mark.REMOVED
        text, space = segment.text.rstrip(), segment.text[len(segment.text.rstrip()) :]
        self.words += 0 if segment.rolled else _count(text)
        tag = "del" if removed else "ins"
        said = self.wording("marks.removed" if removed else "marks.added")
        inner = Markup("").join([_lines(text), *self._targets(segment)])
        hidden = Markup('<span class="v-hidden">%s </span>') % said
        return Markup("<{0}>{1}{2}</{0}>{3}").format(tag, hidden, inner, _lines(space))

    def _targets(self, segment: Segment) -> Iterator[Markup]:
        """Where a link leads that came or went; of a picture only that there is one."""
        for target in segment.targets:
            kind, _, rest = target.partition(" ")
            if kind == "link":
                yield Markup(" <small>(%s)</small>") % rest
            else:
                yield Markup(" <small>(%s)</small>") % self.wording("marks.picture")

    def _kept(self, segment: Segment, edit_before: bool, edit_after: bool) -> Markup:
        text = segment.text
        if not self.short or _count(text) <= self.context:
            self.words += _count(text)
            return _lines(text)
        found = list(split_sentences(text.strip()))
        first = found[0] if edit_before else ""
        last = found[-1] if edit_after and len(found) > 1 else ""
        if len(found) <= 2 and first and last:
            self.words += _count(text)
            return _lines(text)
        self.complete = False
        self.words += _count(first) + _count(last)
        space = text[len(text.rstrip()) :]
        return (
            Markup(" ").join(
                piece for piece in (_lines(first), self._gap_mark(), _lines(last) + space) if piece
            )
            + " "
        )

    def _gap_mark(self, *, rolled: bool = False) -> Markup:
        said = self.wording("marks.only_years" if rolled else "marks.left_out")
        return Markup('<span class="v-gap" title="%s">[…]</span>') % said

    def _gap(self, *, rolled: bool) -> Markup:
        return Markup('<p class="v-marked">%s</p>') % self._gap_mark(rolled=rolled)


def _joined(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Segments with kept neighbours made one, so that what was kept can be shortened as a whole."""
    held: Segment | None = None
    for segment in segments:
        if segment.mark is Mark.KEPT and held is not None:
            held = Segment(
                Mark.KEPT, held.before + segment.before, held.after + segment.after, held.text + segment.text
            )
        elif segment.mark is Mark.KEPT:
            held = segment
        else:
            if held is not None:
                yield held
                held = None
            yield segment
    if held is not None:
        yield held


def _lines(text: str) -> Markup:
    """Text with a line break where blocks were joined or split, and typographic quotes as in the text itself."""
    return Markup("<br>").join(escape(educate(part)[0]) for part in text.split("\n\n"))


def _count(text: str) -> int:
    return len(text.split())
