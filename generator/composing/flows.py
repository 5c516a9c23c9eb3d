"""Streams from a left column to a right one as inline SVG: as thick as their number, with words that never collide.

Every entry of a column gets as much height as its words need, its stream as much as it is large; the rest is room
between. Words are measured and broken (`lettering`), so that long ones of an organisation fit too. It is told in
signs, words, numbers and shapes first: a colour only repeats them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from generator.composing.charts import SHAPES, Named
from generator.composing.lettering import lines, width

WIDE: Final = 352
"""As wide as a telephone shows one unit for one pixel."""
_SIZE: Final = 13
_LEADING: Final = 16
_SIGN: Final = 14
_BAR: Final = 7
_GAP: Final = 5
_MIDDLE: Final = 92
"""Between the two columns at least."""
_STREAMS: Final = 150
"""The height of all streams together."""
_BETWEEN: Final = 12
_MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a column: the kind that gives its colour and sign, its word, and its number as readers see it."""

    kind: str
    word: str
    number: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry with its words in lines, how large it is, and the top and height of its place."""

    entry: Entry
    lines: tuple[str, ...]
    size: float
    top: float
    tall: float


def flow(
    left: Sequence[Entry], right: Sequence[Entry], streams: Mapping[tuple[str, str], int], named: Named
) -> Markup:
    """The picture; `streams` are by kind of a left and of a right entry. Nothing without streams."""
    total = sum(streams.values())
    if not total:
        return Markup("")
    unit = _STREAMS / total
    number = max(width(each.number, _SIZE, bold=True) for each in (*left, *right))
    side = (WIDE - _MIDDLE) / 2
    room = side - _SIGN - _BAR - number - 3 * _GAP
    columns = []
    for index, entries in enumerate((left, right)):
        sizes = [
            unit * sum(n for pair, n in streams.items() if pair[index] == entry.kind) for entry in entries
        ]
        columns.append(
            [(e, lines(e.word, room, _SIZE, _MOST_LINES), s) for e, s in zip(entries, sizes, strict=True)]
        )
    tall = max(
        sum(_need(words, size) for _, words, size in column) + _BETWEEN * (len(column) - 1)
        for column in columns
    )
    starts, ends = (_placed(column, tall) for column in columns)
    drawn = [
        *_streams(starts, ends, streams, unit, side),
        *(_left(each, side) for each in starts),
        *(_right(each, side, number) for each in ends),
    ]
    return Markup(
        '<svg class="v-chart v-flow" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        'aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{title}</title><desc id="{id}-d">{description}</desc>'
        "{drawn}</svg>"
    ).format(
        width=WIDE,
        height=round(tall + 4, 1),
        id=named.id,
        title=named.title,
        description=named.description,
        drawn=Markup("").join(drawn),
    )


def _need(words: Sequence[str], size: float) -> float:
    """The height that an entry needs."""
    return max(_SIGN + 2, len(words) * _LEADING, size)


def _placed(column: Sequence[tuple[Entry, tuple[str, ...], float]], tall: float) -> list[_Placed]:
    """The entries of a column from top to bottom, with the room that is left spread between them."""
    needs = [_need(words, size) for _, words, size in column]
    between = (tall - sum(needs)) / (len(column) - 1) if len(column) > 1 else 0.0
    top = 2.0 if len(column) > 1 else 2 + (tall - needs[0]) / 2
    found = []
    for (entry, words, size), need in zip(column, needs, strict=True):
        found.append(_Placed(entry, words, size, top, need))
        top += need + between
    return found


def _streams(
    starts: Sequence[_Placed],
    ends: Sequence[_Placed],
    streams: Mapping[tuple[str, str], int],
    unit: float,
    side: float,
) -> Iterator[Markup]:
    """The streams, in the order of both columns, so that they cross as little as they can."""
    begins = {each.entry.kind: each.top + (each.tall - each.size) / 2 for each in starts}
    arrives = {each.entry.kind: each.top + (each.tall - each.size) / 2 for each in ends}
    for start in starts:
        for end in ends:
            number = streams.get((start.entry.kind, end.entry.kind), 0)
            if not number:
                continue
            thick = number * unit
            a, b = begins[start.entry.kind], arrives[end.entry.kind]
            begins[start.entry.kind] += thick
            arrives[end.entry.kind] += thick
            yield _stream(end.entry.kind, (side, WIDE - side), (a, b), thick)


def _stream(kind: str, across: tuple[float, float], tops: tuple[float, float], thick: float) -> Markup:
    (x, to), (a, b) = across, tops
    middle = (x + to) / 2
    path = (
        f"M{x:.1f} {a:.1f}C{middle:.1f} {a:.1f} {middle:.1f} {b:.1f} {to:.1f} {b:.1f}"
        f"V{b + thick:.1f}C{middle:.1f} {b + thick:.1f} {middle:.1f} {a + thick:.1f} {x:.1f} {a + thick:.1f}z"
    )
    return Markup('<path class="v-flow__stream v-flow--{kind}" d="{path}"/>').format(kind=kind, path=path)


def _left(each: _Placed, side: float) -> Markup:
    """Sign and word from the edge on, the number beside the bar."""
    return _entry(each, bar=side - _BAR, sign=0, words=_SIGN + _GAP, number=side - _BAR - _GAP, anchor="end")


def _right(each: _Placed, side: float, number: float) -> Markup:
    """The number beside the bar, then sign and word."""
    bar = WIDE - side
    sign = bar + _BAR + _GAP + number + _GAP
    return _entry(
        each, bar=bar, sign=sign, words=sign + _SIGN + _GAP, number=bar + _BAR + _GAP, anchor="start"
    )


def _entry(each: _Placed, *, bar: float, sign: float, words: float, number: float, anchor: str) -> Markup:
    """An entry with its words and number in the middle of its height."""
    middle = each.top + each.tall / 2
    first = middle - (len(each.lines) - 1) * _LEADING / 2 + _SIZE * 0.35
    told = Markup("").join(
        Markup('<text x="{x}" y="{y}">{line}</text>').format(
            x=round(words, 1), y=round(first + index * _LEADING, 1), line=line
        )
        for index, line in enumerate(each.lines)
    )
    return Markup(
        '<g class="v-flow__entry v-flow--{kind}"><rect x="{bar}" y="{top}" width="{wide}" height="{size}" rx="1.5"/>'
        '<path transform="translate({sign} {sign_top}) scale({scale})" d="{path}"/>{told}'
        '<text class="v-flow__number" x="{number_x}" y="{base}" text-anchor="{anchor}">{number}</text></g>'
    ).format(
        kind=each.entry.kind,
        bar=round(bar, 1),
        top=round(each.top + (each.tall - each.size) / 2, 1),
        wide=_BAR,
        size=round(max(each.size, 1), 1),
        sign=round(sign, 1),
        sign_top=round(middle - _SIGN / 2, 1),
        scale=_SIGN / 16,
        path=SHAPES[each.entry.kind],
        told=told,
        number_x=round(number, 1),
        base=round(middle + _SIZE * 0.35, 1),
        anchor=anchor,
        number=each.entry.number,
    )
