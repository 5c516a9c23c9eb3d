"""The last look before a site is published: whether anything that is held back stands in the finished files.

Whatever made the site, this reads what came of it: pages, indexes, feeds, exports, prints and pictures. It knows
what is held back from the wall's other side (`generator.content.withheld`) and nothing of how pages are made.
"""

from __future__ import annotations

import gc
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from generator.composing.prose import WIDTHS
from generator.content.withheld import REFERENCE, Passage, Withheld, passages_of_file
from generator.findings import Finding, Place, find
from generator.locale import grammar
from generator.publishing.glancing import Glance, glance_at_data, glance_at_page
from generator.publishing.needles import RUN, SHORT, Found, Needle, Needles, Words
from generator.publishing.opening import (
    WEB,
    Said,
    is_code,
    is_data,
    is_markup,
    is_picture,
    parts_of,
    pieces_of,
    said,
    said_in_markup,
    words_of,
)
from generator.publishing.pictures import PictureError, clean_picture
from generator.publishing.stretches import Stretches
from generator.reading.textfile import forced_text
from generator.twofold import by_two

_SHORTEST: Final = 3
"""Letters of a single word that is looked for."""
_SHORTEST_NUMBER: Final = 5
_SENTENCE: Final = 5
"""So many words are nobody's by chance, also when they stand in several elements."""
_BATCH: Final = 100
_NAMES: Final = ("told_by", "collected_by", "title", REFERENCE)


@dataclass(frozen=True, slots=True, eq=False)
class Guarded:
    """What must not be in a site, and what may be in spite of that.

    `cleared` gives texts that are published: what stands in those is no leak. `names_shown` are parts of
    addresses that the site rightly has. `tombstones` are files (paths in the site) in whose path a name may stand.
    `url` is the site's own address, empty where it has none and None where nobody knows: in a link to anyone else a
    name is theirs. `phrases` are what the site puts its own sentences
    together from: a few words that are nothing but those say nothing of anyone. `shipped` says
    whether a file (path in the site, bytes) is one that came with the theme: no content is in those.
    """

    withheld: Withheld
    cleared: Callable[[], Iterable[str]]
    names_shown: frozenset[str] = frozenset()
    tombstones: frozenset[str] = frozenset()
    url: str | None = None
    phrases: Callable[[], Iterable[str]] = tuple
    shipped: Callable[[str, bytes], bool] = field(default=lambda _path, _data: False)


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """One thing that is held back and stands in the site: finding code, its source, and in which file."""

    code: str
    path: str
    line: int
    key: str
    output: str


def leaks(site: Path, root: Path, guarded: Guarded) -> tuple[Leak, ...]:
    """Everything held back that stands in the files below `site`, in order. `root` is where the sources stand."""
    collecting = gc.isenabled()
    # Python's search for cycles would go through all words over and over; there are none here
    gc.disable()
    try:
        return tuple(sorted(Search(guarded, root).through(site)))
    finally:
        if collecting:
            gc.enable()


def as_findings(found: Iterable[Leak]) -> tuple[Finding, ...]:
    """One finding per thing that is held back: where it stands first, and in how many files."""
    places: dict[tuple[str, str, int, str], list[str]] = {}
    for leak in found:
        places.setdefault((leak.code, leak.path, leak.line, leak.key), []).append(leak.output)
    return tuple(
        _finding(code, Place(path, line), key, outputs[0], len(outputs))
        for (code, path, line, key), outputs in places.items()
    )


def _finding(code: str, place: Place, key: str, output: str, n: int) -> Finding:
    if code == "leak/text":
        return find("leak/text", place, key=key, output=output, n=n)
    if code == "leak/name":
        return find("leak/name", place, key=key, output=output, n=n)
    if code == "leak/file-name":
        return find("leak/file-name", place, output=output, n=n)
    return find("leak/picture", place, output=output, n=n)


@dataclass(slots=True)
class Suspects:
    """What may be a leak in a file: parts of texts that are held back, and names in addresses."""

    parts: set[Found] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.parts or self.names)

    def __or__(self, other: Suspects) -> Suspects:
        return Suspects(self.parts | other.parts, self.names | other.names)


@dataclass(slots=True, eq=False)
class Search:
    """A search for what is guarded; made once, used on many files."""

    guarded: Guarded
    root: Path
    _passages: list[Passage] = field(init=False)
    _names: dict[str, str] = field(init=False)
    _spelled: list[str] = field(init=False)
    """Names that can be told from common words, because they have a hyphen or a dot."""
    _single: set[bytes] = field(init=False)
    """The other names, as words; in addresses alone they say something."""
    _sentences: set[int] = field(init=False)
    """Owners of texts that are told by themselves, whatever elements they go over."""
    _needles: Needles = field(init=False)
    """Passages by their number, and behind those the spelled names."""
    _public: frozenset[Found] | None = None
    """What stands in a published text too; None as long as nobody had to know. In addresses a name is still looked for."""
    _stretches: Stretches = field(default_factory=Stretches)
    _tags: set[int] = field(default_factory=set)
    """Hashes of tags that were looked at and are clean."""

    def __post_init__(self) -> None:
        held = self.guarded.withheld
        self._passages = [*held.passages, *self._unread(held.unread)]
        names = {name: path for name, path in held.names.items() if name not in self.guarded.names_shown}
        names.update((path.rpartition("/")[2].lower(), path) for path in held.pictures)
        self._names = names
        parts = {name: words_of(name) for name in names}
        self._spelled = [name for name, each in parts.items() if len(each) > 1]
        self._single = {each[0] for each in parts.values() if len(each) == 1}
        words = [tuple(words_of(passage.words)) for passage in self._passages]
        composed = _Composed(tuple(words_of(phrase)) for phrase in self.guarded.phrases())
        words = [
            each if _is_telling(each) and (passage.key == REFERENCE or not composed.holds(each)) else ()
            for each, passage in zip(words, self._passages, strict=True)
        ]
        words += [tuple(parts[name]) for name in self._spelled]
        self._sentences = {owner for owner, each in enumerate(words) if len(each) >= _SENTENCE}
        self._needles = Needles(Needle(owner, each) for owner, each in enumerate(words))

    def _unread(self, paths: Iterable[str]) -> Iterator[Passage]:
        for path in paths:
            yield from passages_of_file(path, forced_text(self.root / path) or "")

    def through(self, site: Path) -> Iterator[Leak]:
        """Every leak in a folder."""
        if not self._needles and not self._names and not self.guarded.withheld.pictures:
            return
        files = list(_files_below(site))
        looked = by_two(partial(self._looked_at, site), files)
        for output, suspects in zip(files, looked, strict=True):
            yield from self._leaks(suspects, output)
        yield from self._pictures(site, (site / name for name in files if is_picture(name)))

    def _looked_at(self, site: Path, output: str) -> Suspects:
        if is_picture(output):
            return self._suspects(output, b"")
        with open(f"{site}/{output}", "rb") as file:  # noqa: PTH123 (a path of its own takes as long as reading it)
            return self._suspects(output, file.read())

    def in_file(self, output: str, data: bytes) -> set[Leak]:
        """Every leak in one file: in its path and in what it says."""
        return set(self._leaks(self._suspects(output, data), output))

    def says(self, text: str) -> bool:
        """Whether a piece of a page has a leak in it."""
        return any(self._leaks(self._in(said_in_markup(text)), ""))

    def says_value(self, text: str) -> bool:
        """Whether a value (a text, an address) is a leak."""
        return any(self._leaks(self._in(Said(prose=[text], addresses=[text] if "/" in text else [])), ""))

    def _suspects(self, output: str, data: bytes) -> Suspects:
        """What in a file may be a leak."""
        found = Suspects()
        if output not in self.guarded.tombstones:
            found.names |= parts_of(output) & self._names.keys()
        if is_markup(output):
            return found | self._in_page(data.decode("utf-8", "replace"))
        if is_code(output) and self.guarded.shipped(output, data):
            return found
        if is_data(output) and self._is_nothing(glance_at_data(data.decode("utf-8", "replace"))):
            return found
        return found | self._in(said(output, data))

    def _in_page(self, page: str) -> Suspects:
        """What in a page may be a leak, but for what earlier pages showed to be none."""
        found = Suspects()
        text = self._stretches.new_in(page)
        seen = glance_at_page(text, self._tags)
        if seen is not None and self._is_nothing(seen):
            tags = seen.tags
        else:
            inside = said_in_markup(text, self._tags)
            found = self._in(inside)
            tags = inside.tags
        if not found:
            self._stretches.remember()
            self._tags |= tags
        return found

    def _is_nothing(self, seen: Glance | None) -> bool:
        """Whether a glance shows that nothing can be a leak; if not, that says nothing yet."""
        if seen is None or not self._single.isdisjoint(seen.words):
            return False
        public, passages = self._public or frozenset(), len(self._passages)
        # a name that a published text says too may still not stand in an address
        return all(met in public and met[0] < passages for met in self._needles.find(seen.words))

    def _in(self, said: Said) -> Suspects:
        found = Suspects()
        prose = self._find([*said.prose, *said.running], prose=True)
        if said.pages and any(mark == SHORT for _, mark in prose):
            # something short must stand within one element, for the words of two say nothing together
            pieces = (piece for page in said.pages for piece in pieces_of(page))
            apart = self._find([*said.prose, *pieces], prose=True)
            prose = {
                each for each in prose if each[1] != SHORT or each in apart or each[0] in self._sentences
            }
        code = {
            each
            for each in self._find(said.code, prose=False)
            if each[1] != SHORT or self._is_reference(each[0])
        }
        found.parts = prose | code | self._find(said.rest, prose=False)
        if self._names and said.addresses:
            own = " ".join(address for address in said.addresses if self._is_own(address))
            found.names = parts_of(own) & self._names.keys()
        return found

    def _is_reference(self, owner: int) -> bool:
        """Whether this is a number of the administration: nothing else looks like one, in programs neither."""
        return owner < len(self._passages) and self._passages[owner].key == REFERENCE

    def _find(self, texts: Sequence[str], *, prose: bool) -> set[Found]:
        if not texts:
            return set()
        met = self._needles.find(words_of(*texts), prose=prose) - (self._public or frozenset())
        met = {each for each in met if each[0] < len(self._passages) or self._is_spelled(each[0], texts)}
        return met and met - self._published()

    def _is_spelled(self, owner: int, texts: Iterable[str]) -> bool:
        """Whether a name stands in texts as it is spelled, and not in somebody else's address."""
        name = self._spelled[owner - len(self._passages)]
        ours = (WEB.sub(lambda match: match[0] if self._is_own(match[0]) else " ", text) for text in texts)
        return any(_stands(name, text.lower()) for text in ours)

    def _is_own(self, address: str) -> bool:
        """Whether an address leads to the site itself."""
        own = self.guarded.url
        if own is None or _ELSEWHERE.match(address) is None:
            return True
        return bool(own) and address.startswith(own.rstrip("/"))

    def _leaks(self, suspects: Suspects, output: str) -> Iterator[Leak]:
        """What of the suspects is a leak: what is published too is none."""
        yield from (Leak("leak/file-name", self._names[name], 1, "", output) for name in suspects.names)
        if not suspects.parts:
            return
        for owner in {owner for owner, _ in suspects.parts}:
            if owner >= len(self._passages):
                name = self._spelled[owner - len(self._passages)]
                yield Leak("leak/file-name", self._names[name], 1, "", output)
                continue
            passage = self._passages[owner]
            code = "leak/name" if passage.key in _NAMES else "leak/text"
            yield Leak(code, passage.path, passage.line, passage.key, output)

    def _published(self) -> frozenset[Found]:
        if self._public is None:
            self._public = frozenset()
            texts = iter(self.guarded.cleared())
            found: set[Found] = set()
            while batch := list(islice(texts, _BATCH)):
                found |= self._in(Said(prose=batch)).parts
            self._public = frozenset(found)
        return self._public

    def _pictures(self, site: Path, shown: Iterable[Path]) -> Iterator[Leak]:
        held = self.guarded.withheld.pictures
        if not held:
            return
        prints = {digest: path for path in held for digest in _prints(self.root / path)}
        for path in shown:
            source = prints.get(hashlib.sha256(path.read_bytes()).hexdigest())
            if source is not None:
                yield Leak("leak/picture", source, 1, "", path.relative_to(site).as_posix())


def _files_below(site: Path) -> Iterator[str]:
    """All files in a folder, as paths from it with `/`, in order."""
    todo = [""]
    while todo:
        above = todo.pop()
        files: list[str] = []
        folders: list[str] = []
        with os.scandir(f"{site}/{above}") as entries:
            for entry in entries:
                (folders if entry.is_dir(follow_symlinks=False) else files).append(entry.name)
        yield from (above + name for name in sorted(files))
        todo += [f"{above}{name}/" for name in sorted(folders, reverse=True)]


class _Composed:
    """Phrases, and whether words are nothing but those, one behind the other; a number is one."""

    def __init__(self, phrases: Iterable[Words]) -> None:
        self._phrases = {phrase for phrase in phrases if 0 < len(phrase) <= RUN}

    def holds(self, words: Words) -> bool:
        """Whether phrases make up all of these words; no more than a few."""
        if not self._phrases or len(words) > RUN:
            return False
        reached = {0}
        for end in range(1, len(words) + 1):
            if any(start in reached and self._is_one(words[start:end]) for start in range(end)):
                reached.add(end)
        return len(words) in reached

    def _is_one(self, words: Words) -> bool:
        return words in self._phrases or (len(words) == 1 and words[0].isdigit())


_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""How an address begins that names a place of its own (RFC 3986, 4.2)."""


def _is_telling(words: Words) -> bool:
    """Whether words say something by themselves: not one short word or number, and not a day."""
    numbers = [word for word in words if word.isdigit()]
    others = [word for word in words if not word.isdigit()]
    if others and all(word.decode("utf-8", "replace") in grammar("months") for word in others):
        return False
    if others:
        return len(words) > 1 or len(words[0]) >= _SHORTEST
    if len(words) > 1 and sorted(map(len, numbers))[:-1] <= [2, 2] and max(map(len, numbers)) == len("2025"):
        return False
    return sum(map(len, numbers)) >= _SHORTEST_NUMBER


def _stands(name: str, text: str) -> bool:
    """Whether a name stands by itself, not as a part of a longer one."""
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or before == "-") and not (after.isalnum() or after == "-"):
            return True
        at = text.find(name, at + 1)
    return False


def _prints(path: Path) -> Iterator[str]:
    """What a picture would be recognised by: its own bytes, and those as which it would be published."""
    try:
        yield hashlib.sha256(path.read_bytes()).hexdigest()
        for width in (0, *WIDTHS):
            yield hashlib.sha256(clean_picture(path, width)).hexdigest()
    except (OSError, PictureError):
        return
