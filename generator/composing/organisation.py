"""The page of an organisation: who it is in its own words, its editions through time, all commitments by period."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice

from markupsafe import Markup

from generator.composing.agenda import SoonView, soon
from generator.composing.agreements import agreements_address
from generator.composing.atlas import Atlas
from generator.composing.changes import Link
from generator.composing.charts import Named, squares
from generator.composing.counting import sentence, shares
from generator.composing.dress import logo_address
from generator.composing.edition import title_of
from generator.composing.editions import Edition
from generator.composing.learning import MatchView, show_match
from generator.composing.matching import matches_of
from generator.composing.network import NetworkView, network_view
from generator.composing.prose import joined
from generator.composing.site import Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_to
from generator.composing.threads import Step, Thread
from generator.content.organisation import Exchange, Organisation
from generator.content.references import CommitmentRef


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition in the line through time."""

    period: str
    title: str
    address: str
    sentence: str
    picture: Markup
    voices: int
    draft: bool
    newest: bool


@dataclass(frozen=True, slots=True)
class CellView:
    """What one plan did with one commitment: a sign and a word, leading to where it is told; empty before it began."""

    turn: str
    word: str
    address: str
    outcomes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RowView:
    """A commitment with a cell for every period."""

    link: Link
    holds: bool
    cells: tuple[CellView | None, ...]


@dataclass(frozen=True, slots=True)
class RowsView:
    """The commitments of an area."""

    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """What the template shows."""

    name: str
    logo: str
    introduction: str
    is_network: bool
    network: NetworkView | None
    editions: tuple[EditionLine, ...]
    periods: tuple[str, ...]
    areas: tuple[RowsView, ...]
    turns: tuple[tuple[str, str], ...]
    brings: tuple[Exchange, ...]
    seeks: tuple[Exchange, ...]
    matches: tuple[MatchView, ...]
    learning: str
    contact: str
    agenda: SoonView
    agreements: str
    newest: Link | None
    files: tuple[Link, ...]


def organisation_page(organisation: Organisation, atlas: Atlas) -> Page:
    """The page of one organisation."""
    wording = atlas.wordings[organisation.id]
    says = organisation.says
    draft = Draft(
        address=atlas.addresses.organisation(organisation.id),
        kind=PageKind.ORGANISATION,
        title=says.name,
        description=joined((says.introduction,)),
        wording=wording,
        view=partial(_view, organisation, atlas),
        crumbs=way_to(atlas, organisation),
        search=SearchEntry(says.name, joined((says.introduction,)), wording("search.organisation")),
    )
    return make_page(draft)


def _view(organisation: Organisation, atlas: Atlas) -> OrganisationView:
    wording = atlas.wordings[organisation.id]
    says = organisation.says
    editions = atlas.editions.of(organisation.id)
    planned = [edition for edition in editions if edition.plan is not None]
    newest = atlas.editions.newest(organisation.id)
    areas = _areas(organisation, planned, atlas)
    used = {cell.turn for area in areas for row in area.rows for cell in row.cells if cell}
    return OrganisationView(
        name=says.name,
        logo=logo_address(organisation, atlas),
        introduction=says.introduction or "",
        is_network=organisation.is_network,
        network=network_view(organisation, atlas),
        editions=tuple(_line(edition, atlas) for edition in reversed(editions)),
        periods=tuple(str(edition.period) for edition in planned),
        areas=areas,
        turns=tuple((turn, wording(f"turn.{turn}")) for turn in _TURNS if turn in used),
        brings=says.brings,
        seeks=says.seeks,
        matches=tuple(
            show_match(match, atlas) for match in islice(matches_of(organisation, atlas), _MATCHES)
        ),
        learning=atlas.addresses.learning(),
        contact=says.contact or "",
        agenda=soon(atlas, organisation.id),
        agreements=agreements_address(organisation.id, atlas),
        newest=Link(str(newest.period), atlas.addresses.edition(organisation.id, newest.period))
        if newest
        else None,
        files=(
            Link(wording("on.feed", organisation=says.name), atlas.addresses.feed(organisation.id)),
            Link(wording("on.data"), atlas.addresses.data()),
        ),
    )


_MATCHES = 12
"""So many matches stand on the page of an organisation; the page on learning has more."""
_TURNS = ("began", "new", "changed", "resumed", "continued", "ended", "passed")


def _line(edition: Edition, atlas: Atlas) -> EditionLine:
    own = edition.organisation.id
    wording = atlas.wordings[own]
    told = sentence(edition, wording)
    return EditionLine(
        period=str(edition.period),
        title=title_of(edition, wording),
        address=atlas.addresses.edition(own, edition.period),
        sentence=told,
        picture=squares(
            shares(edition), Named(f"v-c-{edition.period}", wording("edition.picture_title"), told)
        ),
        voices=len(edition.voices),
        draft=edition.draft,
        newest=edition is atlas.editions.newest(own),
    )


def _areas(organisation: Organisation, planned: list[Edition], atlas: Atlas) -> tuple[RowsView, ...]:
    """All commitments by the area that they have now, those that hold first."""
    wording = atlas.wordings[organisation.id]
    threads = list(atlas.threads[organisation.id].threads.values())
    threads.sort(key=lambda t: (not t.holds, t.version.title.casefold()))
    found: dict[str, list[Thread]] = {}
    for thread in threads:
        found.setdefault(thread.version.lineage, []).append(thread)
    return tuple(
        RowsView(
            wording.area(area),
            tuple(_row(organisation, thread, planned, atlas) for thread in found[area]),
        )
        for area in sorted(found, key=wording.order_of_area)
    )


def _row(organisation: Organisation, thread: Thread, planned: list[Edition], atlas: Atlas) -> RowView:
    steps = {step.edition: step for step in thread.steps}
    address = atlas.addresses.commitment(CommitmentRef(organisation.id, thread.id))
    return RowView(
        Link(thread.version.title, address),
        thread.holds,
        tuple(_cell(steps.get(edition), address, atlas) for edition in planned),
    )


def _cell(step: Step | None, address: str, atlas: Atlas) -> CellView | None:
    if step is None:
        return None
    wording = atlas.wordings[step.edition.organisation.id]
    outcomes = dict.fromkeys(deviation.says.outcome.value for deviation in step.deviations)
    return CellView(
        turn=step.turn.value,
        word=wording(f"turn.{step.turn.value}"),
        address=f"{address}#v-{step.edition.period}",
        outcomes=tuple((outcome, wording(f"outcome.{outcome}")) for outcome in outcomes),
    )
