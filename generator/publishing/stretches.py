"""What earlier pages said too is left out of a page: the frame around every page is looked at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, compress
from operator import not_
from typing import Final

from generator.publishing.needles import RUN
from generator.publishing.opening import APART_TAG, SEAM, TAG, words_of

_END: Final = ">\n"
"""Where a page is cut into lines: never within a tag."""
_PARTED: Final = "<p>"
"""Stands for whatever parts two texts from each other."""


class Stretches:
    """Remembers clean pages, and says what in another one is new.

    A stretch of lines is left out when it stood so, as one, in a page that was clean. Of its words stay so many at both ends
    as a run may have that goes on into what is new.
    """

    def __init__(self) -> None:
        self._pairs: set[int] = set()
        """Lines with the one before: where none is new, a stretch of an earlier page may go on."""
        self._ends: dict[int, str] = {}
        """Stretches as a whole, and what stays of each."""
        self._last: tuple[list[int], dict[int, str]] = [], {}

    def new_in(self, page: str) -> str:
        """What in a page is new, with the ends of what is not."""
        lines = page.split(_END)
        pairs = list(map(hash, zip(["", *lines], lines, strict=False)))
        stretches: dict[int, str] = {}
        self._last = pairs, stretches
        kept: list[str] = []
        at = 0
        fresh = compress(range(len(lines)), map(not_, map(self._pairs.__contains__, pairs)))
        for start in chain(fresh, (len(lines),)):
            if at < start:
                stretch = lines[at:start]
                key = hash(tuple(stretch))
                if key in self._ends:
                    kept.append(self._ends[key])
                else:
                    kept += stretch
                    stretches[key] = _ends_of(stretch)
            if start < len(lines):
                kept.append(lines[start])
            at = start + 1
        new = _END.join(kept)
        # of a program that is cut in two nobody could say what it is
        return new if new.count("<script") == new.count("</script>") else page

    def remember(self) -> None:
        """The last page was clean."""
        pairs, stretches = self._last
        self._pairs.update(pairs)
        self._ends.update(stretches)


def _ends_of(stretch: Sequence[str]) -> str:
    """The first and the last words of lines, as many as a run has but for one; what parts them stays as a tag."""
    texts = [TAG.sub(" ", piece).strip() for piece in APART_TAG.split(_END.join((*stretch, "")))]
    pieces = [text for text in texts if text]
    first, last = _reach(pieces), _reach(reversed(pieces))
    if first + last < len(pieces):
        pieces = [*pieces[:first], SEAM, *pieces[-last:]]
    # a text that begins before the stretch, or goes on behind it, is not parted from the rest of it
    before, behind = (_PARTED if len(texts) > 1 and not texts[end] else " " for end in (0, -1))
    return before + _PARTED.join(pieces) + behind


def _reach(pieces: Iterable[str]) -> int:
    """How many pieces have the words of a run, but for one."""
    words = count = 0
    for piece in pieces:
        words += len(words_of(piece))
        count += 1
        if words >= RUN - 1:
            break
    return count
