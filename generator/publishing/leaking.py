"""The last look before a site is published: whether anything that is held back stands in the finished files.

Whatever made the site, this reads what came of it: pages, indexes, feeds, exports, prints and pictures. It knows
what is held back from the wall's other side (`generator.content.withheld`) and nothing of how pages are made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.content.withheld import REFERENCE, Passage, Withheld, passages_of_file
from generator.findings import Finding, Place, find
from generator.publishing.needles import Needle, Needles
from generator.publishing.opening import Piece, is_picture, parts_of, pieces, words_of
from generator.publishing.pictures import PictureError, clean_picture

_SHORTEST: Final = 3
"""Letters of a single word that is looked for; of a number five digits."""
_NAMES: Final = ("told_by", "collected_by", "title", REFERENCE)


@dataclass(frozen=True, slots=True, eq=False)
class Guarded:
    """What must not be in a site, and what may be in spite of that.

    `cleared` gives texts that are published: what stands in those is no leak. `names_shown` are parts of
    addresses that the site rightly has. `tombstones` are files (paths in the site) in whose path a name may stand.
    """

    withheld: Withheld
    cleared: Callable[[], Iterable[str]]
    names_shown: frozenset[str] = frozenset()
    tombstones: frozenset[str] = frozenset()


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
    return tuple(sorted(Search(guarded, root).through(site)))


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


@dataclass(slots=True, eq=False)
class Search:
    """A search for what is guarded; made once, used on many files."""

    guarded: Guarded
    root: Path
    _passages: list[Passage] = field(init=False)
    _needles: Needles = field(init=False)
    _names: dict[str, str] = field(init=False)
    _spelled: list[str] = field(init=False)
    """Names that can be told from common words, because they have a hyphen or a dot."""
    _spellings: Needles = field(init=False)
    _settled: bool = False
    _seen: dict[Piece, tuple[tuple[str, Passage], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        held = self.guarded.withheld
        self._passages = [*held.passages, *self._unread(held.unread)]
        self._needles = Needles(_needles(self._passages))
        names = {name: path for name, path in held.names.items() if name not in self.guarded.names_shown}
        names.update((path.rpartition("/")[2].casefold(), path) for path in held.pictures)
        self._names = names
        self._spelled = [name for name in names if len(words_of(name)) > 1]
        self._spellings = Needles(Needle(at, tuple(words_of(name))) for at, name in enumerate(self._spelled))

    def _unread(self, paths: Iterable[str]) -> Iterator[Passage]:
        for path in paths:
            try:
                text = (self.root / path).read_bytes()[: 2**20].decode("utf-8", "replace")
            except OSError:
                continue
            yield from passages_of_file(path, text)

    def through(self, site: Path) -> Iterator[Leak]:
        """Every leak in a folder."""
        files = sorted(path for path in site.rglob("*") if path.is_file())
        for path in files:
            output = path.relative_to(site).as_posix()
            yield from self.in_file(output, b"" if is_picture(output) else path.read_bytes())
        shown = [path for path in files if is_picture(path.name)]
        yield from self._pictures(site, shown)

    def in_file(self, output: str, data: bytes) -> Iterator[Leak]:
        """Every leak in one file: in its path and in what it says."""
        if output not in self.guarded.tombstones:
            for name in parts_of(output) & self._names.keys():
                yield Leak("leak/file-name", self._names[name], 1, "", output)
        found: dict[tuple[str, Passage], None] = {}
        for piece in pieces(output, data):
            found.update(dict.fromkeys(self.in_piece(piece)))
        for code, passage in found:
            yield Leak(code, passage.path, passage.line, passage.key, output)

    def in_piece(self, piece: Piece) -> tuple[tuple[str, Passage], ...]:
        """Codes and passages of what stands in a stretch of text."""
        if len(piece.raw) > 400:  # noqa: PLR2004 (attributes and titles come back on every page, texts do not)
            return tuple(self._in_piece(piece))
        known = self._seen.get(piece)
        if known is None:
            known = self._seen[piece] = tuple(self._in_piece(piece))
        return known

    def _in_piece(self, piece: Piece) -> Iterator[tuple[str, Passage]]:
        words = words_of(piece.raw)
        owners = self._needles.find(words, prose=piece.prose)
        if owners and not self._settled:
            self._settle()
            owners = self._needles.find(words, prose=piece.prose)
        for owner in sorted(owners):
            passage = self._passages[owner]
            yield ("leak/name" if passage.key in _NAMES else "leak/text"), passage
        if self._names and piece.address:
            for name in parts_of(piece.raw) & self._names.keys():
                yield "leak/file-name", Passage(self._names[name], "", "")
        for at in sorted(self._spellings.find(words)):
            if _stands(self._spelled[at], piece.raw.casefold()):
                yield "leak/file-name", Passage(self._names[self._spelled[at]], "", "")

    def _settle(self) -> None:
        """At the first find only: what is published too is no leak."""
        self._settled = True
        for text in self.guarded.cleared():
            self._needles.clear(words_of(text))

    def _pictures(self, site: Path, shown: Iterable[Path]) -> Iterator[Leak]:
        held = self.guarded.withheld.pictures
        if not held or not shown:
            return
        prints = {digest: path for path in held for digest in _prints(self.root / path)}
        for path in shown:
            source = prints.get(hashlib.sha256(path.read_bytes()).hexdigest())
            if source is not None:
                yield Leak("leak/picture", source, 1, "", path.relative_to(site).as_posix())


def _needles(passages: Iterable[Passage]) -> Iterator[Needle]:
    for owner, passage in enumerate(passages):
        words = tuple(words_of(passage.words))
        if len(words) == 1 and len(words[0]) < (5 if words[0].isdigit() else _SHORTEST):
            continue
        if words:
            yield Needle(owner, words)


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
        yield hashlib.sha256(clean_picture(path)).hexdigest()
    except (OSError, PictureError):
        return
