"""A file of the finished site as what it says: words, attributes, values, without markup, escapes and compression."""

from __future__ import annotations

import gzip
import html
import json
import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import unquote

from generator.publishing.portable import text_of_pdf

_MARKUP: Final = (".html", ".htm", ".xml", ".svg", ".xhtml", ".rss", ".atom")
_JSON: Final = (".json", ".webmanifest", ".geojson", ".jsonld")
_CODE: Final = (".js", ".css", ".map", ".mjs")
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".ico", ".avif")
_DEAD: Final = (*_PICTURES, ".woff", ".woff2", ".ttf", ".otf", ".wasm")

_TAG: Final = re.compile(r"<[^>]*>")
_INLINE: Final = re.compile(r"<(?:script|style)\b[^>]*>(.*?)</(?:script|style)>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""\s([a-zA-Z:_-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NO_PROSE: Final = re.compile(
    r"(?:class|id|for|style|d|points|viewbox|transform|type|name|rel|role|media|lang|method|target|width|height"
    r"|fill.*|stroke.*|xmlns.*|x\d?|y\d?|r|rx|ry|cx|cy|data-md-.*|aria-(?:controls|labelledby|describedby|hidden)"
    r"|href|src|srcset|action|charset|http-equiv|property|itemprop|loading|decoding|sizes)",
    re.IGNORECASE,
)
"""Attributes whose values are no sentences: single words in them say nothing."""
_ADDRESS: Final = re.compile(r"(?:href|src|srcset|action|content|poster|data-src|data-.*url.*)", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_PART: Final = re.compile(r"[/\\?#.&=:;,\s\"'<>()]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of what a file says.

    `prose` says that it is for readers, so that a single word counts; `address` that it is an address, of which the
    parts count. `raw` is the text itself.
    """

    raw: str
    prose: bool = True
    address: bool = False


def words_of(text: str) -> list[str]:
    """The words of a text, so that spelling with capitals, marks and spacing makes no difference."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _WORD.findall(text.casefold())


def parts_of(address: str) -> set[str]:
    """The parts of an address between slashes, dots and marks, decoded."""
    return set(_PART.split(unquote(address).casefold()))


def is_picture(name: str) -> bool:
    """Whether a file is a picture by its name."""
    return name.casefold().endswith(_PICTURES)


def pieces(name: str, data: bytes) -> Iterator[Piece]:
    """What a file says. Bytes that are no text give nothing but what readable text stands among them."""
    low = name.casefold()
    if low.endswith(_DEAD):
        return
    if low.endswith(".gz"):
        try:
            yield from pieces(name[:-3], gzip.decompress(data))
        except (OSError, EOFError, zlib.error):
            yield Piece(data.decode("utf-8", "replace"), prose=False)
        return
    if low.endswith(".pdf"):
        yield from (Piece(text) for text in text_of_pdf(data))
        return
    text = data.decode("utf-8", "replace")
    if low.endswith(_MARKUP):
        yield from _of_markup(text)
    elif low.endswith(_JSON):
        yield from _of_json(text)
    else:
        yield Piece(text, prose=not low.endswith(_CODE))


def _of_markup(text: str) -> Iterator[Piece]:
    for kind, value in _attributes(text):
        yield _attribute(kind, value)
    if "<script" in text or "<style" in text:
        for inline in dict.fromkeys(_INLINE.findall(text)):
            yield from _of_script(inline)
        text = _INLINE.sub(" ", text)
    if "<!--" in text:
        for comment in dict.fromkeys(re.findall(r"<!--(.*?)-->", text, re.DOTALL)):
            yield Piece(html.unescape(comment), prose=False)
        text = re.sub(r"<!--.*?-->", " ", text, flags=re.DOTALL)
    if "<![CDATA[" in text:
        text = text.replace("<![CDATA[", " ").replace("]]>", " ")
    bare = html.unescape(_TAG.sub(" ", text))
    yield Piece(bare)
    if "<" in bare:
        # a feed holds pages as escaped markup
        yield Piece(html.unescape(_TAG.sub(" ", bare)))


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    """Attributes of the page, each once."""
    for kind, double, single in dict.fromkeys(_ATTRIBUTE.findall(text)):
        value = double or single
        if value:
            yield kind, value


@lru_cache(maxsize=8192)
def _attribute(kind: str, value: str) -> Piece:
    address = _ADDRESS.fullmatch(kind) is not None and ("/" in value or "." in value)
    address = address and (" " not in value or kind.casefold() == "srcset")
    return Piece(html.unescape(value), prose=_NO_PROSE.fullmatch(kind) is None, address=address)


@lru_cache(maxsize=1024)
def _of_script(text: str) -> tuple[Piece, ...]:
    """A script in a page: data when it is JSON, code otherwise."""
    try:
        data = json.loads(text)
    except ValueError:
        return (Piece(text, prose=False),)
    return tuple(_values(data))


def _of_json(text: str) -> Iterator[Piece]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        yield Piece(text, prose=False)
        return
    yield from _values(data)


def _values(data: Any) -> Iterator[Piece]:
    """The texts among JSON values, markup in them taken away, and the names of their keys."""
    todo = [data]
    while todo:
        each = todo.pop()
        if isinstance(each, str):
            bare = html.unescape(_TAG.sub(" ", each)) if "<" in each or "&" in each else each
            yield Piece(bare, address="/" in each and " " not in each)
            if bare is not each:
                yield Piece(each, prose=False)
        elif isinstance(each, list):
            todo.extend(each)
        elif isinstance(each, dict):
            todo.extend(each.values())
            yield Piece(" . ".join(each), prose=False)
