"""Front matter and YAML as a tree in which every key and item knows its line and column.

Our handler for `python-frontmatter` takes the place of its YAML handler, which hides duplicate keys, a missing
end and a byte order mark. Plain scalars stay the text that was typed; anchors, aliases and tags are faults.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.reading.repair import Fault, fault_of, key_fault, mend
from generator.reading.textfile import fault_of_characters, harmless

DEEPEST: Final = 20
"""Levels of nesting that are read; the format itself needs five."""
MOST_ITEMS: Final = 10_000
"""Keys, values and items that one file may have."""
MOST_FAULTS: Final = 25
"""Faults of spelling (of YAML) that are told of one file; when as many were mended, reading stops."""

_BREAKS: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
"""What YAML counts as the end of a line besides LF; editors count only the first as one."""
_REMARK: Final = re.compile(r"[ \t]+(#[^\n]*)")
APOSTROPHE: Final = re.compile(r"[stST][ \u00a0]\w|[nkmrd][ \u00a0][^\W\d_]|[sS]-[A-Z]")
"""How a text between single quotes begins when a writer meant *'s avonds*, *'t huis*, *'s-Hertogenbosch*."""
_FENCE: Final = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
_OPENING: Final = re.compile(r"\s*?^-{3,}[ \t]*$", re.MULTILINE)


@dataclass(slots=True)
class Scalar:
    """A text as it was typed; `plain` when it stands without quotes and is no block of lines."""

    text: str
    line: int
    column: int
    plain: bool = True
    cut: str = ""
    """What stands behind it on its line and is no part of it: YAML takes ` #` for the beginning of a remark."""
    apostrophe: bool = False
    """It stands between single quotes, of which the first was most likely an apostrophe: `'s Avonds thuis'`."""

    def losses(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Finding code and facts of what a writer typed and YAML left out, for a text of the writer's own."""
        if self.cut:
            yield "value/cut", {"cut": self.cut}
        if self.apostrophe:
            escaped = self.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            yield "value/apostrophe", {"value": self.text, "better": f'"\'{escaped}"'}


@dataclass(slots=True)
class Unread:
    """A value that was reported already and cannot be used."""

    line: int
    column: int


@dataclass(slots=True)
class Items:
    """A list."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Pair:
    """A key with its value; line and column are the key's."""

    key: str
    line: int
    column: int
    value: Node


@dataclass(slots=True)
class Pairs:
    """A mapping, as the writer wrote it: keys may occur twice."""

    line: int
    column: int
    pairs: list[Pair] = field(default_factory=list)
    spoiled: bool = False
    """It had a key that is no text; that was reported, and its value cannot be used."""


Node = Scalar | Unread | Items | Pairs


@dataclass(slots=True)
class Loaded:
    """What was read: a mapping (None when there is none) and the faults, both with lines of the file."""

    root: Pairs | None
    faults: list[Fault]


class Handler(YAMLHandler):
    """Splits a text and reads its front matter, for `python-frontmatter`; use `split` and `load`."""

    FM_BOUNDARY = _FENCE

    def detect(self, text: str) -> bool:
        """Whether the first line that is not blank opens front matter."""
        return _OPENING.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body, each with its lines unchanged; `parts` gives their first lines too.

        Raises `ValueError` when there is no front matter, or no end of it.
        """
        front, body, _, _ = self.parts(text)
        return front, body

    def parts(self, text: str) -> tuple[str, str, int, int]:
        """Front matter, body, and the line of the file at which each begins.

        Raises `ValueError` with a finding code: `file/empty`, `file/no-front-matter`, `file/unterminated`.
        """
        opening = _OPENING.match(text)
        if opening is None:
            raise ValueError("file/no-front-matter" if text.strip() else "file/empty")
        closing = _FENCE.search(text, opening.end() + 1)
        if closing is None:
            raise ValueError("file/unterminated")
        first = text.count("\n", 0, opening.end() + 1) + 1
        front = text[opening.end() + 1 : closing.start()]
        body = text[closing.end() + 1 :]
        return front, body, first, first + front.count("\n") + 1

    def load(self, fm: str, **kwargs: Any) -> Any:
        """The tree of a YAML text, as `Loaded`. `first_line` is the line of the file at which it begins."""
        return load(fm, kwargs.get("first_line", 1))


_UNFINISHED: Final = frozenset({"file/yaml-deep", "file/too-many"})
"""Faults at which reading stopped half-way."""

HANDLER: Final = Handler()
"""The one handler; it keeps no state."""


def load(text: str, first_line: int = 1) -> Loaded:
    """The tree of a YAML text of which the first line is line `first_line` of its file.

    Never raises for any text. At a fault the line is mended where it is clear what was meant, so that all
    faults of a file are told at once; the mended value is never used without its fault being told.
    """
    text = _BREAKS.sub(lambda match: "\n" if match[0][0] == "\r" else " ", text)
    faults: list[Fault] = []
    seen: set[tuple[str, int]] = set()
    while True:
        builder = _Builder()
        try:
            builder.read(text)
            fault = None
        except yaml.YAMLError as error:
            fault = fault_of(error, text, builder.last_quoted_line)
        if fault is None or (fault.code, fault.line) in seen or len(faults) >= MOST_FAULTS:
            break
        seen.add((fault.code, fault.line))
        faults.append(fault)
        mended = mend(text, fault)
        if mended is None:
            break
        text = mended
    complete = fault is None and not any(f.code in _UNFINISHED for f in builder.faults)
    faults.extend(f for f in builder.faults[:MOST_FAULTS] if (f.code, f.line) not in seen)
    root = builder.root if complete else None
    if isinstance(root, Scalar) and root.plain and not root.text:
        root = None  # nothing but `---`
    if not faults and root is not None and not isinstance(root, Pairs):
        faults.extend(_not_a_mapping(root))
    shift = first_line - 1
    _move(root, shift)
    return Loaded(root if isinstance(root, Pairs) else None, [f.moved(shift) for f in faults])


def _not_a_mapping(root: Node) -> Iterator[Fault]:
    line = root.text if isinstance(root, Scalar) and root.plain else ""
    if re.match(r"\s*[\w-]+:\S", line):
        yield key_fault(root.line, root.column, line)
    else:
        yield Fault("file/not-a-mapping", root.line, root.column)


def _move(root: Node | None, shift: int) -> None:
    """Move all lines of a tree down."""
    todo: list[Node] = [] if root is None or not shift else [root]
    while todo:
        node = todo.pop()
        node.line += shift
        if isinstance(node, Items):
            todo.extend(node.items)
        elif isinstance(node, Pairs):
            for pair in node.pairs:
                pair.line += shift
                todo.append(pair.value)


def _behind(event: yaml.ScalarEvent, text: str) -> str:
    """The remark behind a text without quotes; empty when there is none, or nothing before it."""
    end: Any = event.end_mark
    match = None if event.style or not event.value else _REMARK.match(text, end.index)
    return match[1].rstrip() if match else ""


class _Builder:
    """Builds the tree from YAML's events, with a stack of its own, so that no depth can exhaust Python's."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.last_quoted_line = 0
        """The line on which the last quoted text ended; tells an unclosed quote from bad indentation."""
        self._stack: list[Items | Pairs] = []
        self._keys: list[Scalar | Unread | None] = []
        """Per level, the key that waits for its value."""

    def read(self, text: str) -> None:
        """Read the whole text. Raises `yaml.YAMLError` at the first fault of YAML itself."""
        documents = items = 0
        for event in yaml.parse(text, Loader=yaml.CLoader):
            mark: Any = event.start_mark
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, mark.line + 1, mark.column + 1, _behind(event, text))
            elif isinstance(event, yaml.MappingStartEvent):
                self._open(Pairs(mark.line + 1, mark.column + 1))
                self._decorations(event)
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open(Items(mark.line + 1, mark.column + 1))
                self._decorations(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
            elif isinstance(event, yaml.AliasEvent):
                self.faults.append(Fault("file/yaml-anchor", mark.line + 1, mark.column + 1, {"sign": "*"}))
                self._put(Unread(mark.line + 1, mark.column + 1))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1 and text[mark.index :].strip(" \t\n-"):
                    self.faults.append(Fault("file/yaml", mark.line + 1, mark.column + 1, {"line": "---"}))
                if documents > 1:
                    return
            if len(self._stack) > DEEPEST:
                self.faults.append(
                    Fault("file/yaml-deep", mark.line + 1, mark.column + 1, {"limit": str(DEEPEST)})
                )
                return
            items += isinstance(event, yaml.NodeEvent)
            if items > MOST_ITEMS:
                facts = {"lines": "", "items": str(MOST_ITEMS), "signs": "", "sign": ""}
                self.faults.append(Fault("file/too-many", mark.line + 1, mark.column + 1, facts))
                return

    def _decorations(self, event: Any) -> None:
        """Report an anchor or a tag."""
        mark = event.start_mark
        if event.anchor is not None:
            self.faults.append(Fault("file/yaml-anchor", mark.line + 1, mark.column + 1, {"sign": "&"}))
        if event.tag is not None:
            self.faults.append(Fault("file/yaml-anchor", mark.line + 1, mark.column + 1, {"sign": "!"}))

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int, behind: str) -> None:
        if event.style in ("'", '"'):
            end: Any = event.end_mark
            self.last_quoted_line = end.line + 1
        if event.anchor is not None or event.tag is not None:
            self._decorations(event)
        text = event.value
        if event.style == '"':  # only there can a character be written by its number
            text = unicodedata.normalize("NFC", text)
            if (fault := fault_of_characters(text.replace("\0", "\x01"))) is not None:
                self.faults.append(Fault(fault[0], line, column, {"character": fault[2]}))
                text = harmless(text.replace("\0", " "))
        lost = event.style == "'" and APOSTROPHE.match(text) is not None
        self._put(Scalar(text, line, column, not event.style, behind, lost))

    def _open(self, node: Items | Pairs) -> None:
        self._put(node)
        self._stack.append(node)
        self._keys.append(None)

    def _close(self) -> None:
        self._stack.pop()
        self._keys.pop()

    def _put(self, node: Node) -> None:
        if not self._stack:
            if self.root is None:
                self.root = node
            return
        top = self._stack[-1]
        if isinstance(top, Items):
            top.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            if not isinstance(node, (Scalar, Unread)):
                self.faults.append(key_fault(node.line, node.column, "{ [ ?"))
                self._keys[-1] = Unread(node.line, node.column)
                top.spoiled = True
            else:
                self._keys[-1] = node
            return
        self._keys[-1] = None
        if isinstance(key, Scalar):
            top.pairs.append(Pair(key.text, key.line, key.column, node))
