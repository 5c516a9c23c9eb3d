"""Whether a new wording leaves the substance alone: the same numbers, dates and negations in the same order.

Rule: `editorial` in `CONTENT.md`: refused when a number, date or negation differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.comparing.tokens import Token, TokenKind, sequence, tokens_of
from generator.content.text import Body
from generator.locale import grammar

_COUNTED = (TokenKind.NUMBER, TokenKind.YEAR, TokenKind.DATE)


def same_substance(title: str, new_title: str, body: Body, new_body: Body) -> bool:
    """Whether title and text, taken together, have the same numbers, dates and negations as before."""
    before, after = [*tokens_of(title), *sequence(body)], [*tokens_of(new_title), *sequence(new_body)]
    return list(_counts(before)) == list(_counts(after)) and _denials(before) == _denials(after)


def _counts(tokens: Iterable[Token]) -> Iterator[str]:
    """Numbers and dates in reading order, written as figures or as words."""
    words = grammar("numbers")
    for token in tokens:
        if token.kind in _COUNTED:
            yield token.key
        elif token.kind is TokenKind.WORD:
            word = token.key.casefold()
            if word in words or any(c.isdigit() for c in word):
                yield word


def _denials(tokens: Iterable[Token]) -> int:
    """How many words deny something: *geen* and *niet* count alike."""
    words = grammar("negations")
    return sum(1 for t in tokens if t.kind is TokenKind.WORD and t.key.replace("’", "'").casefold() in words)
