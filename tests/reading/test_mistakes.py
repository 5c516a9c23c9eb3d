"""Each mistake gives its finding, at its place, and no other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.locale import languages
from generator.reading.library import read_library
from generator.reading.shapes import everywhere
from tests.conftest import SiteOf
from tests.reading.mistakes import BODIES, FRONT, STORY, TREES, Case


@pytest.mark.parametrize("case", [*FRONT, *BODIES, *TREES], ids=lambda case: case.name)
def test_mistake(site_of: SiteOf, case: Case) -> None:
    _, findings = read_library(site_of(case.files))
    found = {(f.code, f.place.path, f.place.line, f.place.column) for f in findings}
    assert found == set(case.findings)


def test_ten_mistakes_in_one_site_give_ten_findings(site_of: SiteOf) -> None:
    plan = "plans/de-linde/2025"
    _, findings = read_library(
        site_of(
            {
                "site_config/site.yml": "titel: x\ntaal: fr\n",
                "site_config/organisations/de-linde.yml": "naam: x\nlocaties: Lindehof\n",
                f"{plan}/plan.md": "---\ntitel: Plan: 2025\nvastgesteld:\n  op: 2025-02-30\n---\n",
                f"{plan}/commitments/nachtrust.md": "---\naanleidng: x\n---\n",
                f"{plan}/notities.txt": "x",
                "stories/de-linde/2024/Een.md": "---\ntitel: x\nstem: bewoner\n---\n",
                "stories/de-linde/2024/twee.md": "---\ntitel: x\nstem: bewoner\ntitle: y\n---\n",
                "stories/de-linde/2024/drie.md": "geen sleutels\n",
                "stories/de-linde/2024/vier.md": "---\ntitel: x\nstem: bewoner\n---\n<b>x</b>\n",
            }
        )
    )
    assert len(findings) == 10
    assert len({(f.code, f.place.path) for f in findings}) == 10


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_links_are_not_followed(site_of: SiteOf, tmp_path: Path) -> None:
    root = site_of()
    secret = tmp_path / "geheim.md"
    secret.write_text("---\ntitel: geheim\nstem: bewoner\n---\n", encoding="utf-8")
    (root / "stories/de-linde/2024/link.md").symlink_to(secret)
    (root / "stories/de-linde/2025").symlink_to(tmp_path, target_is_directory=True)
    (root / "plans/de-linde/2026").symlink_to(root, target_is_directory=True)
    library, findings = read_library(root)
    assert [(f.code, f.place.path) for f in findings] == [
        ("file/link", "plans/de-linde/2026"),
        ("file/link", "stories/de-linde/2024/link.md"),
        ("file/link", "stories/de-linde/2025"),
    ]
    assert [str(ref) for ref in library.voices] == ["de-linde/2024/licht-op-de-gang"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(site_of: SiteOf) -> None:
    root = site_of()
    os.mkfifo(root / STORY)
    _, findings = read_library(root)
    assert [(f.code, f.place.path) for f in findings] == [("file/unreadable", STORY)]


def test_a_root_without_content(tmp_path: Path) -> None:
    for root in (tmp_path, tmp_path / "nergens"):
        library, findings = read_library(root)
        assert not library.organisations
        assert ("file/missing", "site_config/site.yml") in [(f.code, f.place.path) for f in findings]


def test_nearest_names_are_in_the_writers_own_language(site_of: SiteOf) -> None:
    def facts(text: str) -> str:
        _, findings = read_library(site_of({STORY: text}))
        return next(f.facts["nearest"] for f in findings if f.code == "file/unknown-key")

    assert facts("---\ntitel: x\nstem: bewoner\naanleidng: x\n---\n") == "aanleiding"
    assert facts("---\ntitel: x\nstem: bewoner\nkeyword: x\n---\n") == "trefwoorden"
    assert facts("---\ntitle: x\nvoice: resident\nkeyword: x\n---\n") == "keywords"
    assert facts("---\ntitle: x\nvoice: resident\ntrefwoord: x\n---\n") == "keywords"
    assert facts("---\ntitel: x\nstem: bewoner\ngegeven_dor: zelf\n---\n") == "gegeven_door"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("reden", "aanleiding"),  # another word for it
        ("Waarom", "aanleiding"),
        ("aanleidng", "aanleiding"),
        ("gedeeltes", ""),  # looks somewhat like keys of other places
        ("ledden", ""),
        ("geraadpleeegd", "geraadpleegd"),  # a key of another place, spelled almost so
    ],
)
def test_only_a_key_that_helps_is_named(site_of: SiteOf, written: str, hint: str) -> None:
    plan = "plans/de-linde/2024/commitments/nachtrust.md"
    text = (
        f"---\ntitel: Nachtrust\naandachtsgebied: zorg\n{written}: Omdat het stil moet zijn.\n---\n\nStil.\n"
    )
    _, findings = read_library(site_of({plan: text}))
    unknown = [f for f in findings if f.code == "file/unknown-key"]
    assert [(f.facts["key"], f.facts["nearest"]) for f in unknown] == [(written, hint)]


def test_every_word_that_means_a_key_means_one_that_there_is() -> None:
    keys = set(everywhere().values())
    for language in languages().values():
        assert set(language.meant.values()) <= keys
        assert not set(language.meant) & {language.key(key) for key in language.meant.values()}
