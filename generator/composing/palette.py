"""The colours of the pages, by day and by night, read from their style sheet: no other file has values of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from generator.content.colours import Scheme

_BLOCK: Final = re.compile(r"\{([^{}]*)\}")
_COLOUR: Final = re.compile(r"--v-([\w-]+):\s*(#[0-9a-fA-F]{6})\s*;")
_VARIABLE: Final = re.compile(r"var\(--v-([\w-]+)\)")


@cache
def palette(scheme: Scheme = Scheme.LIGHT) -> Mapping[str, str]:
    """Name → `#rrggbb` of every colour of the pages (`paper`, `ink`, `new-wash`)."""
    sheet = resources.files("generator.composing") / "assets" / "verschil.css"
    blocks = (dict(_COLOUR.findall(block)) for block in _BLOCK.findall(sheet.read_text(encoding="utf-8")))
    light, dark, *_ = (block for block in blocks if block)
    return MappingProxyType(light if scheme is Scheme.LIGHT else dark)


def filled(style: str, scheme: Scheme = Scheme.LIGHT) -> str:
    """A style sheet with the colours themselves where it names them. Raises `KeyError` for a name there is not."""
    colours = palette(scheme)
    return _VARIABLE.sub(lambda match: colours[match[1]], style)
