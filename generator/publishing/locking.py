"""One build at a time per site: a lock that ends with its process, however that ends, and leaves no file behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class LockedError(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock on the file `path`, which is made for it and taken away again.

    The system itself gives a lock back when its process ends, so that a file that was left behind by a process
    that was killed holds nobody up. Raises `LockedError` when another process has it, `OSError` when the file
    cannot be made.
    """
    handle = _take(path)
    try:
        yield
    finally:
        # the name first, then the lock: who waits for nothing never finds a name that is about to go
        with suppress(OSError):
            path.unlink()
        os.close(handle)


def _take(path: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            free = _lock(handle)
            if free and _is_still(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        if not free:
            os.close(handle)
            raise LockedError(path.as_posix())
        # between opening and locking, its former owner took the file away
        os.close(handle)


def _is_still(path: Path, handle: int) -> bool:
    """Whether the name still leads to this file."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
