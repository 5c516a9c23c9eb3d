"""An organisation's logo upon a picture of ours, for who passes a page on: in its own colours, where it can be seen."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from PIL import Image

from generator.composing.posters import LOGO
from generator.composing.site import PictureFile
from generator.content.colours import SHAPE, contrast
from generator.publishing.pictures import clean_picture

_LEAST: Final = 0.005
"""The share of the logo's place that must stand out from the paper: of a white logo nothing does."""


def picture_of(picture: PictureFile, root: Path) -> bytes:
    """The bytes of a picture of the site: encoded anew, or laid upon a picture of ours.

    Raises `PictureError` when it cannot be read.
    """
    if picture.on is None:
        return clean_picture(root / picture.source, picture.width)
    # as on the pages: upright, and without anything but its pixels
    return laid_upon(picture.on.data, clean_picture(root / picture.source))


def laid_upon(card: bytes, logo: bytes) -> bytes:
    """The card with the logo in the room that it leaves; the card alone when nothing of the logo can be seen there."""
    with Image.open(io.BytesIO(card)) as ground, Image.open(io.BytesIO(logo)) as mark:
        colours = ground.getpalette() or []
        paper = (colours[0], colours[1], colours[2])
        few = _few(mark, paper, 256 - len(colours) // 3)
        if not _seen(few, paper):
            return card
        first = len(colours) // 3
        ground.paste(few.point([min(first + place, 255) for place in range(256)]), _place(few.size))
        ground.putpalette([*colours, *(few.getpalette() or [])])
        written = io.BytesIO()
        ground.save(written, "PNG", bits=8, compress_level=6)
    return written.getvalue()


def _few(mark: Image.Image, paper: tuple[int, int, int], most: int) -> Image.Image:
    """The logo on paper, as large as its room allows, in so many colours."""
    left, top, right, below = LOGO
    whole = mark.convert("RGBA")
    share = min((right - left) / whole.width, (below - top) / whole.height)
    size = (max(1, round(whole.width * share)), max(1, round(whole.height * share)))
    small = whole.resize(size, Image.Resampling.LANCZOS)
    ground = Image.new("RGB", size, paper)
    ground.paste(small, mask=small.getchannel("A"))
    return ground.quantize(most, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def _seen(few: Image.Image, paper: tuple[int, int, int]) -> bool:
    """Whether enough of it can be told from paper."""
    found = few.convert("RGB").getcolors(few.width * few.height) or []
    seen = 0
    for number, colour in found:
        if isinstance(colour, tuple) and contrast(_hex(colour), _hex(paper)) >= SHAPE:
            seen += number
    return seen >= _LEAST * few.width * few.height


def _hex(colour: tuple[int, ...]) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def _place(size: tuple[int, int]) -> tuple[int, int]:
    """At the right of its room, halfway its height."""
    return LOGO[2] - size[0], LOGO[1] + (LOGO[3] - LOGO[1] - size[1]) // 2
