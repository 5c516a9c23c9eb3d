"""Pictures for who passes a page on (1200 × 630, PNG): organisation, document, counts as shapes. Never a person.

Drawn with a palette of a few colours, so that one takes a few milliseconds and a few kilobytes: ten steps from
paper to ink, for letters with soft edges, a colour for each kind, and as many steps to the organisation's own colour
where it has one that can be read. The same words give the same bytes.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from font_source_sans_pro import SourceSansPro, SourceSansProSemibold
from font_source_serif_pro import SourceSerifProSemibold
from PIL import Image, ImageDraw, ImageFont

from generator.composing.palette import palette
from generator.content.colours import SHAPE, TEXT, Scheme, hardest

WIDTH: Final = 1200
HEIGHT: Final = 630
_MARGIN: Final = 72
_INK: Final = 9
"""The place of ink in the palette; paper is at 0, and letters' edges between them."""
_QUIET: Final = 7
_KINDS: Final = ("new", "changed", "resumed", "ended", "continued", "edge")
"""What has a colour of its own, from the place after ink on."""
_OWN: Final = _INK + len(_KINDS)
"""The place before the steps from paper to the organisation's own colour."""
_BAND: Final = 24
"""The width of the band at the left, which wears the organisation's colour."""
LOGO: Final = (WIDTH - _MARGIN - 280, 36, WIDTH - _MARGIN, 108)
"""Where a logo may stand (left, top, right, below): beside the line above the title."""
_FACES: Final = {"serif": SourceSerifProSemibold, "sans": SourceSansPro, "bold": SourceSansProSemibold}
_FEWEST: Final = 24
"""The side of the smallest squares, in pixels: in smaller ones a sign cannot be seen."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What a picture shows: a line above, a title, a line below, the counts with a word each, and the site's name.

    `counts` are kind, number and the words for it (`3 nieuw`). `own` is the organisation's colour (`#rrggbb`), empty
    for none; with `logo` the picture leaves room for one at `LOGO`.
    """

    above: str
    title: str
    below: str
    counts: tuple[tuple[str, int, str], ...]
    site: str
    own: str = ""
    logo: bool = False


@lru_cache(maxsize=512)
def draw(poster: Poster) -> bytes:
    """The picture as PNG; a preview draws each one only once."""
    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(picture)
    readable = hardest(poster.own, Scheme.LIGHT)[0] if poster.own else 0.0
    pen.rectangle((0, 0, _BAND - 1, HEIGHT), fill=_OWN + _INK if readable >= SHAPE else _place("edge"))
    top = 60
    if poster.above:
        room = LOGO[0] - 2 * _MARGIN + 36 if poster.logo else WIDTH - 2 * _MARGIN
        above = _cut(poster.above, _font("bold", 34), room)
        if readable >= TEXT:
            picture.paste(_in_own(above, _font("bold", 34)), (_MARGIN, top))
        else:
            _line(pen, top, above, _font("bold", 34), _QUIET)
        top += 58
    font, lines = _title(poster.title)
    for line in lines:
        _line(pen, top, line, font, _INK)
        top += round(font.size * 1.18)
    if poster.counts:
        _counts(picture, top + 34, poster.counts)
    else:
        top += 34
        for line in _wrapped(poster.below, _font("sans", 40), 4):
            _line(pen, top, line, _font("sans", 40), _QUIET)
            top += 54
    _line(pen, HEIGHT - 74, _cut(poster.site, _font("bold", 28)), _font("bold", 28), _QUIET)
    return _png(picture, colours(poster.own if readable >= SHAPE else ""))


def _png(picture: Image.Image, colours: Sequence[Colour]) -> bytes:
    """The places in the palette as a picture with these colours."""
    picture = picture.copy()
    picture.putpalette(b"".join(bytes(colour) for colour in colours))
    written = io.BytesIO()
    picture.save(written, "PNG", bits=4 if len(colours) <= 16 else 8, compress_level=4)
    return written.getvalue()


def _in_own(text: str, font: ImageFont.FreeTypeFont) -> Image.Image:
    """A line in the steps of the own colour; paper stays at its own place."""
    line = Image.new("L", (max(1, round(font.getlength(text)) + 4), round(font.size * 1.4)), 0)
    ImageDraw.Draw(line).text((0, 0), text, _INK, font)
    return line.point([0, *(_OWN + step for step in range(1, 256))][:256])


def _title(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """A title as large as three lines allow."""
    for size in (76, 64, 54):
        font = _font("serif", size)
        lines = _wrapped(title, font, 3)
        if len(lines) <= 2 and not lines[-1].endswith("…"):
            return font, lines
    return font, lines


def _counts(picture: Image.Image, top: int, counts: Sequence[tuple[str, int, str]]) -> None:
    """A square for each commitment, or a bar where they are too many; below, how many of each kind, in words."""
    kinds = [kind for kind, number, _ in counts for _ in range(number)]
    bottom = HEIGHT - 168
    fitting = _fitting(len(kinds), bottom - top)
    if fitting is not None:
        side, columns = fitting
        for index, kind in enumerate(kinds):
            place = (_MARGIN + index % columns * side, top + index // columns * side)
            picture.paste(_square(side - side // 6, kind), place)
    elif kinds:
        _bar(ImageDraw.Draw(picture), top, counts)
    x = _MARGIN
    font = _font("bold", 32)
    pen = ImageDraw.Draw(picture)
    for kind, _, words in counts:
        if x + 40 + font.getlength(words) > WIDTH - _MARGIN:
            break
        picture.paste(_square(28, kind), (x, HEIGHT - 134))
        pen.text((x + 40, HEIGHT - 143), words, _INK, font)
        x += 40 + round(font.getlength(words)) + 36


def _fitting(number: int, height: int) -> tuple[int, int] | None:
    """The largest side with which so many squares fit beneath the title, and how many stand in a row."""
    for side in range(78, _FEWEST - 1, -2):
        columns = (WIDTH - 2 * _MARGIN) // side
        if columns * (height // side) >= number:
            return side, columns
    return None


def _bar(pen: ImageDraw.ImageDraw, top: int, counts: Sequence[tuple[str, int, str]]) -> None:
    """Each kind as wide as it is often, in the order of the words below."""
    whole = sum(number for _, number, _ in counts)
    seen = 0
    for kind, number, _ in counts:
        left = _MARGIN + (WIDTH - 2 * _MARGIN) * seen // whole
        seen += number
        right = max(left + 6, _MARGIN + (WIDTH - 2 * _MARGIN) * seen // whole - 4)
        hollow = kind == "continued"
        box = (left, top, right, min(top + 56, HEIGHT - 160))
        pen.rectangle(box, fill=None if hollow else _place(kind), outline=_place(kind), width=3)


@lru_cache(maxsize=256)
def _square(side: int, kind: str) -> Image.Image:
    """A square in the colour of a kind with its sign in it; hollow when it continues, as on the site's pages."""
    square = Image.new("L", (side + 1, side + 1), 0)
    pen = ImageDraw.Draw(square)
    if kind == "continued":
        pen.rounded_rectangle((0, 0, side, side), side // 7, outline=_place(kind), width=max(2, side // 12))
        return square
    pen.rounded_rectangle((0, 0, side, side), side // 7, fill=_place(kind))
    for stroke in _SIGNS.get(kind, ()):
        points = [(side * x / 16, side * y / 16) for x, y in stroke]
        pen.line(points, fill=0, width=max(2, side // 9), joint="curve")
    return square


_ROUND: Final = (
    (12.5, 8),
    (12, 10.3),
    (10.3, 12),
    (8, 12.5),
    (5.7, 12),
    (4, 10.3),
    (3.5, 8),
    (4, 5.7),
    (5.7, 4),
    (8, 3.5),
)
_SIGNS: Final[dict[str, tuple[tuple[tuple[float, float], ...], ...]]] = {
    "new": (((8, 4), (8, 12)), ((4, 8), (12, 8))),
    "changed": (((3.5, 9.5), (6, 6.5), (10, 9.5), (12.5, 6.5)),),
    "ended": (((4.5, 4.5), (11.5, 11.5)), ((11.5, 4.5), (4.5, 11.5))),
    "resumed": ((*_ROUND, (11.5, 5)), ((12, 1.8), (12, 5.3), (8.5, 5.3))),
    "began": ((*_ROUND, (10.3, 4), (12, 5.7), (12.5, 8)),),
}
"""Strokes in a square of 16, after the signs of `charts`, which are curves for a browser."""


_MOST: Final = 400
"""Characters of a text that are looked at: more fit in no three lines."""


def _line(pen: ImageDraw.ImageDraw, top: int, text: str, font: ImageFont.FreeTypeFont, ink: int) -> None:
    pen.text((_MARGIN, top), text, ink, font)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    """A text in lines that fit, at most so many; what does not fit ends in three dots."""
    lines: list[str] = []
    line = ""
    words = text[:_MOST].split()
    for at, word in enumerate(words):
        longer = f"{line} {word}".strip()
        if not line or font.getlength(longer) <= WIDTH - 2 * _MARGIN:
            line = longer
            continue
        lines.append(line)
        line = word
        if len(lines) == most - 1:
            line = " ".join(words[at:])
            break
    lines.append(line)
    return [_cut(each, font) for each in lines if each] or [""]


def _cut(text: str, font: ImageFont.FreeTypeFont, room: int = WIDTH - 2 * _MARGIN) -> str:
    if len(text) <= _MOST and font.getlength(text) <= room:
        return text
    text = text[:_MOST]  # measuring letter by letter would take hours for a title of a whole book
    fits = bisect_right(range(1, len(text) + 1), room, key=lambda end: int(font.getlength(text[:end] + "…")))
    return text[:fits].rstrip() + "…"


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """The basic layout, which gives the same bytes wherever the letters' library is the same."""
    return ImageFont.truetype(_FACES[face], size, layout_engine=ImageFont.Layout.BASIC)


def _place(kind: str) -> int:
    return _INK + 1 + _KINDS.index("new" if kind == "began" else kind)


Colour = tuple[int, int, int]


@cache
def colours(own: str = "") -> tuple[Colour, ...]:
    """Sixteen colours, those of the pages in daylight: from paper to ink, then one for each kind.

    With a colour of the organisation's own, the steps from paper to that one behind them.
    """
    known = {name: _parts(colour) for name, colour in palette().items()}
    kinds = {"continued": "quiet", "edge": "link"}
    steps = _steps(known["paper"], known["ink"])
    mine = _steps(known["paper"], _parts(own))[1:] if own else ()
    return (*steps, *(known[kinds.get(kind, kind)] for kind in _KINDS), *mine)


def _steps(paper: Colour, ink: Colour) -> tuple[Colour, ...]:
    return tuple(_between(paper, ink, step / _INK) for step in range(_INK + 1))


def _parts(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _between(a: Colour, b: Colour, share: float) -> Colour:
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return red, green, blue
