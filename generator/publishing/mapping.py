"""What search engines get: `sitemap.xml` with every page that may be listed, and `robots.txt` that leads to it.

Both only for a site that says where it will stand, since a map holds full addresses. Days come from the content,
so two builds of the same content give the same bytes. Source of the format: sitemaps.org.
"""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from generator.composing.addresses import absolute
from generator.composing.site import ComposedSite, PageKind
from generator.reading.owned import Owned

SITEMAP: Final = "sitemap.xml"
ROBOTS: Final = "robots.txt"
OLDEST: Final = "1980-01-01"
"""The day of a site that has none: no older one fits in every archive."""


_UNLISTED: Final = (PageKind.GONE, PageKind.SEARCH)


def sitemap(site: ComposedSite, own: Iterable[str]) -> str:
    """The map of a site with these addresses of the owner's pages; an empty text where it has no address itself."""
    if site.url is None:
        return ""
    lines = "\n".join(_lines(site, own))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}\n</urlset>\n'
    )


def _lines(site: ComposedSite, own: Iterable[str]) -> Iterator[str]:
    days = {page.address: page.modified for page in site.pages if page.kind not in _UNLISTED}
    for address in sorted({*days, *own}):
        place = escape(absolute(site.url, address), quote=False)
        day = days.get(address)
        since = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        yield f"  <url><loc>{place}</loc>{since}</url>"


def robots(site: ComposedSite) -> str:
    """Everyone may read everything; where the map is. An empty text where there is none."""
    if site.url is None:
        return ""
    return f"User-agent: *\nAllow: /\nSitemap: {absolute(site.url, SITEMAP)}\n"


def for_search_engines(site: ComposedSite, own: Iterable[Owned]) -> dict[str, bytes]:
    """The map, also compressed, and the way to it: address → bytes. The owner's own file at one of these stays."""
    own = tuple(own)
    texts = {SITEMAP: sitemap(site, (each.address for each in own if each.is_page)), ROBOTS: robots(site)}
    files = {address: text.encode("utf-8") for address, text in texts.items() if text}
    if SITEMAP in files:
        day = dt.datetime.fromisoformat(newest_day(site)).replace(tzinfo=dt.UTC)
        files[f"{SITEMAP}.gz"] = gzip.compress(files[SITEMAP], mtime=day.timestamp())
    taken = {each.address for each in own}
    return {address: data for address, data in files.items() if address not in taken}


def newest_day(site: ComposedSite) -> str:
    """The last day that the content gives, for archives that want one of their own."""
    return max((page.modified.isoformat() for page in site.pages if page.modified), default=OLDEST)
