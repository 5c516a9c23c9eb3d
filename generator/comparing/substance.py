"""Whether a new wording leaves the substance alone: the same numbers and dates in the same order, nothing denied anew.

Rule: `editorial` in `CONTENT.md`: refused when a number, date or negation differs. In doubt it is refused: then the
writer gives a reason, and readers see for themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.comparing.tokens import PARAGRAPH_BREAK, Token, TokenKind, sequence, tokens_of
from generator.content.text import Body
from generator.locale import grammar

_COUNTED = (TokenKind.NUMBER, TokenKind.YEAR, TokenKind.DATE)
_ENDS = frozenset({".", "!", "?", "..."})
"""What ends a sentence."""
_PARTS = _ENDS | frozenset({",", ";", ":", "(", ")", "-"})
"""What parts one clause from the next."""
_MEANING = 4
"""From so many letters on a word says of itself what a clause is about."""


_SIGNS = frozenset("+±<>≤≥=~")
_ONE = "één"
_PLAIN_NUMBER = re.compile(r"(0|[1-9]\d*)([^\d.,:€$£-]*)")
"""A whole number in figures, and its unit."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A number with what stands before it as a sign and its unit, a day or a month; `value` is in figures where it can be."""

    value: str
    unit: str = ""
    sign: str = ""

    def agrees(self, other: _Count) -> bool:
        """Whether the other is the same, and its unit too where both have one beside them."""
        same = (self.value, self.sign) == (other.value, other.sign)
        return same and (self.unit == other.unit or not (self.unit and other.unit))


def same_substance(title: str, new_title: str, body: Body, new_body: Body) -> bool:
    """Whether title and text, taken together, have the same numbers, dates and negations as before."""
    before, after = [tokens_of(title), sequence(body)], [tokens_of(new_title), sequence(new_body)]
    counts, new_counts = ([c for text in texts for c in _counts(text)] for texts in (before, after))
    if len(counts) != len(new_counts) or not all(map(_Count.agrees, counts, new_counts)):
        return False
    # a unit may have moved away from its number: *er zijn drie plaatsen*, *plaatsen zijn er drie*
    if counts != new_counts and _units_in(before) != _units_in(after):
        return False
    clauses, new_clauses = ([c for text in texts for c in _clauses(text)] for texts in (before, after))
    return (
        sum(c.denials for c in clauses) == sum(c.denials for c in new_clauses)
        and not any(_denied_anew(clause, clauses) for clause in new_clauses if clause.denials)
        and not any(_denied_anew(clause, new_clauses) for clause in clauses if clause.denials)
    )


def _counts(tokens: Sequence[Token]) -> Iterator[_Count]:
    """Numbers, days and months in reading order, written as figures or as words."""
    for index, token in enumerate(tokens):
        if token.kind in _COUNTED:
            key = token.key.casefold()
            value, unit = plain.groups() if (plain := _PLAIN_NUMBER.fullmatch(key)) else (key, "")
            yield _Count(value, unit, _sign(tokens, index))
        elif token.kind is TokenKind.WORD:
            word = _ONE if _is_one(token.key) else token.key.casefold()
            if any(c.isnumeric() for c in word) or word in grammar("numbers") or _compound().fullmatch(word):
                yield _in_letters(tokens, index)
            elif (day := next((d for d in _weekdays() if word.startswith(d)), None)) is not None:
                yield _Count(day)
            elif _is_month(tokens, index):
                yield _Count(word)


def _in_letters(tokens: Sequence[Token], index: int) -> _Count:
    """A number in letters with the unit behind it, which would be a part of one in figures."""
    word = _bare(tokens[index].key.casefold())
    value = _value(word)
    if value is None:
        return _Count(word)
    last = tokens[index].gap == PARAGRAPH_BREAK or index + 1 == len(tokens)
    unit = "" if last else tokens[index + 1].key.casefold()
    return _Count(str(value), unit if unit in _units() else "", _sign(tokens, index))


def _sign(tokens: Sequence[Token], index: int) -> str:
    """What before a number makes it another one: a minus, and what bounds it (`≥ 80`, *minstens 3*, *more than 5*)."""
    before = [t.key.casefold() for t in tokens[max(0, index - 2) : index]]
    if before and before[-1] in grammar("bound_joiners"):
        before.pop()
    if not before or (index and tokens[index - 1].gap == PARAGRAPH_BREAK):
        return ""
    if before[-1] == "-":
        # in a range or after a word it is no sign
        free = not tokens[index - 1].gap and (index == 1 or tokens[index - 2].gap)
        return "-" if free else ""
    return before[-1] if before[-1] in _SIGNS else _bounds().get(before[-1], "")


@cache
def _bounds() -> dict[str, str]:
    """Words that mean a sign before a number: *min*, *hoogstens*, *at least*."""
    return {word: sign for word, _, sign in (pair.partition("=") for pair in grammar("number_bounds"))}


def _is_one(word: str) -> bool:
    """Whether this is *één* with any of its accents, and not the article."""
    bare = _bare(word.casefold())
    return bare == _bare(_ONE) and bare != word.casefold()


@cache
def _compound() -> re.Pattern[str]:
    """A number that is written as one word of others: `vijfentwintig`, `honderdtien`, `driejarig`, `twenty-fifth`."""
    part, joiner, ending = (
        "|".join(sorted(map(re.escape, grammar(name)), key=len, reverse=True))
        for name in ("numerals", "numeral_joiners", "numeral_endings")
    )
    several = rf"(?:{part})(?:(?:{joiner})?(?:{part}))+(?:-?(?:{ending}))?"
    return re.compile(rf"{several}|(?:{part})-?(?:{ending})")


@cache
def _values() -> dict[str, int]:
    """Numbers in letters, without accents, and what they are in figures; *een* is one only as a part of a number."""
    pairs = (pair.partition("=") for pair in grammar("number_values"))
    return {_bare(word): int(figures) for word, _, figures in pairs}


@cache
def _value(word: str) -> int | None:
    """The number that a word without hyphens and accents stands for, below a million; None when it is no plain number.

    `vijfentwintig` and `twentyfive` are 25, `honderdtien` is 110; `derde`, `dubbel` and `driejarig` are none.
    """
    values = _values()
    if word in values:
        return values[word]
    for scale in (1000, 100):
        for name in (each for each, value in values.items() if value == scale and each in word):
            before, _, after = word.partition(name)
            many = 1 if not before else _value(before)
            rest = 0 if not after else next(filter(None, map(_value, _unjoined(after))), None)
            if many is not None and rest is not None and many < scale and rest < scale:
                return many * scale + rest
    for at in range(1, len(word)):
        for end in _unjoined(word[at:]):
            low, high = sorted((values.get(word[:at], 0), values.get(end, 0)))
            if 0 < low < 10 and 20 <= high < 100:
                return low + high
    return None


def _unjoined(word: str) -> tuple[str, ...]:
    """A part of a number, and the same without what joins it to the part before."""
    joiners = {_bare(each) for each in grammar("numeral_joiners")} - {""}
    return (word, *(word.removeprefix(joiner) for joiner in sorted(joiners) if word.startswith(joiner)))


def _units_in(texts: Iterable[Sequence[Token]]) -> Counter[str]:
    """How often each unit stands in texts, beside a number or not."""
    found: Counter[str] = Counter()
    for text in texts:
        for token in text:
            key = token.key.casefold()
            plain = _PLAIN_NUMBER.fullmatch(key) if token.kind is TokenKind.NUMBER else None
            unit = plain[2] if plain else key
            found.update([unit] if unit in _units() else [])
    return found


@cache
def _units() -> frozenset[str]:
    return frozenset(unit.casefold() for unit in grammar("units"))


def _bare(word: str) -> str:
    """A number without hyphens and accents: `tweeëntwintig` is `tweeentwintig`."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c) and c != "-")


@cache
def _weekdays() -> tuple[str, ...]:
    """The days of the week, small; a word that begins with one (`maandagmiddag`, `Mondays`) names that day."""
    return tuple(sorted(day.casefold() for day in grammar("weekdays")))


@cache
def _months() -> dict[str, bool]:
    """The names of months, small, and whether a language writes them so; `may` and `march` are other words."""
    names: dict[str, bool] = {}
    for name in grammar("month_names"):
        names[name.casefold()] = names.get(name.casefold(), False) or name.islower()
    return names


def _is_month(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word names a month: by its capital where the language writes one, and not in *May we come in?*"""
    word = tokens[index].key
    small = _months().get(word.casefold())
    if small is None or not (small or word[:1].isupper()):
        return False
    begins = tokens[index].begins or (index > 0 and tokens[index - 1].key in _ENDS)
    if small or not begins or word.casefold() not in grammar("month_homonyms"):
        return True
    return next((t.key for t in tokens[index:] if t.key in _ENDS), ".") == "."


@dataclass(slots=True)
class _Clause:
    """A part of a sentence: what it is about, and how many words deny something (*geen* and *niet* count alike)."""

    words: set[str] = field(default_factory=set)
    denials: int = 0


def _clauses(tokens: Sequence[Token]) -> list[_Clause]:
    """A text as clauses, parted by punctuation, by words like *maar* and *and*, and between blocks."""
    negations, conjunctions = grammar("negations"), grammar("conjunctions")
    found = [_Clause()]
    for token in tokens:
        word = token.key.replace("’", "'").casefold()
        if token.key in _PARTS or word in conjunctions:
            found.append(_Clause())
        elif token.kind is TokenKind.WORD and word in negations:
            found[-1].denials += 1
        elif token.kind is TokenKind.WORD and len(word) >= _MEANING:
            found[-1].words.add(word)
        if token.gap == PARAGRAPH_BREAK:
            found.append(_Clause())
    return found


def _denied_anew(clause: _Clause, others: Sequence[_Clause]) -> bool:
    """Whether a clause that denies something is the version of one that, in the other text, denied nothing."""
    denied = max((len(clause.words & other.words) for other in others if other.denials), default=0)
    affirmed = max((len(clause.words & other.words) for other in others if not other.denials), default=0)
    return affirmed > denied
