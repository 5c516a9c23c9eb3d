"""The page of dilemmas: what people stood for, this against that, who tells it, and what was done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, card
from generator.composing.changes import Link, commitment_link
from generator.composing.filters import Filters, dilemma_filters
from generator.composing.followed import DoneView, led_views, weighed_views
from generator.composing.paging import Part, parted
from generator.composing.prose import joined
from generator.composing.ranging import find_dilemmas
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_home
from generator.content.voice import ConversationKeys, Voice

PER_PAGE: Final = 100
"""So many dilemmas keep a page below half a megabyte, with all that was done with each."""
_SHOWN: Final = 4
"""So much of one kind that was done with a dilemma is told; the voice's own page tells all."""


@dataclass(frozen=True, slots=True)
class DilemmaView:
    """A dilemma with who tells it, where, and what was done with it; `silent` when nothing of that is known."""

    words: str
    card: VoiceCard
    organisation: Link
    edition: Link
    answers: str
    led_to: tuple[DoneView, ...]
    weighed: tuple[DoneView, ...]
    discussed: tuple[Link, ...]
    agreed: tuple[str, ...]
    about: tuple[Link, ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class DilemmasView:
    """What the template shows: the dilemmas of one page, and the way to the others."""

    number: int
    page: int
    pages: tuple[Link, ...]
    dilemmas: tuple[DilemmaView, ...]
    filters: Filters
    ways: tuple[Link, ...]


def dilemmas_pages(atlas: Atlas, ways: tuple[Link, ...]) -> Iterator[Page]:
    """The pages with all dilemmas, the newest first; none where nobody tells one. `ways` lead on."""
    wording = atlas.wording
    title = wording("dilemmas.title")
    voices = atlas.once(find_dilemmas)
    for part in parted(voices, PER_PAGE, atlas.addresses.dilemmas):
        description = wording("dilemmas.description", n=len(voices))
        told = joined(voice.says.dilemma for voice in part.items)
        draft = Draft(
            address=part.address,
            kind=PageKind.DILEMMAS,
            title=title if part.number == 1 else wording("paged.title", title=title, page=part.number),
            description=description,
            wording=wording,
            view=partial(_view, part, atlas, ways),
            crumbs=(way_home(wording), Crumb(title, part.address)),
            search=SearchEntry(title, told, wording("search.ranging"), summary=description)
            if part.number == 1
            else None,
        )
        yield make_page(draft)


def _view(part: Part[Voice], atlas: Atlas, ways: tuple[Link, ...]) -> DilemmasView:
    filters = dilemma_filters(part.items, atlas)
    return DilemmasView(
        number=len(atlas.once(find_dilemmas)),
        page=part.number,
        pages=part.ways,
        dilemmas=tuple(_dilemma(voice, filters, atlas) for voice in part.items),
        filters=filters,
        ways=ways,
    )


def _dilemma(voice: Voice, filters: Filters, atlas: Atlas) -> DilemmaView:
    own, says = voice.ref.organisation, voice.says
    echo = atlas.echoes.of(voice.ref)
    led, weighed = led_views(echo, atlas), weighed_views(echo, atlas)
    agreed = says.agreed if isinstance(says, ConversationKeys) else ()
    return DilemmaView(
        words=says.dilemma or "",
        card=card(voice, atlas),
        organisation=Link(atlas.library.organisations[own].says.name, atlas.addresses.organisation(own)),
        edition=Link(str(voice.ref.period), atlas.addresses.edition(own, voice.ref.period)),
        answers=filters.answers[str(voice.ref)],
        led_to=led[:_SHOWN],
        weighed=weighed[:_SHOWN],
        discussed=tuple(
            Link(each.says.title, atlas.addresses.voice(each.ref)) for each in echo.discussed[:_SHOWN]
        ),
        agreed=agreed[:_SHOWN],
        about=() if led or weighed else tuple(_about(voice, atlas))[:_SHOWN],
        silent=echo.silent and not agreed,
    )


def _about(voice: Voice, atlas: Atlas) -> Iterator[Link]:
    """The commitments that it is about, each once."""
    seen = set()
    for written in voice.says.about:
        ref = written.commitment(voice.ref.organisation)
        link = commitment_link(ref.id, ref.organisation, atlas) if ref else None
        if link is not None and link.address and link.address not in seen:
            seen.add(link.address)
            yield link
