"""A file of the finished site as what it says: words, attributes, values, without markup, escapes and compression."""

from __future__ import annotations

import gzip
import html
import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from generator.publishing.portable import text_of_pdf

_MARKUP: Final = (".html", ".htm", ".xml", ".svg", ".xhtml", ".rss", ".atom")
_JSON: Final = (".json", ".webmanifest", ".geojson", ".jsonld")
_CODE: Final = (".js", ".css", ".map", ".mjs")
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".ico", ".avif")
_DEAD: Final = (*_PICTURES, ".woff", ".woff2", ".ttf", ".otf", ".wasm")

TAG: Final = re.compile(r"(<[^>]*>)")
APART_TAG: Final = re.compile(
    r"<(?!/?(?:em|strong|b|i|u|s|mark|del|ins|code|kbd|sup|sub|abbr|q|cite|small|br|wbr)\b)[^>]*>"
)
"""A tag that parts two texts from each other."""
_INLINE: Final = re.compile(r"<(?:script|style)\b[^>]*>(.*?)</(?:script|style)>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""\s[a-zA-Z:_-]+\s*=\s*(?:"[^"]*"|'[^']*')""")
_NO_PROSE: Final = re.compile(
    r"(?:class|id|for|style|d|points|viewbox|transform|type|name|rel|role|media|lang|method|target|width|height"
    r"|fill.*|stroke.*|xmlns.*|x\d?|y\d?|r|rx|ry|cx|cy|data-md-.*|aria-(?:controls|labelledby|describedby|hidden)"
    r"|href|src|srcset|action|charset|http-equiv|property|itemprop|loading|decoding|sizes)",
    re.IGNORECASE,
)
"""Attributes whose values are no sentences: single words in them say nothing."""
WEB: Final = re.compile(r"https?://[^\s<>\"]+")
"""A full address on the web."""
_ADDRESS: Final = re.compile(
    r"(?:href|src|srcset|action|content|poster|data-src|data-.*url.*)", re.IGNORECASE
)
_PART: Final = re.compile(r"[/\\?#.&=:;,\s\"'<>()]+")
SEAM: Final = " \ue0f3 "
"""Between stretches that do not follow each other: no run of words goes over it."""
_PUNCTUATION: Final = re.compile(rb"\xe2\x80.")
"""Quotation marks, dashes, dots and thin spaces in UTF-8: U+2000 to U+203F."""
_LATIN: Final = re.compile(rb"\xc2[\x80-\xbf]")
"""Marks among Latin letters (U+0080 to U+00BF): spaces that do not break, guillemets, soft hyphens."""
_APART: Final = bytes(c if c > 127 or chr(c).isalnum() or c == 95 else 32 for c in range(256))


@dataclass(slots=True)
class Said:
    """What a file says.

    `prose` is for readers, so that a single word counts, and so is `running`, the text of a page across its tags;
    `pages` are those pages, in which one can see what stands together. `rest` are values that are no
    sentences, `code` programs and styles, in which only a long text can be recognised; of `addresses` the parts count. `tags` are the hashes of a page's tags and programs.
    """

    prose: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    tags: set[int] = field(default_factory=set)

    def add(self, other: Said) -> None:
        """Take in what a part of the file says."""
        self.prose += other.prose
        self.running += other.running
        self.pages += other.pages
        self.rest += other.rest
        self.code += other.code
        self.addresses += other.addresses


def words_of(*texts: str) -> list[bytes]:
    """The words of texts, so that spelling with capitals, marks and spacing makes no difference.

    As bytes, which are quicker to part than text; between two texts stands something that is no word.
    """
    text = SEAM.join(texts).lower()
    if text.isascii():
        return text.encode().translate(_APART).split()
    coded = unicodedata.normalize("NFC", text).encode("utf-8", "replace")
    return _LATIN.sub(b" ", _PUNCTUATION.sub(b" ", coded)).translate(_APART).split()


def parts_of(address: str) -> set[str]:
    """The parts of an address between slashes, dots and marks, decoded."""
    return set(_PART.split(unquote(address).lower()))


def is_picture(name: str) -> bool:
    """Whether a file is a picture by its name."""
    return name.casefold().endswith(_PICTURES)


def said(name: str, data: bytes) -> Said:
    """What a file says; a picture or font says nothing."""
    low = name.casefold()
    if low.endswith(_DEAD):
        return Said()
    if low.endswith(".gz"):
        try:
            return said(name[:-3], gzip.decompress(data))
        except (OSError, EOFError, zlib.error):
            return Said(rest=[data.decode("utf-8", "replace")])
    if low.endswith(".pdf"):
        return Said(prose=list(text_of_pdf(data)))
    text = data.decode("utf-8", "replace")
    if low.endswith(_MARKUP):
        return said_in_markup(text)
    if low.endswith(".ics"):
        return said_in_calendar(text)
    if low.endswith(_JSON):
        return _said_in_json(text)
    return Said(code=[text]) if low.endswith(_CODE) else Said(prose=[text])


def is_markup(name: str) -> bool:
    """Whether a file is a page, feed or drawing by its name."""
    return name.casefold().endswith(_MARKUP)


def is_data(name: str) -> bool:
    """Whether a file is JSON by its name."""
    return name.casefold().endswith(_JSON)


def is_code(name: str) -> bool:
    """Whether a file is a program or a style sheet by its name."""
    return name.casefold().endswith(_CODE)


def said_in_markup(text: str, known: AbstractSet[int] = frozenset()) -> Said:
    """What a page, feed or drawing says; known tags and programs, by their hash, are left out."""
    found = Said()
    if "<script" in text or "<style" in text:
        for inline in dict.fromkeys(_INLINE.findall(text)):
            if hash(inline) not in known:
                found.add(_said_in_json(inline))
                found.tags.add(hash(inline))
        text = _INLINE.sub(lambda match: match[0][: match.start(1) - match.start()], text)
    if "<!--" in text:
        found.rest += map(html.unescape, re.findall(r"<!--(.*?)-->", text, re.DOTALL))
        text = re.sub(r"<!--.*?-->", " ", text, flags=re.DOTALL)
    if "<![CDATA[" in text:
        text = text.replace("<![CDATA[", " ").replace("]]>", " ")
    parts = TAG.split(text)
    tags = {hash(tag): tag for tag in set(parts[1::2])}
    fresh = tags.keys() - known
    found.tags |= fresh
    for attribute in _attributes_in([tags[tag] for tag in fresh], text):
        _attribute(attribute, found)
    bare = html.unescape(" ".join(parts[::2]))
    found.running.append(bare)
    found.pages.append(text)
    if "<" in bare:
        # a feed holds pages as escaped markup
        found.running.append(html.unescape(TAG.sub(" ", bare)))
        found.pages.append(bare)
    found.addresses += WEB.findall(bare)
    return found


def pieces_of(page: str) -> Iterator[str]:
    """The texts of a page, each from one element to the next; emphasis and the like part nothing."""
    for piece in APART_TAG.split(page):
        yield html.unescape(TAG.sub(" ", piece))


def attributes_of(text: str) -> set[str]:
    """The attributes in a page, as they stand there."""
    return set(_ATTRIBUTE.findall(text))


def _attributes_in(tags: Sequence[str], text: str) -> set[str]:
    """The attributes in tags; those of the whole text where one has a `>` in a value."""
    return attributes_of(text if is_uneven(tags) else "\n".join(tags))


def is_uneven(tags: Iterable[str]) -> bool:
    """Whether one of these tags ends within a value, since that has a `>` in it."""
    return any(tag.count('"') % 2 or ("='" in tag and tag.count("'") % 2) for tag in tags)


def _attribute(attribute: str, found: Said) -> None:
    kind, _, value = attribute.strip().partition("=")
    kind, value = kind.strip(), html.unescape(value.strip()[1:-1])
    is_address = _ADDRESS.fullmatch(kind) is not None and ("/" in value or "." in value)
    is_address = is_address and (" " not in value or kind.casefold() == "srcset")
    if is_address:
        found.addresses.append(value)
    if kind.casefold() in ("class", "style"):
        found.code.append(value)
    elif value:
        (found.rest if is_address or _NO_PROSE.fullmatch(kind) else found.prose).append(value)


def said_in_calendar(text: str) -> Said:
    """What a calendar says: its lines made whole again (RFC 5545, 3.1) and its signs as they were meant (3.3.11)."""
    found = Said()
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        bare = re.sub(r"\\([nN,;\\])", lambda m: " " if m[1] in "nN" else m[1], line)
        found.prose.append(bare.partition(":")[2])
        found.addresses += WEB.findall(bare)
    return found


def _said_in_json(text: str) -> Said:
    """The texts among JSON values, markup in them taken away, and the names of keys; code when it is no JSON."""
    try:
        todo = [json.loads(text)]
    except (ValueError, RecursionError):
        return Said(code=[text])
    found = Said()
    while todo:
        each = todo.pop()
        if isinstance(each, str):
            if "/" in each and " " not in each:
                found.addresses.append(each)
            if "<" in each or "&" in each:
                found.rest.append(each)
                each = html.unescape(TAG.sub(" ", each))
            found.prose.append(each)
        elif isinstance(each, list):
            todo.extend(each)
        elif isinstance(each, dict):
            todo.extend(each.values())
            found.rest.extend(each)
    return found
