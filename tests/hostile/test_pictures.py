"""Pictures that are something else, too much or broken: a finding, or a harmless picture, and never the original's bytes."""

from __future__ import annotations

import io
import re
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from generator.pipeline import prepare
from generator.publishing.pictures import clean_picture
from generator.publishing.renderer import Job, renderer
from generator.reading.library import read_library
from generator.reading.pictures import LARGEST, fault_of_picture
from tests.conftest import SiteOf
from tests.hostile.test_policy import ON
from tests.sites import STORY_2024

FOLDER = "stories/de-linde/2024"
STORY = f"{FOLDER}/licht-op-de-gang.md"


def image(form: str = "PNG", size: tuple[int, int] = (1800, 900), colour: str = "teal") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, form)
    return stream.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(side: int) -> bytes:
    """A PNG of a few kilobytes that says it is `side` × `side` pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * min(side * (side * 3 + 1), 30_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def text_bomb() -> bytes:
    """A small picture with a comment that unpacks to a gigabyte."""
    whole = image(size=(8, 8))
    comment = b"Comment\0\0" + zlib.compress(b"a" * 100_000_000, 9)
    return whole[:33] + chunk(b"zTXt", comment) + whole[33:]


SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"

BROKEN = {
    "svg": SVG,
    "html": b"<!doctype html><script>alert(1)</script>",
    "empty": b"",
    "half": image()[:200],
    "gif": image("GIF", (8, 8)),
    "bmp": image("BMP", (8, 8)),
    "bomb": bomb(40_000),
    "bomb_below_the_limit_of_pillow": bomb(8_000),
    "no_pixels": bomb(0),
    "text_bomb": text_bomb(),
    "too_many_bytes": image(size=(8, 8)) + b"\0" * LARGEST,
}


@pytest.mark.parametrize("name", list(BROKEN))
def test_what_is_no_picture_is_found(name: str, site_of: SiteOf) -> None:
    root = site_of({STORY: STORY_2024 + "\n![Een foto](foto.png)\n", f"{FOLDER}/foto.png": BROKEN[name]})
    started = time.perf_counter()
    library, findings = read_library(root)
    assert time.perf_counter() - started < 15
    assert [f.code for f in findings] == ["text/picture-broken"]
    assert not next(iter(library.voices.values())).body.pictures


@pytest.mark.parametrize("size", [(1, 1), (4, 4), (7, 3), (1, 900)])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_very_small_picture_is_whole(tmp_path: Path, form: str, size: tuple[int, int]) -> None:
    (tmp_path / "x").write_bytes(image(form, size))
    assert fault_of_picture(str(tmp_path / "x")) is None


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_nothing_of_a_polyglot_reaches_the_site(tmp_path: Path, ending: str) -> None:
    evil = b"<script>alert('pwned')</script><?php system('x') ?>"
    for form in ("PNG", "JPEG", "WEBP"):
        path = tmp_path / f"{form}.{ending}"
        path.write_bytes(image(form, (64, 64)) + evil)
        made = clean_picture(path)
        assert b"script" not in made
        assert b"php" not in made
        with Image.open(io.BytesIO(made)) as opened:
            assert opened.format == {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}[ending]


@pytest.mark.parametrize("name", ["plain", "mkdocs"])
def test_small_screens_get_small_pictures_of_a_size_told_beforehand(
    name: str, site_of: SiteOf, tmp_path: Path
) -> None:
    root = site_of({STORY: STORY_2024 + "\n![Een foto](foto.png)\n", f"{FOLDER}/foto.png": image()})
    made = []
    for turn in ("een", "twee"):
        site = prepare(root, ON).site
        assert site is not None
        out = tmp_path / turn
        out.mkdir()
        renderer(name).render(Job(site, root, out, ON))
        made.append(
            {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("licht-op-de-gang/*.png")}
        )
    assert made[0] == made[1]
    html = (out / "de-linde/2024/verhalen/licht-op-de-gang/index.html").read_text(encoding="utf-8")
    tag = re.search(r"<img [^>]*Een foto[^>]*>", html)
    assert tag
    assert 'width="1600" height="800"' in tag[0]
    assert 'loading="lazy"' in tag[0]
    found = re.search(r'srcset="([^"]*)"', tag[0])
    assert found
    for each in found[1].split(", "):
        address, width = each.split()
        data = made[0]["de-linde/2024/verhalen/licht-op-de-gang/" + address.rpartition("/")[2]]
        with Image.open(io.BytesIO(data)) as opened:
            assert opened.width == int(width.removesuffix("w"))


def test_half_a_picture_is_found_whatever_other_libraries_allow(
    site_of: SiteOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint, once loaded, lets Pillow fill up half pictures everywhere in the process."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    for name in ("half", "text_bomb"):
        root = site_of({STORY: STORY_2024 + "\n![Een foto](foto.png)\n", f"{FOLDER}/foto.png": BROKEN[name]})
        assert [f.code for f in read_library(root)[1]] == ["text/picture-broken"]
