"""What composing gives: complete pages, files beside them, and the short navigation; a renderer only dresses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    """What a page is; a renderer may give each kind its own class."""

    HOME = "home"
    ORGANISATION = "organisation"
    EDITION = "edition"
    FOUNDATION = "foundation"
    COMMITMENT = "commitment"
    VOICES = "voices"
    VOICE = "voice"
    GONE = "gone"
    """A tombstone, or the former address of something that has another one now."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, for its outline: level 2 to 6, words, and the id that it has in the HTML."""

    level: int
    words: str
    id: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to a page: words, and the address from the site's root (empty for the home page)."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search index holds of a page: its title, its plain words, and what kind of page it is."""

    title: str
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """One complete page.

    `address` runs from the site's root, without a leading slash, and ends with one (`de-linde/2025/`); it is
    empty for the home page. `html` is what stands in `<main>`, with links relative to this page, so that it
    works in any folder. `search` is None for a page that no search may find.
    """

    address: str
    kind: PageKind
    title: str
    description: str
    html: str
    outline: tuple[Heading, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    search: SearchEntry | None = None

    @property
    def root(self) -> str:
        """The way from this page back to the site's root: `../../` or an empty text."""
        return "../" * self.address.count("/")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is no page (JSON, a picture): its address from the root and its bytes."""

    address: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of the site: its source from the root of the content, and its address from the site's root.

    A renderer encodes it anew, so that place, time and device are gone.
    """

    source: str
    address: str


@dataclass(frozen=True, slots=True, eq=False)
class ComposedSite:
    """The whole public site before a renderer dresses it; pages and assets in order of address."""

    title: str
    language: str
    url: str | None
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    navigation: tuple[Crumb, ...]
    """Short and constant: home, and what the owner's pages add is the renderer's."""
    words: Mapping[str, str]
    """The few labels that a renderer needs, by name."""
    pictures: tuple[PictureFile, ...] = ()
