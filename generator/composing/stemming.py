"""Words as search knows them: without accents and capitals, and without the endings that a language adds.

The same stands in `assets/search.js`, because a question is asked in a browser; a table of cases in the tests
holds the two together. The endings of a language stand in its own file (`grammar.stems`), in regular expressions
that mean the same to Python and to JavaScript.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.locale import Language

_DROPPED: Final = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d]")
"""Accents once they stand apart, and characters that nobody sees or types."""
_OTHER: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)
"""Letters that are no letter with an accent, and how one types them."""
_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3
"""Letters of a word that can have an ending."""


def fold(text: str) -> str:
    """A text without capitals and accents."""
    if text.isascii():
        return text.lower()
    return _DROPPED.sub("", unicodedata.normalize("NFKD", text).lower()).translate(_OTHER)


def words(text: str) -> Iterator[str]:
    """The words of a text, folded; single letters do not count, single digits do."""
    return (word for word in _WORD.findall(fold(text)) if len(word) > 1 or "0" <= word <= "9")


@dataclass(frozen=True, slots=True, eq=False)
class Stemmer:
    """Takes the endings of one language away; `rules` are applied in order, as pattern and replacement (`$1`)."""

    rules: tuple[tuple[str, str], ...]
    _compiled: list[tuple[re.Pattern[str], str]] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, language: Language) -> Stemmer:
        """The stemmer of a language; one that names no endings keeps every word as it is."""
        parts = (rule.rpartition("=") for rule in language.grammar.get("stems", ()))
        return cls(tuple((pattern, put) for pattern, _, put in parts))

    def __post_init__(self) -> None:
        self._compiled.extend((re.compile(p), re.sub(r"\$(\d)", r"\\\1", put)) for p, put in self.rules)

    def stem(self, word: str) -> str:
        """A folded word without its endings; every word is worked out once."""
        known = self._known.get(word)
        if known is None:
            known = word
            if len(word) >= _SHORTEST:
                for pattern, put in self._compiled:
                    known = pattern.sub(put, known, count=1)
            self._known[word] = known
        return known
