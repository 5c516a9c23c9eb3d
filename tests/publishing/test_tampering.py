"""A site that was meddled with is not called whole, and a manifest that is damaged stops nobody's withdrawal."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run
from tests.conftest import SiteOf
from tests.publishing.made import files
from tests.publishing.test_departing import publish

STORY = "stories/de-linde/2024/licht-op-de-gang.md"
OUT = "de-linde/2024/verhalen/licht-op-de-gang/index.html"


@pytest.fixture
def root(site_of: SiteOf) -> Path:
    root = site_of({"site_config/pages/over.md": "# Over\n"})
    assert publish(root).code == 0
    return root


def foreign(site: Path) -> Path:
    """A folder beside the site with a page of somebody else's."""
    folder = site.parent / "vreemd"
    folder.mkdir()
    (folder / "index.html").write_text("<script>vreemd</script>", "utf-8")
    return folder


def link_to_folder(site: Path) -> str:
    (site / "extra").symlink_to(foreign(site))
    return "extra"


def link_to_file(site: Path) -> str:
    (site / "extra.html").symlink_to(foreign(site) / "index.html")
    return "extra.html"


def link_to_nothing(site: Path) -> str:
    (site / "extra.html").symlink_to("/nergens")
    return "extra.html"


def file_as_link(site: Path) -> str:
    copy = site.parent / "kopie.html"
    (site / "index.html").rename(copy)
    (site / "index.html").symlink_to(copy)
    return "index.html"


def folder_as_link(site: Path) -> str:
    (site / "over").rename(site.parent / "elders")
    (site / "over").symlink_to(site.parent / "elders")
    return "over"


def manifest_as_link(site: Path) -> str:
    (site / "manifest.json").rename(site.parent / "elders.json")
    (site / "manifest.json").symlink_to(site.parent / "elders.json")
    return "manifest.json"


def pipe(site: Path) -> str:
    os.mkfifo(site / "pijp.html")
    return "pijp.html"


def other_marker(site: Path) -> str:
    (site / ".verschil").write_text("<script>x</script>", "utf-8")
    return ".verschil"


def name_that_moves_the_cursor(site: Path) -> str:
    (site / "x\x1b[2Ay.html").write_text("x", "utf-8")
    return "x\ufffd[2Ay.html"


def name_in_no_encoding(site: Path) -> str:
    (Path(os.fsdecode(os.fsencode(site) + b"/\xff.html"))).write_text("x", "utf-8")
    return "\\xff.html"


TAMPERED: tuple[Callable[[Path], str], ...] = (
    link_to_folder, link_to_file, link_to_nothing, file_as_link, folder_as_link, manifest_as_link, pipe, other_marker,
    name_that_moves_the_cursor, name_in_no_encoding,
)  # fmt: skip


@pytest.mark.parametrize("tamper", TAMPERED, ids=lambda tamper: tamper.__name__)
def test_what_is_no_file_of_the_site_is_told(root: Path, tamper: Callable[[Path], str]) -> None:
    site = root / "site"
    assert "De site is wat haar manifest zegt" in run(root, "verify", str(site)).out
    name = tamper(site)
    ran = run(root, "verify", str(site))
    assert ran.code == 1
    assert "De site is niet wat haar manifest zegt" in ran.out
    assert f"    {name}\n" in ran.out
    assert "precies deze site" not in ran.out


def test_a_site_is_whole_behind_a_link_and_without_its_marker(root: Path) -> None:
    (root.parent / "link").symlink_to(root / "site")
    (root / "site/.verschil").unlink()
    ran = run(root, "verify", str(root.parent / "link"), on=None)
    assert (ran.code, "precies deze site" in ran.out) == (0, True), ran.out + ran.err


TOLD: dict[str, Callable[[dict[str, Any]], object]] = {
    "decisions": lambda told: told.update(decisions=[]),
    "prints": lambda told: told.update(prints="nee"),
    "format": lambda told: told.update(format=2),
    "extra": lambda told: told.update(extra="x"),
}


@pytest.mark.parametrize("key", TOLD)
def test_with_the_sources_the_whole_manifest_is_compared(root: Path, key: str) -> None:
    path = root / "site/manifest.json"
    told = json.loads(path.read_text("utf-8"))
    TOLD[key](told)
    path.write_text(json.dumps(told), "utf-8")
    ran = run(root, "verify", str(root / "site"), on=None)
    assert ran.code == 1
    assert "precies deze site" not in ran.out
    assert key in ran.out + ran.err


def test_a_manifest_has_a_mark_that_is_noted_with_the_decision(root: Path) -> None:
    """Another day gives the same files: what was changed with its manifest is seen by that mark alone."""
    path = root / "site/manifest.json"
    mark = sha256(path.read_bytes()).hexdigest()
    assert mark in publish(root).out
    assert mark in run(root, "verify", str(root / "site")).out
    path.write_text(path.read_text("utf-8").replace("2026-01-31", "2026-01-30"), "utf-8")
    assert mark not in run(root, "verify", str(root / "site")).out


def changed(**new: Any) -> Callable[[str], str]:
    return lambda text: json.dumps({**json.loads(text), **new})


DAMAGED: dict[str, Callable[[str], str]] = {
    "cut off": lambda text: text[: len(text) // 2],
    "too deep": lambda _: "[" * 100_000,
    "deep in a mapping": lambda _: '{"outputs": ' + "[" * 100_000,
    "a list": lambda _: "[]",
    "empty": lambda _: "",
    "a day that is none": changed(on="x"),
    "no day": changed(on=None),
    "outputs as a list": changed(outputs=[]),
    "outputs without hashes": changed(outputs={"index.html": None}),
    "tombstones as a list": changed(tombstones=[]),
    "sources as a list": changed(sources=[]),
    "made with a list": changed(made_with=[1]),
    "decisions as a text": changed(decisions="x"),
    "taken out as a list": changed(taken_out=["x"]),
    "taken out on no day": changed(taken_out="x"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_manifest_is_told_and_stops_no_withdrawal(root: Path, case: str) -> None:
    site = root / "site"
    path = site / "manifest.json"
    path.write_text(DAMAGED[case](path.read_text("utf-8")), "utf-8")
    ran = run(root, "verify", str(site))
    assert (ran.code, "geen manifest dat wij kunnen lezen" in ran.err) == (1, True), ran.out + ran.err
    text = (root / STORY).read_text("utf-8")
    (root / STORY).write_text(text.replace("  voor:", "  ingetrokken: 2026-01-20\n  voor:"), "utf-8")
    plan = root / "plans/de-linde/2025/plan.md"
    whole = plan.read_text("utf-8")
    plan.write_text("kapot", "utf-8")
    ran = publish(root)
    assert ran.code == 1
    assert "alvast dit uit de site gehaald" in ran.err
    assert not [name for name, data in files(site).items() if b"hield mij wakker" in data]
    assert b"licht-op-de-gang" not in path.read_bytes()
    assert "(publish/voice-lost)" not in ran.err
    plan.write_text(whole, "utf-8")
    ran = publish(root)
    assert ran.code == 0, ran.err
    assert "(publish/manifest-unreadable)" in ran.out
    assert run(root, "verify", str(site)).code == 0


def test_a_damaged_manifest_loses_no_address(root: Path) -> None:
    (root / "site/manifest.json").write_text("{", "utf-8")
    (root / "plans/de-linde/2024/commitments/samen-eten.md").unlink()
    ran = publish(root)
    assert ran.code == 1
    assert "(publish/manifest-unreadable)" in ran.err
    assert "`de-linde/voornemens/samen-eten/`" in ran.err


@pytest.mark.parametrize("tamper", TAMPERED, ids=lambda tamper: tamper.__name__)
def test_whatever_lies_in_the_site_a_withdrawal_is_done(root: Path, tamper: Callable[[Path], str]) -> None:
    site = root / "site"
    tamper(site)
    text = (root / STORY).read_text("utf-8")
    (root / STORY).write_text(text.replace("  voor:", "  ingetrokken: 2026-01-20\n  voor:"), "utf-8")
    (root / "plans/de-linde/2025/plan.md").write_text("kapot", "utf-8")
    ran = publish(root)
    assert "alvast dit uit de site gehaald" in ran.err
    assert "ingetrokken" in (site / OUT).read_text("utf-8")
    assert not [path for path in site.rglob("*") if path.is_symlink()]


def test_taking_something_out_does_not_cover_up_what_was_meddled_with(root: Path) -> None:
    site = root / "site"
    (site / "vreemd.html").write_text("vreemd", "utf-8")
    (site / "over/index.html").write_text("anders", "utf-8")
    text = (root / STORY).read_text("utf-8")
    (root / STORY).write_text(text.replace("  voor:", "  ingetrokken: 2026-01-20\n  voor:"), "utf-8")
    (root / "plans/de-linde/2025/plan.md").write_text("kapot", "utf-8")
    assert "alvast dit" in publish(root).err
    ran = run(root, "verify", str(site))
    assert ran.code == 1
    assert "    vreemd.html\n" in ran.out
    assert "    over/index.html\n" in ran.out
    assert f"    {OUT}\n" not in ran.out
