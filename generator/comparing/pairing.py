"""Which part of an old text stands in the place of which part of the new one: the least edit, and the best pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.distance import Indel

from generator.comparing.tokens import Token

PAIRED = 0.5
"""From this share of kept words on, two blocks or sentences are versions of one another."""
WIDE = 400
"""Up to so many pairs of blocks or sentences the best pairing is sought; beyond it they are paired in order."""
MOST_PAIRS = 900_000_000
"""Pairs of tokens of one passage (thirty thousand words twice) up to which the least edit is sought: it takes a bit each."""
JOINED = 0.8
"""From this share of kept words on, several blocks are one that was split, or the other way round."""

Run = Sequence[Token]
"""Tokens of one text that stand next to each other."""


def keys_of(tokens: Run) -> tuple[str, ...]:
    """What tokens are compared by; the word that begins a block without its capital."""
    return tuple([t.folded if t.begins else t.key for t in tokens])


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part `a` to `b` of the old and `c` to `d` of the new side: the same, or one in the place of the other."""

    same: bool
    a: int
    b: int
    c: int
    d: int
    rolled: bool = False
    """Whether nothing but years differs, which moved along with the period."""


def stretches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Stretch]:
    """The minimal edit as stretches that are the same and stretches in between."""
    if len(old) * len(new) > MOST_PAIRS and tuple(old) != tuple(new):
        return [Stretch(False, 0, len(old), 0, len(new))]
    found: list[Stretch] = []
    for op in Indel.opcodes(old, new):
        same = op.tag == "equal"
        if found and not same and not found[-1].same:
            last = found[-1]
            found[-1] = Stretch(False, last.a, op.src_end, last.c, op.dest_end)
        else:
            found.append(Stretch(same, op.src_start, op.src_end, op.dest_start, op.dest_end))
    return found


def aligned(old: list[Run], new: list[Run], *, joining: bool = False) -> Iterator[tuple[Run, Run]]:
    """Pairs of parts in reading order; a part that has no counterpart is paired with nothing."""
    for part in stretches([keys_of(p) for p in old], [keys_of(p) for p in new]):
        if part.same:
            yield from zip(old[part.a : part.b], new[part.c : part.d], strict=True)
        else:
            yield from _paired(old[part.a : part.b], new[part.c : part.d], joining=joining)


def _paired(old: list[Run], new: list[Run], *, joining: bool) -> Iterator[tuple[Run, Run]]:
    """Pairs within a stretch without equal parts: those alike, in order, as much as can be."""
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    if joining and old and new and len(old) != len(new):
        all_old, all_new = list(chain.from_iterable(old)), list(chain.from_iterable(new))
        if Indel.normalized_similarity(keys_of(all_old), keys_of(all_new)) >= JOINED:
            yield all_old, all_new
            return
    at_old = at_new = 0
    for i, j in _best_pairs(old, new):
        yield from ((part, ()) for part in old[at_old:i])
        yield from (((), part) for part in new[at_new:j])
        yield old[i], new[j]
        at_old, at_new = i + 1, j + 1
    yield from ((part, ()) for part in old[at_old:])
    yield from (((), part) for part in new[at_new:])


def _best_pairs(old: list[Run], new: list[Run]) -> list[tuple[int, int]]:
    """Pairs in rising order with the largest total likeness, each at least `PAIRED`."""
    if len(old) * len(new) > WIDE:
        return [(i, i) for i in range(min(len(old), len(new)))]
    old_keys, new_keys = [keys_of(p) for p in old], [keys_of(p) for p in new]
    best = [[(0.0, False)] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            here = max(best[i + 1][j][0], best[i][j + 1][0])
            alike = Indel.normalized_similarity(old_keys[i], new_keys[j], score_cutoff=PAIRED)
            paired = alike >= PAIRED and best[i + 1][j + 1][0] + alike > here
            best[i][j] = (best[i + 1][j + 1][0] + alike, True) if paired else (here, False)
    pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j][1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j][0] >= best[i][j + 1][0]:
            i += 1
        else:
            j += 1
    return pairs
