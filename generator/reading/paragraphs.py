"""A text of nothing but paragraphs as blocks and HTML, in a fraction of the time that a Markdown parser takes.

Most of what people tell is such a text. What comes out is, to the letter, what the parser and the cleaning
after it make of it; a test holds the two against each other. Any sign that could mean something gives way to them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from generator.content.text import Block, BlockKind
from generator.reading.quotes import educate

_SIGNS: Final = re.compile(r"[\\`*_\[\]<&{\x00-\x09\x0b-\x1f\x7f-\xa0]|[^\S \n]")
"""What may mean something wherever it stands; and blanks that are no spaces, which parsers trim and count each in its way."""
_OPENING: Final = frozenset(" #>+-=~|:0123456789")
"""What may open something else than a paragraph at the beginning of a line."""


def only_paragraphs(text: str, first_line: int) -> tuple[Block, ...] | None:
    """The blocks of a text in which nothing but paragraphs stands; None when anything else may.

    `first_line` is the line of its file at which the text begins.
    """
    if _SIGNS.search(text) is not None or "!include" in text or not unicodedata.is_normalized("NFC", text):
        return None
    blocks: list[Block] = []
    lines: list[str] = []
    begin = 0
    for number, line in enumerate((*text.split("\n"), "")):
        if line:
            if line[0] in _OPENING or line[-1] == " ":
                return None
            if not lines:
                begin = number
            lines.append(line)
        elif lines:
            blocks.append(_block(lines, begin + first_line))
            lines = []
    return tuple(blocks)


def _block(lines: list[str], line: int) -> Block:
    breaks = []
    length = -1
    for each in lines[:-1]:
        length += len(each) + 1
        breaks.append(length)
    return Block(BlockKind.PARAGRAPH, " ".join(lines), (), line, tuple(breaks))


def paragraphs_html(blocks: tuple[Block, ...]) -> str:
    """The HTML of blocks that `only_paragraphs` gave."""
    return "".join([f"<p>{_shown(block)}</p>\n" for block in blocks])


def _shown(block: Block) -> str:
    if not block.breaks:
        return educate(block.text)[0].replace(">", "&gt;")
    lines, begin = [], 0
    for end in (*block.breaks, len(block.text)):
        lines.append(educate(block.text[begin:end])[0])
        begin = end + 1
    return "\n".join(lines).replace(">", "&gt;")
