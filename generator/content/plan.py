"""A plan for one period, and what it says of commitments, deviations and scores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field, WrapValidator

from generator.content.fields import (
    CLEARED,
    ClearableText,
    Cleared,
    Commitments,
    Date,
    Flag,
    Follows,
    Keys,
    Name,
    Number,
    Places,
    Reason,
    References,
    ScoreNumber,
    Text,
    Texts,
    WebAddress,
    choice,
    is_word,
)
from generator.content.fields import (
    Commitment as CommitmentName,
)
from generator.content.organisation import Right
from generator.content.references import PlanRef
from generator.content.source import Source
from generator.content.text import EMPTY, Body


class Settled(Keys):
    """A finding that the writer looked at and settled, for one passage, with the reason."""

    code: Text
    text: Text | None = None
    because: Reason


class PlanForm(StrEnum):
    """Whether commitments that a plan does not name continue (`changes`) or have ended (`complete`)."""

    CHANGES = "changes"
    COMPLETE = "complete"


class Adoption(Keys):
    """When and by whom a plan was adopted."""

    on: Date
    by: Text | None = None


class Consultation(Keys):
    """A body that was heard about the plan: when, by what right, and what came of it."""

    body: Name
    on: Date | None = None
    right: Annotated[Right | None, choice(Right)] = None
    outcome: Text | None = None


class PlanSourceKind(StrEnum):
    """What kind of document a plan leans on."""

    ANNUAL_PLAN = "annual_plan"
    QUARTERLY_REPORT = "quarterly_report"
    MANAGEMENT_REVIEW = "management_review"
    AUDIT = "audit"
    OTHER = "other"


class PlanSource(Keys):
    """A document that the plan leans on."""

    title: Text
    kind: Annotated[PlanSourceKind | None, choice(PlanSourceKind)] = None
    on: Date | None = None
    url: WebAddress | None = None


class PlanKeys(Keys):
    """The keys of `plan.md`."""

    title: Text
    document: Text | None = None
    follows: Follows | None = None
    form: Annotated[PlanForm | None, choice(PlanForm)] = None
    adopted: Adoption | None = None
    consulted: tuple[Consultation, ...] = ()
    sources: tuple[PlanSource, ...] = ()
    lessons: Texts = ()
    plain: Text | None = None
    settled: tuple[Settled, ...] = ()


class RoomStatus(StrEnum):
    """What became of the room that was asked."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class Room(Keys):
    """A rule that stands in the way: which, of whom room is asked, and what became of it."""

    rule: Text
    of: Name | None = None
    status: Annotated[RoomStatus, choice(RoomStatus)] = RoomStatus.ASKED


def _room(value: Any, read: Any) -> Any:
    return CLEARED if is_word("none", value) else read(value)


if TYPE_CHECKING:
    ClearableRoom = Room | Cleared | None
else:
    ClearableRoom = Annotated[Room | None, WrapValidator(_room)]


class Ending(StrEnum):
    """Why a commitment ends."""

    ACHIEVED = "achieved"
    STOPPED = "stopped"
    ELSEWHERE = "elsewhere"


class CommitmentKeys(Keys):
    """The keys of `commitments/<id>.md`; `None` is left out, an empty list or `CLEARED` is `none`."""

    LASTING: ClassVar[frozenset[str]] = frozenset({"title", "area"})
    CLEARABLE: ClassVar[frozenset[str]] = frozenset({"locations", "owner", "frameworks", "asks_room"})

    title: Text | None = None
    area: Name | None = None
    reason: Reason | None = None
    prompted_by: References = ()
    was: Commitments = ()
    locations: Places | None = None
    owner: ClearableText | None = None
    frameworks: References | None = None
    ends: Annotated[Ending | None, choice(Ending)] = None
    editorial: Flag = False
    asks_room: ClearableRoom = None
    settled: tuple[Settled, ...] = ()


class Outcome(StrEnum):
    """How practice went otherwise than the plan said."""

    DIFFERENT = "different"
    EARLIER = "earlier"
    LATER = "later"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    MORE = "more"


class DeviationKeys(Keys):
    """The keys of `deviations/<id>.md`."""

    commitment: CommitmentName | None = None
    outcome: Annotated[Outcome, choice(Outcome)]
    reason: Reason
    prompted_by: References = ()
    locations: Places | None = None
    learnt: Text | None = None
    next: Text | None = None
    settled: tuple[Settled, ...] = ()


class Result(Keys):
    """The scores of one location: how many people, and theme → number on the instrument's scale."""

    location: Name | None = None
    n: Number | None = None
    scores: dict[str, ScoreNumber]


class ScoresKeys(Keys):
    """The keys of `scores/<instrument>.yml`."""

    on: Date | None = None
    method: Text | None = None
    interpreted_in: References
    results: Annotated[tuple[Result, ...], Field(min_length=1)]
    settled: tuple[Settled, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Commitment:
    """What one plan says of one commitment; `id` is the file's name."""

    id: str
    plan: PlanRef
    source: Source
    says: CommitmentKeys
    body: Body = EMPTY


@dataclass(frozen=True, slots=True, eq=False)
class Deviation:
    """How practice in the plan's period went otherwise than the plan said, for one commitment."""

    name: str
    """The file's name without ending."""
    plan: PlanRef
    source: Source
    says: DeviationKeys
    body: Body = EMPTY

    @property
    def commitment(self) -> str:
        """The id of the commitment that it is about."""
        return self.says.commitment or self.name


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The scores of one instrument in one period."""

    instrument: str
    plan: PlanRef
    source: Source
    says: ScoresKeys


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A plan with all that its folder says. `commitments` by id, `deviations` by file name, in order of name."""

    ref: PlanRef
    source: Source
    says: PlanKeys
    body: Body = EMPTY
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    deviations: Mapping[str, Deviation] = field(default_factory=dict)
    scores: Mapping[str, Scores] = field(default_factory=dict)

    def is_adopted(self, on: dt.date) -> bool:
        """Whether the plan has been adopted as of a day; before that it is a draft."""
        return self.says.adopted is not None and self.says.adopted.on <= on
