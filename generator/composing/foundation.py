"""The foundation: the effective plan in full, by the organisation's own areas, for who wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.comparing.change import Effective, EffectivePlan
from generator.composing.addresses import way_up
from generator.composing.atlas import Atlas
from generator.composing.changes import Link, commitment_link, room_sentence
from generator.composing.editions import Edition
from generator.composing.prose import prose
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_to


@dataclass(frozen=True, slots=True)
class HoldingView:
    """A commitment as it holds: its text, since when, and what this plan did with it."""

    id: str
    link: Link
    text: Markup
    since: str
    turn: str
    word: str
    owner: str
    locations: str
    room: str


@dataclass(frozen=True, slots=True)
class HoldingArea:
    """An area with all that holds in it."""

    id: str
    title: str
    description: str
    commitments: tuple[HoldingView, ...]


@dataclass(frozen=True, slots=True)
class FoundationView:
    """What the template shows."""

    title: str
    period: str
    number: int
    words: int
    draft: bool
    areas: tuple[HoldingArea, ...]
    edition: Link


def foundation_page(edition: Edition, plan: EffectivePlan, atlas: Atlas, words: int) -> Page:
    """The page with an edition's plan in full; `words` is how long it is."""
    organisation, period = edition.organisation, str(edition.period)
    wording = atlas.wordings[organisation.id]
    address = atlas.addresses.foundation(organisation.id, edition.period)
    title = wording("foundation.page_title", title=plan.plan.says.title, organisation=organisation.says.name)

    def view() -> FoundationView:
        return FoundationView(
            title=plan.plan.says.title,
            period=period,
            number=len(plan.commitments),
            words=words,
            draft=edition.draft,
            areas=tuple(_areas(edition, plan, atlas, address)),
            edition=Link(period, atlas.addresses.edition(organisation.id, edition.period)),
        )

    draft = Draft(
        address=address,
        kind=PageKind.FOUNDATION,
        title=title,
        description=wording("foundation.description", n=len(plan.commitments), period=period),
        wording=wording,
        view=view,
        crumbs=way_to(atlas, organisation, edition, Crumb(wording("foundation.crumb"), address)),
        # the words of its commitments are found on their own pages
        search=SearchEntry(plan.plan.says.title, wording("foundation.description", n=len(plan.commitments), period=period),
                           wording("search.foundation"), organisation=organisation.says.name, period=period),
    )  # fmt: skip
    return make_page(draft)


def _areas(edition: Edition, plan: EffectivePlan, atlas: Atlas, address: str) -> Iterator[HoldingArea]:
    organisation = edition.organisation
    wording = atlas.wordings[organisation.id]
    by_area: dict[str, list[HoldingView]] = {}
    for version in plan.commitments.values():
        by_area.setdefault(version.area, []).append(_holding(version, edition, atlas, address))
    for id in sorted(by_area, key=wording.order_of_area):
        area = organisation.areas.get(id)
        description = (area.description or "") if area else ""
        yield HoldingArea(id, wording.area(id), description, tuple(by_area[id]))


def _holding(version: Effective, edition: Edition, atlas: Atlas, address: str) -> HoldingView:
    own = edition.organisation.id
    wording = atlas.wordings[own]
    changes = edition.changes.changes if edition.changes else ()
    kinds = [change.kind.value for change in changes if change.id == version.id]
    turn = kinds[0] if kinds else "began" if edition.is_first else "continued"
    return HoldingView(
        id=version.id,
        link=commitment_link(version.id, own, atlas, version.title),
        text=prose(version.body, atlas.pictures.of(version.body), way_up(address)),
        since=str(version.since or edition.period),
        turn=turn,
        word=wording(f"turn.{turn}"),
        owner=version.owner or "",
        locations=wording.locations(version.locations) if version.locations else "",
        room=room_sentence(version.room, atlas, wording) if version.room else "",
    )
