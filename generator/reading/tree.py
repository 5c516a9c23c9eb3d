"""Which files there are, and whether they may stand where they stand (CONTENT.md, *Where files live*)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.content.period import Period
from generator.findings import Finding, Place, find
from generator.locale import nearest
from generator.reading.names import is_id, is_picture_name, is_reserved, kind_of, left_alone, shown, slug
from generator.reading.pictures import ENDINGS

_CONFIG: Final = ("organisations", "frameworks", "instruments", "readers")
_ROOTS: Final = {"plans": "plannen", "stories": "verhalen", "site_config": "site-config"}
_SEVERAL: Final = {
    "commitments": "voornemens", "deviations": "afwijkingen", "scores": "scores", "organisations": "organisaties",
    "frameworks": "kaders", "instruments": "instrumenten", "readers": "lezers",
}  # fmt: skip
"""Folders that people call otherwise."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder: its name, its path from the root with `/`, and where it lies on this machine."""

    name: str
    path: str
    file: str


@dataclass(slots=True)
class Listing:
    """The texts (by id) and pictures (by name) of one folder."""

    path: str = ""
    texts: dict[str, Entry] = field(default_factory=dict)
    pictures: dict[str, Entry] = field(default_factory=dict)
    misnamed: set[str] = field(default_factory=set)


@dataclass(slots=True)
class PlanFolder:
    """The folder of one organisation's plan for one period; `plan` is None when `plan.md` is not there."""

    organisation: str
    period: Period
    path: str
    plan: Entry | None
    beside: Listing
    commitments: Listing
    deviations: Listing
    scores: Listing


@dataclass(slots=True)
class StoryFolder:
    """The folder of one organisation's voices of one period."""

    organisation: str
    period: Period
    listing: Listing


@dataclass(slots=True)
class Tree:
    """All files that are to be read, in order, and what is wrong with where files stand."""

    site: Entry | None = None
    config: dict[str, Listing] = field(default_factory=lambda: {name: Listing() for name in _CONFIG})
    plans: list[PlanFolder] = field(default_factory=list)
    stories: list[StoryFolder] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def survey(root: Path) -> Tree:
    """Look which files there are under the root; reads none of them, follows no links, never raises."""
    return _Surveyor(Tree()).run(root)


@dataclass(slots=True)
class _Surveyor:
    tree: Tree

    def run(self, root: Path) -> Tree:
        folders, _ = self._list(Entry("", "", os.fspath(root)), only=frozenset(_ROOTS))
        found = {folder.name: folder for folder in folders}
        pages = self._config(found["site_config"]) if "site_config" in found else {}
        if self.tree.site is None and not self._misnamed("site_config", "site.yml"):
            path = "site_config/site.yml"
            self._report("file/missing", path, name="site.yml", folder="site_config", **kind_of(path))
        if "plans" in found:
            for organisation, period, folder in self._periods(found["plans"]):
                self._plan(organisation, period, folder)
        if "stories" in found:
            for organisation, period, folder in self._periods(found["stories"], twice=True):
                folders, files = self._list(folder)
                self._strange(folders, ())
                self.tree.stories.append(StoryFolder(organisation, period, self._texts(folder, files)))
        for entry in self.tree.config["organisations"].texts.values():
            self._reserved(entry, pages)
        return self.tree

    # -- folders

    def _list(self, folder: Entry, only: frozenset[str] | None = None) -> tuple[list[Entry], list[Entry]]:
        """The folders and files in a folder, in order; reports what is neither. `only`: the root's own folders."""
        folders: list[Entry] = []
        files: list[Entry] = []
        try:
            with os.scandir(folder.file) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as fault:
            self._report("file/unreadable", folder.path or ".", reason=fault.strerror or type(fault).__name__)
            return [], []
        for entry in entries:
            if left_alone(entry.name):
                continue
            path = f"{folder.path}/{shown(entry.name)}" if folder.path else shown(entry.name)
            if only is not None and entry.name not in only:
                self._near_root(entry, path, only)
                continue
            this = Entry(entry.name, path, entry.path)
            if entry.is_symlink():
                self._report("file/link", path, name=shown(entry.name))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(this)
            elif entry.is_file(follow_symlinks=False):
                files.append(this)
            else:
                self._report("file/unreadable", path, reason="")
        if only is not None and files:
            self._strange(files, ())
        return folders, files

    def _near_root(self, entry: os.DirEntry[str], path: str, only: Iterable[str]) -> None:
        """In the root stands much that is not ours; only a folder that was probably meant for ours is reported."""
        if not entry.is_dir(follow_symlinks=False):
            return
        name = entry.name.casefold().replace("-", "_").replace(" ", "_")
        same = {other: ours for ours, other in _ROOTS.items()} | {ours: ours for ours in only}
        if (meant := same.get(name) or same.get(name.replace("_", "-"))) is not None:
            self._report("file/unknown", path, name=shown(entry.name), nearest=meant, office="", folder="")

    def _config(self, folder: Entry) -> Mapping[str, str]:
        """Survey `site_config`; gives the names of the owner's own pages, with their paths."""
        folders, files = self._list(folder)
        pages: Mapping[str, str] = {}
        for entry in files:
            if entry.name == "site.yml":
                self.tree.site = entry
        self._strange([file for file in files if file.name != "site.yml"], ("site.yml",))
        for entry in folders:
            if entry.name in _CONFIG:
                below, own = self._list(entry)
                self._strange(below, ())
                self.tree.config[entry.name] = self._texts(
                    entry, own, ending=".yml", pictures=entry.name == "organisations"
                )
            elif entry.name == "pages":
                pages = _names_in(entry)
                self._links_below(entry)
        self._strange([each for each in folders if each.name not in (*_CONFIG, "pages")], (*_CONFIG, "pages"))
        return pages

    def _links_below(self, pages: Entry) -> None:
        """Report links among the owner's own pages: nothing from elsewhere may come to the site through one."""
        todo = [pages]
        while todo:
            folder = todo.pop()
            with suppress(OSError), os.scandir(folder.file) as found:
                for entry in sorted(found, key=lambda each: each.name):
                    path = f"{folder.path}/{shown(entry.name)}"
                    if entry.is_symlink():
                        self._report("file/link", path, name=shown(entry.name))
                    elif entry.is_dir(follow_symlinks=False):
                        todo.append(Entry(entry.name, path, entry.path))

    def _periods(self, top: Entry, twice: bool = False) -> list[tuple[str, Period, Entry]]:
        """The folders `<org>/<period>` below `plans` or `stories`; the second of one period only if `twice`."""
        found: list[tuple[str, Period, Entry]] = []
        known = self.tree.config["organisations"].texts
        organisations, files = self._list(top)
        self._strange(files, ())
        for organisation in organisations:
            name = organisation.name
            if name not in known and not self._misnamed_organisation(name):
                near = nearest(name, known) or ""
                self._report("reference/unknown-organisation", organisation.path,
                             name=shown(name), nearest=near, n=int(bool(near)))  # fmt: skip
            seen: dict[Period, str] = {}
            periods, files = self._list(organisation)
            self._strange(files, (), folder=_period_folder(organisation, periods) if twice else "")
            for folder in periods:
                try:
                    period = Period.parse(folder.name)
                except ValueError:
                    self._report("value/period", folder.path, key="", value=shown(folder.name))
                    continue
                if period in seen:
                    self._report("chain/same-period", folder.path, name=folder.name, other=seen[period])
                    if not twice:
                        continue
                seen.setdefault(period, folder.name)
                found.append((name, period, folder))
        return found

    def _misnamed_organisation(self, name: str) -> bool:
        """Whether the organisation's own file has this very name, and that was reported."""
        return any(entry.name == f"{name}.yml" for entry in self.tree.config["organisations"].texts.values())

    def _plan(self, organisation: str, period: Period, folder: Entry) -> None:
        folders, files = self._list(folder)
        plan = next((file for file in files if file.name == "plan.md"), None)
        beside = Listing(folder.path)
        rest = [file for file in files if file is not plan]
        self._pictures(beside, [file for file in rest if _is_picture(file.name)])
        self._strange([file for file in rest if not _is_picture(file.name)], ("plan.md",))
        known = ("commitments", "deviations", "scores")
        listings = {name: Listing(f"{folder.path}/{name}") for name in known}
        for entry in folders:
            if entry.name in known:
                below, own = self._list(entry)
                self._strange(below, ())
                scores = entry.name == "scores"
                listings[entry.name] = self._texts(
                    entry, own, ending=".yml" if scores else ".md", pictures=not scores
                )
        self._strange([entry for entry in folders if entry.name not in known], known)
        if plan is None and (rest or folders) and not self._misnamed(folder.path, "plan.md"):
            path = f"{folder.path}/plan.md"
            self._report("file/missing", path, name="plan.md", folder=folder.path, **kind_of(path))
        self.tree.plans.append(
            PlanFolder(organisation, period, folder.path, plan, beside, listings["commitments"],
                       listings["deviations"], listings["scores"])
        )  # fmt: skip

    def _misnamed(self, folder: str, name: str) -> bool:
        """Whether a file in a folder was reported that was probably meant to have this name."""
        return any(
            f.code == "file/unknown"
            and name in (f.facts.get("nearest"), f.facts.get("office"))
            and f.place.path.rpartition("/")[0] == folder
            for f in self.tree.findings
        )

    # -- files

    def _texts(
        self, folder: Entry, files: list[Entry], ending: str = ".md", pictures: bool = True
    ) -> Listing:
        """The texts of a folder by id; one with a bad name stands under what it could be called."""
        listing = Listing(folder.path)
        bad: list[Entry] = []
        for entry in files:
            stem = entry.name.removesuffix(ending)
            if stem == entry.name or not stem:
                continue
            if is_id(stem):
                listing.texts[stem] = entry
            else:
                bad.append(entry)
        for entry in bad:
            stem = entry.name.removesuffix(ending)
            better = slug(stem)
            self._report("file/name", entry.path, name=shown(entry.name), better=better + ending)
            listing.texts.setdefault(better, entry)
        listing.texts = dict(sorted(listing.texts.items()))
        rest = [entry for entry in files if not entry.name.endswith(ending) or entry.name == ending]
        if pictures:
            self._pictures(listing, [entry for entry in rest if _is_picture(entry.name)])
            rest = [entry for entry in rest if not _is_picture(entry.name)]
        self._strange(rest, (), ending)
        return listing

    def _pictures(self, listing: Listing, entries: Iterable[Entry]) -> None:
        """Add pictures to a listing; report other kinds, bad names and names that differ by capitals only."""
        folded: dict[str, str] = {}
        for entry in entries:
            stem, _, ending = entry.name.rpartition(".")
            if ending.lower() in _OTHER_PICTURES:
                better = slug(stem, "foto") + ".jpg"
                self._report("file/picture-kind", entry.path, name=shown(entry.name), better=better)
                listing.misnamed.add(entry.name)
                continue
            other = folded.setdefault(entry.name.casefold(), entry.name)
            if not is_picture_name(entry.name) or other != entry.name:
                better = slug(stem, "foto") + ("-2" if other != entry.name else "") + f".{ending.lower()}"
                self._report("file/name", entry.path, name=shown(entry.name), better=better)
                listing.misnamed.add(entry.name)
            else:
                listing.pictures[entry.name] = entry

    def _strange(
        self, entries: Iterable[Entry], known: Iterable[str], ending: str = "", folder: str = ""
    ) -> None:
        """Report files and folders that have no place here, with the nearest name that has one.

        `folder` is where texts belong that stand here; a document of an office program must become a text first.
        """
        names = {other: ours for ours, other in _SEVERAL.items() if ours in known} | {
            each: each for each in known
        }
        for entry in entries:
            stem, dot, own = entry.name.rpartition(".")
            meant = names.get(nearest(entry.name, names) or "")
            if meant is None and ending and dot and _similar_ending(own.lower(), ending):
                meant = (stem if is_id(stem) else slug(stem)) + ending
            office = own.lower() in _OFFICE and (ending == ".md" or "plan.md" in known or bool(folder))
            text = office or own.lower() in ("md", "markdown")
            self._report(
                "file/unknown",
                entry.path,
                name=shown(entry.name),
                nearest="" if office else meant or "",
                office=(meant or slug(stem) + ".md") if office else "",
                folder=folder if text else "",
            )

    def _reserved(self, entry: Entry, pages: Mapping[str, str]) -> None:
        """Report a name that an organisation cannot have, and a page of the owner's where an organisation's stand."""
        name = entry.name.removesuffix(".yml")
        if is_reserved(name):
            self._report("file/reserved-name", entry.path, name=name)
        elif name in pages:
            self._report("site/address-taken", pages[name], address=f"{name}/")

    def _report(self, code: str, path: str, **facts: object) -> None:
        self.tree.findings.append(find(code, Place(path), **facts))


_OTHER_PICTURES: Final = ("heic", "heif", "gif", "svg", "bmp", "tif", "tiff", "avif")
"""File name endings of pictures that are not shown."""


_OFFICE: Final = frozenset({"doc", "docx", "odt", "pages", "rtf", "pdf"})
"""File name endings of documents that another name does not make a text."""


def _period_folder(organisation: Entry, periods: Iterable[Entry]) -> str:
    """Where an organisation's texts of a period could stand: in the last folder of one that there is."""
    names = [each.name for each in periods if each.name[:4].isdigit()]
    return f"{organisation.path}/{max(names, default='2026')}/"


def _is_picture(name: str) -> bool:
    """Whether a file is a picture, of whatever kind."""
    return name.lower().endswith((*ENDINGS, *(f".{each}" for each in _OTHER_PICTURES)))


def _similar_ending(own: str, ending: str) -> bool:
    texts = ("md", "markdown", "mdown", "mkd", "txt", "text")
    return own in (texts if ending == ".md" else ("yml", "yaml", "json", "txt"))


def _names_in(folder: Entry) -> dict[str, str]:
    """The names of files (without ending) and folders in the owner's own pages, with their paths."""
    try:
        names = sorted((entry.name for entry in os.scandir(folder.file)), reverse=True)
    except OSError:
        return {}
    return {name.partition(".")[0].lower(): f"{folder.path}/{shown(name)}" for name in names}
