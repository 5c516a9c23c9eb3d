"""The words of a PDF: its streams decompressed, and glyphs turned back into letters by the fonts' own tables.

Reads what PDF writers of our days write, as far as a search needs it; it draws nothing.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_OBJECT: Final = re.compile(rb"(\d+)\s+\d+\s+obj\b(.*?)\bendobj", re.DOTALL)
_FONT: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d+)\s+\d+\s+R")
_TO_UNICODE: Final = re.compile(rb"/ToUnicode\s+(\d+)\s+\d+\s+R")
_CHAR: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SHOWN: Final = re.compile(
    rb"/([^\s/<>\[\]()]+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f\s]+)>|\(((?:[^()\\]|\\.)*)\)|\b(ET|T\*|Td|TD|Tm)\b",
    re.DOTALL,
)

Letters = Mapping[int, str]


def text_of_pdf(data: bytes) -> Iterator[str]:
    """The texts of the pages, stream by stream, and the document's title and other strings."""
    objects = dict(_objects(data))
    fonts = _fonts(objects)
    strings = [
        _plain(match) for body in objects.values() for match in re.findall(rb"\(((?:[^()\\]|\\.)*)\)", body)
    ]
    strings += [
        _hex_string(match)
        for body in objects.values()
        for match in re.findall(rb"<(FEFF[0-9A-Fa-f]+)>", body)
    ]
    yield "\n".join(text for text in strings if text)
    for body in objects.values():
        stream = _stream_of(body)
        if stream is not None and (b"Tj" in stream or b"TJ" in stream):
            yield _shown(stream, fonts)
        elif stream is not None and stream.lstrip()[:1] == b"<":
            yield re.sub(r"<[^>]*>", " ", stream.decode("utf-8", "replace"))


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number → what stands in the object; those in compressed object streams too."""
    for match in _OBJECT.finditer(data):
        number, body = int(match[1]), match[2]
        yield number, body
        if b"/ObjStm" in body and (stream := _stream_of(body)) is not None:
            first = re.search(rb"/First\s+(\d+)", body)
            start = int(first[1]) if first else 0
            head = [int(each) for each in stream[:start].split() if each.isdigit()]
            offsets = [*head[1::2], len(stream) - start]
            for index, inner in enumerate(head[::2]):
                yield inner, stream[start + offsets[index] : start + offsets[index + 1]]


def _stream_of(body: bytes) -> bytes | None:
    match = _STREAM.search(body)
    if match is None:
        return None
    if b"/FlateDecode" not in body[: match.start()]:
        return match[1]
    try:
        return zlib.decompressobj().decompress(match[1])
    except zlib.error:
        return None


def _fonts(objects: Mapping[int, bytes]) -> dict[bytes, Letters]:
    """Name of a font in the pages' resources → glyph → letters."""
    tables: dict[int, Letters] = {}
    for number, body in objects.items():
        found = _TO_UNICODE.search(body)
        if found is not None:
            stream = _stream_of(objects.get(int(found[1]), b""))
            tables[number] = _letters(stream or b"")
    named: dict[bytes, Letters] = {}
    for body in objects.values():
        for name, number in _FONT.findall(_head(body)):
            if int(number) in tables:
                named[name] = tables[int(number)]
    return named


def _head(body: bytes) -> bytes:
    """An object without its stream."""
    return body.partition(b"stream")[0]


def _letters(table: bytes) -> Letters:
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        letters.update((int(glyph, 16), _utf16(to)) for glyph, to in _CHAR.findall(block))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for low, high, to in _RANGE.findall(block):
            first, last, base = int(low, 16), int(high, 16), int(to, 16)
            letters.update((first + step, chr(base + step)) for step in range(min(last - first, 0xFFFF) + 1))
    return letters


def _shown(stream: bytes, fonts: Mapping[bytes, Letters]) -> str:
    """The letters that a page's stream shows, a new line where it moves on."""
    letters: Letters = {}
    parts: list[str] = []
    for font, glyphs, plain, moved in _SHOWN.findall(stream):
        if font:
            letters = fonts.get(font, {})
        elif glyphs:
            digits = b"".join(glyphs.split())
            width = 4 if letters else 2
            codes = (int(digits[at : at + width], 16) for at in range(0, len(digits) - width + 1, width))
            parts.append("".join(letters.get(code, "") if letters else chr(code) for code in codes))
        elif plain:
            parts.append(_plain(plain))
        elif moved:
            parts.append(" ")
    return "".join(parts)


def _plain(data: bytes) -> str:
    data = re.sub(rb"\\(.)", rb"\1", data, flags=re.DOTALL)
    return (
        data.decode("utf-16")
        if data.startswith(b"\xfe\xff") and len(data) % 2 == 0
        else data.decode("latin-1")
    )


def _hex_string(digits: bytes) -> str:
    return _utf16(digits[4:])


def _utf16(digits: bytes) -> str:
    even = digits if len(digits) % 4 == 0 else digits.rjust(len(digits) + 4 - len(digits) % 4, b"0")
    return bytes.fromhex(even.decode("ascii")).decode("utf-16-be", "replace")
