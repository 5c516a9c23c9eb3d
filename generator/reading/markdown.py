"""A body of Markdown as blocks to compare and as safe HTML to show, with what is no part of a body as findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2s
from typing import Any, Final

import nh3
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from generator.content.text import EMPTY, Body, Picture
from generator.findings import Finding, Place, find
from generator.reading.blocks import alternative, blocks_of
from generator.reading.forbidden import ALLOWED_SCHEMES, MOST_NOTES, Notes, Parser, Spot
from generator.reading.paragraphs import only_paragraphs, paragraphs_html
from generator.reading.pictures import Beside
from generator.reading.quotes import educate

DEEPEST: Final = 20
"""Levels of nesting (a list in a list counts two) that are read."""
MOST_SIGNS: Final = (("[", 5_000), ("*", 20_000), ("_", 20_000))
"""Signs that cost a parser much, and how many a body may have: five thousand links, as many passages in bold."""

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
_MARKUP: Final = re.compile(r"[\\`*_\[<&{]|!include|  \n")
"""What must stand in a text for any rule to make something else of it than text."""
_OPENS_DEEPER: Final = frozenset({"blockquote_open", "list_item_open", "footnote_reference_open"})


class _Reader(Parser):
    """The parser of bodies; one is kept for all of them."""

    def __init__(self) -> None:
        super().__init__(DEEPEST)
        self.use(footnote_plugin, inline=False)
        self._in_footnote = False
        self.block.ruler.at("footnote_def", self._one_footnote, {"alt": ["paragraph", "reference"]})
        self.core.ruler.at("inline", self._inline)

    def _one_footnote(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        """A footnote; none within another, which the plugin would tear apart."""
        if self._in_footnote:
            return False
        self._in_footnote = True
        try:
            return footnote_def(state, start, end, silent)
        finally:
            self._in_footnote = False

    def _inline(self, state: StateCore) -> None:
        """Read the text of every block, remembering its line."""
        for token in state.tokens:
            if token.type == "inline":
                if _MARKUP.search(token.content) is None:
                    token.children = _without_markup(token.content)
                    continue
                token.children = []
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


def _without_markup(content: str) -> list[Token]:
    """What markdown-it makes of a text in which no sign means anything, in a fraction of the time."""
    tokens: list[Token] = []
    for number, line in enumerate(content.strip(" ").split("\n")):
        if number:
            tokens.append(Token("softbreak", "br", 0))
        if bare := line.strip(" "):
            tokens.append(Token("text", "", 0, content=bare))
    return tokens


def read_body(text: str, path: str, first_line: int, beside: Beside) -> tuple[Body, list[Finding]]:
    """A body and its findings.

    `path` names its file in findings, `first_line` is the line of the file at which the body begins, `beside`
    tells which pictures lie beside it. Text is shown by `Body.html` alone; whatever is no part of a body
    stands there as the text that it is.
    """
    if not text or text.isspace():
        return EMPTY, []
    for sign, most in MOST_SIGNS:
        if text.count(sign) > most:
            facts = {"lines": "", "items": "", "signs": most, "sign": sign}
            return EMPTY, [find("file/too-many", Place(path, first_line), **facts)]
    if (simple := only_paragraphs(text, first_line)) is not None:
        return Body(simple, partial(paragraphs_html, simple)), []
    return _parsed(text, path, first_line, beside)


def _parsed(text: str, path: str, first_line: int, beside: Beside) -> tuple[Body, list[Finding]]:
    """The same by the parser, for any text."""
    env: dict[str, Any] = {"docId": blake2s(path.encode("utf-8", "replace"), digest_size=4).hexdigest()}
    tokens, notes = _READER.tokens(text, env)
    where = _Where(path, first_line, text.split("\n"))
    findings = [
        find(code, where.place(spot), passage=_short(passage), **facts)
        for code, spot, passage, facts in notes.found
    ]
    findings += _unused_footnotes(env, where)
    pictures, faults = _pictures(tokens, where, beside)
    findings += faults
    blocks = blocks_of(tokens, first_line, where.lines)
    _dress(tokens)
    html = _READER.renderer.render(tokens, _READER.options, env)
    return Body(blocks, clean(html), tuple(pictures)), findings


def clean(html: str) -> str:
    """HTML that carries nothing but what a body may have."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a body stands: its file, the line at which it begins, its lines."""

    path: str
    first_line: int
    lines: list[str]

    def place(self, spot: Spot) -> Place:
        """The place of a spot in the file: the beginning of its line when its text is not found there."""
        here = self.lines[spot.line] if spot.line < len(self.lines) else ""
        start = here.find(spot.text)
        column = start + spot.column if start >= 0 else len(here) - len(here.lstrip())
        return Place(self.path, spot.line + self.first_line, column + 1)


def _short(passage: str) -> str:
    passage = " ".join(passage.split())
    return passage if len(passage) <= 60 else passage[:59] + "…"


def _unused_footnotes(env: dict[str, Any], where: _Where) -> list[Finding]:
    """Footnotes that no text refers to: they are shown nowhere."""
    findings: list[Finding] = []
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        if number < 0 and len(findings) < MOST_NOTES:
            mark = f"[^{label[1:]}]:"
            line = next((n for n, text in enumerate(where.lines) if mark in text), 0)
            findings.append(find("text/footnote", where.place(Spot(line, mark, 0)), label=mark[:-1]))
    return findings


def _pictures(tokens: Sequence[Token], where: _Where, beside: Beside) -> tuple[list[Picture], list[Finding]]:
    """The pictures that may be shown; the others are reported and taken out of the tokens."""
    found: list[Picture] = []
    findings: list[Finding] = []
    for token in tokens:
        if token.type != "inline" or "![" not in token.content:
            continue
        for image in (child for child in token.children or [] if child.type == "image"):
            words = alternative(image)
            place = where.place(image.meta["spot"])
            name, faults = beside.judge(str(image.attrGet("src") or ""), words)
            if len(findings) < MOST_NOTES:
                findings += [find(code, place, **facts) for code, facts in faults]
            if name is None:
                image.type, image.children, image.content = "text", None, ""
            else:
                image.attrs = {"src": name, "alt": ""}
                found.append(Picture(name, words, place.line, *beside.size(name)))
    return found, findings


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
