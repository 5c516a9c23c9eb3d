"""An edition by the organisation's own areas: what differs in each, what begins, and what simply continues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from generator.comparing.change import Effective
from generator.composing.addresses import way_up
from generator.composing.atlas import Atlas
from generator.composing.changes import ChangeView, Link, commitment_link, show_change
from generator.composing.editions import Edition
from generator.composing.prose import prose
from generator.composing.wording import Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ContinuedView:
    """A commitment that continues, with what is listed of it, and the room that it asks for."""

    link: Link
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BegunView:
    """A commitment of a first plan, in full."""

    link: Link
    text: Markup
    locations: str


@dataclass(frozen=True, slots=True)
class AreaView:
    """One of the organisation's areas with what an edition tells of it."""

    id: str
    title: str
    changes: tuple[ChangeView, ...] = ()
    begun: tuple[BegunView, ...] = ()
    continued: tuple[ContinuedView, ...] = ()


def areas_view(edition: Edition, atlas: Atlas, address: str) -> tuple[AreaView, ...]:
    """Areas with the changes in them; for a first plan with all that begins."""
    wording = atlas.wordings[edition.organisation.id]
    if edition.plan is None or edition.changes is None:
        return ()
    if edition.is_first:
        begun = [(v.area, _begun(v, edition, atlas, address)) for v in edition.plan.commitments.values()]
        return tuple(AreaView(id, title, begun=items) for id, title, items in _by_area(wording, begun))
    order = {"new": 0, "resumed": 1, "changed": 2, "ended": 3}
    changes = sorted(edition.changes.changes, key=lambda c: (order[c.kind.value], c.shown.title.casefold()))
    shown = [(c.shown.area, show_change(c, edition, atlas, address, short=True)) for c in changes]
    return tuple(AreaView(id, title, changes=items) for id, title, items in _by_area(wording, shown))


def _by_area(wording: Wording, items: Iterable[tuple[str, T]]) -> Iterator[tuple[str, str, tuple[T, ...]]]:
    """Id and title of each area, in the organisation's own order, with its items."""
    found: dict[str, list[T]] = {}
    for area, item in items:
        found.setdefault(area, []).append(item)
    for area in sorted(found, key=wording.order_of_area):
        yield area, wording.area(area), tuple(found[area])


def _begun(version: Effective, edition: Edition, atlas: Atlas, address: str) -> BegunView:
    own = edition.organisation.id
    return BegunView(
        commitment_link(version.id, own, atlas, version.title),
        prose(version.body, atlas.pictures.of(version.body), way_up(address)),
        atlas.wordings[own].locations(version.locations) if version.locations else "",
    )


def continued_view(edition: Edition, atlas: Atlas) -> tuple[AreaView, ...]:
    """What simply continues, by area, with what was renamed, rolled on or only worded better."""
    plan, changes = edition.plan, edition.changes
    if plan is None or changes is None:
        return ()
    own = edition.organisation.id
    wording = atlas.wordings[own]
    renamed = {rename.to: rename.from_ for rename in changes.renamed}
    before = edition.previous.commitments if edition.previous else {}
    same: list[tuple[str, ContinuedView]] = []
    for id in sorted(changes.continued, key=lambda i: plan.commitments[i].title.casefold()):
        version = plan.commitments[id]
        notes = []
        earlier = before.get(renamed.get(id, id))
        if earlier and earlier.title != version.title:
            notes.append(wording("continued.title", title=earlier.title))
        if id in renamed:
            notes.append(wording("continued.renamed"))
        if id in changes.rolled:
            notes.append(wording("continued.rolled"))
        if id in changes.editorial:
            notes.append(wording("continued.editorial"))
        link = commitment_link(id, own, atlas, version.title)
        same.append((version.area, ContinuedView(link, tuple(notes))))
    return tuple(AreaView(id, title, continued=items) for id, title, items in _by_area(wording, same))
