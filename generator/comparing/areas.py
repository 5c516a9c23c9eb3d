"""Which area or location an older one has become: both may be renamed and merged without changing old plans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.content.organisation import Area, Location, Organisation
from generator.content.period import Period


@dataclass(frozen=True, slots=True, eq=False)
class Succession:
    """Areas or locations by id, with the ones that took over from others (only where exactly one did)."""

    known: Mapping[str, Area | Location] = field(default_factory=dict)
    successors: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Sequence[Area | Location]) -> Succession:
        """The succession that `was` tells of."""
        claims: dict[str, list[str]] = {}
        for each in known:
            for earlier in each.was:
                claims.setdefault(earlier, []).append(each.id)
        successors = {old: new[0] for old, new in claims.items() if len(new) == 1}
        return cls({each.id: each for each in known}, successors)

    def knows(self, id: str) -> bool:
        """Whether there is or was one of this id."""
        return id in self.known or any(id in each.was for each in self.known.values())

    def in_period(self, id: str, period: Period, *, merged: bool = True) -> str:
        """The id under which one stands in a plan of this period; without `merged` not as a part of something larger."""
        seen = {id}
        while (following := self.successors.get(id)) is not None and following not in seen:
            own = self.known.get(id)
            if own is not None and (own.until is None or own.until >= period.first):
                break
            successor = self.known[following]
            if successor.from_ is not None and successor.from_ > period.last:
                break
            if not merged and len(successor.was) > 1:
                break
            id = following
            seen.add(id)
        return id

    def all_in_period(self, ids: Iterable[str], period: Period) -> tuple[str, ...]:
        """The ids under which several stand in a plan of this period, each once."""
        return tuple(dict.fromkeys(self.in_period(id, period) for id in ids))

    def lineage(self, id: str) -> str:
        """The id that one has in the end: what two plans are compared by."""
        seen = {id}
        while (following := self.successors.get(id)) is not None and following not in seen:
            id = following
            seen.add(id)
        return id


@dataclass(frozen=True, slots=True, eq=False)
class Successions:
    """What became of an organisation's areas and of its locations; of neither when the organisation is not known."""

    areas: Succession = field(default_factory=Succession)
    locations: Succession = field(default_factory=Succession)
    of_nobody: bool = False
    """Nobody knows which areas there are: none can be called unknown."""

    @classmethod
    def of(cls, organisation: Organisation | None) -> Successions:
        """Those of an organisation."""
        if organisation is None:
            return cls(of_nobody=True)
        says = organisation.says
        return cls(Succession.of(says.areas), Succession.of(says.locations))

    def knows_area(self, id: str) -> bool:
        """Whether an area of this id is known, as far as that can be told."""
        return self.of_nobody or self.areas.knows(id)
