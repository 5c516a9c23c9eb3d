"""What is no part of a body: raw HTML, attribute lists, includes, links that are no links. Rules for markdown-it.

The rules only take note; what they find is shown as the text that it is. Code is never looked into.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.common.html_re import close_tag, open_tag
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, autolink, entity, image, link

from generator.reading.textfile import fault_of_characters

_TAG: Final = re.compile(
    f"{open_tag}|{close_tag}|<!--|<[?][^>]{{0,500}}[?]>|<![A-Za-z][^<>]{{0,500}}>|<!\\[CDATA\\["
)
"""A tag, or what begins a comment; bounded, where CommonMark's own patterns run to the end of a text."""
_BLOCK: Final = re.compile(
    r"<(?:!--|\?|![A-Za-z]|!\[CDATA\[|/?(?:script|pre|style|textarea|"
    + "|".join(block_names)
    + r")(?=\s|/?>|$))",
    re.IGNORECASE,
)
"""What opens a block of HTML in CommonMark even where no tag is complete."""
_ATTRIBUTES: Final = re.compile(
    r"\{:[^{}\n]{1,200}\}|\{\s*[#.][A-Za-z][\w-]*[^{}\n]{0,200}\}|\{\s*[A-Za-z][\w-]*=[^{}\n]{1,200}\}"
)
_INCLUDE: Final = re.compile(
    r"\{%[^\n]{0,200}?%\}|\{\{[^\n]{0,200}?\}\}|\{![^\n]{1,200}?!\}|!include\b|-{2,}8<-{2,}"
)
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_INVISIBLE: Final = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_HOST: Final = re.compile(
    r"(?:www\.[^/?#]+\.[a-z]{2,}|(?:[a-z0-9-]+\.)+(?:nl|be|com|org|eu|net|info|nu|de|uk|io|gov|edu|frl|care))(?=[/?#]|$)",
    re.IGNORECASE,
)
"""An address of the web without its `https://`."""
_MAILBOX: Final = re.compile(r"[^\s/?#@]+@[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)
MOST_NOTES: Final = 200
"""Findings of one body; whoever has more has one mistake many times."""
ALLOWED_SCHEMES: Final = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a body: its line (from 0), how the block's text begins on it, and the column in that text."""

    line: int
    text: str
    column: int


@dataclass(slots=True)
class Notes:
    """What was noted while one body was read: code, spot, the passage, and facts."""

    found: list[tuple[str, Spot, str, dict[str, str]]] = field(default_factory=list)
    line: int = 0
    """The line at which the block being read begins."""
    source: str = ""
    """The block's text."""
    position: int = 0
    """Where in the block's text the last rule began."""
    quiet: bool = False
    """A rule only tries how far it would reach; it will be run again in earnest."""
    tags: set[str] = field(default_factory=set)
    """Names of tags that were noted, so that what closes them is not noted too."""

    def spot(self, position: int | None = None) -> Spot:
        """The spot of a position in the block's text, by default the present one."""
        at = self.position if position is None else position
        start = self.source.rfind("\n", 0, at) + 1
        text = self.source[start : start + 80].partition("\n")[0]
        return Spot(self.line + self.source.count("\n", 0, at), text, at - start)

    def note(self, code: str, passage: str, position: int | None = None, **facts: str) -> None:
        """Note something at a position, by default the present one."""
        if len(self.found) < MOST_NOTES:
            self.found.append((code, self.spot(position), passage, facts))


def scheme_of(address: str) -> str | None:
    """The scheme that a browser would see in an address, whatever stands in front of or inside it."""
    bare = _INVISIBLE.sub("", unquote(address))
    match = _SCHEME.match(_INVISIBLE.sub("", address)) or _SCHEME.match(bare)
    return None if match is None else match[1].lower()


def leads_nowhere(address: str) -> dict[str, str] | None:
    """The facts of a link that leads nowhere: the address, and a better one where it is clear; None for a good one.

    A text stands on several pages, and no file of a writer's reaches the site under its own name: whatever has no
    scheme leads somewhere by chance only. A part of a page that we made (`#v-scores`) is left alone.
    """
    if scheme_of(address) is not None or address.startswith(("//", "#v-")):
        return None
    better = ""
    if _HOST.match(address) is not None:
        better = f"https://{address}"
    elif _MAILBOX.fullmatch(address) is not None:
        better = f"mailto:{address}"
    return {"address": unquote(address), "better": better, "n": "1" if better else "2"}


class Parser(MarkdownIt):
    """CommonMark with tables, that notes what is no part of a body; `notes` are of the body being read."""

    def __init__(self, deepest: int) -> None:
        super().__init__("commonmark", {"html": False, "maxNesting": deepest})
        self.notes = Notes()
        self.enable("table")
        self.inline.ruler.after("text", "verschil_look", self._look)
        self.inline.ruler.after("autolink", "verschil_tag", self._tag)
        self.block.ruler.before("reference", "verschil_definition", self._definition)
        self.inline.ruler.at("entity", self._entity)
        for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
            self.inline.ruler.at(name, self._hushed(rule))

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's own name
        """Whether a link may lead there."""
        scheme = scheme_of(url)
        if scheme is None or scheme in ALLOWED_SCHEMES:
            return True
        if not self.notes.quiet and not self._is_refused_picture():
            self.notes.note("text/script-link", f"{scheme}:", scheme=scheme)
        return False

    def _is_refused_picture(self) -> bool:
        """Whether this is the link that is left of a picture with an address that was noted just now."""
        at = self.notes.position
        if at == 0 or self.notes.source[at - 1] != "!" or not self.notes.found:
            return False
        here, (code, there, _, _) = self.notes.spot(), self.notes.found[-1]
        return code == "text/script-link" and (here.line, here.column) == (there.line, there.column + 1)

    def _look(self, state: StateInline, silent: bool) -> bool:
        """Before all other rules at a sign: remember where we are, and note what is no part of a text."""
        if silent:
            return False
        src, pos = state.src, state.pos
        self.notes.source, self.notes.position = src, pos
        sign = src[pos]
        if sign in "{!" or (sign == "-" and src[pos - 1 : pos] != "-"):
            if (match := _INCLUDE.match(src, pos)) is not None:
                self.notes.note("text/include", match[0])
            elif (match := _ATTRIBUTES.match(src, pos)) is not None:
                self.notes.note("text/attributes", match[0])
        return False

    def _tag(self, state: StateInline, silent: bool) -> bool:
        """At a `<` that is no link between angle brackets: note a tag of HTML."""
        if silent or state.src[state.pos] != "<":
            return False
        match = _TAG.match(state.src, state.pos)
        if match is None and _begins_line(state):
            match = _BLOCK.match(state.src, state.pos)
        if match is not None:
            name = match[0].strip("</>").split()[:1]
            if not match[0].startswith("</") or name[0].lower() not in self.notes.tags:
                self.notes.tags.update(each.lower() for each in name)
                self.notes.note("text/html", match[0])
        return False

    def _entity(self, state: StateInline, silent: bool) -> bool:
        """At a `&`: a character written by its number or name; note one that no text may hold, and leave it out."""
        if not entity(state, silent):
            return False
        if not silent and (fault := fault_of_characters(state.tokens[-1].content)) is not None:
            self.notes.note(fault[0], fault[2], character=fault[2])
            state.tokens[-1].content = ""
        return True

    def _definition(self, state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
        """Before a definition of a link: remember its line."""
        self.notes.line, self.notes.source, self.notes.position = (
            start,
            state.getLines(start, start + 1, 0, False),
            0,
        )
        return False

    def _hushed(self, rule: RuleFuncInlineType) -> RuleFuncInlineType:
        """The rule, so that links are noted only when they are read in earnest."""

        def run(state: StateInline, silent: bool) -> bool:
            notes, start = self.notes, state.pos
            before, notes.quiet = notes.quiet, silent
            matched = rule(state, silent)
            notes.quiet = before
            if matched and not silent and state.tokens[-1].type == "image":
                notes.source = state.src
                state.tokens[-1].meta["spot"] = notes.spot(start)
            elif matched and not silent and state.tokens[-1].type == "link_close":
                opening = next(token for token in reversed(state.tokens) if token.type == "link_open")
                if (facts := leads_nowhere(str(opening.attrGet("href") or ""))) is not None:
                    notes.source = state.src
                    notes.note("text/link", state.src[start : state.pos], start, **facts)
            return matched

        return run


def _begins_line(state: StateInline) -> bool:
    before = state.src[max(0, state.pos - 200) : state.pos]
    return not before.rpartition("\n")[2].strip()
