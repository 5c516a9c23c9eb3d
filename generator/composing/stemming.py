"""Words as search knows them: without accents and capitals, and without the endings that a language adds.

The same stands in `assets/search.js`, because a question is asked in a browser; a table of cases in the tests
holds the two together. The endings of a language stand in its own file (`grammar.stems`), in regular expressions
that mean the same to Python and to JavaScript.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from generator.locale import Language

_DROPPED: Final = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d]")
"""Accents once they stand apart, and characters that nobody sees or types."""
_OTHER: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)
"""Letters that are no letter with an accent, and how one types them."""
_WORD: Final = re.compile(r"[^\W_]{2,}|[0-9]")
_SHORTEST: Final = 3
"""Letters of a word that can have an ending."""


def fold(text: str) -> str:
    """A text without capitals and accents."""
    if text.isascii():
        return text.lower()
    return _DROPPED.sub("", unicodedata.normalize("NFKD", text).lower()).translate(_OTHER)


def words(text: str) -> list[str]:
    """The words of a text, folded; single letters do not count, single digits do."""
    return _WORD.findall(fold(text))


class Stems(dict[str, str]):
    """Folded word → the word without the endings of one language; every word is worked out once.

    `rules` are applied in order, as pattern and replacement (`$1`).
    """

    def __init__(self, rules: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.rules = rules
        self._compiled = [(re.compile(p).search, re.sub(r"\$(\d)", r"\\\1", put)) for p, put in rules]

    @classmethod
    def of(cls, language: Language) -> Stems:
        """Those of a language; one that names no endings keeps every word as it is."""
        parts = (rule.rpartition("=") for rule in language.grammar.get("stems", ()))
        return cls(tuple((pattern, put) for pattern, _, put in parts))

    def __missing__(self, word: str) -> str:
        stem = word
        if len(word) >= _SHORTEST:
            for search, put in self._compiled:
                if found := search(stem):
                    stem = stem[: found.start()] + found.expand(put) + stem[found.end() :]
        self[word] = stem
        return stem
