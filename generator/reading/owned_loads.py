"""What the owner's own pages want to load from other sites: no browser does that here, so their owner is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from markdown_it.token import Token

from generator.findings import Finding, Place, find
from generator.reading.owned_tokens import OwnTokens, own_tokens

_LOADS: Final = {
    "script": ("src",), "img": ("src", "srcset"), "iframe": ("src",), "video": ("src", "poster"), "audio": ("src",),
    "source": ("src", "srcset"), "track": ("src",), "embed": ("src",), "object": ("data",), "input": ("src",),
    "image": ("href", "xlink:href"), "use": ("href", "xlink:href"),
}  # fmt: skip
"""Elements that load something, and by which attributes; a `link` does so for some of its kinds."""
_KINDS: Final = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"})
_ELSEWHERE: Final = re.compile(r"\s*((?:https?:)?//[^\s,\"')]+)", re.IGNORECASE)
_IN_STYLE: Final = re.compile(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\s\"')]+)", re.IGNORECASE)


def loads_elsewhere(root: Path) -> Iterator[Finding]:
    """One finding for every address of another site from which a page of the owner's wants to load something."""
    for page in own_tokens(root, lambda text: "//" in text):
        for line, address in dict.fromkeys(_addresses(page)):
            yield find("text/loads-elsewhere", Place(page.path, line), address=address)


def _addresses(page: OwnTokens) -> Iterator[tuple[int, str]]:
    """The line and the address of whatever a page loads from elsewhere, in its order."""
    for token in page.tokens:
        if token.type == "html_block":
            yield from _in_html(token.content, page.line(token))
        elif token.type == "inline":
            yield from _in_line(token.children or [], page.line(token))


def _in_line(tokens: list[Token], line: int) -> Iterator[tuple[int, str]]:
    for token in tokens:
        if token.type.endswith("break"):
            line += 1
        elif token.type == "image" and (match := _ELSEWHERE.match(str(token.attrs.get("src", "")))):
            yield line, match[1]
        elif token.type == "html_inline":
            yield from _in_html(token.content, line)
            line += token.content.count("\n")


def _in_html(html: str, line: int) -> Iterator[tuple[int, str]]:
    finder = _Finder()
    finder.feed(html)
    finder.close()
    for at, address in finder.found:
        yield line + at - 1, address


class _Finder(HTMLParser):
    """Finds addresses of other sites in markup, with the line within it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at what the element loads, and at how it is dressed."""
        values = {name: value or "" for name, value in attrs}
        self._in_style = tag == "style"
        names = _LOADS.get(tag, ())
        if tag == "link" and _KINDS & set(values.get("rel", "").lower().split()):
            names = ("href",)
        for name in names:
            # a `srcset` holds several addresses, each with its width
            parts = values.get(name, "").split(",") if name == "srcset" else [values.get(name, "")]
            self._keep(match[1] for part in parts if (match := _ELSEWHERE.match(part)))
        self._keep(_IN_STYLE.findall(values.get("style", "")))

    def handle_data(self, data: str) -> None:
        """Look at what a style loads."""
        if self._in_style:
            self._keep(_IN_STYLE.findall(data))

    def handle_endtag(self, tag: str) -> None:
        """A style ends."""
        self._in_style = self._in_style and tag != "style"

    def _keep(self, addresses: Iterator[str] | list[str]) -> None:
        self.found += [(self.getpos()[0], address) for address in addresses]
