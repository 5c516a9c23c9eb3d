"""markdown-it's tokens as blocks of plain text, each with what it links to, in reading order."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from markdown_it.token import Token

from generator.content.text import Block, BlockKind, Target, TargetKind

_CONTAINERS: Final = {
    "list_item": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "footnote": BlockKind.FOOTNOTE,
}
CELLS: Final = " | "
"""What parts the cells of a table's row in its plain text."""

Piece = tuple[str, tuple[Target, ...], tuple[int, ...]]
"""A text, what it links to, and the offsets at which lines of the source end."""


def blocks_of(tokens: Sequence[Token], first_line: int, lines: Sequence[str] = ()) -> tuple[Block, ...]:
    """The blocks of a body of which the first line is line `first_line` of its file; `lines` are its lines as typed.

    A paragraph takes the kind of the nearest list item, quotation or footnote around it. Line breaks of the
    source are blanks, hard ones line breaks. The text is in NFC and keeps the quotes that were typed.
    """
    found: list[Block] = []
    around: list[BlockKind] = []
    cells: list[Piece] = []
    heading = False
    in_row = False
    row_line = line = first_line
    indents: tuple[int, ...] = ()
    for token in tokens:
        if token.map is not None:
            line = token.map[0] + first_line
        name, _, part = token.type.rpartition("_")
        if name in _CONTAINERS:
            if part == "open":
                around.append(_CONTAINERS[name])
            elif part == "close":
                around.pop()
        elif token.type == "heading_open":
            heading = True
        elif token.type == "heading_close":
            heading = False
        elif token.type == "tr_open":
            cells, in_row, row_line, indents = [], True, line, ()
        elif token.type == "tr_close":
            in_row = False
            _add(found, BlockKind.ROW, _joined(cells), row_line, indents)
        elif token.type == "inline":
            piece = plain(token.children or [])
            if in_row:
                cells.append(piece)
                indents = indents or _indents(token.content, lines, line - first_line)
            else:
                indents = _indents(token.content, lines, line - first_line)
                kind = BlockKind.HEADING if heading else around[-1] if around else BlockKind.PARAGRAPH
                _add(found, kind, piece, line, indents)
        elif token.type in ("fence", "code_block"):
            _add(found, BlockKind.CODE, _code(token), line)
    return tuple(found)


def _add(found: list[Block], kind: BlockKind, piece: Piece, line: int, indents: tuple[int, ...] = ()) -> None:
    text, targets, breaks = piece
    if text or targets:
        found.append(Block(kind, text, targets, line, breaks, indents))


def _indents(content: str, lines: Sequence[str], at: int) -> tuple[int, ...]:
    """How far each line of a run of words is set in within line `at` and those below it; none when none is."""
    own = content.split("\n")
    if at + len(own) > len(lines):
        return ()
    found = tuple(max(lines[at + number].find(each), 0) for number, each in enumerate(own))
    return found if any(found) else ()


def _code(token: Token) -> Piece:
    """A block of code; a fenced one begins a line below its fence, so that its first line has none of its text."""
    text = token.content.rstrip("\n")
    ends = tuple(offset for offset, character in enumerate(text) if character == "\n")
    return text, (), (-1, *ends) if token.type == "fence" else ends


def plain(children: Sequence[Token]) -> Piece:
    """The plain text of a run of inline tokens, trimmed, with its links and pictures."""
    parts: list[str] = []
    targets: list[tuple[int, TargetKind, str, str]] = []
    links: list[str] = []
    breaks: list[int] = []
    length = 0
    for token in children:
        match token.type:
            case "text" | "code_inline":
                parts.append(token.content)
                length += len(token.content)
            case "softbreak" | "hardbreak":
                parts.append(" " if token.type == "softbreak" else "\n")
                breaks.append(length)
                length += 1
            case "link_open":
                links.append(str(token.attrGet("href") or ""))
            case "link_close":
                targets.append((length, TargetKind.LINK, links.pop(), ""))
            case "image":
                address = unquote(str(token.attrGet("src") or ""))
                targets.append((length, TargetKind.PICTURE, address, alternative(token)))
    text = "".join(parts)
    return _tidy(text, targets, breaks)


def alternative(image: Token) -> str:
    """The words that stand for a picture, trimmed."""
    words = "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in image.children or []
        if child.type in ("text", "code_inline", "softbreak", "hardbreak")
    )
    return unicodedata.normalize("NFC", words).strip()


def _tidy(text: str, targets: list[tuple[int, TargetKind, str, str]], breaks: list[int]) -> Piece:
    """The text trimmed and in NFC, with offsets that still point at the same characters."""
    lead = len(text) - len(text.lstrip())
    bare = text.strip()
    composed = unicodedata.is_normalized("NFC", bare)

    def new(offset: int) -> int:
        at = min(max(offset - lead, 0), len(bare))
        return at if composed else len(unicodedata.normalize("NFC", bare[:at]))

    moved = tuple(
        Target(new(offset), kind, unicodedata.normalize("NFC", address), words)
        for offset, kind, address, words in targets
    )
    ends = tuple(new(offset) for offset in breaks)
    return bare if composed else unicodedata.normalize("NFC", bare), moved, ends


def _joined(cells: Sequence[Piece]) -> Piece:
    """The cells of a row as one text."""
    texts: list[str] = []
    targets: list[Target] = []
    length = 0
    for text, own, _ in cells:
        targets.extend(Target(t.offset + length, t.kind, t.address, t.words) for t in own)
        texts.append(text)
        length += len(text) + len(CELLS)
    joined = CELLS.join(texts)
    return (joined if joined.strip(" |") else "", tuple(targets), ())
