"""The owner's own pages as tokens of Markdown, each with its line: for who must look at what is in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.reading.owned import owned
from generator.reading.textfile import decode

FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
"""Front matter, as a page of the owner's may have it."""


@dataclass(frozen=True, slots=True, eq=False)
class OwnTokens:
    """A page of the owner's: its path, its front matter (empty without), and the tokens of what stands below."""

    path: str
    front: str
    tokens: Sequence[Token]

    def line(self, token: Token) -> int:
        """The line of the file on which a token begins."""
        return self.front.count("\n") + 1 + (token.map[0] if token.map else 0)


def own_tokens(root: Path, of_use: Callable[[str], bool]) -> Iterator[OwnTokens]:
    """Every page of the owner's that is worth the reading, which `of_use` tells quickly by its whole source.

    A page that cannot be read gives nothing: publishing says what is wrong with it.
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
        if text is None or not of_use(text):
            continue
        match = FRONT.match(text)
        front = match[0] if match else ""
        yield OwnTokens(each.path, front, parser.parse(text[len(front) :]))
