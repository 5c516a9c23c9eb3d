"""Conversations, observations and responses where pages look for them: gathered once, each in one order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.content.library import Library
from generator.content.references import PlanRef
from generator.content.voice import (
    ConversationForm,
    ConversationKeys,
    ObservationKeys,
    ResponseKeys,
    Voice,
    is_ahead,
    is_open,
)

K = TypeVar("K")


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """What was gathered as of a day.

    `ahead` are the announced conversations to which somebody is invited, of each organisation and (under an empty
    name) of all, the first to come first. `panels` are the panels of each organisation that have been held, the
    newest first. `held` are the conversations of each organisation that have been held, the newest first.
    `observations` are those of each period, in the order in which they ended; `answers` the responses to each plan,
    also those of others, in order of their day.
    """

    ahead: Mapping[str, tuple[Voice, ...]] = field(default_factory=dict)
    panels: Mapping[str, tuple[Voice, ...]] = field(default_factory=dict)
    held: Mapping[str, tuple[Voice, ...]] = field(default_factory=dict)
    observations: Mapping[PlanRef, tuple[Voice, ...]] = field(default_factory=dict)
    answers: Mapping[PlanRef, tuple[Voice, ...]] = field(default_factory=dict)
    following: frozenset[str] = frozenset()
    """The organisations that agreed on something in a conversation, or wrote down what a plan taught them."""

    def agenda(self, organisation: str = "") -> tuple[Voice, ...]:
        """The conversations to come of an organisation, or of all of them."""
        return self.ahead.get(organisation, ())


def gather(library: Library, on: dt.date) -> Gathered:
    """Walk once through the voices of a library, as of a day."""
    ahead: dict[str, list[Voice]] = defaultdict(list)
    panels: dict[str, list[Voice]] = defaultdict(list)
    held: dict[str, list[Voice]] = defaultdict(list)
    observations: dict[PlanRef, list[Voice]] = defaultdict(list)
    answers: dict[PlanRef, list[Voice]] = defaultdict(list)
    for voice in library.voices.values():
        own, says = voice.ref.organisation, voice.says
        if isinstance(says, ConversationKeys):
            if is_open(says, on):
                ahead[own].append(voice)
                ahead[""].append(voice)
            if not is_ahead(says, on):
                held[own].append(voice)
                if says.form is ConversationForm.PANEL:
                    panels[own].append(voice)
        elif isinstance(says, ObservationKeys):
            observations[PlanRef(own, voice.ref.period)].append(voice)
        elif isinstance(says, ResponseKeys) and says.to is not None:
            plan = says.to.plan(own)
            if plan is not None and plan in library.plans:
                answers[plan].append(voice)
    return Gathered(
        ahead=_in_order(ahead),
        panels=_in_order(panels, newest_first=True),
        held=_in_order(held, newest_first=True),
        observations=_in_order(observations),
        answers=_in_order(answers),
        following=_following(library, held),
    )


def _following(library: Library, held: Mapping[str, list[Voice]]) -> frozenset[str]:
    agreed = {
        own
        for own, voices in held.items()
        if any(isinstance(voice.says, ConversationKeys) and voice.says.agreed for voice in voices)
    }
    return frozenset(agreed | {ref.organisation for ref, plan in library.plans.items() if plan.says.lessons})


def _in_order(found: Mapping[K, list[Voice]], *, newest_first: bool = False) -> Mapping[K, tuple[Voice, ...]]:
    return {
        key: tuple(sorted(voices, key=day_of_voice, reverse=newest_first)) for key, voices in found.items()
    }


def day_of_voice(voice: Voice) -> tuple[dt.date, str]:
    """When something was said or seen, to put voices in order; one that names no day comes first in its period."""
    says = voice.says
    day: dt.date | None = None
    if isinstance(says, ConversationKeys | ResponseKeys):
        day = says.on
    elif isinstance(says, ObservationKeys):
        day = says.until or says.from_
    return day or dt.date(max(1, voice.ref.period.first), 1, 1), str(voice.ref)
