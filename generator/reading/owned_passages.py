"""The words of the owner's own pages with the line at which they stand, and where their links lead: for who must look at them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown_it.token import Token

from generator.reading.owned_tokens import own_tokens

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
    """
    for page in own_tokens(root, of_use):
        if page.front:
            yield OwnPassage(page.path, 1, page.front)
        for token in page.tokens:
            line = page.line(token)
            if token.type in ("fence", "html_block"):
                yield OwnPassage(page.path, line, _TAG.sub("", token.content))
            elif token.type == "inline":
                children = token.children or []
                links = tuple(
                    str(each.attrs.get("href", "")) for each in children if each.type == "link_open"
                )
                yield OwnPassage(page.path, line, "".join(map(_words, children)), links)


def _words(token: Token) -> str:
    if token.type.endswith("break"):
        return "\n"
    if token.type == "html_inline":
        return "\n" * token.content.count("\n")
    return token.content
