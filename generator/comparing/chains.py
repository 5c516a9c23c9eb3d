"""The chains that an organisation's plans form: values, made by `linking`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.comparing.change import EffectivePlan
from generator.content.references import PlanRef


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Plans of one organisation that follow one another, the first one first."""

    organisation: str
    plans: tuple[EffectivePlan, ...]

    @property
    def newest(self) -> EffectivePlan:
        """The last plan of the chain."""
        return self.plans[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """All chains, by organisation; an organisation's chains in order of their first period."""

    by_organisation: Mapping[str, tuple[Chain, ...]] = field(default_factory=dict)

    def of(self, organisation: str) -> tuple[Chain, ...]:
        """An organisation's chains."""
        return self.by_organisation.get(organisation, ())

    def find(self, ref: PlanRef) -> tuple[Chain, int] | None:
        """The chain that a plan is part of, and its index there."""
        for chain in self.of(ref.organisation):
            for index, effective in enumerate(chain.plans):
                if effective.plan.ref == ref:
                    return chain, index
        return None
