"""A text as tokens: words, numbers with their units, dates and marks of punctuation, each kept whole.

Rule: `CONTENT.md`, *What counts as different*: line breaks, spacing, markup, quote and dash styles and `80%`
against `80 %` make no difference, so a token has a `key` in which these are gone, beside the text as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from sys import intern

from generator.content.text import Block, Body, TargetKind
from generator.locale import grammar

PARAGRAPH_BREAK = "\n\n"
"""What parts the blocks of a plain text."""


class TokenKind(IntEnum):
    """What a token is."""

    WORD = 1
    NUMBER = 2
    YEAR = 3
    """A bare year, or a range of years."""
    DATE = 4
    MARK = 5
    TARGET = 6
    """Where a link leads, or a picture: without text of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """`text` as typed, `gap` what parts it from the next (a space, nothing, or a break between blocks).

    `key` is what is compared. `folded` is the key with a small first letter, for the word that begins a block.
    """

    text: str
    gap: str
    key: str
    folded: str
    kind: TokenKind
    begins: bool = False


_QUOTES = dict.fromkeys(map(ord, '"‘’‚‛“”„‟«»‹›`´′″'), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_SPACES = re.compile(r"\s+")
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_TABLE = {**_QUOTES, **_DASHES, **dict.fromkeys(map(ord, _UNSEEN), None)}
_YEARS = r"(?:19|20)\d\d"


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, grammar("months")), key=len, reverse=True))
    units = "|".join(sorted(map(re.escape, grammar("units")), key=len, reverse=True))
    number = r"\d+(?:[.,]\d+)*"
    return re.compile(
        rf"""
        # most of a text, at once: a word that begins with a letter and is no month before a year
        (?P<plain> (?> [^\W\d_] \w* (?: [-‐‑'’{_UNSEEN}] \w+ )* ) (?! \s+ {_YEARS} \b ) )
      | (?P<date>
            \d{{1,2}}\s+(?:{months})\b\.?(?:\s+{_YEARS}\b)?
          | (?:{months})\s+{_YEARS}\b
          | \d{{4}}-\d{{2}}-\d{{2}}(?![\w-])
          | \d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}(?![\w-])
        )
      | (?P<year> {_YEARS} (?:\s*[-‐‑‒–/]\s*{_YEARS})? (?! [\w] | [-‐‑’'] \w | [.,]\d | \s*(?:{units})(?!\w) ) )
      | (?P<number>
            (?:[€$£]\s*)? \d{{1,2}}:\d\d (?:\s*(?:{units})(?!\w))? (?!\w)
          | (?:[€$£]\s*)? {number} (?:\s*[-‐‑‒–]\s*{number}(?!\w))? (?:\s*[%‰°²])? (?:\s*(?:{units})(?!\w))? (?! [\w] | [-‐‑]\w )
        )
      | (?P<word> \w+ (?: [-‐‑'’{_UNSEEN}] \w+ )* )
      | (?P<mark> \.{{3}} | … | -{{2,3}} | [^\w\s] | _ )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _key(text: str, kind: TokenKind) -> str:
    key = text.translate(_TABLE)
    if kind in (TokenKind.NUMBER, TokenKind.YEAR):
        return _SPACES.sub("", key)
    if kind is TokenKind.DATE:
        return _SPACES.sub(" ", key)
    if kind is TokenKind.MARK:
        if key in ("--", "---"):
            return "-"
        return "..." if key == "…" else key
    return key


_KINDS = {
    "plain": TokenKind.WORD,
    "date": TokenKind.DATE,
    "year": TokenKind.YEAR,
    "number": TokenKind.NUMBER,
    "word": TokenKind.WORD,
    "mark": TokenKind.MARK,
}


@lru_cache(maxsize=65536)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of one line of text or of one block; joining their `text + gap` gives the text back, trimmed
    (but for invisible characters before the first one).

    The first word `begins`.
    """
    text = text.strip()
    found: list[Token] = []
    matches = list(_pattern().finditer(text))
    begun = False
    for index, match in enumerate(matches):
        kind = _KINDS[match.lastgroup or "mark"]
        typed = intern(match[0])
        end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        key = typed if typed.isalpha() else _key(typed, kind)
        begins = not begun and kind is not TokenKind.MARK
        begun = begun or begins
        first = key[:1].lower()
        folded = key if key.startswith(first) else first + key[1:]
        if key:
            found.append(Token(typed, text[match.end() : end], key, folded, kind, begins))
        elif found:
            last = found[-1]
            gap = last.gap + typed + text[match.end() : end]
            found[-1] = Token(last.text, gap, last.key, last.folded, last.kind, last.begins)
    return tuple(found)


@lru_cache(maxsize=65536)
def _block_tokens(block: Block) -> tuple[Token, ...]:
    tokens = list(tokens_of(block.text))
    if block.targets:
        ends: list[int] = []
        at = 0
        for token in tokens:
            at += len(token.text)
            ends.append(at)
            at += len(token.gap)
        for target in reversed(block.targets):
            place = sum(1 for end in ends if end <= target.offset)
            address = f"{target.kind} {target.address} {target.words}".strip()
            if (
                target.kind is TargetKind.LINK
                and place
                and tokens[place - 1].text.startswith(target.address[:1])
            ):
                joined = "".join(t.text + t.gap for t in tokens[:place]).rstrip()
                if joined.endswith(target.address):
                    continue
            tokens.insert(place, Token("", "", address, address, TokenKind.TARGET))
    return tuple(tokens)


@lru_cache(maxsize=16384)
def sequence(body: Body) -> tuple[Token, ...]:
    """All tokens of a body in reading order; the gap behind the last one of a block is a break."""
    found: list[Token] = []
    for block in body.blocks:
        tokens = _block_tokens(block)
        if not tokens:
            continue
        if found:
            last = found[-1]
            found[-1] = Token(last.text, PARAGRAPH_BREAK, last.key, last.folded, last.kind, last.begins)
        found.extend(tokens)
    return tuple(found)


@lru_cache(maxsize=16384)
def keys(body: Body) -> tuple[str, ...]:
    """The keys of all tokens of a body: equal keys are equal texts."""
    return tuple(token.key for token in sequence(body))


def plain(tokens: Iterable[Token]) -> str:
    """The text that the tokens were made from."""
    return "".join(token.text + token.gap for token in tokens).strip()


@lru_cache(maxsize=16384)
def count_words(body: Body) -> int:
    """How many words a reader reads: words, numbers and dates, no punctuation."""
    return sum(
        1
        for block in body.blocks
        for token in tokens_of(block.text)
        if token.kind not in (TokenKind.MARK, TokenKind.TARGET)
    )
