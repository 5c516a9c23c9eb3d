"""`verschil build`: what stops it, what it leaves, and that MkDocs gives the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.publishing.renderer import RENDERERS
from generator.publishing.theming import CONFIGURATION
from tests.cli.running import ON, run
from tests.conftest import SiteOf
from tests.publishing.made import files

BROKEN_PLAN = {"plans/de-linde/2025/plan.md": "---\ntitl: x\n---\n"}
BROKEN_VOICE = {
    "stories/de-linde/2024/licht-op-de-gang.md": "---\ntitel: GEHEIM\nstem: niemand\n---\n\nGEHEIM.\n"
}


def test_a_site_is_built_and_told_of(site_of: SiteOf) -> None:
    root = site_of()
    ran = run(root, "build")
    assert ran.code == 0
    assert (root / "site" / "index.html").is_file()
    assert (root / "site" / "de-linde" / "2025" / "index.html").is_file()
    assert "site" in ran.out
    assert ran.err == ""


@pytest.mark.parametrize("name", RENDERERS)
def test_every_renderer(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    assert run(site_of(), "build", "--renderer", name, "--out", str(out), "--strict").code == 0
    assert (out / "de-linde" / "2025" / "edition.json").is_file()


def test_an_error_in_a_plan_leaves_the_old_site(site_of: SiteOf, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    run(site_of(), "build", "--out", str(out))
    before = files(out)
    ran = run(site_of(BROKEN_PLAN), "build", "--out", str(out))
    assert ran.code == 1
    assert "plans/de-linde/2025/plan.md" in ran.err
    assert files(out) == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".uit")]


def test_an_error_in_a_voice_holds_back_that_voice(site_of: SiteOf) -> None:
    root = site_of(BROKEN_VOICE)
    ran = run(root, "build")
    assert ran.code == 0
    assert "stories/de-linde/2024/licht-op-de-gang.md" in ran.out
    assert not any(b"GEHEIM" in data for data in files(root / "site").values())


def test_strict_stops_at_an_error_in_a_voice(site_of: SiteOf) -> None:
    root = site_of(BROKEN_VOICE)
    assert run(root, "build", "--strict").code == 1
    assert not (root / "site").exists()


def test_strict_does_not_stop_at_a_warning(site_of: SiteOf) -> None:
    root = site_of(
        {"stories/de-linde/2024/los.md": "---\ntitel: Los\nstem: bewoner\ntoestemming: nee\n---\n\nTekst.\n"}
    )
    assert run(root, "build", "--strict").code == 0


@pytest.mark.parametrize("out", ["stories/x", "plans", "site_config/pages/site"])
def test_the_site_may_not_land_among_the_texts(site_of: SiteOf, out: str) -> None:
    root = site_of()
    assert run(root, "build", "--out", str(root / out)).code == 2


def test_a_folder_that_is_not_ours_is_refused(site_of: SiteOf) -> None:
    root = site_of({"site/foto.txt": "van mij"})
    ran = run(root, "build")
    assert ran.code == 1
    assert "niet door verschil" in ran.err
    assert (root / "site" / "foto.txt").read_text(encoding="utf-8") == "van mij"


def test_a_page_of_the_owners_at_an_address_of_ours_is_an_error(site_of: SiteOf) -> None:
    root = site_of({"site_config/pages/index.md": "# Mijn begin"})
    ran = run(root, "build")
    assert ran.code == 1
    assert "site_config/pages/index.md:1:1: fout" in ran.err


def test_what_is_not_yet_adopted_is_not_built(site_of: SiteOf) -> None:
    root = site_of()
    assert run(root, "build", on="2024-06-01").code == 0
    assert (root / "site/de-linde/2024").is_dir()
    assert not (root / "site/de-linde/2025/index.html").exists()


def test_mkdocs_build_gives_the_same_pages(site_of: SiteOf, tmp_path: Path) -> None:
    own = {"site_config/pages/over.md": "# Over ons\n\nWij.\n"}
    settings = CONFIGURATION.replace("- verschil", f"- verschil:\n      day: {ON}")
    root = site_of({**own, "mkdocs.yml": settings})
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(root / "mkdocs.yml"),
         "-d", str(tmp_path / "mkdocs")],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    run(root, "build", "--out", str(tmp_path / "verschil"))
    assert files(tmp_path / "mkdocs") == files(tmp_path / "verschil")


def test_mkdocs_build_stops_with_findings_and_no_traceback(site_of: SiteOf) -> None:
    root = site_of(
        {
            **BROKEN_PLAN,
            "mkdocs.yml": CONFIGURATION,
            "site_config/pages/over.md": "x",
            "site/index.html": "oud",
        }
    )
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml")],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "plans/de-linde/2025/plan.md:2:1" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert (root / "site/index.html").read_text(encoding="utf-8") == "oud"


def test_warnings_of_ours_do_not_stop_mkdocs_strict(site_of: SiteOf, tmp_path: Path) -> None:
    held = {
        "stories/de-linde/2024/los.md": "---\ntitel: Los\nstem: bewoner\ntoestemming: nee\n---\n\nTekst.\n"
    }
    root = site_of({**held, "mkdocs.yml": CONFIGURATION, "site_config/pages/over.md": "x"})
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(tmp_path / "s")],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "consent/missing" in ran.stderr
