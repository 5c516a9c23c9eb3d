"""What a page's head says to machines: what one can follow, how a link to it looks elsewhere, a description as data.

Addresses are full when the site says where it will stand, and seen from the page when it does not. Networks that
show links want full ones; the others do no harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from generator.composing.addresses import HOME, absolute, way_up
from generator.composing.posters import HEIGHT, WIDTH
from generator.composing.site import ComposedSite, Crumb, Page, PageKind
from generator.locale import language

_FEED: Final = "application/atom+xml"


def head_of(page: Page, site: ComposedSite) -> str:
    """The lines of a composed page; none for one that is gone."""
    if page.kind is PageKind.GONE:
        return ""
    lines = [*_feeds(page.feed, site, page.address)]
    lines += _shared(page.address, page.title, page.teaser, page.card or site.card, site)
    if page.data:
        lines.append(f'<script type="application/ld+json">{page.data}</script>')
    return "\n".join(lines)


def head_of_own(title: str, description: str, address: str, site: ComposedSite) -> str:
    """The lines of a page of the owner's."""
    return "\n".join((*_feeds(None, site, address), *_shared(address, title, description, site.card, site)))


def _feeds(feed: Crumb | None, site: ComposedSite, address: str) -> Iterator[str]:
    """Its own feed first, because a news reader offers the first one."""
    for each in dict.fromkeys(one for one in (feed, site.feed) if one is not None):
        target = escape(way_up(address) + each.address)
        yield f'<link rel="alternate" type="{_FEED}" title="{escape(each.words)}" href="{target}">'


def _shared(address: str, title: str, teaser: str, card: str, site: ComposedSite) -> Iterator[str]:
    """Open Graph, which all networks read; one line more for those that want to be told to show it large."""
    yield _meta("og:type", "website" if address == HOME else "article")
    yield _meta("og:site_name", site.title)
    yield _meta("og:locale", language(site.language).label("format.locale"))
    yield _meta("og:title", title)
    if teaser:
        yield _meta("og:description", teaser)
    if site.url is not None:
        yield _meta("og:url", absolute(site.url, address))
    if card:
        yield _meta("og:image", absolute(site.url, card) or way_up(address) + card)
        yield _meta("og:image:type", "image/png")
        yield _meta("og:image:width", str(WIDTH))
        yield _meta("og:image:height", str(HEIGHT))
        yield _meta("og:image:alt", title)
        yield '<meta name="twitter:card" content="summary_large_image">'


def _meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">'
