"""Whether two texts say the same, the same but for years that rolled forward, or something else.

Rule: `CONTENT.md`, *What counts as different*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from generator.comparing.tokens import Token, TokenKind, keys, sequence, tokens_of
from generator.content.period import Period
from generator.content.text import Body

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Sameness(IntEnum):
    """How alike two texts are; the largest of several is that of the whole."""

    SAME = 0
    ROLLED = 1
    DIFFERENT = 2


@dataclass(frozen=True, slots=True)
class Rolling:
    """How far years may have moved (`shift`, in years), and the `last` year that they may have moved to."""

    shift: int
    last: int

    @classmethod
    def between(cls, from_: Period, to: Period) -> Rolling:
        """Between two periods years move as far as the first year of the period did, up to its own last year."""
        return cls(to.first - from_.first, to.last)

    def allows(self, before: Token, after: Token) -> bool:
        """Whether the later token is the earlier one with a year that merely rolled forward."""
        if not self.shift or before.kind is not after.kind:
            return False
        if before.kind not in (TokenKind.YEAR, TokenKind.DATE):
            return False
        if _YEAR.sub("Y", before.key) != _YEAR.sub("Y", after.key):
            return False
        old, new = _YEAR.findall(before.key), _YEAR.findall(after.key)
        return all(
            a == b or (int(b) == int(a) + self.shift and int(b) <= self.last)
            for a, b in zip(old, new, strict=True)
        )


STANDING = Rolling(0, 0)
"""No year may move."""


def same_token(before: Token, after: Token) -> bool:
    """Whether two tokens say the same; the capital that begins a block makes no difference."""
    if before.key == after.key:
        return True
    return (before.begins or after.begins) and before.folded == after.folded


def compare_tokens(before: Sequence[Token], after: Sequence[Token], rolling: Rolling = STANDING) -> Sameness:
    """How alike two sequences of tokens are."""
    if len(before) != len(after):
        return Sameness.DIFFERENT
    found = Sameness.SAME
    for old, new in zip(before, after, strict=True):
        if old.key == new.key or same_token(old, new):
            continue
        if not rolling.allows(old, new):
            return Sameness.DIFFERENT
        found = Sameness.ROLLED
    return found


def compare_bodies(before: Body, after: Body, rolling: Rolling = STANDING) -> Sameness:
    """How alike two bodies are."""
    if before is after:
        return Sameness.SAME
    old, new = keys(before), keys(after)
    if len(old) != len(new):
        return Sameness.DIFFERENT
    if old == new:
        return Sameness.SAME
    return compare_tokens(sequence(before), sequence(after), rolling)


def compare_lines(before: str, after: str, rolling: Rolling = STANDING) -> Sameness:
    """How alike two titles or other short texts are."""
    if before == after:
        return Sameness.SAME
    return compare_tokens(tokens_of(before), tokens_of(after), rolling)
