"""Which commitments of a chain have to do with one another, so that one can be compared without all others.

A commitment is compared over many pairs of plans; looking at the whole plan for each pair would grow with the square.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.comparing.chains import Chain
from generator.comparing.change import Effective, EffectivePlan
from generator.content.plan import Plan


@dataclass(slots=True, eq=False)
class Families:
    """The families of one chain: ids that are joined by a `was` in any of its plans, however many steps away."""

    chain: Chain
    _heads: dict[str, str] = field(default_factory=dict)
    _members: dict[str, set[str]] = field(default_factory=dict)
    _bare: list[Plan] = field(default_factory=list)

    def __post_init__(self) -> None:
        for effective in self.chain.plans:
            for id in (*effective.commitments, *effective.ended):
                self._head(id)
            for id, parents in effective.parents.items():
                for parent in parents:
                    self._join(id, parent)
        for id in tuple(self._heads):
            self._members.setdefault(self._head(id), set()).add(id)
        self._bare = [replace(each.plan, deviations={}, scores={}) for each in self.chain.plans]

    def of(self, id: str) -> Chain:
        """The chain with nothing but the family of a commitment, whatever id it has or had; without deviations.

        `compare` tells of every member exactly what it tells of it in the whole chain. Raises `KeyError` for an id
        that the chain never had.
        """
        members = self._members[self._head(id, known=True)]
        narrowed = (
            _narrowed(each, bare, members) for each, bare in zip(self.chain.plans, self._bare, strict=True)
        )
        return Chain(self.chain.organisation, tuple(narrowed))

    def _head(self, id: str, *, known: bool = False) -> str:
        if known and id not in self._heads:
            raise KeyError(id)
        head = self._heads.setdefault(id, id)
        while head != self._heads[head]:
            head = self._heads[head]
        self._heads[id] = head
        return head

    def _join(self, one: str, other: str) -> None:
        first, second = self._head(one), self._head(other)
        if first != second:
            self._heads[max(first, second)] = min(first, second)


def _narrowed(effective: EffectivePlan, bare: Plan, members: Iterable[str]) -> EffectivePlan:
    known = sorted(members)

    def only(versions: Mapping[str, Effective]) -> dict[str, Effective]:
        return {id: versions[id] for id in known if id in versions}

    parents = {id: effective.parents[id] for id in known if id in effective.parents}
    return EffectivePlan(bare, only(effective.commitments), only(effective.ended), parents)
