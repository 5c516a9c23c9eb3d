"""The pages that the site's owner writes by hand: which there are, and at which address each stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAGES: Final = "site_config/pages"
"""The folder of the owner's pages, from the root."""
_LEFT_ALONE: Final = ("_", ".", "~$")
_NO_PAGES: Final = frozenset({"Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Owned:
    """A file of the owner's: its path from the root, its path in the folder, and its address on the site.

    A page's address ends with a slash, like that of a composed page; any other file stands as it is.
    """

    path: str
    name: str
    address: str

    @property
    def is_page(self) -> bool:
        """Whether it is a page rather than a picture or another file."""
        return self.name.endswith(".md")

    @property
    def in_navigation(self) -> bool:
        """Whether it is a page of the first level: the navigation stays short, however many there are beneath."""
        return self.is_page and self.address.count("/") == 1


def owned(root: Path) -> tuple[Owned, ...]:
    """The owner's files, in order of path; none when there is no such folder."""
    folder = root / PAGES
    if not folder.is_dir():
        return ()
    if folder.is_symlink() or folder.parent.is_symlink():
        return ()
    names = sorted(_below(folder))
    return tuple(Owned(f"{PAGES}/{name}", name, address_of(name)) for name in names if _counts(name))


def _below(folder: Path) -> Iterator[str]:
    """The files below a folder; no link is followed, to a file or to a folder."""
    for top, folders, files in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(_LEFT_ALONE)]
        here = Path(top)
        yield from ((here / name).relative_to(folder).as_posix() for name in files if _is_file(here / name))


def _is_file(path: Path) -> bool:
    return not path.is_symlink() and path.is_file()


def taken(files: Iterable[Owned], addresses: Iterable[str]) -> tuple[Owned, ...]:
    """The owner's files that stand at an address of the generator's own; capitals make no difference."""
    ours = {_file(address) for address in addresses}
    return tuple(each for each in files if _file(each.address) in ours)


def _counts(name: str) -> bool:
    parts = name.split("/")
    return parts[-1] not in _NO_PAGES and not any(part.startswith(_LEFT_ALONE) for part in parts)


def address_of(name: str) -> str:
    """The address of a file by its path in the folder of pages: `over.md` → `over/`."""
    if not name.endswith(".md"):
        return name
    folder, _, last = name.removesuffix(".md").rpartition("/")
    parts = [part for part in (folder, "" if last in ("index", "README") else last) if part]
    return "/".join(parts) + "/" if parts else ""


def _file(address: str) -> str:
    return (address + "index.html" if address == "" or address.endswith("/") else address).casefold()
