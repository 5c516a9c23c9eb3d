"""The words of the owner's own pages with the line at which they stand, and where their links lead: for who must look at them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.reading.owned import owned
from generator.reading.owned_loads import FRONT
from generator.reading.textfile import decode

_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class OwnPassage:
    """Words of a page of the owner's: its path, the line at which they begin, and `links`: where links among them lead."""

    path: str
    line: int
    text: str
    links: tuple[str, ...] = ()


def own_passages(root: Path, of_use: Callable[[str], bool]) -> Iterator[OwnPassage]:
    """Every run of words of the owner's pages, in their order; a line break stands where the page has one.

    `of_use` tells by the whole source of a page, quickly, whether it is worth the reading.
    A page that cannot be read gives none: publishing says what is wrong with it.
    """
    # what is set in stands below an admonition, where it is no code
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    for each in owned(root):
        if not each.is_page:
            continue
        try:
            text, _ = decode((root / each.path).read_bytes(), each.path)
        except OSError:
            continue
        if text is not None and of_use(text):
            yield from _of_page(each.path, text, parser)


def _of_page(path: str, text: str, parser: MarkdownIt) -> Iterator[OwnPassage]:
    front = FRONT.match(text)
    before = 0
    if front is not None:
        before = front[0].count("\n")
        yield OwnPassage(path, 1, front[0])
    for token in parser.parse(text[front.end() :] if front else text):
        line = before + 1 + (token.map[0] if token.map else 0)
        if token.type in ("fence", "html_block"):
            yield OwnPassage(path, line, _TAG.sub("", token.content))
        elif token.type == "inline":
            children = token.children or []
            links = tuple(str(child.attrs.get("href", "")) for child in children if child.type == "link_open")
            yield OwnPassage(path, line, "".join(map(_words, children)), links)


def _words(token: Token) -> str:
    if token.type.endswith("break"):
        return "\n"
    if token.type == "html_inline":
        return "\n" * token.content.count("\n")
    return token.content
