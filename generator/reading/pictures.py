"""The pictures beside a text: whether a body may show them, and whether they are whole."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from PIL import Image, ImageFile

from generator.locale import nearest

ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp")
"""File name endings of pictures, in any case."""
LARGEST: Final = 20 * 1024 * 1024
"""Bytes of a picture's file."""
MOST_PIXELS: Final = 50_000_000
"""Pixels of a picture, by its header: more would fill the memory when it is opened."""

_ORIENTATION: Final = 0x0112
_LYING: Final = range(5, 9)
"""EXIF: how a camera was held, and the values that mean on its side."""
_REMOTE: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)

Size = tuple[int, int]
Faults = list[tuple[str, dict[str, str]]]


@dataclass(slots=True)
class Beside:
    """The pictures in one folder: name → file; `misnamed` lie there too, under a name that was reported.

    `used` gathers the names that a text shows.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    misnamed: frozenset[str] = frozenset()
    used: set[str] = field(default_factory=set)
    _broken: dict[str, dict[str, str] | None] = field(default_factory=dict)
    _sizes: dict[str, Size] = field(default_factory=dict)

    def judge(self, address: str, words: str) -> tuple[str | None, Faults]:
        """The picture's file name, or None when it may not be shown, and what is wrong (code and facts).

        `address` is what the text gives, `words` the text alternative.
        """
        faults: Faults = [] if words else [("text/picture-alternative", {"name": unquote(address)})]
        if _REMOTE.match(address):
            return None, [*faults, ("text/picture-remote", {"address": address})]
        name = unquote(address).removeprefix("./")
        if "/" in name or "\\" in name or name in ("", ".."):
            return None, [*faults, ("text/picture-place", {"address": unquote(address)})]
        self.used.add(name)
        if name in self.misnamed:
            return None, faults
        if name not in self.files:
            near = nearest(name, self.files) or ""
            return None, [
                *faults,
                ("text/picture-missing", {"name": name, "nearest": near, "n": str(int(bool(near)))}),
            ]
        if name not in self._broken:
            self._broken[name], self._sizes[name] = look_at(self.files[name])
        if (why := self._broken[name]) is not None:
            facts = {"name": name, "megabytes": "", "megapixels": "", "damaged": "", **why}
            return None, [*faults, ("text/picture-broken", facts)]
        return (name if words else None), faults

    def size(self, name: str) -> Size:
        """Width and height of a picture that was judged, upright; noughts for any other."""
        return self._sizes.get(name, (0, 0))

    def unused(self) -> Iterator[str]:
        """Names of pictures that no text shows, in order."""
        return (name for name in sorted(self.files) if name not in self.used)


def fault_of_picture(file: str) -> dict[str, str] | None:
    """Why a picture cannot be used; None when it is whole (see `look_at`)."""
    return look_at(file)[0]


@contextmanager
def whole_pictures_only() -> Iterator[None]:
    """Half a picture is a fault here, also where another library of this process lets Pillow fill it up with grey."""
    allowed = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = allowed


def look_at(file: str) -> tuple[dict[str, str] | None, Size]:
    """Why a picture cannot be used: `megabytes` or `megapixels` that it may have, or `damaged`; and its size upright.

    Of one that is whole the first is None. The whole picture is read, since a header says nothing of a copy that stopped half-way.
    """
    try:
        with Path(file).open("rb") as stream:
            if stream.seek(0, 2) > LARGEST:
                return {"megabytes": str(LARGEST // 2**20)}, (0, 0)
            stream.seek(0)
            with warnings.catch_warnings(), whole_pictures_only():
                warnings.simplefilter("ignore")
                with Image.open(stream, formats=("JPEG", "PNG", "WEBP")) as picture:
                    if picture.width * picture.height > MOST_PIXELS:
                        return {"megapixels": str(MOST_PIXELS // 10**6)}, (0, 0)
                    size = picture.size
                    if picture.getexif().get(_ORIENTATION, 1) in _LYING:
                        size = size[::-1]
                    picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))
                    picture.load()
    except Image.DecompressionBombError:
        return {"megapixels": str(MOST_PIXELS // 10**6)}, (0, 0)
    except Exception as fault:  # noqa: BLE001 - a decoder fed with arbitrary bytes raises whatever it likes
        return {"damaged": type(fault).__name__}, (0, 0)
    return None, size
