"""Looking for runs of words in other words: any eight in a row of a long text, a short one whole.

Set lookups over the words of a file; no loop over what is looked for, however much that is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

RUN: Final = 8
"""So many words in a row of a text are recognisable."""
_GRAM: Final = 4
_STEP: Final = RUN - _GRAM + 1
"""Every run of eight words holds a group of four that begins at a multiple of this."""

Words = tuple[bytes, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Needle:
    """Words to look for, by the number of what they are of."""

    owner: int
    words: Words

    @property
    def is_long(self) -> bool:
        """Whether a part of it is enough."""
        return len(self.words) > RUN


class Needles:
    """What is looked for, in the form in which it is found quickly."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self._long: list[Needle] = []
        self._grams: dict[Words, list[tuple[int, int]]] = defaultdict(list)
        self._anchored: dict[bytes, list[Needle]] = defaultdict(list)
        self._cleared: set[Needle] = set()
        short: list[Needle] = []
        self._cleared_runs: set[Words] = set()
        for needle in needles:
            if needle.is_long:
                index, words = len(self._long), needle.words
                self._long.append(needle)
                for at, gram in enumerate(zip(words, words[1:], words[2:], words[3:], strict=False)):
                    self._grams[gram].append((index, at))
            elif needle.words:
                short.append(needle)
        shared = Counter(word for needle in short for word in set(needle.words))
        for needle in short:
            # a word of few others, and a long one: it will be rare in the site too
            anchor = min(needle.words, key=lambda word: (shared[word], -len(word), word))
            self._anchored[anchor].append(needle)

    def __bool__(self) -> bool:
        return bool(self._long or self._anchored)

    def clear(self, words: Sequence[bytes], below: int) -> None:
        """What stands in these words is not looked for any longer, as far as its owner's number is below this one."""
        for needle, run in list(self._hits(words)):
            if needle.owner >= below:
                continue
            if run:
                self._cleared_runs.add(run)
            else:
                self._cleared.add(needle)

    def find(self, words: Sequence[bytes], *, prose: bool = True) -> set[int]:
        """Owners of what stands in these words. Outside prose a single word says nothing."""
        return {needle.owner for needle, _ in self._hits(words) if prose or len(needle.words) > 1}

    def _hits(self, words: Sequence[bytes]) -> Iterator[tuple[Needle, Words]]:
        """Each needle that is found, with the run of eight words by which a long one is."""
        if self._anchored and not self._anchored.keys().isdisjoint(words):
            yield from self._short(words)
        if len(words) >= RUN and self._grams:
            sampled = zip(words[::_STEP], words[1::_STEP], words[2::_STEP], words[3::_STEP], strict=False)
            if not self._grams.keys().isdisjoint(sampled):
                yield from self._runs(words)

    def _short(self, words: Sequence[bytes]) -> Iterator[tuple[Needle, Words]]:
        present = set(words)
        for anchor in self._anchored.keys() & present:
            for needle in self._anchored[anchor]:
                if not present.issuperset(needle.words) or needle in self._cleared:
                    continue
                if len(needle.words) == 1 or _stand(needle.words, words):
                    yield needle, ()

    def _runs(self, words: Sequence[bytes]) -> Iterator[tuple[Needle, Words]]:
        """Runs around the groups of four that are in both."""
        sampled = list(zip(words[::_STEP], words[1::_STEP], words[2::_STEP], words[3::_STEP], strict=False))
        both = self._grams.keys() & set(sampled)
        for number in [number for number, gram in enumerate(sampled) if gram in both]:
            for index, inside in self._grams[sampled[number]]:
                needle = self._long[index]
                for run in _around(words, number * _STEP, needle.words, inside):
                    if run not in self._cleared_runs:
                        yield needle, run


def _stand(needle: Words, words: Sequence[bytes]) -> bool:
    """Whether these words stand in a row among the others."""
    first, at = needle[0], -1
    while True:
        try:
            at = words.index(first, at + 1)
        except ValueError:
            return False
        if tuple(words[at : at + len(needle)]) == needle:
            return True


def _around(words: Sequence[bytes], at: int, other: Sequence[bytes], inside: int) -> Iterator[Words]:
    """The runs of eight words that hold this group and stand in both."""
    left = 0
    while (
        left < _STEP - 1 and at > left and inside > left and words[at - left - 1] == other[inside - left - 1]
    ):
        left += 1
    right = _GRAM
    while (
        right < RUN
        and at + right < len(words)
        and inside + right < len(other)
        and words[at + right] == other[inside + right]
    ):
        right += 1
    for begin in range(at - left, at + right - RUN + 1):
        yield tuple(words[begin : begin + RUN])
