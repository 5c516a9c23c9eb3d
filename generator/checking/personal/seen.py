"""Texts as a reader sees them: without signs that nobody sees, and every style of digit, blank and dash as the plain one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_BLANKS: Final = "\t\n\x0b\x0c\r\x85\u2028\u2029\u2800\ufffc"
"""Blanks besides those that Unicode calls so (Zs)."""
_DASHES: Final = frozenset("\u2043\u2212\u02d7")
"""Dashes besides those that Unicode calls so (Pd)."""
_DOTS: Final = frozenset(
    "\u00b7\u0387\u2022\u2027\u2219\u22c5\u2e31\u2e33\u30fb\uff65\u3002\uff61\u25cf\u2981"
)
"""Dots at any height, with which people part a number."""
_QUOTES: Final = frozenset("\u2018\u2019\u02bc")
_SLASHES: Final = frozenset("\u2044\u2215\u29f8")
_UNSEEN: Final = frozenset(
    {
        *"\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2065",
        *map(chr, range(0x180B, 0x1810)),
        *map(chr, range(0xFE00, 0xFE10)),
        *map(chr, range(0xFFF0, 0xFFF9)),
    }
)
"""What Unicode calls *default ignorable* (DerivedCoreProperties) and is no format character (Cf), below plane 14."""


def _plain(code: int) -> int | str | None:
    """How one character is looked at: as itself, as a plainer one, or not at all."""
    if code < 0x80:
        return " " if chr(code) in _BLANKS else code
    sign = chr(code)
    kind = unicodedata.category(sign)
    if kind == "Cf" or sign in _UNSEEN or 0xE0000 <= code < 0xE1000:
        return None
    if kind == "Zs" or sign in _BLANKS:
        return " "
    if sign in _QUOTES:
        return "'"
    if sign in _DOTS:
        return "."
    if kind == "Pd" or sign in _DASHES:
        return "-"
    if sign in _SLASHES:
        return "/"
    if (digit := unicodedata.digit(sign, None)) is not None:
        return code if sign in _RAISED else str(digit)
    wide = unicodedata.normalize("NFKC", sign)
    # compatibility forms of one letter: full width, mathematical, small; not `…` or `½`, which are several
    return wide if len(wide) == 1 else code


class _Table(dict[int, "int | str | None"]):
    """Every character's plain form, worked out when it is first met; for `str.translate`."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = found = _plain(code)
        return found


_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_PLAIN: Final = _Table()
_NOTE: Final = re.compile(
    rf"(?<![0-9{_RAISED}])(?<![0-9][ ./-])([0-9]{{1,3}})[{_RAISED}]{{1,2}}(?![0-9{_RAISED}])"
)
"""A short number with a raised one behind it: the sign of a note, or a power."""
_MARKED: Final = re.compile(
    r"(?<=[0-9])[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""Strokes and frames over a digit."""
_ODD: Final = re.compile(rf"[{_RAISED}]|{_MARKED.pattern}")


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as it is looked at. `places`: where in the text as written each of its characters stands; None: at the same place."""

    text: str
    places: Sequence[int] | None = None

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Begin and end, in the text as written, of a passage that is not empty."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def seen(text: str) -> Seen:
    """A text as a reader sees it."""
    if text.isascii():
        return Seen(text.replace("\n", " ").replace("\t", " "))
    plain = text.translate(_PLAIN)
    if len(plain) == len(text) and _ODD.search(plain) is None:
        return Seen(plain)
    return _with_places(text)


def _with_places(text: str) -> Seen:
    """The same where signs go, so that places move."""
    kept = [(at, _PLAIN[ord(sign)]) for at, sign in enumerate(text)]
    signs = [(at, chr(sign) if isinstance(sign, int) else sign) for at, sign in kept if sign is not None]
    signs = _without(signs, [(match.end(1), match.end()) for match in _NOTE.finditer(_joined(signs))])
    signs = _without(signs, [match.span() for match in _MARKED.finditer(_joined(signs))])
    low = [(at, str(unicodedata.digit(sign)) if sign in _RAISED else sign) for at, sign in signs]
    return Seen(_joined(low), [at for at, _ in low])


def _joined(signs: Sequence[tuple[int, str]]) -> str:
    return "".join([sign for _, sign in signs])


def _without(signs: list[tuple[int, str]], spans: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    gone = {at for start, end in spans for at in range(start, end)}
    return [each for at, each in enumerate(signs) if at not in gone] if gone else signs
