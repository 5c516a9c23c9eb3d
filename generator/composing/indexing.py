"""The search index as files of the site: words in blocks of the alphabet, pages in small groups.

A browser fetches only the blocks in which a question's words stand and the groups of the pages that it shows, so
that what goes over the wire hardly grows with the site. `docs/search.md` tells the format and why it is ours.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import Any, Final

from generator.composing.site import Asset, SearchEntry
from generator.composing.stemming import Stemmer, words

TITLE: Final = 8
"""What a word in the title adds to the weight of a page for that word."""
SUMMARY: Final = 4
"""What a word in the summary or among the keywords adds."""
OFTEN: Final = 3
"""A word that stands more often in a text weighs no more."""
GROUP: Final = 8
"""Pages in one file."""
BLOCK: Final = 16_000
"""Characters of words and pages after which a next block begins."""
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Made:
    """The index: a name that changes when anything in it does, and its files."""

    name: str
    assets: tuple[Asset, ...]


@dataclass(slots=True, eq=False)
class Index:
    """Takes pages in, one by one, and gives the files. Pages are numbered in the order in which they come."""

    stemmer: Stemmer
    _found: dict[str, array[int]] = field(default_factory=dict)
    """Stem → for every page in which it stands, sixteen times its number and its weight there."""
    _groups: list[bytes] = field(default_factory=list)
    _group: list[list[str]] = field(default_factory=list)
    _pages: int = 0

    def add(self, address: str, entry: SearchEntry) -> None:
        """Take in one page; nothing of its text is kept but the bytes that will be written."""
        base = self._pages * 16
        for stem, weight in self._weights(entry).items():
            places = self._found.get(stem)
            if places is None:
                places = self._found[stem] = array("L")
            places.append(base + weight)
        text = " ".join(part for part in (entry.summary, entry.words) if part)
        self._group.append(
            [address, entry.title, entry.kind, entry.who, entry.organisation, entry.period, text]
        )
        self._pages += 1
        if len(self._group) == GROUP:
            self._close()

    def _weights(self, entry: SearchEntry) -> Mapping[str, int]:
        stem = self.stemmer.stem
        told = " ".join((entry.words, entry.kind, entry.who, entry.organisation, entry.period))
        found: dict[str, int] = {}
        for word, times in Counter(words(told)).items():
            own = stem(word)
            found[own] = min(OFTEN, found.get(own, 0) + times)
        for text, weight in ((" ".join((entry.summary, entry.keywords)), SUMMARY), (entry.title, TITLE)):
            for own in {stem(word) for word in words(text)}:
                found[own] = found.get(own, 0) + weight
        return found

    def _close(self) -> None:
        if self._group:
            self._groups.append(_json(self._group))
            self._group = []

    def files(self, folder: str) -> Made:
        """The files of the index, in a folder of their own below `folder` (`zoeken/`); the index is spent."""
        self._close()
        firsts: list[str] = []
        named: list[tuple[str, bytes]] = []
        for number, block in enumerate(self._blocks()):
            firsts.append(next(iter(block)))
            named.append((f"w{number}.json", _json(block)))
        self._found.clear()
        named += ((f"d{number}.json", data) for number, data in enumerate(self._groups))
        rules = [list(rule) for rule in self.stemmer.rules]
        about = {"pages": self._pages, "group": GROUP, "blocks": firsts, "rules": rules}
        named.append(("index.json", _json(about)))
        digest = blake2s(digest_size=6)
        for _, data in named:
            digest.update(data)
        name = digest.hexdigest()
        return Made(name, tuple(Asset(f"{folder}{name}/{file}", data) for file, data in named))

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


def _written(places: array[int]) -> str:
    """Pages as text: how far each is from the one before it (nothing for the next one), and its weight as a capital."""
    parts = []
    before = -1
    for place in places:
        page = place >> 4
        parts.append(_gap(page - before) + "@ABCDEFGHIJKLMNO"[place & 15])
        before = page
    return "".join(parts)


def _gap(gap: int) -> str:
    """A distance in base 36; nothing for one."""
    if gap < 36:
        return "" if gap == 1 else _DIGITS[gap]
    return _gap_of(gap)


def _gap_of(gap: int) -> str:
    digits = ""
    while gap:
        gap, digit = divmod(gap, 36)
        digits = _DIGITS[digit] + digits
    return digits


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
