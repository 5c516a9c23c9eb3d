"""Names and places as `deduce` knows them, for who installed it and asks for it: the only file that knows deduce."""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from generator.checking.context import Recognise

NEEDED: Final = "deduce"
"""The module that must be installed: the extra `privacy`."""
_UNASKED: Final = frozenset(
    {"dates", "ages", "identifiers", "phone_numbers", "email_addresses", "urls", "redactor"}
)
"""What is not asked of it: our own rules for these are the better ones, and nothing is to be blanked."""
_KEPT: Final = "cache/lookup_structs.pickle"
"""Where deduce keeps what its first start made, within the folder that it is given."""
_DIGIT: Final = re.compile(r"[0-9]")


class RecogniserMissingError(Exception):
    """The extra `privacy` is not installed, or what is installed does not work; it says which."""


def recogniser(cache: Path) -> Recognise:
    """What recognises names and places in a text. Loading takes seconds, and the first time about a minute.

    `cache` is a folder of the user's own, in which what the first time made is kept; it is read with `pickle`, so nobody
    else may write there. Raises `RecogniserMissingError`.
    """
    if find_spec(NEEDED) is None:
        raise RecogniserMissingError(f"no module {NEEDED}")
    try:
        with _quiet():
            loaded = _load(cache)
    except Exception as error:
        raise RecogniserMissingError(f"{type(error).__name__}: {error}") from error

    def recognise(text: str) -> Iterator[tuple[str, int, int]]:
        for found in sorted(loaded.deidentify(text, disabled=set(_UNASKED)).annotations, key=_place):
            code = _code(str(found.tag), found.text)
            blanks = len(found.text) - len(found.text.rstrip())
            if code is not None:
                yield code, found.start_char, found.end_char - blanks

    return recognise


def is_ready(cache: Path) -> bool:
    """Whether the long first start has been, so that loading takes seconds only."""
    return (_folder(cache) / _KEPT).is_file()


def _folder(cache: Path) -> Path:
    """Each version of deduce keeps its own."""
    try:
        return cache / f"{NEEDED}-{version(NEEDED)}"
    except PackageNotFoundError:
        return cache / NEEDED


@contextmanager
def _quiet() -> Iterator[None]:
    """Deduce sets up logging to standard output while it is imported, unless someone logs already."""
    silent = logging.NullHandler()
    root = logging.getLogger()
    root.addHandler(silent)
    try:
        yield
    finally:
        root.removeHandler(silent)


def _load(cache: Path) -> Any:
    """Deduce, from what an earlier start kept; else made anew and kept for the next, whole or not at all."""
    from deduce import Deduce

    folder = _folder(cache)
    if is_ready(cache):
        try:
            return Deduce(cache_path=folder)
        except Exception:  # noqa: BLE001 - whatever is wrong with what was kept, it can be made again
            shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="verschil-") as made:
        loaded = Deduce(cache_path=Path(made))
        _keep(Path(made), folder)
    return loaded


def _keep(made: Path, folder: Path) -> None:
    """Keep a copy beside its place, then move it there in one step; where nothing can be kept, the next start is slow."""
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            dir=folder.parent, prefix=".making-", ignore_cleanup_errors=True
        ) as near:
            copy = shutil.copytree(made, Path(near) / "copy")
            copy.replace(folder)
    except OSError:
        return


def _place(found: Any) -> tuple[int, int]:
    return found.start_char, found.end_char


def _code(tag: str, text: str) -> str | None:
    """The finding for what deduce calls a person, patient or location; institutions are nobody's own."""
    if tag in ("persoon", "patient"):
        return "personal/name"
    if tag != "locatie":
        return None
    return "personal/address" if _DIGIT.search(text) else "personal/place"
