"""Putting a new site in the place of the old one: complete or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.locale import Language
from generator.publishing.renderer import PublishError

MARKER: Final = ".verschil"
"""A file of this name in a folder says that the folder is a site of ours, which may be replaced."""
_STALE_SECONDS: Final = 3600
"""A half-built folder of a build that broke off is older than this; a younger one may be another build's."""


@contextmanager
def replacing(target: Path, language: Language) -> Iterator[Path]:
    """An empty folder beside `target` to build in; it takes the place of `target` when the block ends well.

    After an error or an interrupt the folder is removed and the old site is as it was. Raises `PublishError` when
    `target` is there and is not a site of ours, or when a folder cannot be written.
    """
    target = target.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target)
        _refuse_strangers(target, language)
        fresh = _beside(target, "new")
        fresh.mkdir()
        _sweep(target, fresh)
    except OSError as error:
        raise _unwritable(target, error, language) from error
    try:
        yield fresh
        try:
            (fresh / MARKER).write_text(language.say("build.marker") + "\n", encoding="utf-8", newline="\n")
            _swap(fresh, target)
        except OSError as error:
            raise _unwritable(target, error, language) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _unwritable(target: Path, error: OSError, language: Language) -> PublishError:
    reason = error.strerror or str(error)
    return PublishError(language.say("build.unwritable", path=target.as_posix(), reason=reason))


def _beside(target: Path, what: str) -> Path:
    return target.parent / f".{target.name}.{what}-{secrets.token_hex(4)}"


def _leftovers(target: Path, what: str) -> list[Path]:
    return sorted(
        path
        for path in target.parent.glob(f".{target.name}.{what}-" + "[0-9a-f]" * 8)
        if path.is_dir() and not path.is_symlink()
    )


def _recover(target: Path) -> None:
    """A build that broke off between its two renames left the old site aside: put it back."""
    if target.exists():
        return
    for aside in _leftovers(target, "old"):
        if (aside / MARKER).is_file():
            aside.rename(target)
            return


def _sweep(target: Path, fresh: Path) -> None:
    """Remove what builds that broke off long ago left behind."""
    now = fresh.stat().st_mtime
    for path in (*_leftovers(target, "new"), *_leftovers(target, "old")):
        if now - path.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(path, ignore_errors=True)


def _refuse_strangers(target: Path, language: Language) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishError(language.say("build.not_a_folder", path=target.as_posix()))
    if not (target / MARKER).is_file() and any(target.iterdir()):
        raise PublishError(language.say("build.not_ours", path=target.as_posix()))


def _swap(fresh: Path, target: Path) -> None:
    """Two renames: the old site aside, the new one in; the old one comes back when the second fails."""
    if not target.exists():
        fresh.rename(target)
        return
    aside = _beside(target, "old")
    target.rename(aside)
    try:
        fresh.rename(target)
    except BaseException:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
