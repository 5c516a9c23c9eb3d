"""What may not stand in a site any longer goes, whoever repeats it and whatever its file looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Ran, run
from tests.conftest import SiteOf
from tests.publishing.made import files
from tests.publishing.test_removing import NIGHT, PATH, STORY, assert_gone, broken, png

TOMB = "de-linde/2024/verhalen/gele-emmers/index.html"
REPEATED = """\
---
titel: Een kopie
soort: reactie
van: zorgkantoor
op: 2025-05-01
met_instemming: {agreed}
samenvatting: Zonderlinge emmers stonden dagenlang onder het lek in de serre te wachten.
trefwoorden: [Zeven gele emmers, Wilhelmina Zonderling]
---

De emmers stonden daar dagenlang vol water en niemand kwam ze legen, zei zij met spijt.
"""


@pytest.fixture
def root(site_of: SiteOf) -> Path:
    return site_of(
        {
            PATH: STORY.format(until="2099-12-31"),
            "stories/de-linde/2024/emmers.png": png(),
            "plans/de-linde/2025/commitments/nachtrust.md": NIGHT,
            "site_config/site.yml": "titel: Proef\ntaal: nl\nurl: https://voorbeeld.nl/\norganisaties: [de-linde]\n",
        }
    )


def publish(root: Path, *more: str) -> Ran:
    return run(root, "publish", "--renderer", "plain", *more)


def published(root: Path, *more: str) -> Path:
    ran = publish(root, *more)
    assert ran.code == 0, ran.err
    return root / "site"


def mark(root: Path, path: str = PATH) -> str:
    """The story's text with a withdrawal in it."""
    return (root / path).read_text("utf-8").replace("  voor:", "  ingetrokken: 2026-01-20\n  voor:", 1)


@pytest.mark.parametrize(
    "case", ["without agreement", "with a mistake in its file", "an unchecked observation"]
)
def test_who_is_not_published_clears_nobodys_words(root: Path, case: str) -> None:
    """A voice that repeats a withdrawn story, and is held back itself, keeps nothing of it on the site."""
    out = published(root)
    (root / PATH).write_text(mark(root), "utf-8")
    copy = root / "stories/de-linde/2025/kopie.md"
    copy.parent.mkdir(parents=True, exist_ok=True)
    text = REPEATED.format(agreed="nee" if case == "without agreement" else "ja")
    if case == "with a mistake in its file":
        text = text.replace("van: zorgkantoor", "van: zorgkantoor\nonbekend: x")
    elif case == "an unchecked observation":
        text = text.replace(
            "soort: reactie\nvan: zorgkantoor\nop: 2025-05-01\nmet_instemming: ja", "soort: beeld"
        )
    copy.write_text(text, "utf-8")
    broken(root)
    ran = publish(root)
    assert "alvast dit uit de site gehaald" in ran.err
    assert_gone(out, TOMB)


def test_who_stands_there_keeps_their_words_though_their_file_has_a_mistake_now(root: Path) -> None:
    other = root / "stories/de-linde/2024/licht-op-de-gang.md"
    text = other.read_text("utf-8").replace("klank:", "verteld_door: Wilhelmina Zonderling\nklank:")
    other.write_text(text, "utf-8")
    out = published(root)
    page = out / "de-linde/2024/verhalen/licht-op-de-gang/index.html"
    assert "Zonderling" in page.read_text("utf-8")
    other.write_text(text.replace("klank:", "onbekend: x\nklank:"), "utf-8")
    (root / PATH).write_text(mark(root), "utf-8")
    assert publish(root).code == 1
    assert "Zonderling" in page.read_text("utf-8")
    assert not [name for name, data in files(out).items() if b"dagenlang" in data]
