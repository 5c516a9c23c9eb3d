"""Filling a sentence of a language: facts in braces, one of `one|many`, dates and numbers as the language has them.

In a sentence stand `{fact}`, `{fact:key}` (a key of the format), `{fact:value:vocabulary}`, `{fact:date}`,
`{fact:month}`, `{fact:number}`, and `{=noun}` for a noun that an organisation may have replaced by its own
(`{=Noun}` with a capital). `[one way|another]` is chosen by the fact `n`: the first for 1. A piece in
`[[double brackets]]` is left out when a fact in it is empty.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

_SLOT = re.compile(r"\{(=?)(\w+)(?::(\w+)(?::(\w+))?)?\}")
_PERHAPS = re.compile(r"\[\[(.*?)\]\]")
_CHOICE = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")


@lru_cache(maxsize=4096)
def say_date(code: str, day: dt.date) -> str:
    """A day in words: `5 oktober 2021`."""
    return format_date(day, "d MMMM y", locale=code)


@lru_cache(maxsize=1024)
def say_month(code: str, year: int, month: int) -> str:
    """A month in words: `oktober 2021`."""
    return format_date(dt.date(year, month, 1), "MMMM y", locale=code)


@lru_cache(maxsize=4096)
def say_number(code: str, number: float) -> str:
    """A number as the language writes it: `1.250`, `3,5`."""
    return format_decimal(number, locale=code)


@lru_cache(maxsize=4096)
def say_decimals(code: str, number: float, decimals: int) -> str:
    """A number with so many decimals as the language writes it: `4,0`."""
    return format_decimal(number, format="#,##0" + ("." + "0" * decimals if decimals else ""), locale=code)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The means of one language for filling sentences."""

    code: str
    keys: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    terms: Mapping[str, str]

    def say(self, sentence: str, facts: Mapping[str, object]) -> str:
        """The sentence with its facts. Raises `KeyError` for a fact that is not given."""
        if "[[" in sentence:
            sentence = _PERHAPS.sub(lambda m: self._perhaps(m[1], facts), sentence)
        if "[" in sentence and "n" in facts:
            first = str(facts["n"]) == "1"
            sentence = _CHOICE.sub(lambda m: m[1] if first else m[2], sentence)
        if "{" not in sentence:
            return sentence
        return _SLOT.sub(lambda m: self._slot(m, facts), sentence)

    def _perhaps(self, piece: str, facts: Mapping[str, object]) -> str:
        return piece if all(str(facts[m[2]]) for m in _SLOT.finditer(piece) if not m[1]) else ""

    def _slot(self, match: re.Match[str], facts: Mapping[str, object]) -> str:
        noun, name, how, vocabulary = match.groups()
        if noun:
            low = name[0].lower() + name[1:]
            term = self.terms[low]
            return term[0].upper() + term[1:] if name[0].isupper() else term
        fact = facts[name]
        match how:
            case "key":
                return ".".join(self.keys.get(part, part) for part in str(fact).split("."))
            case "value":
                return self.values.get(vocabulary, {}).get(str(fact), str(fact))
            case "date":
                day = fact if isinstance(fact, dt.date) else dt.date.fromisoformat(str(fact))
                return say_date(self.code, day)
            case "month":
                year, month = str(fact).split("-")[:2]
                return say_month(self.code, int(year), int(month))
            case "number":
                return say_number(self.code, fact if isinstance(fact, int | float) else float(str(fact)))
        return str(fact)
