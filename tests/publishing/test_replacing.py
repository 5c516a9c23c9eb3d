"""The new site takes the old one's place when it is complete, or not at all."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from generator.locale import language
from generator.publishing.exchanging import exchange
from generator.publishing.renderer import PublishError
from generator.publishing.replacing import MARKER, replacing

NL = language("nl")


def build(target: Path, text: str) -> None:
    with replacing(target, NL) as fresh:
        (fresh / "index.html").write_text(text, encoding="utf-8")


def test_a_new_site_appears_and_a_second_replaces_it_whole(tmp_path: Path) -> None:
    target = tmp_path / "diep" / "site"
    build(target, "een")
    (target / "oud.html").write_text("oud", encoding="utf-8")
    build(target, "twee")
    assert sorted(path.name for path in target.iterdir()) == [MARKER, "index.html"]
    assert (target / "index.html").read_text(encoding="utf-8") == "twee"
    assert [path.name for path in target.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
def test_a_fault_leaves_the_old_site_and_nothing_else(tmp_path: Path, fault: type[BaseException]) -> None:
    target = tmp_path / "site"
    build(target, "een")

    def break_off() -> None:
        with replacing(target, NL) as fresh:
            (fresh / "index.html").write_text("half", encoding="utf-8")
            raise fault

    with pytest.raises(fault):
        break_off()
    assert (target / "index.html").read_text(encoding="utf-8") == "een"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_not_ours_is_not_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"x")
    with pytest.raises(PublishError, match="niet door verschil"), replacing(tmp_path, NL):
        pytest.fail("it should not come so far")
    assert (tmp_path / "foto.jpg").read_bytes() == b"x"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", "een")
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x", encoding="utf-8")
    with pytest.raises(PublishError, match="is een bestand"), replacing(tmp_path / "site", NL):
        pytest.fail("it should not come so far")


def test_a_folder_under_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "map").write_text("x", encoding="utf-8")
    with (
        pytest.raises(PublishError, match="kan niet worden geschreven"),
        replacing(tmp_path / "map" / "site", NL),
    ):
        pytest.fail("it should not come so far")


def test_a_build_that_broke_off_between_two_renames_is_healed(tmp_path: Path) -> None:
    target = tmp_path / "site"
    build(target, "een")
    target.rename(tmp_path / ".site.old-0123abcd")
    with pytest.raises(RuntimeError), replacing(target, NL):
        raise RuntimeError
    assert (target / "index.html").read_text(encoding="utf-8") == "een"


def test_leftovers_of_builds_that_broke_off_are_swept(tmp_path: Path) -> None:
    new, old, other = (
        tmp_path / name for name in (".site.new-00000001", ".site.old-00000002", ".site.new-mine")
    )
    for folder in (new, old, other):
        folder.mkdir()
    build(tmp_path / "site", "een")
    assert not new.exists()
    assert not old.exists()
    assert other.exists()


def test_a_second_build_in_the_same_folder_is_refused_until_the_first_is_done(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with replacing(target, NL) as fresh:
        (fresh / "index.html").write_text("een", encoding="utf-8")
        with pytest.raises(PublishError, match="al een site gemaakt"), replacing(target, NL):
            pytest.fail("it should not come so far")
    assert (target / "index.html").read_text(encoding="utf-8") == "een"
    build(target, "twee")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_lock_of_a_process_that_died_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / ".site.lock").write_bytes(b"")
    build(tmp_path / "site", "een")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EFBIG, errno.EROFS])
def test_a_disk_that_is_full_is_said(tmp_path: Path, fault: int) -> None:
    target = tmp_path / "site"
    build(target, "een")
    with pytest.raises(PublishError, match="kan niet worden geschreven"), replacing(target, NL):
        raise OSError(fault, os.strerror(fault))
    assert (target / "index.html").read_text(encoding="utf-8") == "een"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_old_site_is_never_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system can, both trade places in one step: nothing is renamed aside."""
    if not exchange(tmp_path, tmp_path) and sys.platform != "linux":
        pytest.skip("this system cannot")
    target = tmp_path / "site"
    build(target, "een")
    monkeypatch.setattr(Path, "rename", lambda self, to: pytest.fail("two steps"))
    build(target, "twee")
    assert (target / "index.html").read_text(encoding="utf-8") == "twee"


def test_the_folder_is_as_readable_as_any_other(tmp_path: Path) -> None:
    build(tmp_path / "site", "een")
    (tmp_path / "gewoon").mkdir()
    assert (tmp_path / "site").stat().st_mode == (tmp_path / "gewoon").stat().st_mode


def test_a_second_rename_that_fails_brings_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    build(target, "een")
    rename = Path.rename
    monkeypatch.setattr("generator.publishing.replacing.exchange", lambda one, other: False)

    def failing(self: Path, to: Path) -> Path:
        if ".new-" in self.name:
            raise PermissionError(13, "bezet")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(PublishError, match="bezet"):
        build(target, "twee")
    assert (target / "index.html").read_text(encoding="utf-8") == "een"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
