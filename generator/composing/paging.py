"""Lists that grow with the site, parted over pages: no page grows with them, and every part has its own address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.composing.changes import Link

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The items of one page, its number, and the ways to all pages (none where there is only one)."""

    number: int
    items: tuple[T, ...]
    address: str
    ways: tuple[Link, ...]


def parted(
    items: Sequence[T],
    room: int,
    address: Callable[[int], str],
    weight: Callable[[T], int] = lambda _: 1,
) -> Iterator[Part[T]]:
    """The parts of a list, each with items of at most so much weight together, or one that is heavier alone.

    An empty list has no parts.
    """
    parts: list[list[T]] = []
    left = 0
    for item in items:
        heavy = weight(item)
        if not parts or heavy > left:
            parts.append([])
            left = room
        parts[-1].append(item)
        left -= heavy
    ways = tuple(Link(str(number), address(number)) for number in range(1, len(parts) + 1))
    for number, part in enumerate(parts, start=1):
        yield Part(number, tuple(part), ways[number - 1].address, ways if len(ways) > 1 else ())
