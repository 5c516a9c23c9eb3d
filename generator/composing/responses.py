"""What others answered to an edition, and what the organisation did with each answer next."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, card
from generator.composing.editions import Edition
from generator.composing.followed import Followed, followed
from generator.content.references import PlanRef
from generator.content.voice import Voice

SHOWN = 12
"""So many answers an edition shows, the first ones; all of them stand among the voices."""


@dataclass(frozen=True, slots=True)
class ResponseView:
    """An answer to an edition, from which other organisation it comes (empty for none), and what was done with it."""

    card: VoiceCard
    fellow: str
    followed: Followed


@dataclass(frozen=True, slots=True)
class ResponsesView:
    """The answers to an edition: those that it shows, and how many there are besides."""

    shown: tuple[ResponseView, ...] = ()
    more: int = 0

    @property
    def number(self) -> int:
        """How many answers there are."""
        return len(self.shown) + self.more


def responses(edition: Edition, atlas: Atlas) -> ResponsesView:
    """The answers to the plan of an edition, wherever they were written down, in order of their day."""
    if edition.plan is None:
        return ResponsesView()
    answers = atlas.gathered.answers.get(PlanRef(edition.organisation.id, edition.period), ())
    return ResponsesView(
        tuple(_response(voice, edition, atlas) for voice in answers[:SHOWN]), max(0, len(answers) - SHOWN)
    )


def _response(voice: Voice, edition: Edition, atlas: Atlas) -> ResponseView:
    other = atlas.library.organisations[voice.ref.organisation]
    fellow = other.says.name if other.id != edition.organisation.id else ""
    shown = card(voice, atlas)
    return ResponseView(shown, fellow if fellow != shown.role else "", followed(voice, atlas))
