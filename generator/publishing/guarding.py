"""What the finished site is searched for, and what it may say in spite of that, from what was prepared."""

from __future__ import annotations

import datetime as dt
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
     "http", "https", "www", "org", "com", "nl"}
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
        names_shown=_EVERYWHERE | names | set(published_names(published.library)),
        tombstones=frozenset(f"{address}index.html" for address in tombs),
        url=site.url or "",
        shipped=theming.is_shipped,
    )


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
