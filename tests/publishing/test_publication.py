"""A publication: its manifest, whether a site is what it says, and that no address is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator.publishing.theming import CONFIGURATION
from tests.cli.running import run
from tests.conftest import SiteOf
from tests.publishing.made import files
from tests.sites import MEALS_2024, STORY_2024

HELD = """\
---
titel: Achter de muur
stem: bewoner
toestemming: nee
---

Niets hiervan mag naar buiten.
"""
OUT = "de-linde/2024/verhalen/licht-op-de-gang/index.html"
STORY = "stories/de-linde/2024/licht-op-de-gang.md"


def manifest(out: Path) -> dict[str, Any]:
    return json.loads((out / "manifest.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.fixture
def root(site_of: SiteOf) -> Path:
    root = site_of({"stories/de-linde/2024/achter-de-muur.md": HELD, "site_config/pages/over.md": "# Over\n"})
    text = (root / STORY).read_text(encoding="utf-8").replace("  gelezen", "  kenmerk: 0417\n  gelezen")
    (root / STORY).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def out(root: Path, tmp_path: Path) -> Path:
    """A published site."""
    out = tmp_path / "uit"
    ran = run(root, "publish", "--out", str(out), "--renderer", "plain")
    assert ran.code == 0, ran.err
    assert "Gepubliceerd, naar de stand van 31 januari 2026" in ran.out
    return out


def test_the_manifest_tells_sources_outputs_and_decisions(root: Path, out: Path) -> None:
    told = manifest(out)
    made = files(out)
    assert told["outputs"] == {
        name: sha256(data).hexdigest()
        for name, data in made.items()
        if name not in ("manifest.json", ".verschil")
    }
    assert told["on"] == "2026-01-31"
    assert told["renderer"] == "plain"
    assert {"python", "verschil", "pillow"} <= set(told["made_with"])
    assert told["decisions"][0] == {
        "organisation": "de-linde",
        "period": "2024",
        "adopted": {"on": "2024-01-15", "by": "Raad van bestuur"},
        "heard": [{"body": "clientenraad", "on": "2023-12-01", "right": "consent", "outcome": None}],
    }
    sources = told["sources"]
    assert {"site_config/site.yml", "site_config/pages/over.md", "plans/de-linde/2025/plan.md", STORY} <= set(
        sources
    )
    path = "plans/de-linde/2025/plan.md"
    assert sources[path] == sha256((root / path).read_bytes()).hexdigest()
    whole = (root / STORY).read_bytes()
    assert sources[STORY] == sha256(whole.replace(b"  kenmerk: 0417\n", b"")).hexdigest()
    assert "muur" not in json.dumps(told)


def test_a_tombstone_is_not_named(root: Path, out: Path) -> None:
    assert run(root, "withdraw", "de-linde/2024/licht-op-de-gang", "--out", str(out)).code == 0
    assert run(root, "publish", "--out", str(out), "--renderer", "plain").code == 0
    text = (out / "manifest.json").read_text(encoding="utf-8")
    assert "licht-op-de-gang" not in text
    assert manifest(out)["tombstones"] == {
        sha256(OUT.encode()).hexdigest(): sha256((out / OUT).read_bytes()).hexdigest()
    }
    assert run(root, "verify", str(out)).code == 0


def test_verify_tells_what_differs_from_the_manifest(root: Path, out: Path) -> None:
    assert run(root, "verify", str(out)).code == 0
    (out / "index.html").write_text("anders", encoding="utf-8")
    (out / OUT).unlink()
    (out / "extra.html").write_text("x", encoding="utf-8")
    ran = run(root, "verify", str(out))
    assert ran.code == 1
    for name in ("index.html", OUT, "extra.html"):
        assert f"    {name}\n" in ran.out


def test_verify_builds_the_sources_again(root: Path, out: Path) -> None:
    ran = run(root, "verify", str(out), on=None)
    assert (ran.code, "precies deze site" in ran.out) == (0, True), ran.out + ran.err
    text = (root / STORY).read_text(encoding="utf-8")
    (root / STORY).write_text(text.replace("hield mij wakker", "deed niets"), encoding="utf-8")
    ran = run(root, "verify", str(out), on=None)
    assert ran.code == 1
    assert f"    {STORY}\n" in ran.out
    assert f"    {OUT}\n" in ran.out


def test_a_folder_without_manifest_is_said(root: Path, tmp_path: Path) -> None:
    assert run(root, "build", "--out", str(tmp_path / "x"), "--renderer", "plain").code == 0
    ran = run(root, "verify", str(tmp_path / "x"))
    assert (ran.code, "geen manifest" in ran.err) == (1, True)
    assert run(root, "verify", str(tmp_path / "nergens")).code == 2


def test_publishing_is_strict(root: Path, out: Path) -> None:
    (root / "stories/de-linde/2024/fout.md").write_text("---\ntitel: x\nonbekend: y\n---\n", encoding="utf-8")
    assert run(root, "build", "--out", f"{out}-proef", "--renderer", "plain").code == 0
    assert run(root, "publish", "--out", str(out), "--renderer", "plain").code == 1


def test_an_address_that_was_published_stays(root: Path, out: Path) -> None:
    before = files(out)
    (root / "plans/de-linde/2024/commitments/samen-eten.md").unlink()
    (root / STORY).unlink()
    night = root / "plans/de-linde/2025/commitments/nachtrust.md"
    night.write_text(
        night.read_text(encoding="utf-8").replace("naar_aanleiding_van: 2024/licht-op-de-gang\n", ""), "utf-8"
    )
    ran = run(root, "publish", "--out", str(out), "--renderer", "plain")
    assert ran.code == 1
    assert "publish/address-lost" in ran.err
    assert "`de-linde/voornemens/samen-eten/`" in ran.err
    assert "`de-linde/2024/verhalen/licht-op-de-gang/`" in ran.err
    assert files(out) == before
    (root / "plans/de-linde/2024/commitments/samen-eten.md").write_text(MEALS_2024, encoding="utf-8")
    (root / STORY).write_text(STORY_2024, encoding="utf-8")
    ran = run(root, "publish", "--out", str(out), "--renderer", "plain")
    assert ran.code == 0, ran.err


GONE = {"withdrawn": "  ingetrokken: 2026-01-01\n", "expired": "", "refused": None}


@pytest.mark.parametrize("case", GONE)
def test_what_may_not_stand_there_any_longer_may_go(root: Path, out: Path, case: str) -> None:
    text = (root / STORY).read_text(encoding="utf-8")
    if case == "refused":
        text = text[: text.index("toestemming:")] + "toestemming: nee\n" + text[text.index("---\n\n") :]
    elif case == "expired":
        text = text.replace("2099-12-31", "2025-12-31")
    else:
        text = text.replace("  voor:", "  ingetrokken: 2026-01-01\n  voor:")
    (root / STORY).write_text(text, encoding="utf-8")
    ran = run(root, "publish", "--out", str(out), "--renderer", "plain")
    assert ran.code == 0, ran.err
    assert (out / OUT).exists() == (case == "withdrawn")


def test_an_agenda_passes_without_an_address_being_lost(root: Path, out: Path) -> None:
    coming = root / "stories/de-linde/2024/kom-kijken.md"
    text = "---\ntitel: Kom\nsoort: gesprek\nop: 2026-03-01\nopen_voor: buren\nover: nachtrust\n---\n\nKom.\n"
    coming.write_text(text, encoding="utf-8")
    publish = ("publish", "--out", str(out), "--renderer", "plain")
    assert run(root, *publish).code == 0
    made = {
        "agenda/index.html",
        "agenda/agenda.ics",
        "de-linde/agenda/index.html",
        "de-linde/agenda/agenda.ics",
    }
    assert made <= set(files(out))
    coming.write_text(text.replace("open_voor", "inzichten"), encoding="utf-8")
    ran = run(root, *publish, on="2026-03-02")
    assert ran.code == 0, ran.err
    assert not made & set(files(out))


def test_a_renamed_commitment_leaves_a_way(root: Path, out: Path) -> None:
    night = root / "plans/de-linde/2025/commitments"
    (night / "slapen.md").write_text(
        "---\nwas: samen-eten\ntitel: Samen tafelen\naanleiding: Zo heet het.\n---\n", "utf-8"
    )
    ran = run(root, "publish", "--out", str(out), "--renderer", "plain")
    assert ran.code == 0, ran.err
    assert (out / "de-linde/voornemens/samen-eten/index.html").is_file()


def test_a_rule_of_the_site_can_let_an_address_go(root: Path, out: Path) -> None:
    (root / "plans/de-linde/2024/commitments/samen-eten.md").unlink()
    site = root / "site_config/site.yml"
    rule = "regels:\n  publish/address-lost: {niveau: waarschuwing, omdat: Wij beginnen opnieuw.}\n"
    site.write_text(site.read_text(encoding="utf-8") + rule, encoding="utf-8")
    assert run(root, "publish", "--out", str(out), "--renderer", "plain").code == 0


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_build_does_not_take_a_publications_place(root: Path, out: Path, is_whole: bool) -> None:
    if not is_whole:
        (out / "manifest.json").write_text("{", encoding="utf-8")
    before = files(out)
    ran = run(root, "build", "--out", str(out), "--renderer", "plain")
    assert ran.code == 1
    assert "verschil publish" in ran.err
    assert files(out) == before
    again = run(root, "publish", "--out", str(out), "--renderer", "plain")
    assert (again.code, manifest(out)["on"]) == (0, "2026-01-31")
    assert run(root, "verify", str(out)).code == 0


def test_a_build_that_is_refused_takes_out_what_was_withdrawn_all_the_same(root: Path, out: Path) -> None:
    assert run(root, "withdraw", "de-linde/2024/licht-op-de-gang").code == 0
    ran = run(root, "build", "--out", str(out), "--renderer", "plain")
    assert ran.code == 1
    assert "hield mij wakker" not in (out / OUT).read_text(encoding="utf-8")
    assert "De site is wat haar manifest zegt" in run(root, "verify", str(out)).out


def test_mkdocs_build_does_not_take_a_publications_place_either(root: Path, tmp_path: Path) -> None:
    assert run(root, "publish").code == 0
    before = files(root / "site")
    (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml")],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert built.returncode == 1
    assert "verschil publish" in built.stderr
    assert files(root / "site") == before
