"""What comparing gives: changes and change sets, as values that no page or command has touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.content.period import Period
from generator.content.plan import Deviation, Ending, Plan, Room
from generator.content.references import Written
from generator.content.text import EMPTY, Body


class ChangeKind(StrEnum):
    """What happened to a commitment between two plans."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    RESUMED = "resumed"


class Facet(StrEnum):
    """What of a changed commitment differs, in the order in which it is told."""

    TITLE = "title"
    TEXT = "text"
    AREA = "area"
    LOCATIONS = "locations"
    OWNER = "owner"
    ROOM = "room"


@dataclass(frozen=True, slots=True, eq=False)
class Effective:
    """A commitment as it holds in an effective plan, after consolidation.

    `locations` is empty for the whole organisation. `frameworks` is empty where the area's own hold. `area` and
    `locations` are ids in this plan's period, `lineage` and `places` those that they have in the end (see `was` of
    an area and of a location): what is compared.
    `stated` is the period of the plan that last said something of it, `since` the one in which it began.
    """

    id: str
    title: str
    area: str
    lineage: str
    body: Body = EMPTY
    locations: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    owner: str | None = None
    frameworks: tuple[Written, ...] = ()
    room: Room | None = None
    since: Period | None = None
    stated: Period | None = None


@dataclass(frozen=True, slots=True, eq=False)
class EffectivePlan:
    """A plan after consolidation: what holds (by id, in order of id) and the last version of what has ended.

    `parents` tells for each id that holds which ids of the plan before it comes from: itself when it was there
    (also when it had ended), and those that it took over from in this plan.
    """

    plan: Plan
    commitments: Mapping[str, Effective]
    ended: Mapping[str, Effective]
    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        """The plan's period."""
        return self.plan.ref.period


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One commitment that differs between two effective plans.

    `before` is its earlier version (the predecessors' first when it was merged, the last version when it is
    resumed; None when it is new), `after` the later one (None when it has ended). `was` holds the ids that it takes over from.
    `predecessors` are their earlier versions. `reason` and `prompted_by` are what the plan gives. `ends` says
    how it ended.
    """

    id: str
    kind: ChangeKind
    facets: tuple[Facet, ...] = ()
    before: Effective | None = None
    after: Effective | None = None
    was: tuple[str, ...] = ()
    predecessors: tuple[Effective, ...] = ()
    reason: str | None = None
    prompted_by: tuple[Written, ...] = ()
    ends: Ending | None = None
    period: Period | None = None
    """The period of the plan that gives the reason; between far plans the last one that does."""

    @property
    def shown(self) -> Effective:
        """The version by which readers know it: the later one, or the earlier when it has ended.

        Raises `ValueError` for a change without any version: comparing makes none.
        """
        version = self.after or self.before
        if version is None:
            raise ValueError(self.id)
        return version


@dataclass(frozen=True, slots=True)
class Rename:
    """A commitment that has another id now."""

    from_: str
    to: str


@dataclass(frozen=True, slots=True, eq=False)
class ChangeSet:
    """What differs between two plans of one organisation.

    `from_` is None for the first plan of a chain: a beginning, without changes and without what continues.
    `continued` holds ids of the later plan, among them `rolled` (only years rolled forward), `renamed` and
    `editorial` (only the wording is better). `deviations` are of the periods from `from_` up to `to`;
    `so_far` those of the newest plan's own period.
    """

    organisation: str
    from_: EffectivePlan | None
    to: EffectivePlan
    changes: tuple[Change, ...] = ()
    continued: tuple[str, ...] = ()
    rolled: tuple[str, ...] = ()
    renamed: tuple[Rename, ...] = ()
    editorial: tuple[str, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    so_far: tuple[Deviation, ...] = field(default=())
