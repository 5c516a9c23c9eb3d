"""The agenda: conversations to come to which somebody is invited, of one organisation and of all, with a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.cards import role
from generator.composing.changes import Link
from generator.composing.prose import quotation, shortened
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_home, way_to
from generator.content.organisation import Organisation
from generator.content.voice import ConversationKeys, Voice

MOST: Final = 200
"""So many conversations, the first to come, keep a page below half a megabyte; the calendar has all of them."""
_SOON: Final = 3
"""How many of them other pages name."""


@dataclass(frozen=True, slots=True)
class ComingView:
    """A conversation to come: when, what, where, and who is welcome. `organisation` is empty on its own pages."""

    id: str
    on: str
    link: Link
    form: str
    place: str
    open_to: str
    summary: str
    organisation: Link | None


@dataclass(frozen=True, slots=True)
class SoonView:
    """What other pages say of an agenda: its first conversations, and where it stands. Empty when there is none."""

    coming: tuple[ComingView, ...] = ()
    number: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class AgendaView:
    """What the template shows; `more` is how many conversations only the calendar has."""

    organisation: Link | None
    coming: tuple[ComingView, ...]
    number: int
    more: int
    calendar: str
    whole: str


def agenda_pages(atlas: Atlas) -> Iterator[Page]:
    """The agenda of the site, and that of every organisation with something in it; none where nothing is to come."""
    if not atlas.gathered.agenda():
        return
    yield _page(None, atlas)
    for organisation in atlas.library.organisations.values():
        if atlas.gathered.agenda(organisation.id):
            yield _page(organisation, atlas)


def soon(atlas: Atlas, organisation: str = "") -> SoonView:
    """What a page says of the agenda of an organisation, or of the site."""
    ahead = atlas.gathered.agenda(organisation)
    if not ahead:
        return SoonView()
    coming = tuple(_coming(voice, atlas, alone=bool(organisation)) for voice in ahead[:_SOON])
    return SoonView(coming, len(ahead), atlas.addresses.agenda(organisation))


def _page(organisation: Organisation | None, atlas: Atlas) -> Page:
    own = organisation.id if organisation else ""
    wording = atlas.wordings[own] if organisation else atlas.wording
    ahead = atlas.gathered.agenda(own)
    address = atlas.addresses.agenda(own)
    name = organisation.says.name if organisation else atlas.library.site.says.title
    title = wording("agenda.page_title", organisation=name)
    description = wording("agenda.lead", n=len(ahead))
    view = AgendaView(
        organisation=Link(name, atlas.addresses.organisation(own)) if organisation else None,
        coming=tuple(_coming(voice, atlas, alone=organisation is not None) for voice in ahead[:MOST]),
        number=len(ahead),
        more=max(0, len(ahead) - MOST),
        calendar=atlas.addresses.calendar(own),
        whole=atlas.addresses.agenda() if organisation and len(atlas.gathered.agenda()) > len(ahead) else "",
    )
    crumb = Crumb(wording("agenda.crumb"), address)
    draft = Draft(
        address=address,
        kind=PageKind.AGENDA,
        title=title,
        description=description,
        wording=wording,
        view=view,
        crumbs=way_to(atlas, organisation, None, crumb) if organisation else (way_home(wording), crumb),
        search=SearchEntry(
            wording("agenda.title"),
            " ".join((description, *(each.link.words for each in view.coming))),
            wording("search.agenda"),
            organisation=organisation.says.name if organisation else "",
        ),
    )
    return make_page(draft)


def _coming(voice: Voice, atlas: Atlas, *, alone: bool) -> ComingView:
    """A conversation to come. Raises `TypeError` for a voice of another kind."""
    says = voice.says
    if not isinstance(says, ConversationKeys) or says.on is None:
        raise TypeError(voice.ref)
    own = voice.ref.organisation
    wording = atlas.wordings[own]
    return ComingView(
        id=f"v-on-{own}-{voice.ref.period}-{voice.ref.slug}",
        on=wording.date(says.on),
        link=Link(says.title, atlas.addresses.voice(voice.ref)),
        form=role(voice, atlas, wording),
        place=says.place or "",
        open_to=wording.listing(list(says.open_to)),
        summary=shortened(says.summary) if says.summary else quotation(voice.body),
        organisation=None
        if alone
        else Link(atlas.library.organisations[own].says.name, atlas.addresses.organisation(own)),
    )
