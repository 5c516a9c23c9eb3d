"""What one can follow: an Atom feed of each organisation and of the whole site, with changes and deviations.

Source of the format: RFC 4287 (Atom) and RFC 4151 (the `tag:` addresses that name an entry for ever).
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

from generator.composing.addresses import HOME, absolute, way_up
from generator.composing.atlas import Atlas
from generator.composing.site import Asset, Crumb
from generator.composing.told import News, newest_day, news_of
from generator.content.organisation import Organisation

LONGEST: Final = 100
"""Entries in a feed: those that are left out have long been read, or are reached from the organisation's page."""
_ATOM: Final = "http://www.w3.org/2005/Atom"
_NAMES: Final = uuid.UUID("6f0b8f3e-6a58-5d0c-9b0e-2f6f2a7d1c55")
"""The space of names for sites that do not say where they will stand."""
_SINCE: Final = 2026
"""A tag says when its domain was its maker's: no site of this format is older, and a name must never change."""
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER: Final = dt.date(1970, 1, 1)
"""Atom wants a day also where there is nothing that has one."""


def feed_of(atlas: Atlas, organisation: Organisation | None = None) -> Crumb:
    """The title and the address of an organisation's feed, or of the whole site's."""
    if organisation is None:
        return Crumb(atlas.library.site.says.title, atlas.addresses.feed())
    wording = atlas.wordings[organisation.id]
    title = wording("feed.organisation", organisation=organisation.says.name)
    return Crumb(title, atlas.addresses.feed(organisation.id))


def feeds(atlas: Atlas) -> Iterator[Asset]:
    """The feed of every organisation, and that of the whole site."""
    everything: list[News] = []
    for organisation in atlas.library.organisations.values():
        news = news_of(organisation, atlas)
        everything += news
        home = atlas.addresses.organisation(organisation.id)
        day = newest_day(atlas.editions.of(organisation.id))
        yield _Feed(atlas, feed_of(atlas, organisation), home, news, day).asset()
    everything.sort(key=lambda each: each.day, reverse=True)
    days = (newest_day(atlas.editions.of(id)) for id in atlas.library.organisations)
    day = max((each for each in days if each), default=None)
    yield _Feed(atlas, feed_of(atlas), HOME, tuple(everything), day).asset()


@dataclass(frozen=True, slots=True)
class _Feed:
    """One feed: what it is called and stands at, the page that it belongs to, its news, and how new it is."""

    atlas: Atlas
    named: Crumb
    home: str
    news: tuple[News, ...]
    day: dt.date | None

    def asset(self) -> Asset:
        """The feed as UTF-8; the same bytes for the same content."""
        ET.register_namespace("", _ATOM)
        root = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": self.atlas.language.code})
        _text(root, "title", self.named.words)
        _text(root, "id", self._id(f"feed/{self.home}"))
        _text(root, "updated", _moment(self.day or _NEVER))
        _link(root, "self", self._to(self.named.address), "application/atom+xml")
        _link(root, "alternate", self._to(self.home), "text/html")
        author = ET.SubElement(root, f"{{{_ATOM}}}author")
        _text(author, "name", self.atlas.library.site.says.title)
        for news in self.news[:LONGEST]:
            self._entry(root, news)
        ET.indent(root)
        data = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return Asset(self.named.address, data + b"\n")

    def _entry(self, root: ET.Element, news: News) -> None:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _text(entry, "title", self.atlas.wording("feed.entry", word=news.word, title=news.title))
        _text(entry, "id", self._id(news.name))
        _text(entry, "updated", _moment(news.day))
        _link(entry, "alternate", self._to(news.address), "text/html")
        author = ET.SubElement(entry, f"{{{_ATOM}}}author")
        _text(author, "name", news.author)
        ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": news.kind, "label": _clean(news.word)})
        if news.area:
            ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": _clean(news.area)})
        if news.reason:
            _text(entry, "summary", news.reason)

    def _to(self, address: str) -> str:
        """Where an address stands: in full, or from the feed where the site does not say where it will stand."""
        url = self.atlas.library.site.says.url
        return absolute(url, address) or way_up(self.named.address) + address or "./"

    def _id(self, name: str) -> str:
        return identifier(self.atlas.library.site.says.url, name)


def identifier(url: str | None, name: str) -> str:
    """A name for ever, also when titles and days change; without a domain of the site's own a UUID made from it."""
    host = urlsplit(url).hostname if url else None
    if not host or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host):
        return uuid.uuid5(_NAMES, name).urn
    path = quote(urlsplit(url or "").path.strip("/"), safe="/%~")
    return f"tag:{host},{_SINCE}:" + "/".join(part for part in (path, name.rstrip("/")) if part)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = _clean(text)


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, "type": kind})


def _moment(day: dt.date) -> str:
    """A day as Atom wants it: a moment. We know no hour, and say the first."""
    return f"{day.isoformat()}T00:00:00Z"


def _clean(text: str) -> str:
    """Without the few characters that XML cannot hold at all."""
    return _FORBIDDEN.sub("", text)
