"""What the finished site is searched for, and what it may say in spite of that, from what was prepared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.composing.addresses import Addresses
from generator.content.library import Library
from generator.content.withheld import (
    published_names,
    published_words,
    withheld,
)
from generator.locale import Language
from generator.locale.phrasing import say_month
from generator.pipeline import Prepared
from generator.publishing import theming
from generator.publishing.leaking import Guarded
from generator.publishing.opening import parts_of
from generator.reading.owned import owned

_EVERYWHERE: Final = frozenset(
    {"", "index", "html", "json", "xml", "assets", "images", "javascripts", "stylesheets", "search", "fonts", "verschil",
     "http", "https", "www", "org", "com", "nl", "manifest", "robots", "sitemap", "favicon", "404", "image", "text", "application",
     "plans", "stories", "scores", "commitments", "deviations", "organisations", "edition"}
)  # fmt: skip
"""Parts of addresses that every site has."""


def guard(prepared: Prepared, root: Path) -> Guarded:
    """What must not be in the site that was prepared. Raises `ValueError` when nothing was."""
    if prepared.site is None or prepared.published is None or prepared.library is None:
        raise ValueError("nothing was prepared")
    site, published, words = prepared.site, prepared.published, prepared.language
    addresses = Addresses.of(words)
    tombs = {addresses.voice(ref) for ref in published.withdrawn}
    shown = [page.address for page in site.pages if page.address not in tombs]
    shown += [asset.address for asset in site.assets]
    shown += [picture.address for picture in site.pictures]
    shown += [each.address for each in owned(root)]
    names = {part for address in (*shown, site.url or "") for part in parts_of(address)}
    return Guarded(
        withheld=withheld(prepared.library, published),
        cleared=lambda: may_be_told(published.library, words, root),
        names_shown=_EVERYWHERE | names | _of_the_frame(root) | set(published_names(published.library)),
        tombstones=frozenset(f"{address}index.html" for address in tombs),
        url=site.url or "",
        phrases=lambda: _phrases(published.library, words),
        shipped=theming.is_shipped,
    )


def _of_the_frame(root: Path) -> set[str]:
    """Parts of addresses of what comes with every site, and of headings on the owner's pages."""
    headings = (
        match[1]
        for each in owned(root)
        if each.is_page
        for match in re.finditer(r"^#{1,6}\s+(.+?)\s*#*$", _read(root / each.path), re.MULTILINE)
    )
    # as Python-Markdown makes an anchor of a heading
    anchors = {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", each).strip().lower()) for each in headings}
    return anchors | {part for address in theming.shipped_addresses() for part in parts_of(address)}


def _phrases(library: Library, words: Language) -> Iterator[str]:
    """What sentences of the site's own are put together from: pieces of its labels, and names of what is no person."""
    for text in (*words.labels.values(), *words.terms.values(), *words.addresses.values()):
        yield from re.split(r"\{[^}]*\}|[\[\]|(),.:;·–—]", text)
    for values in words.values.values():
        yield from values.values()
    yield from (say_month(words.code, dt.MINYEAR, month).split()[0] for month in range(1, 13))
    yield library.site.says.title
    for organisation in library.organisations.values():
        says = organisation.says
        yield from (says.name, says.document or "", *says.labels.values())
        yield from (area.title for area in says.areas)
        yield from (location.title for location in says.locations)
        yield from (body.title for body in says.bodies)
    for framework in library.frameworks.values():
        yield from (framework.says.title, *(theme.title for theme in framework.says.themes))
    for instrument in library.instruments.values():
        yield from (instrument.says.title, *(theme.title for theme in instrument.says.themes))
    yield from (reader.says.title for reader in library.readers.values())


def may_be_told(library: Library, words: Language, root: Path) -> Iterator[str]:
    """Texts of which nothing is a leak: what is published, the owner's pages, and the site's own words."""
    yield from published_words(library)
    periods = {ref.period for ref in library.plans} | {ref.period for ref in library.voices}
    yield from (f"{each.says.name} {period}" for each in library.organisations.values() for period in periods)
    yield from (_read(root / each.path) for each in owned(root) if each.is_page)
    yield from chrome(words)


def chrome(words: Language) -> Iterable[str]:
    """What every site of this language says: labels, names of months, and what the theme calls things."""
    yield from words.labels.values()
    yield from words.interface.values()
    yield from words.terms.values()
    for values in words.values.values():
        yield from values.values()
    for month in range(1, 13):
        yield say_month(words.code, dt.MINYEAR, month)
    yield theming.spoken(words.code)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
