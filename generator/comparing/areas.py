"""Which area an older area has become: an organisation may rename and merge its areas without changing old plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.content.organisation import Area, Organisation
from generator.content.period import Period


@dataclass(frozen=True, slots=True, eq=False)
class Areas:
    """An organisation's areas, with the ones that took over from others (only where exactly one did)."""

    areas: Mapping[str, Area] = field(default_factory=dict)
    successors: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, organisation: Organisation | None) -> Areas:
        """The areas of an organisation; none when it is not known."""
        if organisation is None:
            return cls()
        claims: dict[str, list[str]] = {}
        for area in organisation.says.areas:
            for earlier in area.was:
                claims.setdefault(earlier, []).append(area.id)
        return cls(organisation.areas, {old: new[0] for old, new in claims.items() if len(new) == 1})

    def in_period(self, area: str, period: Period) -> str:
        """The id under which an area stands in a plan of this period."""
        seen = {area}
        while (following := self.successors.get(area)) is not None and following not in seen:
            own = self.areas.get(area)
            if own is not None and (own.until is None or own.until >= period.first):
                break
            successor = self.areas[following]
            if successor.from_ is not None and successor.from_ > period.last:
                break
            area = following
            seen.add(area)
        return area

    def lineage(self, area: str) -> str:
        """The id that the area has in the end: what two plans' areas are compared by."""
        seen = {area}
        while (following := self.successors.get(area)) is not None and following not in seen:
            area = following
            seen.add(area)
        return area
