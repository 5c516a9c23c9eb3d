"""Pictures lose place, time and device, and keep what can be seen."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from generator.composing.prose import LONGEST_SIDE
from generator.publishing.pictures import PictureError, clean_picture

SENTINEL = b"GEHEIM-TOESTEL"


def picture(
    path: Path, size: tuple[int, int] = (40, 20), mode: str = "RGB", orientation: int | None = None
) -> Path:
    image = Image.new(mode, size, "red")
    exif = Image.Exif()
    exif[0x010F] = SENTINEL.decode()
    if orientation:
        exif[0x0112] = orientation
    kept = {"exif": exif}
    if path.suffix in (".jpg", ".jpeg"):
        kept["comment"] = SENTINEL
    image.save(path, **kept)
    return path


@pytest.mark.parametrize("ending", ["jpg", "jpeg", "png", "webp"])
def test_nothing_of_the_original_but_its_pixels(tmp_path: Path, ending: str) -> None:
    source = picture(tmp_path / f"foto.{ending}")
    assert SENTINEL in source.read_bytes()
    made = clean_picture(source)
    assert SENTINEL not in made
    with Image.open(io.BytesIO(made)) as opened:
        assert opened.size == (40, 20)
        assert not opened.getexif()


def test_a_picture_stands_upright(tmp_path: Path) -> None:
    with Image.open(io.BytesIO(clean_picture(picture(tmp_path / "a.jpg", orientation=6)))) as opened:
        assert opened.size == (20, 40)


def test_a_large_picture_becomes_smaller(tmp_path: Path) -> None:
    with Image.open(io.BytesIO(clean_picture(picture(tmp_path / "a.jpg", (4000, 1000))))) as opened:
        assert opened.size == (LONGEST_SIDE, LONGEST_SIDE // 4)


def test_see_through_stays_see_through(tmp_path: Path) -> None:
    with Image.open(io.BytesIO(clean_picture(picture(tmp_path / "a.png", mode="RGBA")))) as opened:
        assert opened.mode == "RGBA"


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    assert clean_picture(picture(tmp_path / "a.jpg")) == clean_picture(picture(tmp_path / "b.jpg"))


@pytest.mark.parametrize("data", [b"", b"geen foto", b"\x89PNG\r\n\x1a\n\x00"])
def test_what_is_no_picture_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    with pytest.raises(PictureError):
        clean_picture(path)


def test_a_picture_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(PictureError):
        clean_picture(tmp_path / "weg.jpg")
