"""A period of a plan: one year or several, ordered by first year, then last."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PERIOD = re.compile(r"(\d{4})(?:-(\d{4}))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last calendar year, both included; the same year twice for a plan of one year."""

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2025` or `2025-2026`. Raises `ValueError` for anything else, and for years that run back."""
        match = _PERIOD.fullmatch(text)
        if match is None:
            raise ValueError(text)
        first = int(match[1])
        last = int(match[2] or first)
        if last < first:
            raise ValueError(text)
        return cls(first, last)

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def overlaps(self, other: Period) -> bool:
        """Whether a year lies in both."""
        return self.first <= other.last and other.first <= self.last
