"""A story whose file is gone: whether it was withdrawn is asked aloud, and it can be withdrawn without the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import SiteOf
from tests.publishing.made import files
from tests.publishing.standing import PATH, assert_gone, broken, standing
from tests.publishing.test_departing import TOMB, mark, publish, published

NAME = "de-linde/2024/gele-emmers"


@pytest.fixture
def root(site_of: SiteOf) -> Path:
    return standing(site_of)


def delete(file: Path) -> None:
    file.unlink()


def delete_marked(file: Path) -> None:
    file.write_text(mark(file.parents[3]), "utf-8")
    file.unlink()


def rename(file: Path) -> None:
    file.rename(file.with_name("andere-naam.md"))


def rename_marked(file: Path) -> None:
    file.write_text(mark(file.parents[3]), "utf-8")
    file.rename(file.with_name("andere-naam.md"))


def set_aside(file: Path) -> None:
    file.write_text(mark(file.parents[3]), "utf-8")
    file.rename(file.with_name("_gele-emmers.md"))


def link(file: Path) -> None:
    elsewhere = file.parents[4] / "elders.md"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def empty(file: Path) -> None:
    file.write_bytes(b"")


WAYS: tuple[Callable[[Path], None], ...] = (delete, delete_marked, rename, link, empty)


def without_mention(root: Path) -> None:
    night = root / "plans/de-linde/2025/commitments/nachtrust.md"
    night.write_text(night.read_text("utf-8").replace(", 2024/gele-emmers", ""), "utf-8")


@pytest.mark.parametrize("is_broken", [True, False], ids=["something else is broken", "all else is well"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_it_is_asked_whether_it_was_withdrawn(
    root: Path, way: Callable[[Path], None], is_broken: bool
) -> None:
    without_mention(root)
    out = published(root)
    before = files(out)
    way(root / PATH)
    if is_broken:
        broken(root)
    ran = publish(root)
    assert ran.code == 1
    assert "(publish/voice-lost)" in ran.err
    assert f"`verschil withdraw {NAME}`" in ran.err
    assert "(publish/address-lost)" not in ran.err
    assert files(out) == before, "nobody said that it was withdrawn"


@pytest.mark.parametrize("named", [NAME, PATH, f"{NAME[:13]}/verhalen/gele-emmers/",
                                   "https://voorbeeld.nl/de-linde/2024/verhalen/gele-emmers/index.html",
                                   "de-linde/2024/_gele-emmers"])  # fmt: skip
def test_it_can_be_withdrawn_without_its_file(root: Path, named: str) -> None:
    out = published(root)
    (root / PATH).unlink()
    ran = run(root, "withdraw", named)
    assert ran.code == 0, ran.err
    assert "geen bestand meer" in ran.out
    assert "    de-linde/2024/index.html" in ran.out, "where it stood is shown"
    assert (root / PATH).read_text("utf-8") == "---\ntoestemming:\n  ingetrokken: 2026-01-31\n---\n"
    broken(root)
    assert "alvast dit" in publish(root).err
    assert_gone(out, TOMB)
    assert "ingetrokken" in (out / TOMB).read_text("utf-8")


@pytest.mark.parametrize("way", [*WAYS, rename_marked, set_aside], ids=lambda way: way.__name__)
def test_and_then_the_site_is_published(root: Path, way: Callable[[Path], None]) -> None:
    out = published(root)
    outside = root.parent / "elders.md"
    way(root / PATH)
    assert run(root, "withdraw", NAME).code == 0
    for copy in ("andere-naam.md", "emmers.png"):
        (root / PATH).with_name(copy).unlink(missing_ok=True)
    ran = publish(root)
    assert ran.code == 0, ran.err
    assert_gone(out, TOMB)
    assert not (root / PATH).is_symlink()
    assert not outside.exists() or "ingetrokken" not in outside.read_text("utf-8")


@pytest.mark.parametrize("is_broken", [True, False], ids=["something else is broken", "all else is well"])
@pytest.mark.parametrize("way", [rename_marked, set_aside], ids=lambda way: way.__name__)
def test_one_with_its_mark_under_another_name_leaves_the_site(
    root: Path, way: Callable[[Path], None], is_broken: bool
) -> None:
    without_mention(root)
    out = published(root)
    plan = root / "plans/de-linde/2025/plan.md"
    whole = plan.read_text("utf-8")
    way(root / PATH)
    if is_broken:
        broken(root)
    assert "alvast dit" in publish(root).err
    for name, data in files(out).items():
        assert b"dagenlang" not in data, name
        assert name == TOMB or b"Zonderling" not in data, name
    assert "ingetrokken" in (out / TOMB).read_text("utf-8")
    assert "gele-emmers" not in (out / "manifest.json").read_text("utf-8")
    plan.write_text(whole, "utf-8")
    ran = publish(root)
    assert ran.code == 0, ran.err
    assert not [name for name, data in files(out).items() if b"dagenlang" in data]


def test_nothing_is_written_for_a_story_that_never_stood(root: Path) -> None:
    published(root)
    for name in ("de-linde/2024/nooit-geweest", "de-linde/2024/verhalen/nooit-geweest/", "../x/y/z"):
        assert run(root, "withdraw", name).code == 2
    assert [path.name for path in (root / PATH).parent.glob("*.md")] == [
        "gele-emmers.md",
        "licht-op-de-gang.md",
    ]
