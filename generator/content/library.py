"""The library: all that was read, and ways to find it. It holds and finds, nothing more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.content.organisation import Organisation
from generator.content.period import Period
from generator.content.plan import Plan
from generator.content.references import PlanRef, VoiceRef
from generator.content.settings import Framework, Instrument, Reader, Site
from generator.content.voice import Voice


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """All documents. `organisations` in the site's order; `plans` and `voices` in order of their reference."""

    site: Site
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    readers: Mapping[str, Reader] = field(default_factory=dict)
    plans: Mapping[PlanRef, Plan] = field(default_factory=dict)
    voices: Mapping[VoiceRef, Voice] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    """What is there but could not be read, so that nobody takes it for missing: paths of documents (also of a
    `plan.md` that is missing beside commitments), and references as text (`org/period`, `org/period/slug`,
    `org/id`, `org/period/scores/instrument`). A plan that is in `plans` and also named here lacks a commitment
    or deviation that could not be read."""

    def plans_of(self, organisation: str) -> tuple[Plan, ...]:
        """An organisation's plans, by period."""
        return tuple(plan for ref, plan in self.plans.items() if ref.organisation == organisation)

    def voices_of(self, organisation: str, period: Period | None = None) -> Iterator[Voice]:
        """An organisation's voices, of one period or of all, in order of reference."""
        for ref, voice in self.voices.items():
            if ref.organisation == organisation and period in (None, ref.period):
                yield voice
