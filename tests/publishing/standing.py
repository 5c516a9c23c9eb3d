"""A site with a story that has to go: its content, what it must leave nothing of, and how to tell."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
from pathlib import Path

from PIL import Image

from tests.conftest import SiteOf
from tests.publishing.made import files

STORY = """\
---
titel: Zeven gele emmers
stem: bewoner
verteld_door: Wilhelmina Zonderling
maand: 2024-10
over: nachtrust
samenvatting: Zonderlinge emmers stonden dagenlang onder het lek in de serre te wachten.
toestemming:
  gegeven_door: zelf
  op: 2024-10-20
  tot: {until}
  voor: [site, beeld]
  gelezen_door_verteller: 2024-10-25
  kenmerk: DL-77
---

De emmers stonden daar dagenlang vol water en niemand kwam ze legen, zei zij met spijt.

![Gele emmers in de serre](emmers.png)
"""
NIGHT = """\
---
aanleiding: Twee bewoners vroegen erom.
naar_aanleiding_van: [2024/licht-op-de-gang, 2024/gele-emmers]
---

Wij lopen na tien uur geen rondes meer.
"""
TRACES = ("emmers", "Zonderling", "DL-77", "Wilhelmina")
PATH = "stories/de-linde/2024/gele-emmers.md"


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "yellow").save(out, "PNG")
    return out.getvalue()


def standing(site_of: SiteOf) -> Path:
    """The root of the content."""
    return site_of(
        {
            PATH: STORY.format(until="2099-12-31"),
            "stories/de-linde/2024/emmers.png": png(),
            "plans/de-linde/2025/commitments/nachtrust.md": NIGHT,
            "site_config/site.yml": "titel: Proef\ntaal: nl\nurl: https://voorbeeld.nl/\norganisaties: [de-linde]\n",
        }
    )


def said(name: str, data: bytes) -> str:
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8", "ignore")
    return (
        text
        + html.unescape(text)
        + re.sub(r"<[^>]*>", "", text)
        + (json.dumps(json.loads(text), ensure_ascii=False) if name.endswith(".json") else "")
    )


def assert_gone(out: Path, allowed: str = "") -> None:
    for name, data in files(out).items():
        assert "/gele-emmers/" not in name or name == allowed
        text = (said(name, data) + name.replace("/gele-emmers/", "/")).casefold()
        found = [trace for trace in TRACES if trace.casefold() in text]
        assert found == [], (name, found)


def broken(root: Path) -> None:
    (root / "plans/de-linde/2025/plan.md").write_text("kapot", encoding="utf-8")
