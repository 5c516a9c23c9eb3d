"""Pictures of the site: encoded anew, so that place, time and device are gone, and no larger than needed."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from generator.composing.prose import LONGEST_SIDE
from generator.reading.pictures import whole_pictures_only

_FORMATS: Final = ("JPEG", "PNG", "WEBP")
"""What is decoded, whatever a file's name says: fewer decoders, fewer ways in."""


class PictureError(Exception):
    """A picture that cannot be read."""


def clean_picture(path: Path, width: int = 0) -> bytes:
    """The picture as new bytes in the format of its name's ending, upright, without any metadata.

    At most `width` pixels wide, when that is given; the same picture gives the same bytes each time.

    Raises `PictureError` when it cannot be read.
    """
    try:
        stat = path.stat()
        return _clean((path, stat.st_mtime_ns, stat.st_size), width)
    except (OSError, UnidentifiedImageError, ValueError, Image.DecompressionBombError, SyntaxError) as error:
        raise PictureError(str(error)) from error


@lru_cache(maxsize=256)
def _clean(version: tuple[Path, int, int], width: int) -> bytes:
    """By path, time of change and size, so that a preview encodes a picture again only when it has changed."""
    path = version[0]
    with whole_pictures_only(), Image.open(path, formats=_FORMATS) as opened:
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((width or LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        written = io.BytesIO()
        match path.suffix.lower():
            case ".png":
                mode = "RGBA" if _see_through(upright) else "RGB"
                _bare(upright, mode).save(written, "PNG", optimize=True)
            case ".webp":
                mode = "RGBA" if _see_through(upright) else "RGB"
                _bare(upright, mode).save(written, "WEBP", quality=82)
            case _:
                _bare(upright, "RGB").save(written, "JPEG", quality=85, optimize=True, progressive=True)
    return written.getvalue()


def _see_through(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _bare(picture: Image.Image, mode: str) -> Image.Image:
    """The pixels alone: `info`, colour profile, comments and EXIF stay behind."""
    pixels = picture.convert(mode)
    bare = Image.new(mode, pixels.size)
    bare.paste(pixels)
    return bare
