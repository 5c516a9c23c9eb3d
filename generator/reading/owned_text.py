"""The words of the owner's own pages, for search; what a renderer makes of their markup is not ours to know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import frontmatter
from markdown_it import MarkdownIt
from markdown_it.token import Token
from yaml import YAMLError

from generator.reading.owned import Owned, owned

_DRESS: Final = re.compile(
    r"\{[:.#][^}\n]*\}|^(?:!!!|\?\?\?\+?) *\w*|\[\^[^\]\n]+\]:?|^\[TOC\]$", re.MULTILINE
)
"""Markup of other dialects that a plain reading takes for words: attribute lists, admonitions, footnotes."""


@dataclass(frozen=True, slots=True)
class OwnText:
    """A page of the owner's: its address, its title and its words."""

    address: str
    title: str
    words: str


def own_texts(root: Path) -> tuple[OwnText, ...]:
    """The owner's pages that search may find, in order of path.

    One that says `search: {exclude: true}` is left out, and so is one that cannot be read: publishing says so.
    """
    # what is set in stands below an admonition, where it is no code
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    pages = (_text(root, each, parser) for each in owned(root) if each.is_page)
    return tuple(page for page in pages if page is not None)


def _text(root: Path, own: Owned, parser: MarkdownIt) -> OwnText | None:
    try:
        post = frontmatter.loads((root / own.path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, YAMLError):
        return None
    settings: Any = post.metadata.get("search")
    if isinstance(settings, dict) and settings.get("exclude"):
        return None
    tokens = parser.parse(_DRESS.sub("", post.content))
    texts = list(_words(tokens))
    first = next((at for at, (tag, _) in enumerate(texts) if tag == "h1"), None)
    heading = "" if first is None else texts.pop(first)[1]
    title = post.metadata.get("title") or heading or own.name.removesuffix(".md")
    return OwnText(own.address, str(title), "\n\n".join(words for _, words in texts))


def _words(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """The words of every block, with the element in which they stand."""
    tag = ""
    for token in tokens:
        if token.type.endswith("_open"):
            tag = token.tag
        elif token.type == "fence":
            yield "pre", token.content
        elif token.type == "inline":
            parts = (child.content if child.type in ("text", "code_inline") else " " * child.type.endswith("break")
                     for child in token.children or ())  # fmt: skip
            words = "".join(parts).strip()
            if words:
                yield tag, words
