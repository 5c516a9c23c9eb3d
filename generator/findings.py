"""What is wrong, where, and how bad: the values in which every stage tells of problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from generator.catalogue import CATALOGUE


class Level(IntEnum):
    """How bad a finding is; ordered, so that levels compare."""

    OFF = 0
    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The level as it stands in JSON and in `rules`: `off`, `note`, `warning`, `error`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a source: path from the root with `/`, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: a stable code, a level, a place, and the facts that its message tells.

    The sentence a writer reads is made by `generator.locale` from the code and the facts, so that no stage
    knows the site's language. Facts are plain strings; a key or value of the format is given by its English
    name and spelled in the writer's language by the message.
    """

    code: str
    level: Level
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)

    def at_level(self, level: Level) -> Finding:
        """The same finding, weighed otherwise."""
        return replace(self, level=level)

    def __hash__(self) -> int:
        return hash((self.code, self.place, tuple(sorted(self.facts.items()))))


def find(code: str, place: Place, /, **facts: object) -> Finding:
    """A finding with its own level from the catalogue; facts become text.

    Raises `KeyError` for a code that the catalogue does not have: that is a bug, not a finding.
    """
    level = Level[CATALOGUE[code].level.upper()]
    return Finding(code, level, place, {name: str(value) for name, value in facts.items()})


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without doubles, sorted by place, then the worst first, then by code."""
    return tuple(sorted(set(findings), key=lambda f: (f.place, -f.level, f.code, sorted(f.facts.items()))))
