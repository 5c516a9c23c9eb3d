"""How wide words are in a picture, and where they break: from the letters of the font in which they are set."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from font_source_sans_pro import SourceSansPro, SourceSansProSemibold
from PIL import ImageFont

ROOM: Final = 1.12
"""A reader's own fonts, which stand in until ours are there, are wider by up to so much."""
_SIZE: Final = 100


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    face = SourceSansProSemibold if bold else SourceSansPro
    return ImageFont.truetype(face, _SIZE, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text stands at a size, with room for other fonts."""
    return float(_font(bold).getlength(text)) * size / _SIZE * ROOM


def lines(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """A text in at most so many lines that fit the room; what does not fit ends in an ellipsis."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < most:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line += f" {words.pop(0)}"
        found.append(line)
    if words and found:
        found[-1] += "…"
    return tuple(_cut(line, room, size) for line in found)


def _cut(line: str, room: float, size: float) -> str:
    if width(line, size) <= room:
        return line
    line = line.rstrip("…")
    while len(line) > 1 and width(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
