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
    r"<(?!/?(?:em|strong|b|i|u|s|mark|del|ins|code|kbd|sup|sub|abbr|q|cite|small|br|wbr|a|font|dfn|var|samp|time|data|bdi|bdo)\b)"
    r"[^>]*>",
    re.IGNORECASE,
)
"""A tag that parts two texts from each other."""
_INLINE: Final = re.compile(r"<(?:script|style)\b[^>]*>(.*?)</(?:script|style)>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""[^\s=<>"'/]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+)""")
_PROPER: Final = re.compile(r"</?[a-zA-Z]|<!doctype", re.IGNORECASE)
"""How a tag begins; what begins otherwise is a text with a `<` in it, or a comment without an end."""
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
    r"(?:href|src|srcset|action|content|poster|cite|formaction|data|xlink:href|ping|longdesc|data-src|data-.*url.*)",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"[/\\?#.&=:;,\s\"'<>()]+")
SEAM: Final = " \ue0f3 "
"""Between stretches that do not follow each other: no run of words goes over it."""
_SIGNS: Final = (
    # soft hyphens and characters without width part nothing
    (re.compile(rb"\xc2\xad"), b""),
    (re.compile(rb"\xe2\x80[\x8b-\x8f]"), b""),
    (re.compile(rb"\xe2\x81\xa0"), b""),
    (re.compile(rb"\xef\xbb\xbf"), b""),
    # quotation marks, dashes, spaces, arrows, pictures do
    (re.compile(rb"\xe2[\x80-\xaf].", re.DOTALL), b" "),
    (re.compile(rb"\xc2[\x80-\xbf]"), b" "),
    (re.compile(rb"\xe3\x80."), b" "),
    (re.compile(rb"\xf0\x9f..", re.DOTALL), b" "),
)
"""In UTF-8 and one by one, since what begins with a fixed byte is found ten times as quickly."""
_APART: Final = bytes(c if c > 127 or chr(c).isalnum() else 32 for c in range(256))


@dataclass(slots=True)
class Said:
    """What a file says.

    `prose` is for readers, so that a single word counts, and so is `running`, the text of a page across its tags;
    `pages` are those pages, in which one can see what stands together. `rest` are values that are no
    sentences, `code` programs and styles, in which only a long text can be recognised; of `addresses` the parts
    count. `tags` are the hashes of a page's tags and programs.
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
    for sign, instead in _SIGNS:
        coded = sign.sub(instead, coded)
    return coded.translate(_APART).split()


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
    # a tag that ends within a value says something else on another page
    found.tags |= {each for each in fresh if not is_uneven([tags[each]])}
    new = [tags[tag] for tag in fresh]
    for attribute in _attributes_in(new, text):
        _attribute(attribute, found)
    found.prose += [html.unescape(tag) for tag in new if _PROPER.match(tag) is None]
    bare = html.unescape(" ".join(parts[::2]))
    found.running.append(bare)
    found.pages.append(text)
    if "<" in bare:
        # a feed holds pages as escaped markup
        found.running.append(html.unescape(TAG.sub(" ", bare)))
        found.pages.append(bare)
        for attribute in _attributes_in(TAG.findall(bare), bare):
            _attribute(attribute, found)
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


def parted(attribute: str) -> tuple[str, str]:
    """The name of an attribute, small, and its value as it stands there."""
    name, _, value = attribute.strip().partition("=")
    value = value.strip()
    return name.strip().casefold(), value[1:-1] if value[:1] in ("'", '"') else value


def _attribute(attribute: str, found: Said) -> None:
    name, value = parted(attribute)
    value = html.unescape(value)
    is_address = _ADDRESS.fullmatch(name) is not None and ("/" in value or "." in value)
    is_address = is_address and (" " not in value or name == "srcset")
    if is_address:
        found.addresses.append(value)
    if name in ("class", "style"):
        found.code.append(value)
    elif value:
        said = found.rest if is_address or _NO_PROSE.fullmatch(name) else found.prose
        said.append(value)
        if "%" in value:
            said.append(unquote(value))
        if "<" in value:
            said.append(html.unescape(TAG.sub(" ", value)))


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
        todo = [json.loads(text.removeprefix("\ufeff"))]
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
