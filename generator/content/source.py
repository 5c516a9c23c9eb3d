"""Where a document was read, with the place of every key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.findings import Place


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A file from the root (path with `/`), the places of its keys, the line at which its body begins.

    `positions` maps a path of English keys and list indexes (`("consent", "on")`, `("consulted", 0)`) to the
    line and column, counted from 1, of what stands there: of the key in a mapping, of the item in a list.
    """

    path: str
    positions: Mapping[tuple[str | int, ...], tuple[int, int]] = field(default_factory=dict)
    body_line: int = 1
    cleared: frozenset[tuple[str | int, ...]] = frozenset()
    """Keys that say that they have no value (`none`): they have a place, and count as left out."""

    def place(self, *keys: str | int) -> Place:
        """The place of a key, or of the nearest one above it that is there, or of the file's beginning."""
        while keys:
            if keys in self.positions:
                return Place(self.path, *self.positions[keys])
            keys = keys[:-1]
        return Place(self.path)

    def has(self, *keys: str | int) -> bool:
        """Whether a key stands in the file with a value: one that does and has none here could not be read."""
        return keys in self.positions and keys not in self.cleared

    def count(self, *keys: str | int) -> int:
        """How many items a list has in the file, readable or not."""
        depth = len(keys) + 1
        return sum(1 for each in self.positions if len(each) == depth and each[:-1] == keys)

    def line(self, line: int, column: int = 1) -> Place:
        """A line of this file."""
        return Place(self.path, line, column)
