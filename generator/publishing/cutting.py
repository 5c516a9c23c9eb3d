"""Cutting out of a page what may not stand there any longer: the smallest whole part of it that leaves nothing behind."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_WHOLE: Final = frozenset(
    {"li", "article", "tr", "figure", "blockquote", "details", "dd", "dt", "aside", "section", "p", "ul", "ol", "dl",
     "table", "div", "meta", "link", "script", "img", "entry", "item", "url", "nav", "svg"}
)  # fmt: skip
"""Elements that can be left out without the rest making no sense."""

_CLASSES: Final = re.compile(r"\sclass=\"([^\"]*)\"")
_TAG: Final = re.compile(r"<[^>]*>")

Bad = Callable[[str], bool]
"""Whether a stretch of a page holds what may not stand there."""


@dataclass(slots=True)
class _Node:
    name: str
    begin: int
    end: int
    children: list[_Node] = field(default_factory=list)


def cut_page(text: str, bad: Bad) -> str | None:
    """The page without what is bad; None when that cannot be cut out without cutting the page itself."""
    tree = _Tree(text)
    cuts: list[tuple[int, int]] = []
    if not _cut(tree.root, text, bad, cuts):
        return None
    return _without(text, 0, len(text), cuts)


def replace_parts(text: str, instead: Mapping[str, str]) -> str:
    """The page with other markup in place of every element that has one of these classes."""
    for name, begin, end in reversed(list(_with_class(text, instead.keys()))):
        text = text[:begin] + instead[name] + text[end:]
    return text


def parts_with(text: str, classes: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """The outermost elements of a page that have one of these classes: that class, and the element as it stands."""
    return ((name, text[begin:end]) for name, begin, end in _with_class(text, classes))


def _with_class(text: str, classes: AbstractSet[str]) -> Iterator[tuple[str, int, int]]:
    todo = _Tree(text).root.children[::-1]
    while todo:
        node = todo.pop()
        tag = text[node.begin : text.find(">", node.begin) + 1]
        names = match[1].split() if (match := _CLASSES.search(tag)) else []
        found = next((name for name in names if name in classes), None)
        if found is not None:
            yield found, node.begin, node.end
        else:
            todo += node.children[::-1]


def _cut(node: _Node, text: str, bad: Bad, cuts: list[tuple[int, int]]) -> bool:
    """Gather what to cut within a node; False when it stays bad and cannot be cut whole."""
    if not bad(text[node.begin : node.end]):
        return True
    own: list[tuple[int, int]] = []
    clean = [_cut(child, text, bad, own) for child in node.children]
    if all(clean) and not bad(_without(text, node.begin, node.end, own)):
        emptied = bool(own) and not _TAG.sub("", _without(text, node.begin, node.end, own)).strip()
        cuts.extend([(node.begin, node.end)] if emptied and node.name in _WHOLE else own)
        return True
    if node.name in _WHOLE:
        cuts.append((node.begin, node.end))
        return True
    return False


def _without(text: str, begin: int, end: int, cuts: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = begin
    for first, last in sorted(cuts):
        parts.append(text[at:first])
        at = max(at, last)
    parts.append(text[at:end])
    return "".join(parts)


class _Tree(HTMLParser):
    """The elements of a page and where each begins and ends."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.root = _Node("", 0, len(text))
        self._open = [self.root]
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.feed(text)
        self.close()

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """An element begins; one that cannot hold anything ends at once."""
        begin = self._at()
        raw = self.get_starttag_text() or ""
        node = _Node(tag, begin, begin + len(raw))
        self._open[-1].children.append(node)
        if tag not in _VOID and not raw.endswith("/>"):
            node.end = self.root.end
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed at once."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, with whatever was left open in it."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].name == tag:
                end = self._at() + len(tag) + 3
                for node in self._open[depth:]:
                    node.end = end
                del self._open[depth:]
                return


def cut_table(text: str, bad: Bad) -> str:
    """A table of values (CSV) with bad cells emptied, and without rows that tell of nothing else."""
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    out = io.StringIO()
    end = "\r\n" if "\r\n" in text else "\n"
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        kept = ["" if bad(cell) else cell for cell in row]
        if sum(before != after for before, after in zip(row, kept, strict=True)) <= 1:
            writer.writerow(kept)
    return out.getvalue()


def cut_calendar(text: str, bad: Callable[[str], bool]) -> str | None:
    """A calendar without the events that are bad; None when nothing is left of it. `bad` is asked of whole events."""
    head, *events = re.split(r"^BEGIN:VEVENT\r?\n", text, flags=re.MULTILINE)
    parts = [re.split(r"^END:VEVENT\r?\n", event, maxsplit=1, flags=re.MULTILINE) for event in events]
    kept = [event for event, *_ in parts if not bad(event)]
    if not kept:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    return (
        head + "".join(f"BEGIN:VEVENT{end}{event}END:VEVENT{end}" for event in kept) + "".join(parts[-1][1:])
    )


def cut_json(text: str, bad: Bad) -> str | None:
    """JSON without the list items and values that are bad; None when it is no JSON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    pruned = _pruned(data, bad)
    indent = 2 if "\n " in text else None
    return json.dumps(pruned, ensure_ascii=False, indent=indent) + ("\n" if text.endswith("\n") else "")


def _pruned(data: Any, bad: Bad) -> Any:
    if isinstance(data, dict):
        return {key: _pruned(value, bad) for key, value in data.items() if not bad(key)}
    if isinstance(data, list):
        # an item that tells of a voice goes whole: what is left of it would tell of it too
        return [
            each if not _is_bad(each, bad) else _pruned(each, bad)
            for each in data
            if not (_is_bad(each, bad) and _is_small(each, bad))
        ]
    return None if isinstance(data, str) and bad(data) else data


def _is_bad(data: Any, bad: Bad) -> bool:
    return bad(data) if isinstance(data, str) else bad(json.dumps(data, ensure_ascii=False))


def _is_small(data: Any, bad: Bad) -> bool:
    """Whether an item is bad in itself and not merely in a list somewhere below it."""
    if isinstance(data, dict):
        return any(isinstance(value, str) and bad(value) for value in data.values())
    if isinstance(data, list):
        return any(isinstance(value, str) and bad(value) for value in data)
    return True
