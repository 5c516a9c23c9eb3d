"""The page of a commitment through all its years, at an address that never changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.composing.addresses import way_up
from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, cards
from generator.composing.changes import (
    ChangeView,
    DeviationView,
    Link,
    commitment_link,
    room_sentence,
    show_change,
    show_deviation,
)
from generator.composing.prose import joined, prose
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_to
from generator.composing.threads import Step, Thread, Turn
from generator.composing.topics import themes_of
from generator.composing.wording import Wording
from generator.composing.years import years_address
from generator.content.organisation import Organisation
from generator.content.references import CommitmentRef


@dataclass(frozen=True, slots=True)
class YearView:
    """One plan's turn of the commitment.

    `notes` say what happened to its words where nothing else did; `into` are the commitments that it passed into.
    """

    id: str
    period: str
    edition: str
    turn: str
    word: str
    draft: bool
    change: ChangeView | None
    notes: tuple[str, ...]
    into: tuple[Link, ...]
    deviations: tuple[DeviationView, ...]


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """What the template shows: how it holds now (or was last), then the years, the newest first."""

    title: str
    area: str
    status: str
    holds: bool
    text: Markup
    owner: str
    locations: str
    room: str
    themes: tuple[Link, ...]
    years: tuple[YearView, ...]
    voices: tuple[VoiceCard, ...]
    edition: Link
    organisation: Link
    afar: str
    """Where the net change over any number of years stands; empty where too little happened."""


def commitment_page(organisation: Organisation, thread: Thread, atlas: Atlas) -> Page:
    """The page of one commitment."""
    wording = atlas.wordings[organisation.id]
    ref = CommitmentRef(organisation.id, thread.id)
    address = atlas.addresses.commitment(ref)
    version = thread.version
    draft = Draft(
        address=address,
        kind=PageKind.COMMITMENT,
        title=version.title,
        description=_status(thread, wording),
        wording=wording,
        view=partial(_view, organisation, thread, atlas, address),
        crumbs=way_to(atlas, organisation, None, Crumb(version.title, address)),
        search=_found(thread, organisation, wording),
    )
    return make_page(draft)


def _view(organisation: Organisation, thread: Thread, atlas: Atlas, address: str) -> CommitmentView:
    wording = atlas.wordings[organisation.id]
    ref = CommitmentRef(organisation.id, thread.id)
    version = thread.version
    newest = thread.newest.edition
    area = organisation.areas.get(version.area)
    return CommitmentView(
        title=version.title,
        area=wording.area(version.area),
        status=_status(thread, wording),
        holds=thread.holds,
        text=prose(version.body, atlas.pictures.of(version.body), way_up(address), 2),
        owner=version.owner or "",
        locations=wording.locations(version.locations),
        room=room_sentence(version.room, atlas, wording) if version.room else "",
        themes=themes_of(version.frameworks or (area.frameworks if area else ()), atlas, wording),
        years=tuple(_year(step, organisation, atlas, address) for step in reversed(thread.steps)),
        voices=cards(atlas.about.get(ref, ()), atlas),
        edition=Link(str(newest.period), atlas.addresses.edition(organisation.id, newest.period)),
        organisation=Link(organisation.says.name, atlas.addresses.organisation(organisation.id)),
        afar=years_address(organisation.id, thread, atlas),
    )


def _found(thread: Thread, organisation: Organisation, wording: Wording) -> SearchEntry:
    """What search knows of a commitment: its text, its reasons through the years, and its earlier titles."""
    first, newest = thread.steps[0].edition.period, thread.newest.edition.period
    steps = thread.steps[::-1]
    reasons = [step.change.reason for step in steps if step.change]
    reasons += [deviation.says.reason for step in steps for deviation in step.deviations]
    titles = dict.fromkeys(step.version.title for step in thread.steps if step.version is not None)
    titles.pop(thread.version.title, None)
    return SearchEntry(
        title=thread.version.title,
        words=joined((thread.version.body.plain, *reasons)),
        kind=wording("search.commitment"),
        who=wording(f"turn.{thread.newest.turn.value}"),
        organisation=organisation.says.name,
        period=str(newest) if first == newest else f"{first} – {newest}",
        keywords=joined(titles),
    )


def _status(thread: Thread, wording: Wording) -> str:
    """How it stands with the commitment, in a sentence."""
    newest = thread.newest
    period = str(newest.edition.period)
    since = str(thread.steps[0].edition.period)
    if newest.turn is Turn.PASSED:
        return wording("commitment.passed", period=period)
    if newest.turn is Turn.ENDED:
        ends = newest.change.ends if newest.change else None
        how = wording(f"ending.{ends.value}") if ends else ""
        return wording("commitment.ended", period=period, since=since, how=how)
    if since == period:
        return wording("commitment.fresh", since=since)
    changed = [step for step in thread.steps if step.turn in (Turn.CHANGED, Turn.RESUMED)]
    if not changed:
        return wording("commitment.unchanged", since=since)
    return wording("commitment.holds", since=since, changed=str(changed[-1].edition.period))


def _year(step: Step, organisation: Organisation, atlas: Atlas, address: str) -> YearView:
    wording = atlas.wordings[organisation.id]
    edition = step.edition
    notes = []
    if step.turn is Turn.CONTINUED:
        previous = edition.previous
        earlier = previous.commitments.get(step.formerly or step.version.id) if previous else None
        if earlier is not None and earlier.title != step.version.title:
            notes.append(wording("continued.title", title=earlier.title))
        if step.formerly:
            notes.append(wording("continued.renamed"))
        if step.rolled:
            notes.append(wording("continued.rolled"))
        if step.editorial:
            notes.append(wording("continued.editorial"))
    titles = {}
    if step.into and edition.plan is not None:
        titles = {
            id: edition.plan.commitments[id].title for id in step.into if id in edition.plan.commitments
        }
    return YearView(
        id=f"v-{edition.period}",
        period=str(edition.period),
        edition=atlas.addresses.edition(organisation.id, edition.period),
        turn=step.turn.value,
        word=wording(f"turn.{step.turn.value}"),
        draft=edition.draft,
        change=show_change(step.change, edition, atlas, address, short=False) if step.change else None,
        notes=tuple(notes),
        into=tuple(commitment_link(id, organisation.id, atlas, titles.get(id, "")) for id in step.into),
        deviations=tuple(show_deviation(d, edition, atlas, address) for d in step.deviations),
    )
