"""The edition: what differs from the plan before, what went otherwise, who was heard, and what simply continues."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.composing.addresses import way_up
from generator.composing.agenda import SoonView, soon
from generator.composing.areas import AreaView, areas_view, continued_view
from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, cards, turns_of_sides
from generator.composing.changes import (
    DeviationView,
    Link,
    commitment_link,
    room_answer,
    show_deviation,
)
from generator.composing.charts import Named, squares
from generator.composing.counting import Counts, WordCount, count, sentence, shares, words_in_edition
from generator.composing.dress import logo_address
from generator.composing.editions import Edition
from generator.composing.filters import Filters, edition_filters
from generator.composing.heard import Counted, Heard, heard
from generator.composing.leaning import LogView, log_of
from generator.composing.observations import ObservedView, observed
from generator.composing.once import Spoken
from generator.composing.onward import Onward, onward
from generator.composing.prose import first_paragraph, joined, prose
from generator.composing.readings import WayIn, ways_in
from generator.composing.responses import ResponsesView, responses
from generator.composing.scoring import ScoresView, scores_view
from generator.composing.site import Page, PageKind, SearchEntry
from generator.composing.talking import is_talked
from generator.composing.templating import Draft, make_page, way_to
from generator.composing.wording import Wording
from generator.content.plan import Deviation

SHOWN_VOICES = 4
"""How many voices of the period an edition shows; all of them have a page of their own."""


@dataclass(frozen=True, slots=True)
class RoomView:
    """A rule that stands in the way, and the commitment that it stands in the way of."""

    link: Link
    rule: str
    answer: str
    status: str


@dataclass(frozen=True, slots=True)
class EditionView:
    """What the template of an edition shows. Parts that an edition lacks are empty."""

    organisation: Link
    logo: str
    document: str
    title: str
    period: str
    draft: bool
    has_plan: bool
    is_first: bool
    sentence: str
    looked_back: str
    picture: Markup
    legend: tuple[Counted, ...]
    counts: Counts
    adopted: str
    introduction: Markup
    plain: str
    previous_period: str
    filters: Filters
    deviations: tuple[DeviationView, ...]
    areas: tuple[AreaView, ...]
    continued: tuple[AreaView, ...]
    without_voice: int
    behind: int
    so_far: tuple[DeviationView, ...]
    heard: Heard
    voices: tuple[VoiceCard, ...]
    voices_address: str
    observed: ObservedView
    responses: ResponsesView
    agenda: SoonView
    room: tuple[RoomView, ...]
    rules: str
    scores: tuple[ScoresView, ...]
    log: LogView
    lessons: tuple[str, ...]
    words: WordCount
    foundation: str
    readers: tuple[WayIn, ...]
    on: Onward
    cards: str

    @property
    def opening(self) -> tuple[Markup, Markup]:
        """The introduction: its first paragraph, and the rest."""
        return first_paragraph(self.introduction)


def edition_page(edition: Edition, atlas: Atlas) -> Page:
    """The page of an edition."""
    organisation = edition.organisation
    wording = atlas.wordings[organisation.id]
    address = atlas.addresses.edition(organisation.id, edition.period)
    title, told = title_of(edition, wording), sentence(edition, wording)
    plan = edition.plan.plan if edition.plan else None
    changes = edition.changes.changes if edition.changes and not edition.is_first else ()
    draft = Draft(
        address=address,
        kind=PageKind.EDITION,
        title=wording("edition.page_title", title=title, organisation=organisation.says.name),
        description=joined((told, _looked_back(edition, count(edition), wording))),
        wording=wording,
        view=lambda: _once(edition_view(edition, atlas, address), edition, atlas),
        crumbs=way_to(atlas, organisation, edition),
        search=SearchEntry(
            title=title,
            words=joined(
                (
                    *((plan.body.plain, plan.says.plain) if plan else ()),
                    *(text for change in changes for text in (change.shown.title, change.reason)),
                )
            ),
            kind=wording("search.edition"),
            organisation=organisation.says.name,
            period=str(edition.period),
            summary=told,
        ),
    )
    return make_page(draft)


def _once(view: EditionView, edition: Edition, atlas: Atlas) -> EditionView:
    """The edition in which every voice is quoted once, and those of the period stand out that were not quoted yet."""
    spoken = Spoken()
    deviations = spoken.told(view.deviations)
    areas = spoken.areas(view.areas)
    so_far = spoken.told(view.so_far)
    address = atlas.addresses.voice
    others = [voice for voice in edition.voices if not spoken.at(address(voice.ref))]
    voices = cards(turns_of_sides(others or edition.voices, SHOWN_VOICES), atlas)
    return replace(view, deviations=deviations, areas=areas, so_far=so_far, voices=voices)


def title_of(edition: Edition, wording: Wording) -> str:
    """The plan's own title, or one of ours where there are voices alone."""
    if edition.plan is not None:
        return edition.plan.plan.says.title
    return wording("edition.voices_title", period=str(edition.period))


def edition_view(edition: Edition, atlas: Atlas, address: str) -> EditionView:
    """Everything that the template shows."""
    organisation = edition.organisation
    wording = atlas.wordings[organisation.id]
    plan = edition.plan
    counts = count(edition)
    title = title_of(edition, wording)
    areas = areas_view(edition, atlas, address)
    changes = [change for area in areas for change in area.changes]
    changeset = edition.changes
    previous = edition.previous
    before = atlas.editions.at(organisation.id, previous.period) if previous else None
    return EditionView(
        organisation=Link(organisation.says.name, atlas.addresses.organisation(organisation.id)),
        logo=logo_address(organisation, atlas),
        document=(plan.plan.says.document if plan else None) or organisation.says.document or "",
        title=title,
        period=str(edition.period),
        draft=edition.draft,
        has_plan=plan is not None,
        is_first=edition.is_first,
        sentence=sentence(edition, wording),
        looked_back=_looked_back(edition, counts, wording),
        picture=_picture(edition, wording),
        legend=tuple(Counted(s.kind, wording(f"count_word.{s.kind}"), s.number) for s in shares(edition)),
        counts=counts,
        adopted=_adopted(edition, wording),
        introduction=_introduction(edition, atlas, address),
        plain=(plan.plan.says.plain or "") if plan else "",
        previous_period=str(previous.period) if previous else "",
        filters=edition_filters(edition, atlas),
        deviations=_told(changeset.deviations if changeset else (), before, atlas, address),
        areas=areas,
        continued=continued_view(edition, atlas),
        without_voice=sum(1 for change in changes if not change.voices),
        behind=len({card.address for change in changes for card in change.voices}),
        so_far=_told(changeset.so_far if changeset else (), edition, atlas, address),
        heard=heard(edition, atlas),
        voices=cards(turns_of_sides(edition.voices, SHOWN_VOICES), atlas),
        voices_address=atlas.addresses.voices(organisation.id, edition.period),
        observed=observed(edition, atlas),
        responses=responses(edition, atlas),
        agenda=soon(atlas, organisation.id)
        if edition is atlas.editions.newest(organisation.id)
        else SoonView(),
        room=_room(edition, atlas, wording),
        rules=atlas.addresses.rules(),
        scores=scores_view(edition, atlas),
        log=log_of(edition, wording),
        lessons=plan.plan.says.lessons if plan else (),
        words=words_in_edition(edition),
        foundation=atlas.addresses.foundation(organisation.id, edition.period) if plan else "",
        readers=ways_in(edition, atlas),
        on=onward(edition, atlas),
        cards=atlas.addresses.cards(organisation.id, edition.period) if is_talked(edition, atlas) else "",
    )


def _picture(edition: Edition, wording: Wording) -> Markup:
    """The counts as a small picture, which is named by the sentence that tells them."""
    named = Named("v-counts", wording("edition.picture_title"), sentence(edition, wording))
    return squares(shares(edition), named)


def _introduction(edition: Edition, atlas: Atlas, address: str) -> Markup:
    """The plan's own introduction; empty where there are voices alone."""
    if edition.plan is None:
        return Markup("")
    body = edition.plan.plan.body
    return prose(body, atlas.pictures.of(body), way_up(address), 3)


def _told(
    deviations: tuple[Deviation, ...], edition: Edition | None, atlas: Atlas, address: str
) -> tuple[DeviationView, ...]:
    """Deviations as a page shows them, of the edition in whose plan they stand; none without one."""
    if edition is None:
        return ()
    return tuple(show_deviation(each, edition, atlas, address) for each in deviations)


def _looked_back(edition: Edition, counts: Counts, wording: Wording) -> str:
    if edition.previous is None or not counts.deviations:
        return ""
    return wording("sentence.deviations", n=counts.deviations, period=str(edition.previous.period))


def _adopted(edition: Edition, wording: Wording) -> str:
    adopted = edition.plan.plan.says.adopted if edition.plan else None
    if adopted is None:
        return ""
    return wording("edition.adopted", on=wording.date(adopted.on), by=adopted.by or "")


def _room(edition: Edition, atlas: Atlas, wording: Wording) -> tuple[RoomView, ...]:
    """The rules that stand in the way of what holds now."""
    if edition.plan is None:
        return ()
    own = edition.organisation.id
    return tuple(
        RoomView(
            commitment_link(version.id, own, atlas, version.title),
            version.room.rule,
            room_answer(version.room, atlas, wording),
            version.room.status.value,
        )
        for version in edition.plan.commitments.values()
        if version.room is not None
    )
