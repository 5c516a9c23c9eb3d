"""Scores as dots on a line: this period's against the one before, and all years of a place. Without words inside.

The words and the numbers stand beside each picture in the same row of a table, so that no label can collide with
another, and who hears the page hears the table. Filled or hollow tells which is which, not a colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from generator.content.settings import Scale

_WIDE: Final = 240
_HIGH: Final = 24
_EDGE: Final = 12
"""Room for half a dot at both ends of a line."""
_RING: Final = 8
_DOT: Final = 4.5
_YEAR: Final = 22
"""Between two years."""
_TALL: Final = 60


def line(scale: Scale, before: float | None, now: float | None, told: str) -> Markup:
    """A line as long as the scale, with a hollow dot for what was and a filled one for what is.

    Equal ones are a filled dot in a ring. `told` says the same in words, for paper.
    """
    y = _HIGH / 2
    drawn = [
        Markup('<path class="v-dot__line" d="M{a} {y}H{b}{ticks}"/>').format(
            a=_EDGE,
            b=_WIDE - _EDGE,
            y=y,
            ticks="".join(f"M{at} {y - 4}v8" for at in _ticks(scale)),
        )
    ]
    if before is not None and now is not None and before != now:
        drawn.append(
            Markup('<path class="v-dot__way" d="M{a} {y}H{b}"/>').format(
                a=_along(before, scale), b=_along(now, scale), y=y
            )
        )
    if before is not None:
        drawn.append(_circle("was", _along(before, scale), y, _RING))
    if now is not None:
        drawn.append(_circle("now", _along(now, scale), y, _DOT))
    return _picture("v-dot", (_WIDE, _HIGH), told, drawn)


def years(scale: Scale, scores: Sequence[float | None], told: str) -> Markup:
    """One place through the years: a dot for each, higher for a higher score; a year without a score leaves a gap."""
    points = [
        (_EDGE + index * _YEAR, _up(score, scale)) for index, score in enumerate(scores) if score is not None
    ]
    wide = 2 * _EDGE + max(0, len(scores) - 1) * _YEAR
    drawn = [
        Markup('<path class="v-dot__line" d="M{a} {low}H{b}M{a} {high}H{b}"/>').format(
            a=2, b=wide - 2, low=_TALL - 6, high=6
        )
    ]
    for (x, y), (to, level) in pairwise(points):
        beside = to - x == _YEAR
        drawn.append(
            Markup('<path class="v-dot__way{gap}" d="M{x} {y}L{to} {level}"/>').format(
                gap="" if beside else " v-dot__way--gap", x=x, y=y, to=to, level=level
            )
        )
    for index, (x, y) in enumerate(points):
        drawn.append(_circle("now" if index == len(points) - 1 else "past", x, y, _DOT))
    return _picture("v-dot v-dot--years", (wide, _TALL), told, drawn)


def sign(which: str) -> Markup:
    """The dot itself, for the words that say what it stands for: `was` or `now`."""
    circle = _circle(which, 10, 10, _RING if which == "was" else _DOT)
    return Markup(
        '<svg class="v-dot v-dot--sign" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" '
        'focusable="false">{circle}</svg>'
    ).format(circle=circle)


def _circle(which: str, x: float, y: float, radius: float) -> Markup:
    return Markup('<circle class="v-dot__{which}" cx="{x}" cy="{y}" r="{radius}"/>').format(
        which=which, x=x, y=y, radius=radius
    )


def _share(score: float, scale: Scale) -> float:
    """Where a score lies on its scale, from 0 to 1; one beside the scale lies at its end."""
    low, high = min(scale.min, scale.max), max(scale.min, scale.max)
    return min(1.0, max(0.0, (score - low) / (high - low))) if high > low else 0.5


def _along(score: float, scale: Scale) -> float:
    return round(_EDGE + _share(score, scale) * (_WIDE - 2 * _EDGE), 1)


def _up(score: float, scale: Scale) -> float:
    return round(_TALL - 10 - _share(score, scale) * (_TALL - 20), 1)


def _ticks(scale: Scale) -> list[float]:
    """The ends, and the steps that the scale has words for."""
    marked = {scale.min, scale.max}
    for written in scale.labels:
        try:
            marked.add(float(written.replace(",", ".")))
        except ValueError:
            continue
    low, high = min(scale.min, scale.max), max(scale.min, scale.max)
    return sorted({_along(each, scale) for each in marked if low <= each <= high})


def _picture(kind: str, size: tuple[float, float], told: str, drawn: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg class="{kind}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" aria-hidden="true" '
        'focusable="false"><title>{told}</title>{drawn}</svg>'
    ).format(kind=kind, width=size[0], height=size[1], told=told, drawn=Markup("").join(drawn))
