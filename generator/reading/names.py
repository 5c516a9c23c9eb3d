"""Names of files and folders: which are left alone, which may be, and what another one could be called."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from generator.content.references import NAME
from generator.locale import languages

_ALONE: Final = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
_WINDOWS: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Names that Windows keeps for devices, with any ending."""
_FOLDERS: Final = frozenset(
    {
        "404", "assets", "css", "edition", "editions", "feed", "feeds", "fonts", "images", "img", "index",
        "javascripts", "js", "overrides", "pagefind", "pages", "plans", "print", "robots", "rss", "schema", "search", "site",
        "sitemap", "static", "stories", "stylesheets", "tags",
    }
)  # fmt: skip
"""Folders and pages of the site itself, whichever renderer dresses it."""
_PICTURE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
LONGEST: Final = 100
"""Characters of a name: with the folders of an address, more do not fit on every disk."""


def left_alone(name: str) -> bool:
    """Whether a file or folder is none of ours."""
    return name.startswith(("_", ".", "~$")) or name.casefold() in _ALONE


def is_id(stem: str) -> bool:
    """Whether a name can be an id, on every system."""
    return len(stem) <= LONGEST and NAME.fullmatch(stem) is not None and stem not in _WINDOWS


def is_picture_name(name: str) -> bool:
    """Whether a picture's name can stand in a text and an address as it is."""
    stem = name.partition(".")[0].lower()
    return len(name) <= LONGEST and _PICTURE.fullmatch(name) is not None and stem not in _WINDOWS


def slug(stem: str, otherwise: str = "naam") -> str:
    """What a name could be instead: lower case, without accents, hyphens for the rest."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or otherwise
    return f"{found}-1" if found in _WINDOWS else found


KINDS: Final = ("text", "site", "organisations", "frameworks", "instruments", "readers", "scores")
"""Kinds of file, by what a writer puts in them: text with keys above it, or keys alone."""


def kind_of(path: str) -> dict[str, str]:
    """The facts by which a message tells how a file begins: its name under its own kind, of all kinds that there are."""
    folder, _, name = path.rpartition("/")
    kind = "site" if name == "site.yml" else folder.rpartition("/")[2]
    kind = kind if kind in KINDS else "text"
    return {each: name if each == kind else "" for each in KINDS}


def is_reserved(name: str) -> bool:
    """Whether an organisation may not be called so: the site itself has a folder or page of that name, or it is a period."""
    addresses = {part for each in languages().values() for part in each.addresses.values()}
    return name in _FOLDERS or name in addresses or re.fullmatch(r"\d{4}(-\d{4})?", name) is not None


def shown(name: str) -> str:
    """A name as it can be printed anywhere: without control characters and halves of characters, in NFC."""
    text = unicodedata.normalize("NFC", name).encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
