"""The text of one file: decoded, with LF line ends and in NFC, or the reason why it cannot be read."""

from __future__ import annotations

import re
import stat
import unicodedata
from pathlib import Path
from typing import Final

from generator.findings import Finding, Place, find

LARGEST: Final = 512 * 1024
"""Bytes that a text may have: some eighty thousand words."""
MOST_LINES: Final = 10_000
"""Lines that a text may have: some two hundred printed pages."""

_CONTROL: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What makes a screen show a text in another order than it was written in (Unicode Annex 9, explicit formatting)."""
_BLANK: Final = {ord(c): " " for c in "\x85\u2028\u2029"}
"""Line breaks to YAML, but to no editor: as blanks they do not spoil line numbers."""


def read_text(file: Path | str, path: str) -> tuple[str | None, list[Finding]]:
    """The text of `file` and what is wrong with it; the text is None when it cannot be read at all.

    `path` is how findings name the file. A byte order mark is dropped; CRLF and CR become LF; invisible
    control characters are reported and become blanks, so that columns stay what they are.
    """
    place = Place(path)
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as fault:
        return None, [find("file/unreadable", place, reason=fault.strerror or type(fault).__name__)]
    if len(data) > LARGEST:
        return None, [find("file/too-large", place, limit=LARGEST // 1024)]
    return decode(data, path)


def decode(data: bytes, path: str) -> tuple[str | None, list[Finding]]:
    """The bytes as text in the generator's own form (see `read_text`), and what is wrong with them."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8-sig", "replace")
        return None, [find("file/encoding", _at(before.replace("\r\n", "\n"), path))]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        return None, [find("file/encoding", _at(text[: text.index("\0")], path))]
    if text.count("\n") > MOST_LINES:
        return None, [
            find("file/too-many", Place(path, MOST_LINES), lines=MOST_LINES, items="", signs="", sign="")
        ]
    findings: list[Finding] = []
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_BLANK)
    if (found := fault_of_characters(text)) is not None:
        code, at, character = found
        findings.append(find(code, _at(text[:at], path), character=character))
        text = harmless(text)
    return text, findings


def forced_text(file: Path, most: int = LARGEST) -> str | None:
    """The text of a file as far as it can be guessed, whatever encoding it has; None when it is no file, or a link.

    Only for taking out of a site what may not stand there: nothing that is guessed is ever published. Of a file
    that is too large its beginning is given.
    """
    data = raw(file, most)
    if data is None:
        return None
    text = guessed(data).replace("\r\n", "\n").replace("\r", "\n")
    text = "\n".join(text.split("\n", MOST_LINES)[:MOST_LINES])
    return harmless(unicodedata.normalize("NFC", text).translate(_BLANK))


def raw(file: Path, most: int) -> bytes | None:
    """The first bytes of a file; None when it is a link, no ordinary file, or cannot be read."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return None
        with file.open("rb") as stream:
            return stream.read(most)
    except OSError:
        return None


def guessed(data: bytes) -> str:
    """Bytes as text: UTF-16 when they say so or have a NUL in every pair, else UTF-8, with Windows-1252 where it is none."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            data = data[len(mark) :]
            if encoding and b"\0" in data:
                return data.decode(encoding, "replace").replace("\0", "")
    if data.count(b"\0") > len(data) // 4:
        big = data[::2].count(b"\0") > data[1::2].count(b"\0")
        return data.decode("utf-16-be" if big else "utf-16-le", "replace").replace("\0", "")
    text = data.replace(b"\0", b"").decode("utf-8", "surrogateescape")
    return _UNDECODED.sub(lambda m: bytes([ord(m[0]) - 0xDC00]).decode("cp1252", "replace"), text)


_MARKS: Final = {b"\xef\xbb\xbf": "", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_UNDECODED: Final = re.compile("[\udc80-\udcff]")


def fault_of_characters(text: str) -> tuple[str, int, str] | None:
    """The first character that no text may hold: finding code, position, its name; those that turn a text first."""
    if (match := None if text.isascii() else _BIDI.search(text)) is not None:
        return "text/bidi", match.start(), f"U+{ord(match[0]):04X}"
    if (match := _CONTROL.search(text)) is not None:
        return "file/character", match.start(), f"U+{ord(match[0]):04X}"
    return None


def harmless(text: str) -> str:
    """The text with a blank for every character that no text may hold, so that columns stay what they are."""
    return _BIDI.sub(" ", _CONTROL.sub(" ", text))


def _at(before: str, path: str) -> Place:
    """The place just behind the text `before`."""
    line = before.count("\n") + 1
    return Place(path, line, len(before) - (before.rfind("\n") + 1) + 1)
