"""Where an edition leads: the ones before and after it, the newest, and the same on paper and for machines."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.atlas import Atlas
from generator.composing.changes import Link
from generator.composing.editions import Edition
from generator.composing.wording import Wording
from generator.content.references import PlanRef


@dataclass(frozen=True, slots=True)
class Onward:
    """The ways on from an edition; None or empty where there is no such way. `newest` is for older editions alone."""

    before: Link | None
    after: Link | None
    newest: Link | None
    prints: tuple[Link, ...]
    files: tuple[Link, ...]


def onward(edition: Edition, atlas: Atlas) -> Onward:
    """Every way on from an edition."""
    before, after = _neighbours(edition, atlas)
    return Onward(
        before=before,
        after=after,
        newest=_newest(edition, atlas),
        prints=_prints(edition, atlas, atlas.wordings[edition.organisation.id]),
        files=_files(edition, atlas),
    )


def _prints(edition: Edition, atlas: Atlas, wording: Wording) -> tuple[Link, ...]:
    """The edition as a PDF, where the site has them: the short form first."""
    own = edition.organisation.id
    if PlanRef(own, edition.period) not in atlas.printed:
        return ()
    return tuple(
        Link(wording(name), atlas.addresses.printed(own, edition.period, short=short))
        for name, short in (("print.link_short", True), ("print.link", False))
    )


def _files(edition: Edition, atlas: Atlas) -> tuple[Link, ...]:
    """The same for machines, what it holds, and how to follow what changes."""
    own, wording, addresses = (
        edition.organisation.id,
        atlas.wordings[edition.organisation.id],
        atlas.addresses,
    )
    return (
        Link(wording("on.table"), addresses.table(own, edition.period)),
        Link(wording("on.export"), addresses.export(own, edition.period)),
        Link(wording("on.data"), addresses.data()),
        Link(wording("on.feed", organisation=edition.organisation.says.name), addresses.feed(own)),
    )


def _newest(edition: Edition, atlas: Atlas) -> Link | None:
    """The newest edition, on the page of an older one."""
    newest = atlas.editions.newest(edition.organisation.id)
    if newest is None or newest.period <= edition.period:
        return None
    return Link(str(newest.period), atlas.addresses.edition(edition.organisation.id, newest.period))


def _neighbours(edition: Edition, atlas: Atlas) -> tuple[Link | None, Link | None]:
    own = edition.organisation.id
    editions = atlas.editions.of(own)
    at = editions.index(edition)
    found: list[Link | None] = []
    for index in (at - 1, at + 1):
        if 0 <= index < len(editions):
            period = editions[index].period
            found.append(Link(str(period), atlas.addresses.edition(own, period)))
        else:
            found.append(None)
    return found[0], found[1]
