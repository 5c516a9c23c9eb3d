"""Marking how a text became another: block by block, then sentence, then word; numbers whole and first.

Laws: dropping the removed segments gives the new text, dropping the added ones the old text. Where the two
have too little in common for marks to help, *was* and *becomes* stand beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from rapidfuzz.distance import Indel

from generator.comparing.sameness import STANDING, Rolling, Sameness, compare_tokens, same_token
from generator.comparing.tokens import PARAGRAPH_BREAK, Token, TokenKind, sequence, tokens_of
from generator.content.text import Body
from generator.locale import grammar

TOO_FAR = 0.4
"""Below this share of kept words a passage is shown as *was* and *becomes*."""
PAIRED = 0.5
"""From this share of kept words on, two blocks or sentences are versions of one another."""
STRAY = 2
"""A kept run of at most so many tokens between two long edits is a stray match that helps nobody."""
WIDE = 400
"""Up to so many pairs of blocks or sentences the best pairing is sought; beyond it they are paired in order."""
MOST_PAIRS = 900_000_000
"""Pairs of tokens of one passage (thirty thousand words twice) up to which the least edit is sought: it takes a bit each."""
JOINED = 0.8
"""From this share of kept words on, several blocks are one that was split, or the other way round."""


class Mark(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text: as it was and as it is now.

    The two differ in a kept piece only where it makes no difference (spacing, dashes, years that rolled on).
    `text` is what is shown of it. `targets` are link addresses or picture names that go or come with it.
    """

    mark: Mark
    before: str
    after: str
    text: str
    targets: tuple[str, ...] = ()


class Shape(StrEnum):
    """How a passage became another."""

    KEPT = "kept"
    MARKED = "marked"
    REWRITTEN = "rewritten"
    """Too little in common: what was, and what it becomes, one after the other."""
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of text (or several that were joined or split) with its segments in reading order."""

    shape: Shape
    segments: tuple[Segment, ...]

    @property
    def before(self) -> str:
        """The passage as it was."""
        return "".join(s.before for s in self.segments)

    @property
    def after(self) -> str:
        """The passage as it is now."""
        return "".join(s.after for s in self.segments)


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number, with its unit, that became another."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and how it became another: changed numbers first, then its passages in reading order."""

    passages: tuple[Passage, ...]
    numbers: tuple[NumberChange, ...] = ()

    @property
    def before(self) -> str:
        """The text as it was, plain, paragraphs parted by an empty line."""
        return "".join(p.before for p in self.passages).strip()

    @property
    def after(self) -> str:
        """The text as it is now."""
        return "".join(p.after for p in self.passages).strip()

    @property
    def changed(self) -> bool:
        """Whether anything at all is marked."""
        return any(p.shape is not Shape.KEPT for p in self.passages)


Run = Sequence[Token]


def mark(before: Body, after: Body, rolling: Rolling = STANDING) -> Marked:
    """How one body became another. Years that `rolling` allows to move count as kept."""
    return mark_tokens(sequence(before), sequence(after), rolling)


def mark_line(before: str, after: str, rolling: Rolling = STANDING) -> Marked:
    """How a title or another short text became another."""
    return mark_tokens(tokens_of(before), tokens_of(after), rolling)


def mark_tokens(before: Run, after: Run, rolling: Rolling = STANDING) -> Marked:
    """How one sequence of tokens became another."""
    numbers: list[NumberChange] = []
    passages = tuple(
        _passage(old, new, rolling, numbers)
        for old, new in _aligned(_blocks(before), _blocks(after), joining=True)
    )
    return Marked(passages, tuple(dict.fromkeys(numbers)))


def _blocks(tokens: Run) -> list[Run]:
    """Split after each break between blocks."""
    return _split(tokens, lambda i: tokens[i].gap == PARAGRAPH_BREAK)


def _sentences(tokens: Run) -> list[Run]:
    """Split after each mark that ends a sentence, unless it belongs to an abbreviation; and between blocks."""
    shortened = grammar("abbreviations")

    def ends(index: int) -> bool:
        token = tokens[index]
        if token.gap == PARAGRAPH_BREAK:
            return True
        if token.key not in (".", "!", "?", "...") or not token.gap:
            return False
        previous = tokens[index - 1].key.casefold() if index else ""
        return not (token.key == "." and (previous in shortened or len(previous) == 1))

    return _split(tokens, ends)


def _split(tokens: Run, ends: Callable[[int], bool]) -> list[Run]:
    found: list[Run] = []
    start = 0
    for index in range(len(tokens)):
        if ends(index):
            found.append(tokens[start : index + 1])
            start = index + 1
    if start < len(tokens):
        found.append(tokens[start:])
    return found


def _keys(tokens: Run) -> tuple[str, ...]:
    """What tokens are compared by; the word that begins a block without its capital."""
    return tuple([t.folded if t.begins else t.key for t in tokens])


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Part `a` to `b` of the old and `c` to `d` of the new side: the same, or one in the place of the other."""

    same: bool
    a: int
    b: int
    c: int
    d: int


def _stretches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[_Stretch]:
    """The minimal edit as stretches that are the same and stretches in between."""
    if len(old) * len(new) > MOST_PAIRS and tuple(old) != tuple(new):
        return [_Stretch(False, 0, len(old), 0, len(new))]
    found: list[_Stretch] = []
    for op in Indel.opcodes(old, new):
        same = op.tag == "equal"
        if found and not same and not found[-1].same:
            last = found[-1]
            found[-1] = _Stretch(False, last.a, op.src_end, last.c, op.dest_end)
        else:
            found.append(_Stretch(same, op.src_start, op.src_end, op.dest_start, op.dest_end))
    return found


def _aligned(old: list[Run], new: list[Run], *, joining: bool = False) -> Iterator[tuple[Run, Run]]:
    """Pairs of parts in reading order; a part that has no counterpart is paired with nothing."""
    for part in _stretches([_keys(p) for p in old], [_keys(p) for p in new]):
        if part.same:
            yield from zip(old[part.a : part.b], new[part.c : part.d], strict=True)
        else:
            yield from _paired(old[part.a : part.b], new[part.c : part.d], joining=joining)


def _paired(old: list[Run], new: list[Run], *, joining: bool) -> Iterator[tuple[Run, Run]]:
    """Pairs within a stretch without equal parts: those alike, in order, as much as can be."""
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    if joining and old and new and len(old) != len(new):
        all_old, all_new = list(chain.from_iterable(old)), list(chain.from_iterable(new))
        if Indel.normalized_similarity(_keys(all_old), _keys(all_new)) >= JOINED:
            yield all_old, all_new
            return
    at_old = at_new = 0
    for i, j in _best_pairs(old, new):
        yield from ((part, ()) for part in old[at_old:i])
        yield from (((), part) for part in new[at_new:j])
        yield old[i], new[j]
        at_old, at_new = i + 1, j + 1
    yield from ((part, ()) for part in old[at_old:])
    yield from (((), part) for part in new[at_new:])


def _best_pairs(old: list[Run], new: list[Run]) -> list[tuple[int, int]]:
    """Pairs in rising order with the largest total likeness, each at least `PAIRED`."""
    if len(old) * len(new) > WIDE:
        return [(i, i) for i in range(min(len(old), len(new)))]
    old_keys, new_keys = [_keys(p) for p in old], [_keys(p) for p in new]
    best = [[(0.0, False)] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            here = max(best[i + 1][j][0], best[i][j + 1][0])
            alike = Indel.normalized_similarity(old_keys[i], new_keys[j], score_cutoff=PAIRED)
            paired = alike >= PAIRED and best[i + 1][j + 1][0] + alike > here
            best[i][j] = (best[i + 1][j + 1][0] + alike, True) if paired else (here, False)
    pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j][1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j][0] >= best[i][j + 1][0]:
            i += 1
        else:
            j += 1
    return pairs


def _passage(old: Run, new: Run, rolling: Rolling, numbers: list[NumberChange]) -> Passage:
    if not old:
        return Passage(Shape.ADDED, tuple(_edit((), new)))
    if not new:
        return Passage(Shape.REMOVED, tuple(_edit(old, ())))
    if compare_tokens(old, new, rolling) is not Sameness.DIFFERENT:
        return Passage(Shape.KEPT, (_kept(old, new),))
    if Indel.normalized_similarity(_keys(old), _keys(new)) < TOO_FAR:
        return Passage(Shape.REWRITTEN, tuple(_edit(old, new)))
    segments: list[Segment] = []
    for was, becomes in _aligned(_sentences(old), _sentences(new)):
        segments.extend(_words(was, becomes, rolling, numbers))
    return Passage(Shape.MARKED, tuple(segments))


def _words(old: Run, new: Run, rolling: Rolling, numbers: list[NumberChange]) -> Iterator[Segment]:
    """One sentence against another, word by word."""
    if not old or not new:
        yield from _edit(old, new)
        return
    old_keys, new_keys = _keys(old), _keys(new)
    if old_keys == new_keys:
        yield _kept(old, new)
        return
    if Indel.normalized_similarity(old_keys, new_keys) < TOO_FAR:
        numbers.extend(_number_changes(old, new))
        yield from _edit(old, new)
        return
    stretches = [s for part in _stretches(old_keys, new_keys) for s in _forgiven(part, old, new, rolling)]
    for part in _without_strays(stretches, new):
        was, becomes = old[part.a : part.b], new[part.c : part.d]
        if part.same:
            yield _kept(was, becomes)
        else:
            numbers.extend(_number_changes(was, becomes))
            yield from _edit(was, becomes)


def _forgiven(part: _Stretch, old: Run, new: Run, rolling: Rolling) -> Iterator[_Stretch]:
    """Tokens in each other's place that say the same after all (a capital, a year that rolled) are kept."""
    if part.same or part.b - part.a != part.d - part.c:
        yield part
        return
    at = 0
    size = part.b - part.a
    same = [
        same_token(old[part.a + k], new[part.c + k]) or rolling.allows(old[part.a + k], new[part.c + k])
        for k in range(size)
    ]
    while at < size:
        end = at
        while end < size and same[end] == same[at]:
            end += 1
        yield _Stretch(same[at], part.a + at, part.a + end, part.c + at, part.c + end)
        at = end


def _without_strays(stretches: list[_Stretch], new: Run) -> list[_Stretch]:
    """Joins edits across a kept run that is too short to help anybody."""
    found: list[_Stretch] = []
    for index, stretch in enumerate(stretches):
        part = stretch
        if (
            part.same
            and 0 < index < len(stretches) - 1
            and _is_stray(found[-1], part, stretches[index + 1], new)
        ):
            part = _Stretch(False, part.a, part.b, part.c, part.d)
        if found and found[-1].same == part.same:
            last = found[-1]
            found[-1] = _Stretch(part.same, last.a, part.b, last.c, part.d)
        else:
            found.append(part)
    return found


def _is_stray(left: _Stretch, kept: _Stretch, right: _Stretch, new: Run) -> bool:
    if kept.b - kept.a > STRAY or any(
        t.kind not in (TokenKind.WORD, TokenKind.MARK) for t in new[kept.c : kept.d]
    ):
        return False
    return all(
        edit.b - edit.a > kept.b - kept.a and edit.d - edit.c > kept.b - kept.a for edit in (left, right)
    )


def _number_changes(old: Run, new: Run) -> Iterator[NumberChange]:
    """Numbers and dates that stand in each other's place."""
    counted = (TokenKind.NUMBER, TokenKind.YEAR, TokenKind.DATE)
    before, after = [t for t in old if t.kind in counted], [t for t in new if t.kind in counted]
    if len(before) != len(after):
        return
    for was, becomes in zip(before, after, strict=True):
        if was.key != becomes.key and _unit(was) == _unit(becomes):
            yield NumberChange(was.text, becomes.text)


def _unit(token: Token) -> tuple[TokenKind, str]:
    if token.kind is not TokenKind.NUMBER:
        return token.kind, ""
    return token.kind, token.key.lstrip("0123456789.,:-€$£")


def _kept(old: Run, new: Run) -> Segment:
    before, after = _text(old), _text(new)
    shown = after
    if old[-1].gap and not new[-1].gap:
        shown = after + (" " if old[-1].gap != PARAGRAPH_BREAK else "")
    return Segment(Mark.KEPT, before, after, shown)


def _edit(old: Run, new: Run) -> Iterator[Segment]:
    if old:
        yield Segment(Mark.REMOVED, _text(old), "", _text(old), _targets(old))
    if new:
        yield Segment(Mark.ADDED, "", _text(new), _text(new), _targets(new))


def _text(tokens: Run) -> str:
    return "".join([token.text + token.gap for token in tokens])


def _targets(tokens: Run) -> tuple[str, ...]:
    return tuple(token.key for token in tokens if token.kind is TokenKind.TARGET)
