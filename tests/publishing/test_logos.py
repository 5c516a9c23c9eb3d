"""An organisation's logo on the picture of who passes a page on: in its room, in its colours, and only where it shows."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from generator.composing.posters import HEIGHT, LOGO, WIDTH, Poster, draw
from generator.composing.site import Asset, PictureFile
from generator.publishing.logos import laid_upon, picture_of
from generator.publishing.pictures import PictureError
from generator.publishing.renderer import renderer
from tests.conftest import SiteOf
from tests.publishing.made import files, job, site

COUNTS = (("new", 1, "1 nieuw"), ("changed", 2, "2 anders"))
CARD = draw(Poster("Zorg", "Plan 2026", "", COUNTS, "Site", own="#3d6b1f", logo=True))


def logo(size: tuple[int, int], colour: str = "#c2571a", ground: str = "#00000000") -> bytes:
    """A disc on a ground that one sees through."""
    drawn = Image.new("RGBA", size, ground)
    ImageDraw.Draw(drawn).ellipse((0, 0, size[0] - 1, size[1] - 1), fill=colour)
    written = io.BytesIO()
    drawn.save(written, "PNG")
    return written.getvalue()


def rgb(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("size", [(400, 400), (2000, 90), (20, 900), (4, 4), (30, 20)])
def test_a_logo_stands_in_its_room_and_nothing_else_changes(size: tuple[int, int]) -> None:
    worn = laid_upon(CARD, logo(size))
    with Image.open(io.BytesIO(worn)) as opened:
        assert (opened.format, opened.size, opened.info) == ("PNG", (WIDTH, HEIGHT), {})
    changed = ImageChops.difference(rgb(CARD), rgb(worn)).getbbox()
    assert changed is not None
    left, top, right, below = changed
    assert LOGO[0] <= left < right <= LOGO[2]
    assert LOGO[1] <= top < below <= LOGO[3]
    assert right >= LOGO[2] - 2
    assert len(worn) < 40_000


def test_its_colours_are_its_own() -> None:
    worn = rgb(laid_upon(CARD, logo((300, 300))))
    middle = worn.getpixel((LOGO[2] - 36, (LOGO[1] + LOGO[3]) // 2))
    assert isinstance(middle, tuple)
    assert max(abs(a - b) for a, b in zip(middle, (0xC2, 0x57, 0x1A), strict=True)) <= 3


def test_a_photograph_of_a_logo_stays_small_and_keeps_the_cards_colours() -> None:
    noise = Image.effect_noise((400, 100), 120).convert("RGB")
    written = io.BytesIO()
    noise.save(written, "PNG")
    worn = laid_upon(CARD, written.getvalue())
    assert len(worn) < 60_000
    below = (0, LOGO[3], WIDTH, HEIGHT)
    assert rgb(worn).crop(below).tobytes() == rgb(CARD).crop(below).tobytes()


@pytest.mark.parametrize("colour", ["#ffffff", "#f3f0e8", "#00000000"])
def test_a_logo_that_nobody_would_see_is_left_off(colour: str) -> None:
    assert laid_upon(CARD, logo((300, 300), colour)) == CARD


def test_the_same_logo_gives_the_same_bytes() -> None:
    assert laid_upon(CARD, logo((300, 200))) == laid_upon(CARD, logo((300, 200)))


@pytest.mark.parametrize("name", ["mkdocs", "plain"])
def test_every_renderer_lays_it_on(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    root = site_of({"site_config/organisations/de-linde.png": logo((300, 200))}, minimal=False)
    card = PictureFile("site_config/organisations/de-linde.png", "de-linde/card.png", on=Asset("", CARD))
    renderer(name).render(job(root, tmp_path / "out", site(pictures=(card,))))
    assert files(tmp_path / "out")["de-linde/card.png"] == laid_upon(CARD, logo((300, 200)))


def test_a_logo_that_is_none_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"geen plaatje")
    with pytest.raises(PictureError):
        picture_of(PictureFile("logo.png", "card.png", on=Asset("", CARD)), tmp_path)
