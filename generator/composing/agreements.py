"""What was agreed in each conversation and what came of it, and what a plan taught beside the plans that came after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.cards import role, when
from generator.composing.changes import Link
from generator.composing.counting import sentence
from generator.composing.editions import Edition
from generator.composing.followed import Followed, came_of, followed
from generator.composing.paging import Part, parted
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_to
from generator.composing.wording import Wording
from generator.content.organisation import Organisation
from generator.content.period import Period
from generator.content.voice import ConversationKeys, Voice

ROOM: Final = 600
"""So much of conversations, with all that came of them, keeps a page below half a megabyte."""


@dataclass(frozen=True, slots=True)
class AgreedView:
    """A conversation, what was agreed in it, and what came of that."""

    id: str
    link: Link
    form: str
    when: str
    agreed: tuple[str, ...]
    followed: Followed


@dataclass(frozen=True, slots=True)
class NextView:
    """A plan that came after: where its edition stands, and the sentence of it."""

    link: Link
    sentence: str


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A period: its conversations with agreements, its plan's lessons, and the plans that came after that one."""

    period: str
    edition: Link
    talks: tuple[AgreedView, ...]
    lessons: tuple[str, ...]
    plan: str
    after: tuple[NextView, ...]


@dataclass(frozen=True, slots=True)
class AgreementsView:
    """What the template shows."""

    organisation: Link
    number: int
    known: int
    page: int
    pages: tuple[Link, ...]
    periods: tuple[PeriodView, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """One thing of a period on its way to a page: a conversation, or (without one) the lessons of its plan."""

    period: Period
    talk: Voice | None = None


def agreements_address(organisation: str, atlas: Atlas) -> str:
    """Where the agreements of an organisation stand; an empty text when it has none, and no lessons either."""
    if organisation not in atlas.gathered.following:
        return ""
    return atlas.addresses.agreements(organisation)


def agreements_pages(organisation: Organisation, atlas: Atlas) -> Iterator[Page]:
    """The pages of an organisation's agreements and lessons; none where there is nothing to follow up."""

    def weight(entry: _Entry) -> int:
        if entry.talk is None:
            return 20
        echo = atlas.echoes.of(entry.talk.ref)
        agreed = entry.talk.says.agreed if isinstance(entry.talk.says, ConversationKeys) else ()
        talks = len(echo.discussed) + len(echo.ahead)
        return 4 + len(agreed) + 2 * len(came_of(entry.talk, atlas)) + talks

    address = partial(atlas.addresses.agreements, organisation.id)
    for part in parted(_entries(organisation, atlas), ROOM, address, weight):
        yield _page(organisation, atlas, part)


def agreed_of(organisation: str, atlas: Atlas) -> list[Voice]:
    """The conversations that have been held and in which something was agreed, the newest first."""
    return [
        voice
        for voice in atlas.gathered.held.get(organisation, ())
        if isinstance(voice.says, ConversationKeys) and voice.says.agreed
    ]


def _entries(organisation: Organisation, atlas: Atlas) -> list[_Entry]:
    """Conversations and lessons, the newest period first; a period's lessons behind its conversations."""
    entries = [_Entry(voice.ref.period, voice) for voice in agreed_of(organisation.id, atlas)]
    entries += (
        _Entry(edition.period)
        for edition in atlas.editions.of(organisation.id)
        if edition.plan is not None and edition.plan.plan.says.lessons
    )
    entries.sort(key=lambda entry: entry.talk is None)
    entries.sort(key=lambda entry: entry.period, reverse=True)
    return entries


def _page(organisation: Organisation, atlas: Atlas, part: Part[_Entry]) -> Page:
    wording = atlas.wordings[organisation.id]
    title = wording("agreements.page_title", organisation=organisation.says.name)
    if part.number > 1:
        title = wording("paged.title", title=title, page=part.number)
    description = wording("agreements.description", organisation=organisation.says.name)

    def view() -> AgreementsView:
        agreed = agreed_of(organisation.id, atlas) if part.number == 1 else []
        return AgreementsView(
            organisation=Link(organisation.says.name, atlas.addresses.organisation(organisation.id)),
            number=len(agreed),
            known=sum(
                bool(atlas.echoes.of(voice.ref).discussed or came_of(voice, atlas)) for voice in agreed
            ),
            page=part.number,
            pages=part.ways,
            periods=tuple(_periods(organisation, part.items, atlas, wording)),
        )

    draft = Draft(
        address=part.address,
        kind=PageKind.AGREEMENTS,
        title=title,
        description=description,
        wording=wording,
        view=view,
        crumbs=way_to(atlas, organisation, None, Crumb(wording("agreements.crumb"), part.address)),
        search=SearchEntry(
            wording("agreements.title"),
            description,
            wording("search.agreements"),
            organisation=organisation.says.name,
        )
        if part.number == 1
        else None,
    )
    return make_page(draft)


def _periods(
    organisation: Organisation, part: tuple[_Entry, ...], atlas: Atlas, wording: Wording
) -> Iterator[PeriodView]:
    editions = {edition.period: edition for edition in atlas.editions.of(organisation.id)}
    for period, group in groupby(part, lambda entry: entry.period):
        entries = list(group)
        edition = editions[period]
        plan = edition.plan.plan if edition.plan else None
        taught = any(entry.talk is None for entry in entries)
        yield PeriodView(
            period=str(period),
            edition=Link(str(period), atlas.addresses.edition(organisation.id, period)),
            talks=tuple(_agreed(entry.talk, atlas) for entry in entries if entry.talk is not None),
            lessons=plan.says.lessons if plan and taught else (),
            plan=plan.says.title if plan and taught else "",
            after=tuple(_after(edition, editions.values(), atlas, wording)) if taught else (),
        )


def _agreed(voice: Voice, atlas: Atlas) -> AgreedView:
    wording = atlas.wordings[voice.ref.organisation]
    return AgreedView(
        id=f"v-talk-{voice.ref.period}-{voice.ref.slug}",
        link=Link(voice.says.title, atlas.addresses.voice(voice.ref)),
        form=role(voice, atlas, wording),
        when=when(voice, wording),
        agreed=voice.says.agreed if isinstance(voice.says, ConversationKeys) else (),
        followed=followed(voice, atlas),
    )


def _after(
    edition: Edition, editions: Iterable[Edition], atlas: Atlas, wording: Wording
) -> Iterator[NextView]:
    """The plans that followed this one; none is there yet for the newest."""
    for each in editions:
        if each.previous is None or each.plan is None or each.previous.period != edition.period:
            continue
        address = atlas.addresses.edition(edition.organisation.id, each.period)
        yield NextView(Link(each.plan.plan.says.title, address), sentence(each, wording))
