"""Names by which one thing in the library points at another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.content.period import Period

NAME = re.compile(r"[a-z0-9-]+")
"""Ids, slugs and names of organisations: lower-case letters, digits and hyphens."""


@dataclass(frozen=True, slots=True, order=True)
class PlanRef:
    """One organisation's plan for one period: `org/period`."""

    organisation: str
    period: Period

    def __str__(self) -> str:
        return f"{self.organisation}/{self.period}"


@dataclass(frozen=True, slots=True, order=True)
class VoiceRef:
    """A voice: `org/period/slug`."""

    organisation: str
    period: Period
    slug: str

    def __str__(self) -> str:
        return f"{self.organisation}/{self.period}/{self.slug}"


@dataclass(frozen=True, slots=True, order=True)
class CommitmentRef:
    """A commitment through all its years: `org/id`."""

    organisation: str
    id: str

    def __str__(self) -> str:
        return f"{self.organisation}/{self.id}"


@dataclass(frozen=True, slots=True, order=True)
class ScoreRef:
    """The scores of one instrument in one period: `org/period/scores/instrument`."""

    organisation: str
    period: Period
    instrument: str

    def __str__(self) -> str:
        return f"{self.organisation}/{self.period}/scores/{self.instrument}"


@dataclass(frozen=True, slots=True)
class Written:
    """A reference as a writer wrote it; without an organisation it means the writer's own.

    `parts` are its pieces between slashes. `voice`, `commitment`, `score` and `plan` read it as that kind and
    give `None` when it has not that shape.
    """

    text: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The pieces between slashes."""
        return tuple(self.text.split("/"))

    def voice(self, own: str) -> VoiceRef | None:
        """`[org/]period/slug` as a voice, seen from organisation `own`."""
        match self.parts:
            case (period, slug):
                organisation = own
            case (organisation, period, slug):
                pass
            case _:
                return None
        try:
            return VoiceRef(organisation, Period.parse(period), slug)
        except ValueError:
            return None

    def commitment(self, own: str) -> CommitmentRef | None:
        """`[org/]id` as a commitment, seen from organisation `own`."""
        match self.parts:
            case (id,):
                return CommitmentRef(own, id)
            case (organisation, id):
                return CommitmentRef(organisation, id)
        return None

    def score(self, own: str) -> ScoreRef | None:
        """`[org/]period/scores/instrument` as scores, seen from organisation `own`."""
        match self.parts:
            case (period, "scores", instrument):
                organisation = own
            case (organisation, period, "scores", instrument):
                pass
            case _:
                return None
        try:
            return ScoreRef(organisation, Period.parse(period), instrument)
        except ValueError:
            return None

    def plan(self, own: str) -> PlanRef | None:
        """`[org/]period` as a plan, seen from organisation `own`."""
        match self.parts:
            case (period,):
                organisation = own
            case (organisation, period):
                pass
            case _:
                return None
        try:
            return PlanRef(organisation, Period.parse(period))
        except ValueError:
            return None

    def __str__(self) -> str:
        return self.text
