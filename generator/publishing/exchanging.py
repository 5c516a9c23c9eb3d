"""Putting one folder in the place of another in a single step, where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

_HERE: Final = -100
"""`AT_FDCWD`: a path is meant as it is."""
_LINUX_EXCHANGE: Final = 2
_MAC_SWAP: Final = 2
_CANNOT: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


def exchange(one: Path, other: Path) -> bool:
    """Let two folders on one disk trade places in one step; False when this system or disk cannot.

    Raises `OSError` for any other fault.
    """
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """The system's own call, if it has one."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):
        return None
    if sys.platform == "linux" and (rename := getattr(library, "renameat2", None)) is not None:
        return _of_linux(rename)
    if sys.platform == "darwin" and (swap := getattr(library, "renamex_np", None)) is not None:
        return lambda one, other: int(swap(one, other, _MAC_SWAP))
    return None


def _of_linux(rename: Any) -> Callable[[bytes, bytes], int]:
    return lambda one, other: int(rename(_HERE, one, _HERE, other, _LINUX_EXCHANGE))
