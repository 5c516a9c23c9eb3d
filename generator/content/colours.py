"""Colours and how well they can be read: contrast as WCAG 2.2 defines it, and the nearest colour that has enough."""

from __future__ import annotations

import colorsys
from enum import StrEnum
from typing import Final

TEXT: Final = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
SHAPE: Final = 3.0
"""The least contrast of rules and signs (WCAG 2.2, 1.4.11)."""


class Scheme(StrEnum):
    """Light paper or dark."""

    LIGHT = "light"
    DARK = "dark"


GROUNDS: Final = {
    Scheme.LIGHT: ("#fdfcf9", "#ffffff", "#f3f0e8", "#e3f1e8", "#e5eef7", "#f4e8e6", "#ede8f6", "#faeeda"),
    Scheme.DARK: ("#191f22", "#20282c", "#242c30", "#1d382b", "#1d3147", "#3d2a28", "#31294a", "#3e2f18"),
}
"""Every colour of the pages on which text stands: paper, sheet and washes. A test holds them against the style sheet."""


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, from 0 (black) to 1 (white)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black and white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def hardest(colour: str, scheme: Scheme) -> tuple[float, str]:
    """The contrast with the ground on which the colour is hardest to read, and that ground."""
    return min((contrast(colour, ground), ground) for ground in GROUNDS[scheme])


def readable(colour: str, scheme: Scheme, enough: float = TEXT) -> str:
    """The nearest colour of the same hue that has enough contrast: the colour itself where it has it already."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    step = -0.005 if scheme is Scheme.LIGHT else 0.005
    while hardest(colour, scheme)[0] < enough:
        lightness = min(1.0, max(0.0, lightness + step))
        mixed = colorsys.hls_to_rgb(hue, lightness, saturation)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in mixed)
    return colour
