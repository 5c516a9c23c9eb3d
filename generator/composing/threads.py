"""A commitment through all its years: what every plan did with it, under whichever id, and where old ids lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.comparing.change import Change, ChangeKind, ChangeSet, Effective, EffectivePlan
from generator.comparing.kinship import Kinship, kinship
from generator.composing.editions import Edition
from generator.content.period import Period
from generator.content.plan import Deviation


class Turn(StrEnum):
    """What one plan did with a commitment."""

    BEGAN = "began"
    """It stands in the first plan of a chain."""
    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    RESUMED = "resumed"
    CONTINUED = "continued"
    PASSED = "passed"
    """It went on under other ids: merged into another or divided over several."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One plan's turn of a commitment.

    `version` is how it holds after this plan (its last version when it ended). `change` is there when the plan
    tells one. `formerly` is its id in the plan before when that was another, `into` the ids that it passed
    into. `deviations` are those of the plan's own period.
    """

    edition: Edition
    turn: Turn
    version: Effective
    change: Change | None = None
    formerly: str | None = None
    into: tuple[str, ...] = ()
    editorial: bool = False
    rolled: bool = False
    deviations: tuple[Deviation, ...] = ()


@dataclass(slots=True, eq=False)
class Thread:
    """A commitment by the id that it has now (or had last), with its steps, the oldest first."""

    id: str
    steps: list[Step] = field(default_factory=list)

    @property
    def newest(self) -> Step:
        """The last step."""
        return self.steps[-1]

    @property
    def version(self) -> Effective:
        """The version by which readers know it now."""
        return self.newest.version

    @property
    def holds(self) -> bool:
        """Whether the newest plan that knows it still has it."""
        return self.newest.turn not in (Turn.ENDED, Turn.PASSED)


@dataclass(frozen=True, slots=True, eq=False)
class Threads:
    """The commitments of one organisation, by id, and the later id of those that were renamed.

    `roots` gives for the period of each plan that of the first one of its chain.
    """

    threads: Mapping[str, Thread]
    renamed: Mapping[str, str]
    roots: Mapping[Period, Period] = field(default_factory=dict)

    def find(self, id: str) -> Thread | None:
        """The commitment that has or had this id."""
        seen: set[str] = set()
        while id not in self.threads and id in self.renamed and id not in seen:
            seen.add(id)
            id = self.renamed[id]
        return self.threads.get(id)


def find_threads(editions: tuple[Edition, ...]) -> Threads:
    """The threads of one organisation, from its editions in order of period."""
    weaver = _Weaver()
    roots: dict[Period, Period] = {}
    for edition in editions:
        if edition.plan is not None:
            before = edition.previous
            roots[edition.period] = roots[before.period] if before else edition.period
        match edition.changes:
            case None:
                continue
            case ChangeSet(from_=None) as changes:
                weaver.begin(edition, changes)
            case ChangeSet(from_=EffectivePlan() as before) as changes:
                weaver.go_on(edition, changes, before)
    renamed = {old: new for old, new in weaver.renamed.items() if old not in weaver.threads}
    return Threads(dict(sorted(weaver.threads.items())), renamed, roots)


@dataclass(slots=True)
class _Weaver:
    threads: dict[str, Thread] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)

    def _add(self, id: str, step: Step) -> None:
        self.threads.setdefault(id, Thread(id)).steps.append(step)

    def begin(self, edition: Edition, changes: ChangeSet) -> None:
        deviations = _deviations(changes.to)
        for id, version in changes.to.commitments.items():
            self._add(id, Step(edition, Turn.BEGAN, version, deviations=deviations.get(id, ())))

    def go_on(self, edition: Edition, changes: ChangeSet, before: EffectivePlan) -> None:
        plan = changes.to
        kin = kinship((before, plan))
        deviations = _deviations(plan)
        told = {change.id: change for change in changes.changes}
        formerly = {id: old for id in plan.commitments if (old := self._rename(id, kin, plan))}
        for new, old in formerly.items():
            self._move(old, new)
        for id, version in plan.commitments.items():
            change = told.get(id)
            self._add(
                id,
                Step(
                    edition,
                    Turn(change.kind.value) if change else Turn.CONTINUED,
                    version,
                    change,
                    formerly.get(id),
                    editorial=id in changes.editorial,
                    rolled=id in changes.rolled,
                    deviations=deviations.get(id, ()),
                ),
            )
        for id, change in told.items():
            if change.kind is ChangeKind.ENDED and change.before is not None:
                self._add(
                    id, Step(edition, Turn.ENDED, change.before, change, deviations=deviations.get(id, ()))
                )
        for id, version in before.commitments.items():
            gone = id not in plan.commitments and id not in told and id not in formerly.values()
            if gone and (into := kin.later.get(id, ())):
                self._add(id, Step(edition, Turn.PASSED, version, into=into))

    def _rename(self, id: str, kin: Kinship, plan: EffectivePlan) -> str | None:
        """The id that a commitment had in the plan before, when that was another and it is the same one."""
        old = kin.earlier[id][0] if kin.is_rename(id) else kin.resumed.get(id, id)
        gone = old not in plan.commitments and old not in plan.ended
        return old if old != id and gone and id not in self.threads and old in self.threads else None

    def _move(self, old: str, new: str) -> None:
        thread = self.threads.pop(old)
        thread.id = new
        self.threads[new] = thread
        self.renamed.update({older: new for older, later in self.renamed.items() if later == old})
        self.renamed[old] = new


def _deviations(plan: EffectivePlan) -> dict[str, tuple[Deviation, ...]]:
    """The deviations of a plan's own period, by commitment."""
    found: dict[str, tuple[Deviation, ...]] = {}
    for deviation in plan.plan.deviations.values():
        found[deviation.commitment] = (*found.get(deviation.commitment, ()), deviation)
    return found
