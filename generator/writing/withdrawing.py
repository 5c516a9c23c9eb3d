"""Writing into a story's file that its consent was withdrawn, and changing nothing else of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from generator.content.voice import Consent, StoryKeys
from generator.locale import Language, languages
from generator.reading.frontmatter import HANDLER, Pair, Pairs, Scalar
from generator.reading.shapes import spelled
from generator.reading.textfile import decode

_SIGNS: Final = {0xDC00 + byte: "\u00bf" for byte in range(0x80, 0x100)}
"""A sign in the place of each byte that is no UTF-8; which one does not matter, since it is not written."""
_LINE: Final = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|$)")


class NotWritableError(Exception):
    """A file that cannot be changed by itself: `unreadable`, `no-consent`, or `form` (its front matter's shape)."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The file's new bytes, and the line that was added or changed (counted from 1)."""

    data: bytes
    line: int


def nothing_but_withdrawn(language: Language, on: dt.date) -> Marked:
    """A file for a story whose file is gone: nothing but that it was withdrawn, so that its address can tell that."""
    keys = language.key("consent"), language.key("withdrawn")
    return Marked(f"---\n{keys[0]}:\n  {keys[1]}: {on.isoformat()}\n---\n".encode(), 3)


def mark_withdrawn(data: bytes, path: str, on: dt.date) -> Marked:
    """The bytes of a story's file with the day of its withdrawal, in the language of its own keys.

    Raises `NotWritableError`. All other bytes stay as they are: its line ends, byte order mark, comments, and whatever
    is no UTF-8. A text in UTF-16 is written as such again.
    """
    for mark, encoding in _WIDE.items():
        if data.startswith(mark):
            return _marked_wide(data, mark, encoding, path, on)
    consent = _consent(data, path)
    if not isinstance(consent.value, Pairs) or not consent.value.pairs:
        raise NotWritableError("no-consent")
    lines = [each for each in _LINE.findall(data) if each]
    known = spelled(Consent)
    for pair in consent.value.pairs:
        if known.get(pair.key) == "withdrawn":
            marked = _changed(lines, pair, on)
            break
    else:
        marked = _added(lines, consent, on)
    if _withdrawn(marked.data, path) != on.isoformat():
        raise NotWritableError("form")
    return marked


_WIDE: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
"""What a text in UTF-16 begins with."""


def _marked_wide(data: bytes, mark: bytes, encoding: str, path: str, on: dt.date) -> Marked:
    """The same for what begins as UTF-16 does, whether or not it goes on as that."""
    rest = data[len(mark) :]
    if b"\0" not in rest:
        marked = mark_withdrawn(rest, path, on)
        return Marked(mark + marked.data, marked.line)
    try:
        marked = mark_withdrawn(rest.decode(encoding).encode("utf-8"), path, on)
    except UnicodeDecodeError:
        raise NotWritableError("unreadable") from None
    return Marked(mark + marked.data.decode("utf-8").encode(encoding), marked.line)


def _consent(data: bytes, path: str) -> Pair:
    text, _ = decode(data, path)
    if text is None and b"\0" not in data:
        # in another encoding; each such byte becomes one sign, so that lines and columns stay what they are
        text, _ = decode(data.decode("utf-8", "surrogateescape").translate(_SIGNS).encode("utf-8"), path)
    if text is None:
        raise NotWritableError("unreadable")
    try:
        front, _, first, _ = HANDLER.parts(text)
    except ValueError:
        raise NotWritableError("unreadable") from None
    loaded = HANDLER.load(front, first_line=first)
    if loaded.root is None:
        raise NotWritableError("unreadable")
    known = spelled(StoryKeys)
    for pair in loaded.root.pairs:
        if known.get(pair.key) == "consent":
            found: Pair = pair
            return found
    raise NotWritableError("no-consent")


def _withdrawn(data: bytes, path: str) -> str | None:
    """The day that the file says now."""
    consent = _consent(data, path)
    for pair in consent.value.pairs if isinstance(consent.value, Pairs) else ():
        if spelled(Consent).get(pair.key) == "withdrawn" and isinstance(pair.value, Scalar):
            return pair.value.text
    return None


def _key(consent: Pair) -> str:
    """How the language that spells `consent` like this spells `withdrawn`."""
    for each in languages().values():
        if each.key("consent") == consent.key:
            return each.key("withdrawn")
    return "withdrawn"


def _changed(lines: list[bytes], pair: Pair, on: dt.date) -> Marked:
    """The day in the place of the one that stood there."""
    if not isinstance(pair.value, Scalar) or not pair.value.plain or pair.value.line != pair.line:
        raise NotWritableError("form")
    line = lines[pair.line - 1]
    key = pair.key.encode("utf-8")
    at = line.find(key, len(line[: pair.column - 1]))
    head, tail = line[: at + len(key)], line[at + len(key) :]
    tail = re.sub(rb"(:[ \t]*)[^\s,}#]*", rb"\g<1>" + on.isoformat().encode("ascii"), tail, count=1)
    lines[pair.line - 1] = head + tail
    return Marked(b"".join(lines), pair.line)


def _added(lines: list[bytes], consent: Pair, on: dt.date) -> Marked:
    """A line of its own behind the last key; in braces, behind the last value."""
    value = consent.value
    if not isinstance(value, Pairs):
        raise NotWritableError("no-consent")
    first, last = value.pairs[0], value.pairs[-1]
    says = f"{_key(consent)}: {on.isoformat()}".encode("ascii")
    if _in_braces(lines, consent, first):
        begin = lines[first.line - 1].find(b"{")
        line = lines[first.line - 1]
        lines[first.line - 1] = line[: begin + 1] + says + b", " + line[begin + 1 :].lstrip(b" ")
        return Marked(b"".join(lines), first.line)
    simple = isinstance(last.value, Scalar) and last.value.plain and _ends_there(lines, last)
    at = last.line if simple else first.line - 1
    like = lines[first.line - 1]
    end = re.search(rb"[\r\n]*$", lines[last.line - 1])
    indent = like[: len(like) - len(like.lstrip(b" "))]
    lines.insert(at, indent + says + ((end[0] if end else b"") or b"\n"))
    return Marked(b"".join(lines), at + 1)


def _in_braces(lines: list[bytes], consent: Pair, first: Pair) -> bool:
    """Whether the mapping is written as `{…}`; only one that begins and ends on its key's own line is changed."""
    line = lines[consent.line - 1]
    if b"{" not in line.partition(b":")[2].split(b"#")[0]:
        return False
    if first.line != consent.line:
        raise NotWritableError("form")
    return True


def _ends_there(lines: list[bytes], last: Pair) -> bool:
    """Whether the last value stands on its key's line and the next line is no continuation of it."""
    if not isinstance(last.value, Scalar) or last.value.line != last.line or last.line >= len(lines):
        return False
    after = lines[last.line]
    deeper = len(after) - len(after.lstrip(b" ")) >= last.column
    return not after.strip() or after.lstrip().startswith(b"#") or not deeper
