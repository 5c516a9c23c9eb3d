"""Marking how a text became another: block by block, then sentence, then word; numbers whole and first.

Laws: dropping the removed segments gives the new text, dropping the added ones the old text, but for what makes no
difference (spacing, dashes, quotes, a capital). Years that rolled on are marked too, so that both texts can be
had; they are no news beside other marks. Where the two have too little in common for marks to help, *was* and
*becomes* stand beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from generator.comparing.pairing import Run, Stretch, aligned, keys_of, stretches
from generator.comparing.sameness import STANDING, Rolling, Sameness, compare_tokens, same_token
from generator.comparing.tokens import PARAGRAPH_BREAK, Token, TokenKind, sequence, tokens_of
from generator.content.text import Body
from generator.locale import grammar

TOO_FAR = 0.4
"""Below this share of kept words a passage is shown as *was* and *becomes*."""
STRAY = 2
"""A kept run of at most so many tokens between two long edits is a stray match that helps nobody."""


class Mark(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text: as it was and as it is now.

    The two differ in a kept piece only where it makes no difference (spacing, dashes, a capital).
    `text` is what is shown of it. `targets` are link addresses or picture names that go or come with it.
    `rolled` is a year that came or went because the period moved on, in a text of which more differs.
    """

    mark: Mark
    before: str
    after: str
    text: str
    targets: tuple[str, ...] = ()
    rolled: bool = False


class Shape(StrEnum):
    """How a passage became another."""

    KEPT = "kept"
    ROLLED = "rolled"
    """Nothing but years, which moved along with the period, while other passages differ."""
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


def mark(before: Body, after: Body, rolling: Rolling = STANDING) -> Marked:
    """How one body became another. Years that `rolling` allows to move are `rolled`, unless they are all that differs."""
    return mark_tokens(sequence(before), sequence(after), rolling)


def mark_line(before: str, after: str, rolling: Rolling = STANDING) -> Marked:
    """How a title or another short text became another."""
    return mark_tokens(tokens_of(before), tokens_of(after), rolling)


def mark_tokens(before: Run, after: Run, rolling: Rolling = STANDING) -> Marked:
    """How one sequence of tokens became another."""
    if compare_tokens(before, after, rolling) is Sameness.ROLLED:
        rolling = STANDING  # it is shown because the writer gave a reason: the years are what it is about
    numbers: list[NumberChange] = []
    passages = tuple(
        _passage(old, new, rolling, numbers)
        for old, new in aligned(_blocks(before), _blocks(after), joining=True)
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


def _passage(old: Run, new: Run, rolling: Rolling, numbers: list[NumberChange]) -> Passage:
    if not old:
        return Passage(Shape.ADDED, tuple(_edit((), new)))
    if not new:
        return Passage(Shape.REMOVED, tuple(_edit(old, ())))
    match compare_tokens(old, new, rolling):
        case Sameness.SAME:
            return Passage(Shape.KEPT, (_kept(old, new),))
        case Sameness.ROLLED:
            return Passage(Shape.ROLLED, tuple(_rolled(old, new)))
    if Indel.normalized_similarity(keys_of(old), keys_of(new)) < TOO_FAR:
        return Passage(Shape.REWRITTEN, tuple(_edit(old, new)))
    segments: list[Segment] = []
    for was, becomes in aligned(_sentences(old), _sentences(new)):
        segments.extend(_words(was, becomes, rolling, numbers))
    return Passage(Shape.MARKED, tuple(segments))


def _words(old: Run, new: Run, rolling: Rolling, numbers: list[NumberChange]) -> Iterator[Segment]:
    """One sentence against another, word by word."""
    if not old or not new:
        yield from _edit(old, new)
        return
    old_keys, new_keys = keys_of(old), keys_of(new)
    if old_keys == new_keys:
        yield _kept(old, new)
        return
    if compare_tokens(old, new, rolling) is Sameness.ROLLED:
        yield from _rolled(old, new)
        return
    if Indel.normalized_similarity(old_keys, new_keys) < TOO_FAR:
        numbers.extend(_number_changes(old, new, rolling))
        yield from _edit(old, new)
        return
    parts = [s for part in stretches(old_keys, new_keys) for s in _forgiven(part, old, new, rolling)]
    for part in _without_strays(parts, new):
        was, becomes = old[part.a : part.b], new[part.c : part.d]
        if part.same:
            yield _kept(was, becomes)
        elif part.rolled:
            yield from _rolled(was, becomes)
        else:
            numbers.extend(_number_changes(was, becomes, rolling))
            yield from _edit(was, becomes)


def _forgiven(part: Stretch, old: Run, new: Run, rolling: Rolling) -> Iterator[Stretch]:
    """Of tokens in each other's place: those that say the same after all (a capital), and years that rolled, apart."""
    if part.same or part.b - part.a != part.d - part.c:
        yield part
        return
    at = 0
    size = part.b - part.a
    pairs = [(old[part.a + k], new[part.c + k]) for k in range(size)]
    kinds = [(same_token(was, becomes), rolling.allows(was, becomes)) for was, becomes in pairs]
    while at < size:
        end = at
        while end < size and kinds[end] == kinds[at]:
            end += 1
        same, rolled = kinds[at]
        yield Stretch(same, part.a + at, part.a + end, part.c + at, part.c + end, rolled and not same)
        at = end


def _without_strays(parts: list[Stretch], new: Run) -> list[Stretch]:
    """Joins edits across a kept run that is too short to help anybody."""
    found: list[Stretch] = []
    for index, stretch in enumerate(parts):
        part = stretch
        if part.same and 0 < index < len(parts) - 1 and _is_stray(found[-1], part, parts[index + 1], new):
            part = Stretch(False, part.a, part.b, part.c, part.d)
        if found and (found[-1].same, found[-1].rolled) == (part.same, part.rolled):
            last = found[-1]
            found[-1] = Stretch(part.same, last.a, part.b, last.c, part.d, part.rolled)
        else:
            found.append(part)
    return found


def _is_stray(left: Stretch, kept: Stretch, right: Stretch, new: Run) -> bool:
    if left.rolled or right.rolled or kept.b - kept.a > STRAY:
        return False
    if any(t.kind not in (TokenKind.WORD, TokenKind.MARK) for t in new[kept.c : kept.d]):
        return False
    return all(
        edit.b - edit.a > kept.b - kept.a and edit.d - edit.c > kept.b - kept.a for edit in (left, right)
    )


def _number_changes(old: Run, new: Run, rolling: Rolling) -> Iterator[NumberChange]:
    """Numbers and dates that stand in each other's place; years that rolled on are no news."""
    counted = (TokenKind.NUMBER, TokenKind.YEAR, TokenKind.DATE)
    before, after = [t for t in old if t.kind in counted], [t for t in new if t.kind in counted]
    if len(before) != len(after):
        return
    for was, becomes in zip(before, after, strict=True):
        if was.key != becomes.key and _unit(was) == _unit(becomes) and not rolling.allows(was, becomes):
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


def _rolled(old: Run, new: Run) -> Iterator[Segment]:
    """Runs of equal length that differ by years only: what is the same kept, each year marked."""
    same = [same_token(was, becomes) for was, becomes in zip(old, new, strict=True)]
    at = 0
    while at < len(same):
        end = at + 1
        while end < len(same) and same[at] and same[end]:
            end += 1
        if same[at]:
            yield _kept(old[at:end], new[at:end])
        else:
            yield from _edit(old[at:end], new[at:end], rolled=True)
        at = end


def _edit(old: Run, new: Run, *, rolled: bool = False) -> Iterator[Segment]:
    if old:
        yield Segment(Mark.REMOVED, _text(old), "", _text(old), _targets(old), rolled)
    if new:
        yield Segment(Mark.ADDED, "", _text(new), _text(new), _targets(new), rolled)


def _text(tokens: Run) -> str:
    return "".join([token.text + token.gap for token in tokens])


def _targets(tokens: Run) -> tuple[str, ...]:
    return tuple(token.key for token in tokens if token.kind is TokenKind.TARGET)
