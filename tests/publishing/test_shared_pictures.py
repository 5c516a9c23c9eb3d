"""A picture of a voice that is held back is shown by no other voice, and the finished site passes the last look."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.pipeline import prepare
from tests.cli.running import run
from tests.conftest import SiteOf
from tests.publishing.made import files
from tests.sites import CONSENT, STORY_2024, Files

FOLDER = "stories/de-linde/2024"
STORY = f"{FOLDER}/licht-op-de-gang.md"
OTHER = f"{FOLDER}/de-ander.md"
ON = dt.date(2026, 1, 31)
SHOWN = STORY_2024 + "\n![De lamp op de gang](gang.png) en ![De tuin](tuin.png)\n"


def picture(colour: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 30), colour).save(made, "PNG")
    return made.getvalue()


def other(consent: str = CONSENT, more: str = "") -> str:
    return (
        f"---\ntitel: Van een ander\nstem: naaste\nmaand: 2024-08\nklank: positief\nover: nachtrust\n{consent}---\n\n"
        f"Niets hiervan mag naar buiten. {more}\n\n![Zij staat in het licht](gang.png)\n"
    )


def drawn(text: str) -> Files:
    return {
        STORY: SHOWN,
        OTHER: text,
        f"{FOLDER}/gang.png": picture("red"),
        f"{FOLDER}/tuin.png": picture("green"),
    }


HELD = [
    ("no consent", other("toestemming: nee\n")),
    ("withdrawn", other(CONSENT + "  ingetrokken: 2025-11-01\n")),
    ("expired", other(CONSENT.replace("2099-12-31", "2025-01-01"))),
    ("no consent for pictures", other(CONSENT.replace("[site, beeld]", "[site]"))),
    ("an error", other(more="Bel 06-12345678.")),
    ("an observation that nobody checked", "---\nsoort: observatie\ntitel: Gezien\nover: nachtrust\n---\n\nWij keken.\n\n![Zij](gang.png)\n"),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in HELD], ids=[row[0] for row in HELD])
def test_it_is_held_back_in_the_other_one_and_its_writer_is_told(site_of: SiteOf, text: str) -> None:
    root = site_of(drawn(text))
    prepared = prepare(root, ON)
    told = [(f.place.path, f.place.line, f.facts["name"], f.facts["other"])
            for f in prepared.findings if f.code == "consent/picture-of-another"]  # fmt: skip
    assert told == [(STORY, SHOWN.count("\n"), "gang.png", "de-ander")]
    assert prepared.published is not None
    shown = {voice.ref.slug: voice for voice in prepared.published.library.voices.values()}
    body = shown["licht-op-de-gang"].body
    assert [each.name for each in body.pictures] == ["tuin.png"]
    assert "gang.png" not in body.html
    assert "De lamp op de gang" not in body.html
    assert 'src="tuin.png"' in body.html
    assert [t.address for block in body.blocks for t in block.targets] == ["tuin.png"]


def test_the_site_is_made_and_passes_the_last_look(site_of: SiteOf, tmp_path: Path) -> None:
    root = site_of(drawn(other(CONSENT + "  ingetrokken: 2025-11-01\n")))
    ran = run(root, "build", "--out", str(tmp_path / "uit"), "--renderer", "plain")
    assert ran.code == 0, ran.err + ran.out
    made = files(tmp_path / "uit")
    reds = [
        name
        for name, data in made.items()
        if name.endswith((".png", ".jpg", ".webp"))
        and Image.open(BytesIO(data)).convert("RGB").getpixel((5, 5)) == (255, 0, 0)
    ]
    assert reds == []
    page = made["de-linde/2024/verhalen/licht-op-de-gang/index.html"].decode()
    assert "De tuin" in page
    assert "De lamp op de gang" not in page


def test_two_stories_with_consent_may_show_one_picture(site_of: SiteOf) -> None:
    prepared = prepare(site_of(drawn(other())), ON)
    assert [f.code for f in prepared.findings if f.code.startswith("consent/")] == []
    assert prepared.published is not None
    shown = [len(voice.body.pictures) for voice in prepared.published.library.voices.values()]
    assert sorted(shown) == [1, 2]


def test_the_same_name_in_another_folder_is_another_picture(site_of: SiteOf) -> None:
    held = other("toestemming: nee\n")
    tree = {
        **drawn(held),
        OTHER: None,
        "stories/de-linde/2025/de-ander.md": held,
        "stories/de-linde/2025/gang.png": picture("blue"),
    }
    prepared = prepare(site_of(tree), ON)
    assert [f.code for f in prepared.findings if f.code == "consent/picture-of-another"] == []
    assert prepared.published is not None
    assert [len(voice.body.pictures) for voice in prepared.published.library.voices.values()] == [2]
