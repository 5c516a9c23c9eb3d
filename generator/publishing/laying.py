"""The files of a composed site in a folder: made when they are written, by two processes where that can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.twofold import Twofold


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the site: its address from the site's root, and what makes its bytes."""

    address: str
    make: Callable[[], bytes] = field(repr=False)


def laying(out: Path, pieces: Sequence[Piece], *, alone: bool = False) -> Twofold[Piece, None]:
    """Begin to write pieces below a folder; see `Twofold`. With `alone` no second process helps."""
    return Twofold(partial(_lay, out), pieces, alone=alone)


def write(out: Path, address: str, data: bytes) -> None:
    """Write one file of the site below a folder."""
    target = out / address
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _lay(out: Path, piece: Piece) -> None:
    write(out, piece.address, piece.make())
