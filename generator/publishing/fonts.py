"""The letters of the site: Source Serif and Source Sans (SIL Open Font License), cut to the signs that are used.

They come from packages of the index and are served by the site itself. Cutting takes seconds, so what was cut is
kept in the user's cache; without a writable cache it is cut anew each time.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

FOLDER: Final = "assets/verschil"
"""Where fonts and their style sheet stand in a site."""
SIGNS: Final = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x131, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E),
    *(0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2030, 0x20AC),
    *(0x2190, 0x2192, 0x2212),
)
"""Dutch and its neighbours, quotes, dashes, arrows. What is not here falls back on the reader's own fonts."""
_FEATURES: Final = ["kern", "mark", "ccmp", "locl", "liga", "tnum"]


@dataclass(frozen=True, slots=True)
class Face:
    """One font: its file in the package, the family, weights and style for which browsers use it."""

    package: str
    file: str
    family: str
    weight: str
    style: str

    @property
    def name(self) -> str:
        """The name of its file in the site."""
        return f"{self.file.lower()}.woff2"


FACES: Final = (
    Face("font_source_serif_pro", "SourceSerifPro-Regular", "Source Serif Pro", "400", "normal"),
    Face("font_source_serif_pro", "SourceSerifPro-Semibold", "Source Serif Pro", "600 700", "normal"),
    Face("font_source_serif_pro", "SourceSerifPro-It", "Source Serif Pro", "400", "italic"),
    Face("font_source_sans_pro", "SourceSansPro-Regular", "Source Sans Pro", "400", "normal"),
    Face("font_source_sans_pro", "SourceSansPro-Semibold", "Source Sans Pro", "600 700", "normal"),
)
"""The fonts of the site; a browser loads only those that a page uses."""


STAND_INS: Final = (
    ("Source Sans Stand-in", "400", ("Arial", "ArialMT", "Liberation Sans", "Roboto"), 92.4),
    ("Source Sans Stand-in", "600 700", ("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Roboto Bold"), 89.3),
    ("Source Serif Stand-in", "400", ("Times New Roman", "TimesNewRomanPSMT", "Liberation Serif"), 110.3),
    ("Source Serif Stand-in", "600 700",
     ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold"), 105.3),
)  # fmt: skip
"""A reader's own fonts until ours are there: family, weight, names, and the size in percents at which a Dutch sentence
is as wide, so that lines break in the same places and nothing jumps."""


@cache
def fonts() -> Mapping[str, bytes]:
    """Address → bytes of every font, its licence, and the style sheet that names them."""
    files: dict[str, bytes] = {}
    rules = [
        ':root { --md-text-font: "Source Sans Pro", "Source Sans Stand-in"; }'
    ]  # what Material's own frame is set in
    for face in FACES:
        files[f"{FOLDER}/{face.name}"] = _cut(face)
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style};'
            f' font-display: swap; src: url("{face.name}") format("woff2"); }}'
        )
    for family, weight, names, percent in STAND_INS:
        local = ", ".join(f'local("{name}")' for name in names)
        rules.append(
            f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: {local}; size-adjust: {percent}%; }}'
        )
    for package in sorted({face.package for face in FACES}):
        licence = resources.files(package) / "files" / "LICENSE.txt"
        files[f"{FOLDER}/{package}-license.txt"] = licence.read_bytes()
    files[f"{FOLDER}/fonts.css"] = ("\n".join(rules) + "\n").encode()
    return files


def _cut(face: Face) -> bytes:
    """The font with the signs of the site only, as WOFF2; from the cache where it was cut before."""
    whole = (resources.files(face.package) / "files" / f"{face.file}.ttf").read_bytes()
    recipe = repr((version("fonttools"), SIGNS, _FEATURES)).encode()
    kept = Path(user_cache_path("verschil")) / f"{hashlib.sha256(whole + recipe).hexdigest()[:32]}.woff2"
    with suppress(OSError):
        return kept.read_bytes()
    data = _subset(whole)
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(".half")
        half.write_bytes(data)
        half.replace(kept)
    return data


def _subset(whole: bytes) -> bytes:
    # not at the top: it takes 9 MB, and what was cut before lies ready
    from fontTools import subset

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = subset.Options(
        flavor="woff2",
        layout_features=_FEATURES,
        hinting=False,
        name_IDs=[0, 1, 2, 13, 14],
        notdef_outline=True,
    )
    font = subset.load_font(BytesIO(whole), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=SIGNS)
    cutter.subset(font)
    out = BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()
