"""Taking what people do not agree to, or no longer, out of a site that stands, when no new one can be made.

A withdrawal never waits for another's mistake. The site that stands is copied, what is held back is cut out of the
copy wherever it stands, and the copy takes its place. What cannot be cut is replaced by a notice, or removed.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote, urlsplit

from generator.content.references import VoiceRef
from generator.content.voice import Voice
from generator.content.withheld import published_pictures
from generator.locale import Language
from generator.publishing.cutting import cut_calendar, cut_json, cut_page, cut_table
from generator.publishing.departing import (
    Gone,
    Standing,
    files_below,
    folders_of,
    gone,
    guarded,
    guarded_on_paper,
    has_page,
    is_grave,
    pictures_at,
    remaining,
)
from generator.publishing.leaking import Search
from generator.publishing.manifest import NAME, is_published, outputs, read_manifest, save, voice_at
from generator.publishing.notices import notice
from generator.publishing.opening import attributes_of, is_markup, is_picture, parted
from generator.publishing.recounting import edition_recounted, page_without_counts
from generator.publishing.reindexing import is_index, reindex
from generator.publishing.replacing import MARKER, replacing
from generator.reading.lenient import ref_of

_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out of a site that stands: the voices (paths of their files) and how many files it changed.

    `pictures` are paths of voices that stay without their pictures, `prints` addresses of PDFs that are gone. `renewed`
    are addresses of pages that could not be kept and show a notice until the next build.
    """

    voices: tuple[str, ...]
    changed: int
    renewed: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()


def remove_from(at: Standing) -> Removed | None:
    """Take what may not stand there any longer out of a site of ours; None when there is nothing of it.

    Raises `PublishError` when the site cannot be written.
    """
    site = at.site
    if not (site / MARKER).is_file():
        return None
    what = gone(at)
    if not what:
        return None
    search, paper = Search(guarded(what, at), at.root), Search(guarded_on_paper(what, at), at.root)
    if not (
        _stands(site, what)
        or any(_pictures_of(site, what))
        or _odd_within(site)  # such a file cannot be searched; it stays behind when the rest is copied
        or any(True for _ in search.through(site))
        or any(_prints_with(site, paper))
    ):
        return None
    with replacing(site, at.words) as fresh:
        shutil.copytree(site, fresh, copy_function=_linked, dirs_exist_ok=True, ignore=_odd)
        remover = _Remover(fresh, what, search, paper, at.words)
        remover.run()
        _settle(remover, at)
    if not remover.changed:
        return None
    return Removed(
        tuple(sorted(remover.voices)),
        len(remover.changed),
        tuple(sorted(remover.renewed)),
        tuple(sorted(remover.pictures - remover.voices)),
        tuple(sorted(name for name in remover.dead if name.endswith(".pdf"))),
    )


def _pictures_of(site: Path, what: Gone) -> Iterator[tuple[Voice, str]]:
    """Pictures in the folders of voices that have none any longer, by their path in the site."""
    return ((voice, name) for voice in what.unpictured for name in pictures_at(site, voice.ref))


def _prints_with(site: Path, paper: Search) -> Iterator[str]:
    """PDFs in which something stands that may not be on paper."""
    for path in files_below(site):
        name = path.relative_to(site).as_posix()
        if name.endswith(".pdf") and paper.in_file(name, path.read_bytes()):
            yield name


def places(at: Standing, voice: Voice) -> list[str]:
    """Files of a site that stands in which something of a voice is."""
    what, site = Gone((voice,)), at.site
    search = Search(guarded(what, at), at.root)
    found = {leak.output for leak in search.through(site)}
    found.update(path.relative_to(site).as_posix() for path in files_below(site) if _is_own(path, site, what))
    return sorted(found - {NAME})


def _is_own(path: Path, site: Path, what: Gone) -> bool:
    return path.relative_to(site).as_posix().startswith(folders_of(what.refs))


def _stands(site: Path, what: Gone) -> bool:
    """Whether a page of one of them stands there still; a tombstone that is there already is fine."""
    return any(has_page(site, ref) for ref in what.refs)


def _odd_within(site: Path) -> bool:
    """Whether there are links and the like in a site, which no site of ours has."""
    return any(_odd(folder, [*folders, *names]) for folder, folders, names in os.walk(site))


def _odd(folder: str, names: Iterable[str]) -> set[str]:
    """Those names in a folder that are neither file nor folder of their own."""
    return {
        name
        for name in names
        if not (stat.S_ISREG(mode := (Path(folder) / name).lstat().st_mode) or stat.S_ISDIR(mode))
    }


def _linked(source: str, target: str) -> str:
    """A file of the copy costs no room; it is never written through, only replaced."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


@dataclass(slots=True, eq=False)
class _Remover:
    fresh: Path
    what: Gone
    search: Search
    paper: Search
    words: Language
    dead: set[str] = field(default_factory=set)
    """Paths to which nothing may lead any longer."""
    tombs: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    renewed: set[str] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    pictures: set[str] = field(default_factory=set)
    """Files of the voices that went, and of those that only lost their pictures."""

    def run(self) -> None:
        """Take everything out, until nothing leads to what is gone."""
        self._pages()
        own = set(self.what.refs.values())
        shown = {each: voice.source.path for voice in self.what.voices for each in voice.pictures}
        for leak in list(self.search.through(self.fresh)):
            source = shown.get(leak.path, leak.path)
            (self.voices if source in own else self.pictures).add(source)
            if is_picture(leak.output):
                self._drop(leak.output)
        self._partly()
        for _ in range(_ROUNDS):
            before = len(self.dead)
            for path in files_below(self.fresh):
                self._mend(path.relative_to(self.fresh).as_posix())
            if len(self.dead) == before:
                break
        if self.voices:
            self._recount()

    def _partly(self) -> None:
        """What of a voice that stays may not: its pictures, and the prints in which it stands."""
        without = {path: v.source.path for v in self.what.unpictured for path in v.pictures}
        self.pictures = {without.get(path, path) for path in self.pictures}
        for voice, name in list(_pictures_of(self.fresh, self.what)):
            self.pictures.add(voice.source.path)
            self._drop(name)
        for name in list(_prints_with(self.fresh, self.paper)):
            self._drop(name)

    def _recount(self) -> None:
        """What counted the voices of these organisations tells no more of who is gone."""
        own = tuple({f"{ref.organisation}/" for ref in self.what.refs})
        for path in files_below(self.fresh):
            name = path.relative_to(self.fresh).as_posix()
            if name in self.tombs or not (name.startswith(own) or name in self.changed):
                continue
            before = path.read_bytes() if name.endswith((".html", "edition.json")) else b""
            if name.endswith(".html"):
                text = before.decode("utf-8", "replace")
                after = page_without_counts(text, self.words.label("gone.counting")).encode("utf-8")
            else:
                after = edition_recounted(before)
            if after != before:
                self._write(name, after)

    def _pages(self) -> None:
        """The voices' own pages and pictures: gone, or a tombstone."""
        for ref, source in self.what.refs.items():
            for folder in folders_of([ref]):
                if not (self.fresh / folder).is_dir() or self._is_tombstone(ref, folder):
                    continue
                for path in files_below(self.fresh / folder):
                    self.dead.add(path.relative_to(self.fresh).as_posix())
                shutil.rmtree(self.fresh / folder)
                self.dead.add(f"{folder}index.html")
                self.voices.add(source)
                if ref in self.what.withdrawn:
                    name = f"{folder}index.html"
                    self.tombs.add(name)
                    self._write(name, notice(name, "story", self.words))

    def _is_tombstone(self, ref: VoiceRef, folder: str) -> bool:
        """Whether nothing stands there but that the story was withdrawn; then it stays as it is."""
        name = f"{folder}index.html"
        page = self.fresh / name
        if ref not in self.what.withdrawn or not is_grave(page):
            return False
        self.tombs.add(name)
        return True

    def _mend(self, name: str) -> None:
        """One file: as it is when nothing is wrong with it, otherwise cut, replaced or removed."""
        if name in self.tombs or name in (MARKER, NAME) or is_picture(name):
            return
        if not (self.fresh / name).is_file():
            return  # a part of the index that was made anew is one part less
        data = (self.fresh / name).read_bytes()
        if is_markup(name):
            self._mend_page(name, data.decode("utf-8", "replace"))
        elif any(True for _ in self.search.in_file(name, data)):
            mended = self._mended(name, data)
            if mended is None or any(True for _ in self.search.in_file(name, mended)):
                self._drop(name)
            else:
                self._write(name, mended)

    def _mended(self, name: str, data: bytes) -> bytes | None:
        """A file that is no page, without what is bad."""
        if is_index(self.fresh / name):
            reindex((self.fresh / name).parent, self._bad_value, self.words, self._write_path)
            return (self.fresh / name).read_bytes() if (self.fresh / name).is_file() else b"[]"
        if name.endswith(".gz"):
            inner = cut_page(gzip.decompress(data).decode("utf-8", "replace"), self._bad(name))
            return None if inner is None else _zipped(inner)
        text = data.decode("utf-8", "replace")
        if name.endswith(".csv"):
            return cut_table(text, self._bad_value).encode("utf-8")
        if name.endswith(".ics"):
            calendar = cut_calendar(
                text, lambda event: bool(self.search.in_file(name, event.encode("utf-8")))
            )
            return None if calendar is None else calendar.encode("utf-8")
        mended = cut_json(text, self._bad_value) if name.endswith(".json") else None
        return None if mended is None else mended.encode("utf-8")

    def _mend_page(self, name: str, text: str) -> None:
        bad = self._bad(name)
        if not bad(text):
            return
        mended = cut_page(text, bad)
        if mended is not None and not bad(mended):
            self._write(name, mended.encode("utf-8"))
        elif self.what.withdrawn and voice_at(name.removesuffix("index.html")) in self.what.fileless:
            self.tombs.add(name)
            self.dead.add(name)
            self._write(name, notice(name, "story", self.words))
        elif name.endswith(".html"):
            self._write(name, notice(name, "page", self.words))
            self.renewed.add(name.removesuffix("index.html"))
        else:
            self._drop(name)

    def _bad(self, name: str) -> Callable[[str], bool]:
        """Whether a stretch of this page tells of what is gone, or leads to it."""

        def bad(text: str) -> bool:
            return self.search.says(text) or any(self._is_dead(name, each) for each in attributes_of(text))

        return bad

    def _is_dead(self, name: str, attribute: str) -> bool:
        kind, value = parted(attribute)
        if kind not in ("href", "src", "srcset"):
            return False
        path = unquote(urlsplit(value.split(" ")[0]).path)
        if not path:
            return False
        target = normpath(join(dirname(name), path)) + ("/index.html" if path.endswith("/") else "")
        return target.lstrip("/") in self.dead

    def _bad_value(self, text: str) -> bool:
        return self.search.says_value(text)

    def _drop(self, name: str) -> None:
        (self.fresh / name).unlink(missing_ok=True)
        self.dead.add(name)
        self.changed.add(name)

    def _write(self, name: str, data: bytes) -> None:
        target = self.fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_bytes(data)
        self.changed.add(name)

    def _write_path(self, path: Path, data: bytes) -> None:
        self._write(path.relative_to(self.fresh).as_posix(), data)


def _zipped(text: str) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", filename="", mtime=0) as zipped:
        zipped.write(text.encode("utf-8"))
    return out.getvalue()


def _has_page_of(site: Path, path: str) -> bool:
    """Whether the voice of this file has a page there still; of one that was renamed and withdrawn the old page went."""
    ref = ref_of(path)
    return ref is not None and has_page(site, ref)


def _settle(done: _Remover, at: Standing) -> None:
    """The manifest tells of the files that we changed, and of no source that may not be named; of the rest, what it told.

    One that cannot be read could name whoever is gone, and says no more than that it is not to be read.
    """
    fresh, what = done.fresh, done.what
    manifest = read_manifest(fresh)
    if manifest is None:
        if is_published(fresh):
            save(fresh, {"unreadable": True})
        return
    gone_ones, shown = set(what.refs.values()), set(published_pictures(remaining(at, what.refs)))
    manifest["sources"] = {
        path: digest
        for path, digest in manifest["sources"].items()
        if path not in gone_ones
        and (path in shown or not path.startswith("stories/") or _has_page_of(fresh, path))
    }
    before, now = manifest["outputs"], outputs(fresh, frozenset(done.tombs))
    manifest["outputs"] = {
        name: digest if name in done.changed else before[name]
        for name, digest in now["outputs"].items()
        if name in done.changed or name in before
    }
    manifest["tombstones"] = dict(sorted({**manifest["tombstones"], **now["tombstones"]}.items()))
    manifest["taken_out"] = at.on.isoformat()
    save(fresh, manifest)
