"""The text of one file: decoded, with LF line ends and in NFC, or the reason why it cannot be read."""

from __future__ import annotations

import re
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
