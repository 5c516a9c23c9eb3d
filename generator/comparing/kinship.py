"""Which commitment of one plan is which of another: by id and by `was`, over one step of a chain or many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.comparing.change import EffectivePlan


@dataclass(frozen=True, slots=True, eq=False)
class Kinship:
    """Ids of the earlier plan for each id of the later one, and the other way round; both in order.

    `resumed` holds the ids of the later plan that come from one which had ended before or at the earlier plan,
    with the id of that one.
    """

    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    resumed: Mapping[str, str] = field(default_factory=dict)

    def is_rename(self, id: str) -> bool:
        """Whether a later id has exactly one ancestor, which has another id and no other descendant."""
        match self.earlier.get(id, ()):
            case (ancestor,):
                return ancestor != id and self.later[ancestor] == (id,)
        return False


def kinship(plans: Sequence[EffectivePlan]) -> Kinship:
    """The kinship between the first and the last of plans that follow one another.

    Walks `parents` back from each id of the last plan; an id may pass through a plan in which it had ended.
    """
    first, last = plans[0], plans[-1]
    earlier: dict[str, tuple[str, ...]] = {}
    resumed: dict[str, str] = {}
    step = last.parents if len(plans) == 2 else {}
    for id in last.commitments:
        if step.get(id) == (id,) and id in first.commitments:
            earlier[id] = (id,)  # as nearly all are, from one plan to the next
            continue
        ancestors = [id]
        for plan in reversed(plans[1:]):
            ancestors = list(dict.fromkeys(p for a in ancestors for p in _parents(plan, a)))
        active = tuple(a for a in ancestors if a in first.commitments)
        if active:
            earlier[id] = active
        elif (gone := next((a for a in ancestors if a in first.ended), None)) is not None:
            resumed[id] = gone
    later: dict[str, list[str]] = {id: [] for id in first.commitments}
    for id, ancestors_of in earlier.items():
        for ancestor in ancestors_of:
            later[ancestor].append(id)
    return Kinship(earlier, {id: tuple(found) for id, found in later.items()}, resumed)


def _parents(plan: EffectivePlan, id: str) -> tuple[str, ...]:
    """The ids of the plan before; one that has ended here was itself there too."""
    if id in plan.commitments:
        return plan.parents.get(id, ())
    return (id,) if id in plan.ended else ()


def exchanged(kin: Kinship) -> Kinship:
    """The same kinship seen from the later plan."""
    return Kinship(
        {id: found for id, found in kin.later.items() if found},
        {id: kin.earlier.get(id, ()) for id in {*kin.earlier}},
    )
