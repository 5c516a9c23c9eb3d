"""A body of text as the generator holds it: blocks to compare, safe HTML to show, made from one reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum
from html import unescape
from urllib.parse import unquote


class BlockKind(StrEnum):
    """What a block is; comparing ignores it, showing follows it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    CODE = "code"
    FOOTNOTE = "footnote"


class TargetKind(StrEnum):
    """What a target is: where a link leads, or a picture."""

    LINK = "link"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Target:
    """A link's address or a picture's file name, at the offset in the block's text where it ends."""

    offset: int
    kind: TargetKind
    address: str
    words: str = ""
    """The picture's text alternative; empty for a link (its words stand in the text)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table row, …: its plain text (NFC, without markup) and targets.

    `line` is the line of the source, counted from 1. Pictures leave no words in `text`. `breaks` are the offsets
    in `text` at which a line of the source ends, `indents` how far each line of it is set in there, behind the sign of a list,
    say; none when none is. Two blocks that differ in nothing else are equal.
    """

    kind: BlockKind
    text: str
    targets: tuple[Target, ...] = ()
    line: int = 1
    breaks: tuple[int, ...] = field(default=(), compare=False, repr=False)
    indents: tuple[int, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a body shows: its file name beside the text, its text alternative, its line, its size upright.

    The size is in pixels, and nought where it is not known.
    """

    name: str
    alternative: str
    line: int = 1
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A text: its blocks in reading order, and sanitised HTML of the same.

    `shown` is the HTML, or what makes it: only memory knows the difference. In `html` a picture is `<img src="NAME" alt="…">` with its bare file name, headings begin at `<h3>`, and
    links carry only `http(s)`, `mailto` or relative addresses.
    """

    blocks: tuple[Block, ...] = ()
    shown: str | Callable[[], str] = field(default="", repr=False)
    pictures: tuple[Picture, ...] = ()

    @property
    def html(self) -> str:
        """The sanitised HTML; that of the plainest texts is made from their blocks each time it is asked for."""
        return self.shown if isinstance(self.shown, str) else self.shown()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Body):
            return NotImplemented
        return self is other or (
            self.blocks == other.blocks and self.pictures == other.pictures and self.html == other.html
        )

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def __hash__(self) -> int:
        # quick, since a text keeps its hash: what comparing makes of a body is remembered by body
        return hash(self.blocks[-1].text) ^ len(self.blocks) if self.blocks else 0

    @property
    def plain(self) -> str:
        """The words alone, blocks parted by an empty line."""
        return "\n\n".join(block.text for block in self.blocks if block.text)

    def without_pictures(self, names: Collection[str] | None = None) -> Body:
        """The same text without its pictures, or without those of these names: no file name or alternative is left."""
        gone = [picture.name for picture in self.pictures if names is None or picture.name in names]
        if not gone:
            return self
        addresses = {unquote(name) for name in gone}
        html = _IMAGE.sub(lambda m: "" if unquote(unescape(m[1])) in addresses else m[0], self.html)
        html = re.sub(r"<p>\s*</p>\n?", "", html)
        blocks = tuple(
            replace(
                block,
                targets=tuple(
                    t for t in block.targets
                    if t.kind is not TargetKind.PICTURE or unquote(t.address) not in addresses
                ),
            )
            for block in self.blocks
        )  # fmt: skip
        left = tuple(picture for picture in self.pictures if picture.name not in gone)
        return Body(tuple(b for b in blocks if b.text or b.targets), html, left)

    def without_links(self, leads_there: Callable[[str], bool]) -> Body:
        """The same text with the words of the links to these addresses, but not their addresses."""
        blocks = tuple(
            replace(
                block,
                targets=tuple(
                    t for t in block.targets if t.kind is not TargetKind.LINK or not leads_there(t.address)
                ),
            )
            for block in self.blocks
        )
        html = _LINK.sub(lambda m: m[2] if leads_there(m[1]) else m[0], self.html)
        return Body(blocks, html, self.pictures)


_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img (?:[^>]*? )?src="([^"]*)"[^>]*>')

EMPTY = Body()
"""A body without text."""
