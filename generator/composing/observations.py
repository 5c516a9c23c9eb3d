"""From what was seen to what changed: every observation of a period as a way in five steps, and who sat in the panels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from generator.composing.agreements import agreements_address
from generator.composing.atlas import Atlas
from generator.composing.cards import role, when
from generator.composing.changes import Link
from generator.composing.editions import Edition
from generator.composing.followed import DoneView, came_of
from generator.composing.gathering import day_of_voice
from generator.composing.paging import Part, parted
from generator.composing.panels import PanelView, panel_view, panels_of
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_to
from generator.composing.wording import Wording
from generator.content.references import PlanRef
from generator.content.voice import ConversationKeys, ObservationKeys, Voice

ROOM: Final = 600
"""So much of observations, with all that came of them, keeps a page below half a megabyte."""


@dataclass(frozen=True, slots=True)
class TalkView:
    """A conversation about an observation: where it is told, of what form, when, who was in it, what was agreed."""

    link: Link
    form: str
    when: str
    panel: PanelView
    agreed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepsView:
    """The way of one observation. What is empty has not been reached.

    `seen` says when and where, `observers` by whom; `checked` is the month in which the team read it. `ahead` are
    conversations about it that are still to come. `done` is what changed, and what went otherwise in practice.
    """

    id: str
    link: Link
    summary: str
    seen: str
    observers: str
    team: str
    checked: str
    talks: tuple[TalkView, ...]
    ahead: tuple[Link, ...]
    done: tuple[DoneView, ...]

    @property
    def agreed(self) -> int:
        """How many things were agreed."""
        return sum(len(talk.agreed) for talk in self.talks)

    @property
    def changed(self) -> bool:
        """Whether a commitment changed."""
        return any(not done.practice for done in self.done)


@dataclass(frozen=True, slots=True)
class ObservedView:
    """What an edition says of its observations in a sentence or two; an empty address when it has none."""

    sentence: str
    address: str


@dataclass(frozen=True, slots=True)
class ObservationsView:
    """What the template of the page shows; `panels` stand on the first page only."""

    organisation: str
    period: str
    lead: str
    page: int
    pages: tuple[Link, ...]
    ways: tuple[StepsView, ...]
    panels: tuple[PanelView, ...]
    edition: Link
    agreements: str


def observed(edition: Edition, atlas: Atlas) -> ObservedView:
    """What an edition says of its observations."""
    own = edition.organisation.id
    seen = _of(edition, atlas)
    if not seen:
        return ObservedView("", "")
    return ObservedView(
        counted(seen, atlas, atlas.wordings[own]), atlas.addresses.observations(own, edition.period)
    )


def counted(seen: tuple[Voice, ...], atlas: Atlas, wording: Wording) -> str:
    """How many observations there are, of how many people talked, and how many led to a change."""
    talked = sum(bool(atlas.echoes.of(voice.ref).discussed) for voice in seen)
    changed = sum(any(not done.practice for done in came_of(voice, atlas)) for voice in seen)
    told = [wording("observations.counted", n=len(seen))]
    if not talked:
        told.append(wording("observations.talked_none"))
    elif len(seen) == 1:
        told.append(wording("observations.talked_one"))
    else:
        told.append(wording("observations.talked", n=talked))
    if not changed:
        told.append(wording("observations.changed_none"))
    elif len(seen) == 1:
        told.append(wording("observations.changed_one"))
    else:
        told.append(wording("observations.changed", n=changed))
    return " ".join(told)


def _of(edition: Edition, atlas: Atlas) -> tuple[Voice, ...]:
    return atlas.gathered.observations.get(PlanRef(edition.organisation.id, edition.period), ())


def observations_pages(edition: Edition, atlas: Atlas) -> Iterator[Page]:
    """The pages with the observations of an edition; none where there are no observations."""
    own = edition.organisation.id
    for part in parted(
        _of(edition, atlas), ROOM, partial(atlas.addresses.observations, own, edition.period), _weight(atlas)
    ):
        yield _page(edition, atlas, part)


def _weight(atlas: Atlas) -> Callable[[Voice], int]:
    """How much an observation asks of a page: a little for itself, and for everything that came of it."""

    def weight(voice: Voice) -> int:
        echo = atlas.echoes.of(voice.ref)
        talks = [talk.says for talk in echo.discussed if isinstance(talk.says, ConversationKeys)]
        said = sum(len(says.agreed) + len(says.participants) for says in talks)
        return 4 + said + 2 * len(echo.ahead) + 2 * len(came_of(voice, atlas))

    return weight


def _page(edition: Edition, atlas: Atlas, part: Part[Voice]) -> Page:
    organisation, period = edition.organisation, str(edition.period)
    wording = atlas.wordings[organisation.id]
    lead = counted(_of(edition, atlas), atlas, wording) if part.number == 1 else ""
    title = wording("observations.page_title", organisation=organisation.says.name, period=period)
    if part.number > 1:
        title = wording("paged.title", title=title, page=part.number)

    def view() -> ObservationsView:
        return ObservationsView(
            organisation=organisation.says.name,
            period=period,
            lead=lead,
            page=part.number,
            pages=part.ways,
            ways=tuple(steps(voice, atlas) for voice in part.items),
            panels=panels_of(organisation.id, atlas) if part.number == 1 else (),
            edition=Link(period, atlas.addresses.edition(organisation.id, edition.period)),
            agreements=agreements_address(organisation.id, atlas),
        )

    crumb = Crumb(wording("observations.crumb"), part.address)
    draft = Draft(
        address=part.address,
        kind=PageKind.OBSERVATIONS,
        title=title,
        description=lead or title,
        wording=wording,
        view=view,
        crumbs=way_to(atlas, organisation, edition, crumb),
        search=SearchEntry(
            wording("observations.title", period=period),
            lead,
            wording("search.observations"),
            organisation=organisation.says.name,
            period=period,
        )
        if part.number == 1
        else None,
    )
    return make_page(draft)


def steps(voice: Voice, atlas: Atlas) -> StepsView:
    """The way of one observation so far. Raises `TypeError` for a voice of another kind."""
    says = voice.says
    if not isinstance(says, ObservationKeys):
        raise TypeError(voice.ref)
    wording = atlas.wordings[voice.ref.organisation]
    echo = atlas.echoes.of(voice.ref)
    return StepsView(
        id=f"v-way-{voice.ref.slug}",
        link=Link(says.title, atlas.addresses.voice(voice.ref)),
        summary=says.summary or "",
        seen=_seen(says, wording),
        observers=wording.listing(list(says.observers)),
        team=says.team or "",
        checked=wording.month(says.checked_by_team) if says.checked_by_team else "",
        talks=tuple(_talk(talk, atlas) for talk in sorted(echo.discussed, key=day_of_voice)),
        ahead=tuple(
            Link(talk.says.title, atlas.addresses.voice(talk.ref))
            for talk in sorted(echo.ahead, key=day_of_voice)
        ),
        done=came_of(voice, atlas),
    )


def _seen(says: ObservationKeys, wording: Wording) -> str:
    """The months in which was looked, and where."""
    begin = wording.month(says.from_) if says.from_ else ""
    end = wording.month(says.until) if says.until else ""
    span = begin or end
    if begin and end and begin != end:
        span = wording("voice.span", begin=begin, end=end)
    where = wording.locations(says.locations) if says.locations else ""
    return ", ".join(part for part in (span, where) if part)


def _talk(talk: Voice, atlas: Atlas) -> TalkView:
    wording = atlas.wordings[talk.ref.organisation]
    return TalkView(
        link=Link(talk.says.title, atlas.addresses.voice(talk.ref)),
        form=role(talk, atlas, wording),
        when=when(talk, wording),
        panel=panel_view(talk, atlas),
        agreed=talk.says.agreed if isinstance(talk.says, ConversationKeys) else (),
    )
