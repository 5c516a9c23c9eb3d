"""What pages say to machines and to who passes them on: feed, picture, one sentence, a description in JSON-LD, a day.

Found per edition, not per page, so that a page costs no more for it than a look-up.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from generator.composing.addresses import absolute, way_up
from generator.composing.atlas import Atlas
from generator.composing.edition import title_of
from generator.composing.editions import Edition
from generator.composing.following import feed_of
from generator.composing.prose import shortened, split_sentences
from generator.composing.site import Crumb, Page, PageKind
from generator.composing.told import day_of, newest_day
from generator.content.period import Period
from generator.content.references import CommitmentRef, VoiceRef

LONGEST_TEASER = 200
"""Characters of the sentence beside a shared link: networks cut longer ones themselves, and badly."""


@dataclass(slots=True, eq=False)
class Sharing:
    """Adds to pages what machines and followers get to know of them."""

    atlas: Atlas
    feed: Crumb = field(init=False)
    _feeds: dict[str, Crumb] = field(default_factory=dict)
    _editions: dict[tuple[str, str], Edition] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.feed = feed_of(self.atlas)
        for id, organisation in self.atlas.library.organisations.items():
            self._feeds[id] = feed_of(self.atlas, organisation)
            for edition in self.atlas.editions.of(id):
                self._editions[id, str(edition.period)] = edition

    def of(self, page: Page) -> Page:
        """The page with all of that; what is gone says nothing of itself."""
        if page.kind is PageKind.GONE:
            return page
        own, _, rest = page.address.partition("/")
        edition = self._edition(page, own, rest.partition("/")[0])
        return replace(
            page,
            modified=self._day(page, own, edition),
            feed=self._feeds.get(own, self.feed),
            card=self._card(own, edition),
            teaser=teaser(page.description),
            data=self._data(page, edition),
        )

    def _edition(self, page: Page, own: str, part: str) -> Edition | None:
        """The edition to which a page belongs; a commitment's page belongs to the last one that knows it."""
        if page.kind in (PageKind.COMMITMENT, PageKind.YEARS):
            id = page.address.split("/")[2]
            thread = self.atlas.thread(CommitmentRef(own, id))
            return thread.newest.edition if thread else None
        return self._editions.get((own, part))

    def _card(self, own: str, edition: Edition | None) -> str:
        if edition is not None:
            return self.atlas.addresses.card(own, edition.period)
        return self.atlas.addresses.card(own if own in self._feeds else "")

    def _day(self, page: Page, own: str, edition: Edition | None) -> dt.date | None:
        match page.kind:
            case PageKind.HOME:
                return max((day for id in self._feeds if (day := self._newest(id))), default=None)
            case PageKind.ORGANISATION:
                return self._newest(own)
            case (
                PageKind.EDITION
                | PageKind.FOUNDATION
                | PageKind.READING
                | PageKind.COMMITMENT
                | PageKind.YEARS
            ):
                return day_of(edition) if edition else None
            case PageKind.VOICE:
                return self._led_to(page)
        return None

    def _newest(self, own: str) -> dt.date | None:
        return newest_day(self.atlas.editions.of(own))

    def _led_to(self, page: Page) -> dt.date | None:
        """The day on which a voice last led to something; before that its page gives no day, for it tells of none."""
        own, period, _, slug, _ = page.address.split("/")
        echo = self.atlas.echoes.of(VoiceRef(own, Period.parse(period), slug))
        return max((day for led in echo.led_to if (day := day_of(led.edition))), default=None)

    def _data(self, page: Page, edition: Edition | None) -> str:
        if page.kind is not PageKind.EDITION or edition is None:
            return ""
        return as_script(described(edition, page, self.atlas))


def teaser(description: str) -> str:
    """The first sentence, cut between words when it is very long."""
    # what lies beyond is never shown, however long a description is
    beginning = " ".join(description[: 5 * LONGEST_TEASER].split())
    return shortened(next(split_sentences(beginning), ""), LONGEST_TEASER)


def described(edition: Edition, page: Page, atlas: Atlas) -> dict[str, Any]:
    """An edition as a `Report` of schema.org. Addresses are full, or seen from the page where the site has none."""
    own, wording = edition.organisation, atlas.wordings[edition.organisation.id]
    url = atlas.library.site.says.url

    def to(address: str) -> str:
        return absolute(url, address) or way_up(page.address) + address

    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": to(page.address),
        "url": to(page.address),
        "name": title_of(edition, wording),
        "description": page.description,
        "inLanguage": atlas.language.code,
        "temporalCoverage": _years(edition.period),
        "publisher": {
            "@type": "Organization",
            "name": own.says.name,
            "url": to(atlas.addresses.organisation(own.id)),
        },
        "image": to(atlas.addresses.card(own.id, edition.period)),
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": kind, "contentUrl": to(address)}
            for kind, address in (
                ("application/json", atlas.addresses.export(own.id, edition.period)),
                ("text/csv", atlas.addresses.table(own.id, edition.period)),
            )
        ],
    }
    if day := day_of(edition):
        data["datePublished"] = day.isoformat()
    if edition.previous is not None:
        before = atlas.editions.at(own.id, edition.previous.period)
        address = to(atlas.addresses.edition(own.id, edition.previous.period))
        name = title_of(before, wording) if before else str(edition.previous.period)
        data["isBasedOn"] = {"@type": "Report", "@id": address, "url": address, "name": name}
    if about := list(dict.fromkeys(_areas(edition, atlas))):
        data["about"] = [{"@type": "Thing", "name": name} for name in about]
    return data


def _years(period: Period) -> str:
    """A period as ISO 8601 has it: `2025`, or an interval `2025/2026`."""
    return str(period.first) if period.first == period.last else f"{period.first}/{period.last}"


def _areas(edition: Edition, atlas: Atlas) -> Iterator[str]:
    """The areas in which something differs; all of a first plan."""
    wording = atlas.wordings[edition.organisation.id]
    if edition.changes is None or edition.plan is None:
        return
    if edition.is_first:
        areas = {version.area for version in edition.plan.commitments.values()}
    else:
        areas = {change.shown.area for change in edition.changes.changes}
    for area in sorted(areas, key=wording.order_of_area):
        yield wording.area(area)


def as_script(data: dict[str, Any]) -> str:
    """JSON that can stand in a `<script>`: nothing in it ends the element, opens a comment or breaks a line."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
