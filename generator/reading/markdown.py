"""A body of Markdown as blocks to compare and as safe HTML to show, with what is no part of a body as findings."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2s
from typing import Any, Final

import nh3
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator.content.text import EMPTY, Body, Picture
from generator.findings import Finding, Place, find
from generator.reading.blocks import alternative, blocks_of
from generator.reading.forbidden import ALLOWED_SCHEMES, Notes, Parser, Spot
from generator.reading.pictures import Beside
from generator.reading.quotes import educate

DEEPEST: Final = 20
"""Levels of nesting (a list in a list counts two) that are read."""

_TAGS: Final = {
        "a",
        "blockquote",
        "br",
        "code",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "strong",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    }
_ATTRIBUTES: Final = {
    "a": {"class", "href", "id"},
    "hr": {"class"},
    "img": {"alt", "src"},
    "li": {"class", "id"},
    "ol": {"class", "start"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class", "scope"},
}
_SCHEMES: Final = set(ALLOWED_SCHEMES)
_HEADINGS: Final = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}
_OPENS_DEEPER: Final = frozenset({"blockquote_open", "list_item_open", "footnote_reference_open"})


class _Reader(Parser):
    """The parser of bodies; one is kept for all of them."""

    def __init__(self) -> None:
        super().__init__(DEEPEST)
        self.use(footnote_plugin, inline=False)
        self.core.ruler.at("inline", self._inline)

    def _inline(self, state: StateCore) -> None:
        """Read the text of every block, remembering its line."""
        for token in state.tokens:
            if token.type == "inline":
                token.children = [] if token.children is None else token.children
                self.notes.line = token.map[0] if token.map else 0
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            elif token.type in _OPENS_DEEPER and token.level >= DEEPEST - 2:
                self.notes.line, self.notes.source = (token.map[0] if token.map else 0), ""
                self.notes.note("text/deep", "", limit=str(DEEPEST // 2))

    def tokens(self, text: str, env: dict[str, Any]) -> tuple[list[Token], Notes]:
        """The tokens of a body and what was noted."""
        self.notes = Notes()
        return self.parse(text, env), self.notes


_READER: Final = _Reader()


def read_body(text: str, path: str, first_line: int, beside: Beside) -> tuple[Body, list[Finding]]:
    """A body and its findings.

    `path` names its file in findings, `first_line` is the line of the file at which the body begins, `beside`
    tells which pictures lie beside it. Text is shown by `Body.html` alone; whatever is no part of a body
    stands there as the text that it is.
    """
    if not text or text.isspace():
        return EMPTY, []
    env: dict[str, Any] = {"docId": blake2s(path.encode("utf-8", "replace"), digest_size=4).hexdigest()}
    tokens, notes = _READER.tokens(text, env)
    lines = text.split("\n")
    findings = _noted(notes, lines, path, first_line)
    _unused_footnotes(env, lines, path, first_line, findings)
    pictures = _pictures(tokens, lines, path, first_line, beside, findings)
    blocks = blocks_of(tokens, first_line)
    _dress(tokens)
    html = _READER.renderer.render(tokens, _READER.options, env)
    return Body(blocks, clean(html), tuple(pictures)), findings


def clean(html: str) -> str:
    """HTML that carries nothing but what a body may have."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


def _noted(notes: Notes, lines: list[str], path: str, first_line: int) -> list[Finding]:
    return [
        find(code, _place(lines, spot, path, first_line), passage=_short(passage), **facts)
        for code, spot, passage, facts in notes.found
    ]


def _place(lines: list[str], spot: Spot, path: str, first_line: int) -> Place:
    """The place of a spot in the file: the beginning of its line when its text is not found there."""
    here = lines[spot.line] if spot.line < len(lines) else ""
    start = here.find(spot.text)
    column = start + spot.column if start >= 0 else len(here) - len(here.lstrip())
    return Place(path, spot.line + first_line, column + 1)


def _short(passage: str) -> str:
    passage = " ".join(passage.split())
    return passage if len(passage) <= 60 else passage[:59] + "…"


def _unused_footnotes(
    env: dict[str, Any], lines: list[str], path: str, first_line: int, findings: list[Finding]
) -> None:
    """Report footnotes that no text refers to: they are shown nowhere."""
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            mark = f"[^{label[1:]}]:"
            line = next((n for n, text in enumerate(lines) if mark in text), 0)
            spot = Spot(line, mark, 0)
            findings.append(find("text/footnote", _place(lines, spot, path, first_line), label=mark[:-1]))


def _pictures(
    tokens: Sequence[Token],
    lines: list[str],
    path: str,
    first_line: int,
    beside: Beside,
    findings: list[Finding],
) -> list[Picture]:
    """The pictures that may be shown; the others are reported and taken out of the tokens."""
    found: list[Picture] = []
    for token in tokens:
        if token.type != "inline" or "![" not in token.content:
            continue
        for image in (child for child in token.children or [] if child.type == "image"):
            address = str(image.attrGet("src") or "")
            words = alternative(image)
            place = _place(lines, image.meta["spot"], path, first_line)
            name, faults = beside.judge(address, words)
            findings.extend(find(code, place, **facts) for code, facts in faults)
            if name is None:
                image.type, image.children, image.content = "text", None, ""
            else:
                image.attrs = {"src": name, "alt": ""}
                found.append(Picture(name, words, place.line))
    return found


def _dress(tokens: Sequence[Token]) -> None:
    """Make tokens fit to be shown: headings below those of a page, typographic quotes, aligned columns."""
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = _HEADINGS[token.tag]
        elif token.type == "inline":
            if token.children:
                _dress_inline(token.children)
        elif token.type == "fence":
            token.info = ""
        elif token.type in ("th_open", "td_open"):
            style = str(token.attrs.pop("style", ""))
            if style:
                token.attrs["class"] = "align-" + style.rpartition(":")[2]
            if token.type == "th_open":
                token.attrs["scope"] = "col"


def _dress_inline(children: Sequence[Token]) -> None:
    before = " "
    for child in children:
        if child.type == "text":
            child.content, before = educate(child.content, before)
        elif child.type in ("softbreak", "hardbreak"):
            before = " "
        elif child.type == "code_inline":
            before = child.content[-1:] or before
        elif child.type == "link_open":
            child.attrs.pop("title", None)
