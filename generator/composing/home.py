"""The home page: what this site is, the newest edition of each organisation, and ways in for each kind of reader."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.composing.addresses import HOME
from generator.composing.agenda import SoonView, soon
from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, card
from generator.composing.changes import Link
from generator.composing.charts import Named, squares
from generator.composing.counting import count, sentence, shares
from generator.composing.edition import title_of
from generator.composing.editions import Edition
from generator.composing.prose import joined
from generator.composing.readings import ways_in
from generator.composing.site import Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_home
from generator.composing.waysin import RangingWay, find_ways
from generator.content.organisation import Organisation
from generator.content.voice import StoryKeys


@dataclass(frozen=True, slots=True)
class NewestView:
    """An organisation with its newest edition (`edition` is None when there is none yet) and a voice from it."""

    name: str
    address: str
    is_network: bool
    edition: Link | None
    sentence: str
    looked_back: str
    picture: Markup
    voice: VoiceCard | None
    older: int


@dataclass(frozen=True, slots=True)
class WayIn:
    """A reader, and the newest editions with that reader's questions."""

    id: str
    title: str
    introduction: str
    editions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the template shows."""

    title: str
    newest: tuple[NewestView, ...]
    readers: tuple[WayIn, ...]
    ranging: tuple[RangingWay, ...]
    agenda: SoonView
    files: tuple[Link, ...]


def home_page(atlas: Atlas) -> Page:
    """The home page."""
    wording = atlas.wording
    title = atlas.library.site.says.title
    lead = wording("home.lead")
    names = (each.says.name for each in atlas.library.organisations.values())

    def view() -> HomeView:
        return HomeView(
            title=title,
            newest=tuple(_newest(each, atlas) for each in atlas.library.organisations.values()),
            readers=_readers(atlas),
            ranging=atlas.once(find_ways),
            agenda=soon(atlas),
            files=(
                Link(wording("on.feed_all"), atlas.addresses.feed()),
                Link(wording("on.data"), atlas.addresses.data()),
            ),
        )

    draft = Draft(
        address=HOME,
        kind=PageKind.HOME,
        title=title,
        description=lead,
        wording=wording,
        view=view,
        crumbs=(way_home(wording),),
        search=SearchEntry(title, joined((lead, *names)), wording("search.home")),
    )
    return make_page(draft)


def _newest(organisation: Organisation, atlas: Atlas) -> NewestView:
    wording = atlas.wordings[organisation.id]
    edition = atlas.editions.newest(organisation.id)
    address = atlas.addresses.organisation(organisation.id)
    name = organisation.says.name
    if edition is None:
        return NewestView(name, address, organisation.is_network, None, "", "", Markup(""), None, 0)
    told = sentence(edition, wording)
    deviations = count(edition).deviations
    previous = edition.previous
    return NewestView(
        name=name,
        address=address,
        is_network=organisation.is_network,
        edition=Link(title_of(edition, wording), atlas.addresses.edition(organisation.id, edition.period)),
        sentence=told,
        looked_back=wording("sentence.deviations", n=deviations, period=str(previous.period))
        if previous and deviations
        else "",
        picture=squares(
            shares(edition), Named(f"v-c-{organisation.id}", wording("edition.picture_title"), told)
        ),
        voice=_voice(edition, atlas),
        older=len(atlas.editions.of(organisation.id)) - 1,
    )


def _voice(edition: Edition, atlas: Atlas) -> VoiceCard | None:
    """A story that led to a change of this edition, or else one of its own; residents first, in a fixed order."""
    led = [
        voice
        for change in (edition.changes.changes if edition.changes else ())
        for voice in atlas.voices(change.prompted_by, edition.organisation.id)
    ]
    order = ("resident", "family", "volunteer", "staff")
    stories = [v for v in (*led, *edition.voices) if isinstance(v.says, StoryKeys) and v.says.meaning]
    stories.sort(key=lambda v: order.index(v.speaker.value) if v.speaker else len(order))
    if stories:
        return card(stories[0], atlas)
    return card(edition.voices[0], atlas) if edition.voices else None


def _readers(atlas: Atlas) -> tuple[WayIn, ...]:
    """Every reader whom an organisation names, in the order in which they are named first."""
    found: dict[str, list[Link]] = {}
    for id, organisation in atlas.library.organisations.items():
        edition = atlas.editions.newest(id)
        if edition is None:
            continue
        for way in ways_in(edition, atlas):
            name = f"{organisation.says.name}, {edition.period}"
            found.setdefault(way.id, []).append(Link(name, way.link.address))
    readers = atlas.library.readers
    return tuple(
        WayIn(id, readers[id].says.title, readers[id].says.introduction or "", tuple(links))
        for id, links in found.items()
    )
