"""Pictures of counts as inline SVG: each with a title, a description and shapes that tell without colour.

Colours come from the page's own style sheet (`--v-…`), so that a chart follows dark mode and print. A picture's
numbers stand beside it as text or as a table: that is the page's affair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # what happened to a commitment
        "new": "M8 2v12M2 8h12",
        "changed": "M1.5 9.5c2.2-4.4 4.3-4.4 6.5-1.5s4.3 2.9 6.5-1.5",
        "ended": "M3 3l10 10M13 3L3 13",
        "resumed": "M13 5.2A5.7 5.7 0 1 0 13.7 9M13.5 1.5v4h-4",
        "continued": "M2 8h12",
        "began": "M8 3.5a4.5 4.5 0 1 0 .01 0",
        "passed": "M2 8h10M8.5 4l4 4-4 4",
        # how practice went otherwise
        "different": "M3 13V8l10-5M9.5 2.5L13 3l-1 3.5",
        "earlier": "M9 3L4 8l5 5M14 3L9 8l5 5",
        "later": "M2 3l5 5-5 5M7 3l5 5-5 5",
        "partly": "M8 2.5a5.5 5.5 0 1 0 .01 0M8 2.5v11",
        "not_done": "M8 2.5a5.5 5.5 0 1 0 .01 0M4 12L12 4",
        "more": "M3 13h3V9h4V5h3V2",
        # what a part of an edition is for: ticked off one by one, or looked at closely
        "accounting": "M2 3.5l1.5 1.5L6 2M2 11l1.5 1.5L6 9.5M9 4h5M9 11.5h5",
        "insight": "M6.8 2.2a4.6 4.6 0 1 0 .01 0M10.2 10.4L14 14.2",
        # what became of a rule that stands in the way
        "asked": "M4.5 5.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3M8 14v.1",
        "granted": "M2 13.5h12M4 13.5v-11h4.5v11M8.5 2.5l4 2v9",
        "refused": "M3.5 2.5h9v11h-9zM3.5 8h9",
        "mutual": "M2 5.5h11M10 2.5l3 3M14 10.5H3M6 13.5l-3-3",
        "gone": "M2 12l4-4M10 4l4-4M1 4l14 8",
        # who speaks, and in what kind of voice
        "resident": "M8 2.2a2.9 2.9 0 1 0 .01 0M2.5 14c0-4 2.3-5.3 5.5-5.3s5.5 1.3 5.5 5.3",
        "family": "M5.5 3a2.3 2.3 0 1 0 .01 0M11.5 4.5a1.8 1.8 0 1 0 .01 0M1.5 13.5"
        "c0-3.6 1.6-4.7 4-4.7s4 1.1 4 4.7M10.5 9.4c2.5-.3 4 1 4 3.6",
        "volunteer": "M8 13.5C3.5 10.5 2 8.3 2 6a3 3 0 0 1 6-.8A3 3 0 0 1 14 6c0 2.3-1.5 4.5-6 7.5z",
        "staff": "M3 3h10v10H3zM8 5.5v5M5.5 8h5",
        "observation": "M1.5 8C4 4 12 4 14.5 8 12 12 4 12 1.5 8M8 6.2a1.8 1.8 0 1 0 .01 0",
        "conversation": "M2 2.5h9v6H6L3.5 11V8.5H2zM13 5.5h1.5v6H13V14l-2.5-2.5H7",
        "response": "M6.5 3L2 7.5 6.5 12M2 7.5h7c3 0 5 1.8 5 5.5",
        # what a voice led to besides changes
        "deviation": "M1.5 8h5l7-5M6.5 8l7 5",
        "discussed": "M2 3h12v7H7.5L4 13.5V10H2zM5 6.5h6",
        "nothing": "M3 8h.01M8 8h.01M13 8h.01",
    }
)
"""The path of each shape in a square of 16: a sign for every kind, beside its word and its colour."""

_TALL: Final = 24
_SIDE: Final = 20
_WIDEST: Final = 15
"""Squares in one row of the small picture of an edition: as many as a telephone shows well."""


def shape(name: str) -> Markup:
    """A small sign for a kind; it says nothing to who hears the page, since the word stands beside it."""
    return (
        Markup(
            '<svg class="v-shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="%s"/></svg>'
        )
        % SHAPES[name]
    )


@dataclass(frozen=True, slots=True)
class Named:
    """What a chart is called and what it shows, for who hears it; `id` is unique in its page."""

    id: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: the kind that gives its colour and sign, and how many."""

    kind: str
    number: int


def squares(shares: Sequence[Share], named: Named) -> Markup:
    """One square for each commitment, in the colour and with the sign of what happened to it; hollow if it continues.

    Rows are evenly filled and never wider than a telephone.
    """
    kinds = [share.kind for share in shares for _ in range(share.number)]
    if not kinds:
        return Markup("")
    rows = -(-len(kinds) // _WIDEST)
    columns = -(-len(kinds) // rows)
    # nothing here is anybody's text, so that nothing need be escaped, square by square
    drawn = [
        Markup(  # noqa: S704
            f'<g class="v-sq v-sq--{kind}" transform="translate({index % columns * _TALL + 2} '
            f'{index // columns * _TALL + 2})"><rect width="{_SIDE}" height="{_SIDE}" rx="3"/>{_sign(kind)}</g>'
        )
        for index, kind in enumerate(kinds)
    ]
    return _svg("v-squares", (columns * _TALL, rows * _TALL), named, drawn)


@lru_cache(maxsize=32)
def _sign(kind: str) -> Markup:
    if kind == "continued":
        return Markup("")
    return Markup('<path transform="translate(2 2)" d="{path}"/>').format(path=SHAPES[kind])


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of the triangle: its sign, and how many voices there are."""

    kind: str
    number: int


def triangle(corners: tuple[Corner, Corner, Corner], named: Named) -> Markup:
    """The triangle of resident, those around them, and professional; each corner as large as its voices are many.

    It holds signs and numbers only, so that no word can be too long for it; the words stand beside it.
    """
    places = ((110, 50), (46, 160), (174, 160))
    most = max(1, *(corner.number for corner in corners))
    drawn = [Markup('<path class="v-tri__line" d="M110 50L46 160H174z"/>')]
    for corner, (x, y) in zip(corners, places, strict=True):
        drawn.append(
            Markup(
                '<g class="v-tri v-tri--{kind}{none}"><circle cx="{x}" cy="{y}" r="{radius}"/>'
                '<path class="v-tri__sign" transform="translate({left} {top})" d="{path}"/>'
                '<text x="{x}" y="{base}" text-anchor="middle">{number}</text></g>'
            ).format(
                kind=corner.kind,
                none="" if corner.number else " v-tri--none",
                x=x,
                y=y,
                radius=round(22 + 22 * (corner.number / most) ** 0.5, 1),
                left=x - 8,
                top=y - 20,
                base=y + 16,
                path=SHAPES[corner.kind],
                number=corner.number,
            )
        )
    return _svg("v-triangle", (220, 210), named, drawn)


def bar(number: int, most: int, kind: str) -> Markup:
    """A bar as long as its number is large; without words of its own, for beside or below a number in the text."""
    width = round(100 * min(number, most) / max(1, most), 1)
    return Markup(
        '<svg class="v-bar v-bar--{kind}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" '
        'focusable="false"><rect class="v-bar__rail" width="100" height="6"/>'
        '<rect class="v-bar__fill" width="{width}" height="6"/></svg>'
    ).format(kind=kind, width=width)


def _svg(kind: str, size: tuple[int, int], named: Named, drawn: Iterable[Markup]) -> Markup:
    return Markup(
        '<svg class="v-chart {kind}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{title}</title>'
        '<desc id="{id}-d">{description}</desc>{drawn}</svg>'
    ).format(
        kind=kind,
        width=size[0],
        height=size[1],
        id=named.id,
        title=named.title,
        description=named.description,
        drawn=Markup("").join(drawn),
    )
