"""The voices of a period: by kind, and stories by who speaks; parted over several pages when there are very many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, card, time_of
from generator.composing.changes import Link
from generator.composing.editions import Edition
from generator.composing.filters import Filters, voice_filters
from generator.composing.heard import Heard, heard
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_to
from generator.composing.wording import Wording
from generator.content.voice import Voice

PER_PAGE: Final = 100
"""So many voices keep a page below half a megabyte, whatever their titles are."""

_KINDS: Final = ("story", "conversation", "observation", "response")
_SPEAKERS: Final = ("resident", "family", "volunteer", "staff")


@dataclass(frozen=True, slots=True)
class EntryView:
    """A voice in the list, with what it led to, and what it answers to in filters."""

    card: VoiceCard
    answers: str
    led_to: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Voices of one speaker, where it is about stories; of all where it is not."""

    speaker: str
    heading: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class KindView:
    """Voices of one kind."""

    id: str
    heading: str
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class VoicesView:
    """What the template shows: the groups of one page, and the way to the others."""

    organisation: str
    period: str
    number: int
    page: int
    pages: tuple[Link, ...]
    kinds: tuple[KindView, ...]
    filters: Filters
    heard: Heard | None
    edition: Link


def voices_pages(edition: Edition, atlas: Atlas) -> Iterator[Page]:
    """The pages with all voices of an edition; at least one, also when there are no voices."""
    ordered = sorted(edition.voices, key=_place)
    parts = [ordered[start : start + PER_PAGE] for start in range(0, len(ordered), PER_PAGE)] or [[]]
    own = edition.organisation.id
    ways = tuple(
        Link(str(number), atlas.addresses.voices(own, edition.period, number))
        for number in range(1, len(parts) + 1)
    )
    for number, part in enumerate(parts, start=1):
        yield _page(edition, atlas, number, part, ways)


def _place(voice: Voice) -> tuple[int, int, str, str]:
    """By kind, by who speaks, then by time."""
    speaker = _SPEAKERS.index(voice.speaker.value) if voice.speaker else 0
    return _KINDS.index(voice.kind.value), speaker, time_of(voice), voice.ref.slug


def _page(edition: Edition, atlas: Atlas, number: int, voices: list[Voice], ways: tuple[Link, ...]) -> Page:
    organisation = edition.organisation
    wording = atlas.wordings[organisation.id]
    address = ways[number - 1].address
    period = str(edition.period)
    title = wording("voices.page_title", organisation=organisation.says.name, period=period)
    if number > 1:
        title = wording("voices.page_title_more", title=title, page=number)

    def view() -> VoicesView:
        filters = voice_filters(voices, wording)
        return VoicesView(
            organisation=organisation.says.name,
            period=period,
            number=len(edition.voices),
            page=number,
            pages=ways if len(ways) > 1 else (),
            kinds=tuple(_kinds(voices, filters, atlas, wording)),
            filters=filters,
            heard=heard(edition, atlas) if number == 1 else None,
            edition=Link(period, atlas.addresses.edition(organisation.id, edition.period)),
        )

    description = wording("voices.description", n=len(edition.voices), period=period)
    draft = Draft(
        address=address,
        kind=PageKind.VOICES,
        title=title,
        description=description,
        wording=wording,
        view=view,
        crumbs=way_to(atlas, organisation, edition, Crumb(wording("voices.crumb"), address)),
        search=_found(title, description, wording, period) if number == 1 else None,
    )
    return make_page(draft)


def _found(title: str, description: str, wording: Wording, period: str) -> SearchEntry:
    owner = wording.organisation.says.name if wording.organisation else ""
    return SearchEntry(title, description, wording("search.voices"), organisation=owner, period=period)


def _kinds(voices: list[Voice], filters: Filters, atlas: Atlas, wording: Wording) -> Iterator[KindView]:
    for kind, alike in groupby(voices, lambda voice: voice.kind.value):
        yield KindView(
            id=f"v-{kind}",
            heading=wording(f"voices.heading_{kind}"),
            groups=tuple(
                GroupView(
                    speaker=speaker,
                    heading=wording(f"voices.by_{speaker}") if speaker else "",
                    entries=tuple(
                        EntryView(card(voice, atlas), filters.answers[str(voice.ref)], _led_to(voice, atlas))
                        for voice in group
                    ),
                )
                for speaker, group in groupby(
                    alike, lambda voice: voice.speaker.value if voice.speaker else ""
                )
            ),
        )


def _led_to(voice: Voice, atlas: Atlas) -> tuple[Link, ...]:
    return tuple(
        Link(
            led.change.shown.title,
            f"{atlas.addresses.edition(led.edition.organisation.id, led.edition.period)}#c-{led.change.id}",
        )
        for led in atlas.echoes.of(voice.ref).led_to
    )
