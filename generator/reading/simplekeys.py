"""Front matter of nothing but simple keys, in a fraction of the time that YAML takes.

Most front matter is such: a key and a value a line, a short list between brackets, a key with keys below it. What
comes out is what reading YAML gives; a test holds the two against each other. Anything else is left to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.reading.frontmatter import APOSTROPHE, Items, Loaded, Node, Pair, Pairs, Scalar

_KEY: Final = re.compile(r"( *)([A-Za-z_]{1,60}):(?: (?=[^ ])(.*[^ :]))?")
_NAME: Final = r"[A-Za-z0-9](?:[^ ,:?#\[\]{}]| (?! ))*(?<! )"
_LIST: Final = re.compile(rf"\[{_NAME}(?:, {_NAME})*\]")
_QUOTED: Final = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_FOLDED: Final = re.compile(r"( +)(?=[^ ])(.*[^ ])")
LONGEST: Final = 200
"""Lines; more of them are read as YAML, which knows where to stop."""


def simple_keys(text: str, first_line: int) -> Loaded | None:
    """The tree of a YAML text of simple keys, without faults; None when anything else may stand in it.

    `first_line` is the line of the file at which the text begins.
    """
    lines = text.split("\n")
    if len(lines) > LONGEST or not "".join(lines).isprintable():
        return None
    reader = _Reader(lines, first_line)
    while reader.at < len(lines):
        if not reader.read_key():
            return None
    return None if reader.root is None or reader.waiting is not None else Loaded(reader.root, [])


@dataclass(slots=True)
class _Reader:
    lines: list[str]
    first_line: int
    at: int = 0
    root: Pairs | None = None
    below: Pairs | None = None
    """The keys below the last one, while they go on."""
    indent: int = 0
    waiting: Pair | None = None
    """A key without a value on its line: keys must follow below it."""

    def read_key(self) -> bool:
        """Read a line, and those that belong to its value; False when it may be anything else."""
        line = self.lines[self.at]
        number = self.first_line + self.at
        self.at += 1
        if not line:
            return True
        match = _KEY.fullmatch(line)
        if match is None:
            return False
        deep, key, value = len(match[1]), match[2], match[3]
        if not deep:
            if self.waiting is not None:
                return False
            self.below = None
        pair = Pair(key, number, deep + 1, Pairs(0, 0))
        if value is not None:
            node = self._value(value, number, deep + len(key) + 3)
            if node is None:
                return False
            pair.value = node
        if deep:
            return value is not None and self._put_below(pair, deep)
        if self.root is None:
            self.root = Pairs(number, 1)
        self.root.pairs.append(pair)
        if value is None:
            self.waiting = pair
        return True

    def _put_below(self, pair: Pair, deep: int) -> bool:
        if self.waiting is not None:
            self.below, self.indent = Pairs(pair.line, pair.column), deep
            self.waiting.value, self.waiting = self.below, None
        if self.below is None or deep != self.indent:
            return False
        self.below.pairs.append(pair)
        return True

    def _value(self, value: str, line: int, column: int) -> Node | None:
        """A value; None when it may be anything else than a text or a list of names."""
        first = value[0]
        if first.isalnum() or first == "(":
            return None if ": " in value or " #" in value else Scalar(value, line, column)
        if first == "[" and _LIST.fullmatch(value) is not None:
            at = column + 1
            items: list[Node] = []
            for name in value[1:-1].split(", "):
                items.append(Scalar(name, line, at))
                at += len(name) + 2
            return Items(line, column, items)
        if _QUOTED.fullmatch(value) is not None:
            lost = first == "'" and APOSTROPHE.match(value[1:-1]) is not None
            return Scalar(value[1:-1], line, column, plain=False, apostrophe=lost)
        if value == ">-" and column == len(self.lines[self.at - 1]) - 1:
            return self._folded(line, column) if self.below is None and self.waiting is None else None
        return None

    def _folded(self, line: int, column: int) -> Node | None:
        """A text over the next lines, all of them set in as far as the first one and deeper than any key."""
        told: list[str] = []
        inset = ""
        while self.at < len(self.lines) and (match := _FOLDED.fullmatch(self.lines[self.at])) is not None:
            if told and match[1] != inset:
                return None
            inset = match[1]
            told.append(match[2])
            self.at += 1
        return Scalar(" ".join(told), line, column, plain=False) if told else None
