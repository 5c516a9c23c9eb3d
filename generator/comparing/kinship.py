"""Which commitment of one plan is which of another: by id and by `was`, over one step of a chain or many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.comparing.change import EffectivePlan


@dataclass(frozen=True, slots=True, eq=False)
class Kinship:
    """Ids of the earlier plan for each id of the later one, and the other way round; both in order.

    `resumed` holds the ids of the later plan that come from one which had ended before or at the earlier plan,
    with the id of that one; such a one may have taken over from others that had not. `gone` holds for each id of the
    later plan the ended ones that it comes from. Seen from the later plan, `departed` are the ones that were resumed:
    they end, whatever they had taken over. `mixed` are pairs of an earlier and a later id that are no mere rename,
    since one that had ended is in it too.
    """

    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    resumed: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    departed: frozenset[str] = frozenset()
    mixed: frozenset[tuple[str, str]] = frozenset()

    def is_rename(self, id: str) -> bool:
        """Whether a later id has exactly one ancestor, which has another id and no other descendant."""
        match self.earlier.get(id, ()):
            case (ancestor,):
                alone = self.later[ancestor] == (id,) and (ancestor, id) not in self.mixed
                return ancestor != id and alone
        return False


def kinship(plans: Sequence[EffectivePlan]) -> Kinship:
    """The kinship between the first and the last of plans that follow one another.

    Walks `parents` back from each id of the last plan; an id may pass through a plan in which it had ended.
    """
    first, last = plans[0], plans[-1]
    earlier: dict[str, tuple[str, ...]] = {}
    resumed: dict[str, str] = {}
    gone: dict[str, tuple[str, ...]] = {}
    mixed: set[tuple[str, str]] = set()
    step = last.parents if len(plans) == 2 else {}
    for id in last.commitments:
        if step.get(id) == (id,) and id in first.commitments:
            earlier[id] = (id,)  # as nearly all are, from one plan to the next
            continue
        ancestors = [id]
        for plan in reversed(plans[1:]):
            ancestors = list(dict.fromkeys(p for a in ancestors for p in _parents(plan, a)))
        active = tuple(a for a in ancestors if a in first.commitments)
        ended = tuple(a for a in ancestors if a in first.ended)
        line = id if id in ended else _line(plans, id) if active and ended and id not in active else None
        if active:
            earlier[id] = active
        if ended and (not active or line in first.ended):
            resumed[id] = line or ended[0]
        if ended and line not in first.commitments and id not in active:
            gone[id] = ended
            mixed.update((a, id) for a in active)
    later: dict[str, list[str]] = {id: [] for id in first.commitments}
    for id, ancestors_of in earlier.items():
        for ancestor in ancestors_of:
            later[ancestor].append(id)
    found = {id: tuple(descendants) for id, descendants in later.items()}
    return Kinship(earlier, found, resumed, gone, mixed=frozenset(mixed))


def _line(plans: Sequence[EffectivePlan], id: str) -> str | None:
    """Which id of the first plan one of the last is itself, through renames; `None` when it was merged of several."""
    for plan in reversed(plans[1:]):
        parents = _parents(plan, id)
        if id not in parents:
            if len(parents) != 1:
                return None
            id = parents[0]
    return id


def _parents(plan: EffectivePlan, id: str) -> tuple[str, ...]:
    """The ids of the plan before; one that has ended here was itself there too."""
    if id in plan.commitments:
        return plan.parents.get(id, ())
    return (id,) if id in plan.ended else ()


def exchanged(kin: Kinship) -> Kinship:
    """The same kinship seen from the later plan."""
    departed = frozenset(kin.resumed)
    staying = {
        id: tuple(d for d in found if d not in departed) or found for id, found in kin.later.items() if found
    }
    return Kinship(
        staying,
        {id: kin.earlier.get(id, ()) for id in {*kin.earlier}},
        departed=departed,
        mixed=frozenset((later, earlier) for earlier, later in kin.mixed),
    )
