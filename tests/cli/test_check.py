"""`verschil check`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import SiteOf

WRONG = {
    "plans/de-linde/2025/commitments/nachtrust.md": "---\ntitl: x\naanleiding: Daarom.\n---\n\nIets anders.\n"
}


def test_a_site_without_faults(site_of: SiteOf) -> None:
    ran = run(site_of(), "check")
    assert ran.code == 0
    assert ran.err == ""


def test_an_error_ends_with_one(site_of: SiteOf) -> None:
    ran = run(site_of(WRONG), "check")
    assert ran.code == 1
    assert "plans/de-linde/2025/commitments/nachtrust.md:2:1: fout: " in ran.out
    assert "(file/unknown-key)" in ran.out
    assert "1 fout" in ran.out.splitlines()[-1]


def test_strict_counts_warnings(site_of: SiteOf) -> None:
    root = site_of(
        {"stories/de-linde/2024/los.md": "---\ntitel: Los\nstem: bewoner\ntoestemming: nee\n---\n\nTekst.\n"}
    )
    assert run(root, "check").code == 0
    assert run(root, "check", "--strict").code == 1


def test_json_stands_alone_on_stdout(site_of: SiteOf) -> None:
    ran = run(site_of(WRONG), "check", "--format", "json")
    assert ran.code == 1
    assert "file/unknown-key" in {each["code"] for each in ran.data}


def test_findings_are_in_order_of_place(site_of: SiteOf) -> None:
    files = {f"plans/de-linde/2024/commitments/{name}.md": "---\ntitl: x\n---\n" for name in "zyx"}
    found = run(site_of(files), "check", "--format", "json").data
    places = [(each["path"], each["line"], each["column"]) for each in found]
    assert places == sorted(places)


def test_english_for_an_english_site(site_of: SiteOf) -> None:
    ran = run(site_of({**WRONG, "site_config/site.yml": "title: Other\nlanguage: en\n"}), "check")
    assert ": error: " in ran.out


def test_dutch_when_the_site_cannot_be_read(site_of: SiteOf) -> None:
    ran = run(site_of({"site_config/site.yml": "titel: [\n"}), "check")
    assert ran.code == 1
    assert ": fout: " in ran.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check", "--on", "2025-13-02"], "2025-13-02"),
        (["check", "--on", "20250102"], "20250102"),
        (["check", "--root", "bestaat-niet"], "bestaat-niet"),
        (["check", "--format", "xml"], "xml"),
        (["chek"], "chek"),
    ],
)
def test_wrong_use_ends_with_two(args: list[str], said: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "generator", *args], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_output_is_utf8_whatever_the_code_page(site_of: SiteOf) -> None:
    root = site_of({"plans/de-linde/2025/commitments/é.md": "---\ntitel: Café\n---\n"})
    ran = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--format", "json", "--root", str(root)],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert "é.md" in ran.stdout.decode("utf-8")


def test_an_empty_folder_is_no_traceback(tmp_path: Path) -> None:
    ran = run(tmp_path, "check")
    assert ran.code == 1
    assert "site_config/site.yml" in ran.out
