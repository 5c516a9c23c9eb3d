"""The search index as files of the site: words in blocks of the alphabet, pages in small groups.

A browser fetches only the blocks in which a question's words stand and the groups of the pages that it shows, so
that what goes over the wire hardly grows with the site. `docs/search.md` tells the format and why it is ours.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2s
from typing import Any, Final

from generator.composing.site import Asset, SearchEntry, packed
from generator.composing.stemming import Stems, words

TITLE: Final = 8
"""What a word in the title adds to the weight of a page for that word."""
SUMMARY: Final = 4
"""What a word in the summary or among the keywords adds."""
OFTEN: Final = 3
"""A word that stands more often in a text weighs no more."""
LONG: Final = 600
"""Words of a text in which every word stands anyway: there it weighs the same however often it does."""
GROUP: Final = 12_000
"""Characters of texts after which a next group of pages begins."""
BLOCK: Final = 16_000
"""Characters of words and pages after which a next block begins."""
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_WEIGHTS: Final = "@ABCDEFGHIJKLMNO"
_PLACES: Final = partial(array, "I")


@dataclass(frozen=True, slots=True)
class Made:
    """The index: a name that changes when anything in it does, and its files."""

    name: str
    assets: tuple[Asset, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """The content of a file, packed, and by what it is known from any other."""

    digest: bytes
    content: Callable[[], bytes]

    @classmethod
    def of(cls, data: Any) -> _Piece:
        written = _json(data)
        return cls(blake2s(written, digest_size=16).digest(), packed(written))


@dataclass(slots=True, eq=False)
class Index:
    """Takes pages in, one by one, and gives the files. Pages are numbered in the order in which they come."""

    stems: Stems
    _found: defaultdict[str, array[int]] = field(default_factory=lambda: defaultdict(_PLACES))
    """Stem → for every page in which it stands, sixteen times its number and its weight there."""
    _groups: list[_Piece] = field(default_factory=list)
    _firsts: list[int] = field(default_factory=list)
    """The first page of every group."""
    _group: list[list[str]] = field(default_factory=list)
    _size: int = 0
    _pages: int = 0

    def add(self, address: str, entry: SearchEntry) -> None:
        """Take in one page; nothing of its text is kept but the bytes that will be written."""
        base = self._pages * 16
        found = self._found
        more = self._more(entry)
        counted = self._times(entry)
        most = OFTEN if sum(counted.values()) < LONG else 1
        for stem, times in counted.items():
            found[stem].append(base + min(most, times) + more.pop(stem, 0))
        for stem, weight in more.items():
            found[stem].append(base + weight)
        text = " ".join(part for part in (entry.summary, entry.words) if part)
        if not self._group:
            self._firsts.append(self._pages)
        self._group.append(
            [address, entry.title, entry.kind, entry.who, entry.organisation, entry.period, text]
        )
        self._pages += 1
        self._size += len(text)
        if self._size >= GROUP:
            self._close()

    def _times(self, entry: SearchEntry) -> dict[str, int]:
        """How often each stem stands in the text, and in what is shown with it."""
        stems = self.stems
        told = " ".join((entry.words, entry.kind, entry.who, entry.organisation, entry.period))
        found: dict[str, int] = {}
        for word, times in Counter(words(told)).items():
            stem = stems[word]
            found[stem] = found[stem] + times if stem in found else times
        return found

    def _more(self, entry: SearchEntry) -> dict[str, int]:
        """What stems weigh that stand in the title, the summary or the keywords."""
        stems = self.stems
        found = dict.fromkeys([stems[word] for word in words(entry.title)], TITLE)
        for stem in {stems[word] for word in words(f"{entry.summary} {entry.keywords}")}:
            found[stem] = found.get(stem, 0) + SUMMARY
        return found

    def _close(self) -> None:
        if self._group:
            self._groups.append(_Piece.of(self._group))
            self._group = []
            self._size = 0

    def files(self, folder: str) -> Made:
        """The files of the index, in a folder of their own below `folder` (`zoeken/`); the index is spent."""
        self._close()
        firsts: list[str] = []
        named: list[tuple[str, _Piece]] = []
        for number, block in enumerate(self._blocks()):
            firsts.append(next(iter(block)))
            named.append((f"w{number}.json", _Piece.of(block)))
        self._found.clear()
        named += ((f"d{number}.json", piece) for number, piece in enumerate(self._groups))
        rules = [list(rule) for rule in self.stems.rules]
        about = {"pages": self._pages, "groups": self._firsts, "blocks": firsts, "rules": rules}
        named.append(("index.json", _Piece.of(about)))
        name = blake2s(b"".join(piece.digest for _, piece in named), digest_size=6).hexdigest()
        return Made(name, tuple(Asset(f"{folder}{name}/{file}", piece.content) for file, piece in named))

    def _blocks(self) -> Iterator[dict[str, str]]:
        """Stems in order, with their pages, in blocks of about the same size."""
        block: dict[str, str] = {}
        size = 0
        # in the order in which JavaScript compares texts
        for stem in sorted(self._found, key=lambda stem: stem.encode("utf-16-be")):
            places = _written(self._found[stem])
            if block and size + len(places) + len(stem) > BLOCK:
                yield block
                block, size = {}, 0
            block[stem] = places
            size += len(places) + len(stem) + 6
        if block:
            yield block


class _Steps(dict[int, str]):
    """Sixteen times a distance, and a weight → as text: the distance in base 36 (nothing for one), a capital."""

    def __missing__(self, step: int) -> str:
        gap, weight = step >> 4, step & 15
        digits = ""
        while gap and step >> 4 != 1:
            gap, digit = divmod(gap, 36)
            digits = _DIGITS[digit] + digits
        text = self[step] = digits + _WEIGHTS[weight]
        return text


_STEPS: Final = _Steps()


def _written(places: array[int]) -> str:
    """Pages as text: of each how far it is from the one before it, and its weight."""
    steps, before = _STEPS, -16
    parts = []
    for place in places:
        parts.append(steps[place - before])
        before = place & ~15
    return "".join(parts)


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
