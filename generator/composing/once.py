"""A voice speaks once on a page: where it stands again, its name leads to it and its words are not repeated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from generator.composing.areas import AreaView
from generator.composing.cards import VoiceCard
from generator.composing.changes import ChangeView, DeviationView

Told = TypeVar("Told", ChangeView, DeviationView)


class Spoken:
    """Goes through a page from above, and remembers by their addresses which voices were quoted."""

    def __init__(self) -> None:
        self._addresses: set[str] = set()

    def at(self, address: str) -> bool:
        """Whether the voice at an address was quoted."""
        return address in self._addresses

    def areas(self, areas: Iterable[AreaView]) -> tuple[AreaView, ...]:
        """Areas with their changes, in which no voice is quoted that was quoted before."""
        return tuple(replace(area, changes=self.told(area.changes)) for area in areas)

    def told(self, views: Iterable[Told]) -> tuple[Told, ...]:
        """Changes or deviations. Only the first voice of each stands open; those that are folded stay as they are."""
        found: list[Told] = []
        for view in views:
            voices: tuple[VoiceCard, ...] = view.voices
            opened = tuple(self.card(card) for card in voices[:1])
            found.append(replace(view, voices=opened + voices[1:]))
        return tuple(found)

    def card(self, card: VoiceCard) -> VoiceCard:
        """A voice that stands open, without its words where they stand further up."""
        if self.at(card.address):
            return replace(card, quote="")
        self._addresses.add(card.address)
        return card
