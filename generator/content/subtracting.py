"""Which results of scores may be told beside each other: nobody may find those of a few by taking one from another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.content.plan import Result

_NOBODY: Final = 0


def may_be_told(results: Sequence[Result], smallest: int) -> tuple[Result, ...]:
    """The results that come from enough people, without those by which the rest of a whole could be reckoned."""
    held = few(results, smallest) | reckoned(results, smallest)
    return tuple(result for index, result in enumerate(results) if index not in held)


def few(results: Sequence[Result], smallest: int) -> frozenset[int]:
    """The results that come from fewer people than `smallest`, or from nobody knows how many."""
    return frozenset(index for index, each in enumerate(results) if each.n is None or each.n < smallest)


def reckoned(results: Sequence[Result], smallest: int) -> frozenset[int]:
    """The results of locations that come from enough people, and are held back to keep a small rest unknown.

    A result of the whole organisation less those of its locations is that of everybody else. Where these are fewer than
    `smallest`, the result of one location is held back as well (statistics offices call it secondary suppression): the
    one that helps most themes, of these the one from the fewest people. What is held back that way has people enough
    to hide the rest among.
    """
    told = set(range(len(results))) - few(results, smallest)
    held: set[int] = set()
    while exposing := _exposing(results, told - held, smallest):
        counts = {index: sum(index in group for group in exposing) for group in exposing for index in group}
        held.add(min(counts, key=lambda index: (-counts[index], results[index].n or _NOBODY, -index)))
    return frozenset(held)


def _exposing(results: Sequence[Result], told: set[int], smallest: int) -> list[frozenset[int]]:
    """Of each theme of which a small rest could be reckoned: the results of locations by which."""
    found = []
    for index in sorted(told):
        whole = results[index]
        if whole.location is not None:
            continue
        for theme in whole.scores:
            parts = {
                at: results[at].n or _NOBODY
                for at in told
                if results[at].location and theme in results[at].scores
            }
            rest = (whole.n or _NOBODY) - sum(parts.values())
            if rest < _NOBODY:
                # more than there are: somebody is counted twice, and a part may leave a small rest by itself
                parts = {at: n for at, n in parts.items() if _is_few((whole.n or _NOBODY) - n, smallest)}
                found += [frozenset({at}) for at in parts]
            elif _is_few(rest, smallest):
                found.append(frozenset(parts))
    return [group for group in found if group]


def _is_few(number: int, smallest: int) -> bool:
    return _NOBODY < number < smallest
