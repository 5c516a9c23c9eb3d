"""Looking for runs of words in other words: any eight in a row of a long text, a short one whole.

Set lookups over the words of a file; no loop over what is looked for, however much that is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

RUN: Final = 8
"""So many words in a row of a text are recognisable."""
_GRAM: Final = 5
_STEP: Final = RUN - _GRAM + 1
"""Every run of eight words holds a group of five that begins at a multiple of this."""

SHORT: Final = 0
"""The mark of what was found whole."""

Words = tuple[bytes, ...]
Found = tuple[int, int]
"""An owner's number, and the mark of what was found of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Needle:
    """Words to look for, by the number of what they are of."""

    owner: int
    words: Words


class Needles:
    """What is looked for, in the form in which it is found quickly.

    What is found is an owner's number with a mark: of a long text the run that stands there, of a short one nothing
    (0). A run is known by its hash: 64 bits, so that another one is taken for it once in an age.
    """

    def __init__(self, needles: Iterable[Needle]) -> None:
        self._runs: dict[int, list[int]] = defaultdict(list)
        """Run of eight words → owners."""
        self._grams: set[int] = set()
        """Groups of five words that stand in those runs."""
        self._short: dict[bytes, list[Needle]] = defaultdict(list)
        """Short needles by the word of theirs that is met least."""
        needles = [needle for needle in needles if needle.words]
        often = Counter(chain.from_iterable(needle.words for needle in needles))
        for needle in needles:
            if len(needle.words) > RUN:
                for run in _hashed(needle.words, RUN):
                    self._runs[run].append(needle.owner)
                self._grams.update(_hashed(needle.words, _GRAM))
            else:
                # few others have it, and it is long: it will be rare in the site too
                rarest = min(needle.words, key=lambda word: (often[word], -len(word), word))
                self._short[rarest].append(needle)

    def __bool__(self) -> bool:
        return bool(self._runs or self._short)

    def find(self, words: Sequence[bytes], *, prose: bool = True) -> set[Found]:
        """What stands in these words. Outside prose a single word says nothing."""
        found: set[Found] = set()
        if self._short and not self._short.keys().isdisjoint(words):
            found.update(self._whole(words, prose))
        # one group in four is enough to see that there is nothing, which is how it nearly always is
        sampled = zip(*(words[at::_STEP] for at in range(_GRAM)), strict=False)
        if not self._grams.isdisjoint(map(hash, sampled)):
            for run in self._runs.keys() & _hashed(words, RUN):
                found.update((owner, run) for owner in self._runs[run])
        return found

    def _whole(self, words: Sequence[bytes], prose: bool) -> Iterator[Found]:
        whole = b" %s " % b" ".join(words)
        for word in self._short.keys() & set(words):
            for needle in self._short[word]:
                if (prose or len(needle.words) > 1) and b" %s " % b" ".join(needle.words) in whole:
                    yield needle.owner, SHORT


def _hashed(words: Sequence[bytes], length: int) -> Iterator[int]:
    """Every run of so many words, in order, as its hash."""
    return map(hash, zip(*(words[at:] for at in range(length)), strict=False))
