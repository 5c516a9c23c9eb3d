"""The wall over the complete output: what is planted in everything withheld occurs nowhere in a built site.

Planted are words in texts and in keys, names of files, consent references, picture bytes and file names.
Looked through is every file, also what is compressed and what is written as HTML entities or JSON escapes.
"""

from __future__ import annotations

import gzip
import html
import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from generator.publishing.renderer import RENDERERS
from tests.cli.running import run
from tests.conftest import SiteOf

ON = "2026-06-01"
GOOD = """\
  gegeven_door: zelf
  op: 2026-01-10
  voor: [site]
  gelezen_door_verteller: 2026-01-12
  kenmerk: SENTINELkenmerk
"""


def story(name: str, consent: str, extra: str = "") -> str:
    """A story with a sentinel in every part that a reader could see."""
    return f"""\
---
titel: Titel SENTINEL{name}titel
stem: bewoner
verteld_door: SENTINEL{name}verteller
opgetekend_door: SENTINEL{name}optekenaar
maand: 2026-01
klank: kritisch
betekenis: SENTINEL{name}betekenis
samenvatting: SENTINEL{name}samenvatting
dilemma: SENTINEL{name}dilemma
trefwoorden: [SENTINEL{name}trefwoord]
over: nachtrust
toestemming:
{consent}{extra}---

Tekst SENTINEL{name}tekst met veel woorden.

![SENTINEL{name}alt](sentinel-{name}-beeld.png)
"""


CONSENTS = {
    "geen": "",
    "toekomst": GOOD.replace("2026-01-10", "2026-07-01"),
    "verlopen": GOOD.replace("2026-01-10", "2022-01-10"),
    "ingetrokken": GOOD + "  ingetrokken: 2026-05-01\n",
    "ongelezen": GOOD.replace("  gelezen_door_verteller: 2026-01-12\n", ""),
    "anderdoel": GOOD.replace("[site]", "[print]"),
    "hoedanigheid": GOOD.replace("zelf", "vertegenwoordiger"),
    "fout": GOOD + "  sentinel_fout: SENTINELfoutwaarde\n",
}


def slug(name: str) -> str:
    """A story's file name; that of a withdrawn one stays in its address, where stands that it was withdrawn."""
    return "ooit-verteld" if name == "ingetrokken" else f"sentinel-{name}-verhaal"


def picture(red: int) -> bytes:
    """A small picture with a text in its metadata."""
    out = io.BytesIO()
    image = Image.new("RGB", (64, 40), (red, 80, 120))
    image.putpixel((3, 3), (255, 255, red))
    exif = Image.Exif()
    exif[0x010E] = "SENTINELexif"
    image.save(out, "PNG", exif=exif)
    return out.getvalue()


@pytest.fixture
def site(site_of: SiteOf) -> Path:
    folder = "stories/de-linde/2025"
    files: dict[str, str | bytes | None] = {}
    for number, (name, consent) in enumerate(CONSENTS.items()):
        text = story(name, consent or "").replace("toestemming:\n---", "toestemming: nee\n---")
        files[f"{folder}/{slug(name)}.md"] = text
        files[f"{folder}/sentinel-{name}-beeld.png"] = picture(10 + number)
    files[f"{folder}/zichtbaar.md"] = story("zonderbeeld", GOOD).replace("SENTINELzonderbeeld", "Zichtbaar")
    files[f"{folder}/sentinel-zonderbeeld-beeld.png"] = picture(99)
    files[f"{folder}/sentinel-observatie.md"] = """\
---
soort: observatie
titel: SENTINELobservatie
waarnemers: [verpleegkundige]
---

SENTINELobservatietekst
"""
    files[f"{folder}/sentinel-reactie.md"] = """\
---
soort: reactie
titel: SENTINELreactie
van: clientenraad
met_instemming: nee
---

SENTINELreactietekst
"""
    refs = ", ".join(f"2025/{slug(name)}" for name in CONSENTS)
    files["plans/de-linde/2025/commitments/nachtrust.md"] = f"""\
---
aanleiding: De raad vroeg erom.
naar_aanleiding_van: [2024/licht-op-de-gang, {refs}, 2025/sentinel-observatie]
---

Wij lopen na tien uur geen rondes meer.
"""
    files["plans/de-linde/2026/plan.md"] = """\
---
titel: SENTINELconcept
geraadpleegd:
  - gremium: clientenraad
    uitkomst: SENTINELuitkomst
---

SENTINELinleiding
"""
    files["plans/de-linde/2026/commitments/sentinel-concept.md"] = """\
---
titel: SENTINELvoornemen
aandachtsgebied: wonen
aanleiding: SENTINELaanleiding
---

SENTINELvoornementekst
"""
    files["plans/de-linde/2025/scores/meting.yml"] = """\
uitkomsten:
  - locatie: lindehof
    n: 40
    scores: {rust: 3.14159}
geduid_in: 2025/sentinel-reactie
werkwijze: SENTINELwerkwijze
"""
    files["site_config/instruments/meting.yml"] = """\
titel: Onze meting
schaal: {min: 1, max: 5}
themas:
  - {id: rust, titel: Rust}
"""
    files["site_config/pages/over.md"] = "# Over\n\nEen proef.\n"
    files["mkdocs.yml"] = (
        "site_name: Proef\ndocs_dir: site_config/pages\ntheme: {name: material}\nplugins: [verschil]\n"
    )
    return site_of(files)


def contents(path: Path) -> str:
    """All that a file says, decompressed, without entities and escapes."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    text = data.decode("utf-8", "ignore")
    if path.suffix == ".json":
        text += json.dumps(json.loads(text), ensure_ascii=False)
    return text + html.unescape(text) + re.sub(r"<[^>]*>", "", text)


@pytest.mark.parametrize("renderer", sorted(RENDERERS))
def test_nothing_withheld_is_in_the_built_site(site: Path, tmp_path: Path, renderer: str) -> None:
    if renderer == "properdocs":
        pytest.importorskip("properdocs")
    out = tmp_path / "uit"
    ran = run(site, "build", "--out", str(out), "--renderer", renderer, on=ON)
    assert ran.code == 0, ran.err
    files = [path for path in out.rglob("*") if path.is_file()]
    assert any("Zichtbaar" in contents(path) for path in files), "the visible story must be there"
    for path in files:
        where = path.relative_to(out).as_posix()
        assert "sentinel" not in where.casefold()
        assert "sentinel" not in contents(path).casefold(), where
        assert "3.14159" not in contents(path), where
        if path.suffix in (".png", ".jpg", ".webp") and b"SENTINEL" in path.read_bytes():
            raise AssertionError(where)


def test_a_withdrawn_story_leaves_its_address_and_nothing_else(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    ran = run(site, "build", "--out", str(out), on=ON)
    assert ran.code == 0, ran.err
    address = out / "de-linde/2025/verhalen/ooit-verteld/index.html"
    assert "ingetrokken" in address.read_text("utf-8")
    pointing = [p for p in out.rglob("*") if p.is_file() and p != address and "ooit-verteld" in contents(p)]
    assert pointing == []


def test_the_day_decides(site: Path, tmp_path: Path) -> None:
    """On an earlier day the story that was withdrawn later still stands, and the one to come does not."""
    out = tmp_path / "uit"
    ran = run(site, "build", "--out", str(out), "--renderer", "plain", on="2026-03-01")
    assert ran.code == 0, ran.err
    assert (out / "de-linde/2025/verhalen/ooit-verteld/index.html").is_file()
    assert not (out / "de-linde/2025/verhalen/sentinel-toekomst-verhaal").exists()
