"""What composing gives: complete pages, files beside them, and the short navigation; a renderer only dresses them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from zlib import compress, decompress

from generator.composing.outlining import Heading, outline


class PageKind(StrEnum):
    """What a page is; a renderer may give each kind its own class."""

    HOME = "home"
    ORGANISATION = "organisation"
    EDITION = "edition"
    FOUNDATION = "foundation"
    READING = "reading"
    """An edition for one reader."""
    COMMITMENT = "commitment"
    YEARS = "years"
    """A commitment over any number of years."""
    VOICES = "voices"
    VOICE = "voice"
    DILEMMAS = "dilemmas"
    RULES = "rules"
    THEMES = "themes"
    THEME = "theme"
    """One theme over all organisations."""
    LEARNING = "learning"
    CARDS = "cards"
    """Cards for a conversation at a team's table."""
    OBSERVATIONS = "observations"
    AGREEMENTS = "agreements"
    AGENDA = "agenda"
    SEARCH = "search"
    DATA = "data"
    """What the files for machines hold."""
    GONE = "gone"
    """A tombstone, or the former address of something that has another one now."""


def packed(data: bytes) -> Callable[[], bytes]:
    """What was made, small until it is asked for: a third or a quarter of the size, in a fraction of the time it took to make."""
    return partial(decompress, compress(data, 1))


def packed_text(text: str) -> Callable[[], str]:
    """The same for a text."""
    unpack = packed(text.encode("utf-8"))
    return lambda: unpack().decode("utf-8")


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to a page: words, and the address from the site's root (empty for the home page)."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search index holds of a page: its title, its plain words, and what kind of page it is.

    `who`, `organisation` and `period` are shown with a hit, as far as the page has them. What stands in `summary`
    (shown before the words) and `keywords` (not shown) weighs more than the words.
    """

    title: str
    words: str
    kind: str
    who: str = ""
    organisation: str = ""
    period: str = ""
    summary: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One complete page.

    `address` runs from the site's root, without a leading slash, and ends with one (`de-linde/2025/`); it is
    empty for the home page. `content` gives its `html`, or is that already: a page is made when it is asked for, and
    whoever writes it lets it go, so that no site is ever held as a whole. `search` is what the index is to hold of it, or None for a page that no search may
    find; composing makes the index and hands pages on without it.

    What follows is for machines, and empty where a page has none. `modified` is the day since which the page
    tells what it tells: a day of the content, never of a build. `feed` is what one can follow, `card` the address
    of a picture for who passes the page on, `teaser` one sentence beside it, `data` a description in JSON-LD.
    """

    address: str
    kind: PageKind
    title: str
    description: str
    content: str | Callable[[], str] = field(repr=False)
    crumbs: tuple[Crumb, ...] = ()
    search: SearchEntry | None = None
    modified: dt.date | None = None
    feed: Crumb | None = None
    card: str = ""
    teaser: str = ""
    data: str = ""
    style: str = ""
    """The address of a style sheet that holds on this page besides those of the site; empty for none."""

    @property
    def html(self) -> str:
        """What stands in `<main>`, with links relative to this page, so that it works in any folder."""
        return self.content if isinstance(self.content, str) else self.content()

    @property
    def outline(self) -> tuple[Heading, ...]:
        """The headings below the title."""
        return outline(self.html)

    @property
    def root(self) -> str:
        """The way from this page back to the site's root: `../../` or an empty text."""
        return "../" * self.address.count("/")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is no page (JSON, a picture): its address from the root and its bytes.

    `content` gives its `data`, or is that already.
    """

    address: str
    content: bytes | Callable[[], bytes] = field(repr=False)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.content if isinstance(self.content, bytes) else self.content()


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of the site: its source from the root of the content, and its address from the site's root.

    A renderer encodes it anew, so that place, time and device are gone; at most `width` pixels wide, when given. With
    `on` it is a logo that belongs upon that picture of ours, which leaves room for it.
    """

    source: str
    address: str
    width: int = 0
    on: Asset | None = None


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """An edition for paper, before it is a PDF: a complete HTML document with its own styles.

    `address` is that of the PDF. Whatever the document points at (pictures, a style's picture) is relative to
    that address and stands in `pictures`; nothing else may be fetched for it. `web` is the full address of
    the edition on the web, empty where the site has none.
    """

    address: str
    html: str
    web: str = ""
    pictures: tuple[PictureFile, ...] = ()


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
    feed: Crumb | None = None
    """What one can follow of the whole site."""
    card: str = ""
    """The address of the site's own picture, for who passes on a page that has none."""
    pictures: tuple[PictureFile, ...] = ()
    prints: tuple[PrintDocument, ...] = ()
    """What is still to be made into a PDF; empty when nobody asked for it."""
    search: str = ""
    """The address of the page on which one searches (it takes the question as `?q=`); empty when there is none."""
