"""What a key of `edition.json` is: its path, what stands under it, and where its meaning is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What stands under a key; `word_for` gives the word for it."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    SCORE = "score"
    """A number with decimals."""
    FLAG = "flag"
    TEXTS = "texts"
    GROUP = "group"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its path (`report.changes.id`), what it holds, and whether it may be null or be left out.

    `values` are all that it can hold. `says` is the path of another key whose meaning is the same.
    """

    path: str
    holds: Holds
    nullable: bool = False
    optional: bool = False
    values: tuple[str, ...] = ()
    says: str = ""

    @property
    def label(self) -> str:
        """The name of the key's meaning among the labels, after `key.`."""
        return self.says or self.path

    @property
    def name(self) -> str:
        """The key itself."""
        return self.path.rpartition(".")[2]

    @property
    def parent(self) -> str:
        """The path of the key under which it stands; an empty text for one at the top."""
        return self.path.rpartition(".")[0]


def values_of(kind: type[StrEnum]) -> tuple[str, ...]:
    """All that a key can hold whose values are those of a kind."""
    return tuple(member.value for member in kind)
