"""The parts of a network's own page: its members with their newest edition, and its conversations through the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, card, time_of
from generator.composing.changes import Link
from generator.composing.counting import sentence
from generator.composing.edition import title_of
from generator.content.organisation import Organisation
from generator.content.settings import Origin
from generator.content.voice import ConversationForm, ConversationKeys, Voice

_SHOWN: Final = 60
"""So many conversations are told on the page, the newest first; the editions have the others."""
_LISTED: Final = 8
"""So many questions, insights and unexpected things of one conversation."""


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member; one that does not stand on this site has a name only."""

    link: Link
    edition: Link | None
    sentence: str


@dataclass(frozen=True, slots=True)
class ConversationView:
    """A conversation: what it started from, what was asked, seen and not expected, what was agreed and came of it."""

    card: VoiceCard
    summary: str
    questions: tuple[str, ...]
    insights: tuple[str, ...]
    unexpected: tuple[str, ...]
    agreed: tuple[str, ...]
    dilemma: str
    started: tuple[Link, ...]
    went_on: tuple[Link, ...]
    source: Origin | None


@dataclass(frozen=True, slots=True)
class YearView:
    """The conversations of one period."""

    period: str
    address: str
    conversations: tuple[ConversationView, ...]


@dataclass(frozen=True, slots=True)
class NetworkView:
    """What the template shows of a network; `left` is how many conversations are left out."""

    members: tuple[MemberView, ...]
    counted: str
    years: tuple[YearView, ...]
    left: int


def conversations_of(network: Organisation, atlas: Atlas) -> list[Voice]:
    """The conversations of a network, the newest first."""
    found = [
        voice
        for edition in atlas.editions.of(network.id)
        for voice in edition.voices
        if isinstance(voice.says, ConversationKeys)
    ]
    found.sort(
        key=lambda voice: (voice.ref.period.last, voice.ref.period.first, time_of(voice)), reverse=True
    )
    return found


def network_view(network: Organisation, atlas: Atlas) -> NetworkView | None:
    """What a page shows of a network; None for an organisation that gives care itself."""
    if not network.is_network:
        return None
    found = conversations_of(network, atlas)
    return NetworkView(
        members=tuple(_member(id, atlas) for id in network.says.members),
        counted=_counted(found, network, atlas),
        years=tuple(_years(found[:_SHOWN], network, atlas)),
        left=max(0, len(found) - _SHOWN),
    )


def _member(id: str, atlas: Atlas) -> MemberView:
    organisation = atlas.library.organisations.get(id)
    if organisation is None:
        return MemberView(Link(id, ""), None, "")
    link = Link(organisation.says.name, atlas.addresses.organisation(id))
    edition = atlas.editions.newest(id)
    if edition is None:
        return MemberView(link, None, "")
    wording = atlas.wordings[id]
    newest = Link(title_of(edition, wording), atlas.addresses.edition(id, edition.period))
    return MemberView(link, newest, sentence(edition, wording))


def _counted(found: list[Voice], network: Organisation, atlas: Atlas) -> str:
    """How many conversations of each form there were, in a sentence."""
    wording = atlas.wordings[network.id]
    forms = Counter(
        voice.says.form for voice in found if isinstance(voice.says, ConversationKeys) and voice.says.form
    )
    parts = [wording(f"network.form_{form.value}", n=forms[form]) for form in ConversationForm if forms[form]]
    return wording("network.counted", parts=wording.listing(parts)) if parts else ""


def _years(found: list[Voice], network: Organisation, atlas: Atlas) -> Iterator[YearView]:
    for period, voices in groupby(found, lambda voice: voice.ref.period):
        yield YearView(
            str(period),
            atlas.addresses.edition(network.id, period),
            tuple(_conversation(voice, atlas) for voice in voices),
        )


def _conversation(voice: Voice, atlas: Atlas) -> ConversationView:
    says = voice.says
    assert isinstance(says, ConversationKeys)  # noqa: S101 (conversations_of gives no other)
    echo = atlas.echoes.of(voice.ref)
    return ConversationView(
        card=card(voice, atlas),
        summary=says.summary or "",
        questions=says.questions[:_LISTED],
        insights=says.insights[:_LISTED],
        unexpected=says.unexpected[:_LISTED],
        agreed=says.agreed[:_LISTED],
        dilemma=says.dilemma or "",
        started=_links(echo.started, atlas),
        went_on=_links(echo.discussed, atlas),
        source=says.source,
    )


def _links(voices: list[Voice], atlas: Atlas) -> tuple[Link, ...]:
    return tuple(Link(voice.says.title, atlas.addresses.voice(voice.ref)) for voice in voices[:_LISTED])
