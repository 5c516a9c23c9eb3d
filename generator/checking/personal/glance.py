"""Texts as the rules look at them, what they may know beside them, and what they give."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Final

PARTED: Final = "\x00"
"""What parts texts that are looked at in one go: no word and no blank, so that no rule reaches over it."""

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A passage that a rule recognised: its code and where it begins and ends in the text."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known about the document in which a text stands.

    `public_names`: who may be named, in lower case. `own_words`: words of the organisation's own names, in lower
    case, which are no people's names. `smallest`: from which number on counts of people may be told.
    `known_days`: days that the document tells in its keys already. `is_plan`: it says what will be done.
    `told_elsewhere`: first word of a name that another document of the site tells → such names, all in lower case.
    """

    public_names: tuple[str, ...] = ()
    own_words: frozenset[str] = frozenset()
    smallest: int = 10
    known_days: tuple[dt.date, ...] = ()
    is_plan: bool = False
    told_elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def may_name(self, name: str) -> bool:
        """Whether this is a name that may stand here, or the first or last part of one."""
        low = " ".join(name.lower().replace(".", ". ").split())
        return any(
            public == low or public.endswith(" " + low) or public.startswith(low + " ")
            for public in self.public_names
        )


class Glance:
    """Some texts of one document, looked at in one go.

    `text` is them, as they are seen (`seen`), parted by `PARTED`. Rules give places in it, `whose` tells of which text.
    """

    def __init__(self, texts: Sequence[str], numbers: Sequence[int]) -> None:
        self._numbers = numbers
        self._starts = [0, *accumulate(len(text) + 1 for text in texts[:-1])]
        self.text = PARTED.join(texts).replace("\n", " ").replace("\t", " ")

    @cached_property
    def low(self) -> str:
        """The text in lower case, of the same length."""
        low = self.text.lower()
        if len(low) == len(self.text):
            return low
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words and numbers in lower case, by which a rule sees quickly that it has nothing to look for."""
        return frozenset(_WORD.findall(self.low))

    def whose(self, hit: Hit) -> tuple[int, Hit]:
        """The number of the text in which a passage stands, and the passage in that text."""
        index = bisect_right(self._starts, hit.start) - 1
        start = self._starts[index]
        return self._numbers[index], Hit(hit.code, hit.start - start, hit.end - start)
