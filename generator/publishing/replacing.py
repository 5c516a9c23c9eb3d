"""Putting a new site in the place of the old one: complete or not at all."""

from __future__ import annotations

import errno
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.locale import Language
from generator.publishing.exchanging import exchange
from generator.publishing.locking import LockedError, locked
from generator.publishing.renderer import PublishError

MARKER: Final = ".verschil"
"""A file of this name in a folder says that the folder is a site of ours, which may be replaced."""


@contextmanager
def replacing(target: Path, language: Language) -> Iterator[Path]:
    """An empty folder beside `target` to build in; it takes the place of `target` when the block ends well.

    After an error or an interrupt the folder is removed and the old site is as it was. Raises `PublishError` when
    `target` is there and is not a site of ours, when a folder cannot be written or the disk is full, or when
    another process is building the same site.
    """
    target = target.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_strangers(target, language)
        with locked(target.parent / f".{target.name}.lock"):
            yield from _replaced(target, language)
    except LockedError:
        raise PublishError(language.say("build.locked", path=target.as_posix())) from None
    except OSError as error:
        if _is_ours(error, target):
            raise unwritable(target, error, language) from error
        raise


def _replaced(target: Path, language: Language) -> Iterator[Path]:
    """The same, with the lock held: nobody else builds here, so that whatever lies about is left over."""
    _recover(target)
    _refuse_strangers(target, language)
    _sweep(target)
    fresh = _beside(target, "new")
    fresh.mkdir()
    try:
        yield fresh
        (fresh / MARKER).write_text(language.say("build.marker") + "\n", encoding="utf-8", newline="\n")
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})


def _is_ours(error: OSError, target: Path) -> bool:
    """Whether a fault is one of writing the site, and not of reading what it is made from."""
    if error.errno in _FULL or error.filename is None:
        return True
    path = Path(str(error.filename))
    return path in (target, *target.parents) or any(
        str(path).startswith(str(target.parent / f".{target.name}.{what}"))
        for what in ("new-", "old-", "lock")
    )


def unwritable(target: Path, error: OSError, language: Language) -> PublishError:
    """What to say when a site cannot be written."""
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


def _sweep(target: Path) -> None:
    """Remove what builds that broke off left behind."""
    for path in (*_leftovers(target, "new"), *_leftovers(target, "old")):
        shutil.rmtree(path, ignore_errors=True)


def _refuse_strangers(target: Path, language: Language) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishError(language.say("build.not_a_folder", path=target.as_posix()))
    if not (target / MARKER).is_file() and any(target.iterdir()):
        raise PublishError(language.say("build.not_ours", path=target.as_posix()))


def _swap(fresh: Path, target: Path) -> None:
    """The two trade places in one step. Where the system cannot do that: the old site aside, the new one in.

    In the latter case the old site comes back when the second step fails; and when the process is killed between
    the two, the next build puts it back.
    """
    if not target.exists():
        fresh.rename(target)
        return
    if exchange(fresh, target):
        return
    aside = _beside(target, "old")
    target.rename(aside)
    try:
        fresh.rename(target)
    except BaseException:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
