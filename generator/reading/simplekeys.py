"""Front matter of nothing but simple keys, in a fraction of the time that YAML takes.

Most front matter is such: a key and a value a line, a short list between brackets, a key with keys below it. What
comes out is what reading YAML gives; a test holds the two against each other. Anything else is left to it.
"""

from __future__ import annotations

import re
from typing import Final

from generator.reading.frontmatter import Items, Loaded, Node, Pair, Pairs, Scalar

_KEY: Final = re.compile(r"( *)([A-Za-z_]{1,60}):(?: (?=[^ ])(.*[^ :]))?")
_LIST: Final = re.compile(r"\[[A-Za-z0-9][A-Za-z0-9/_.-]*(?:, [A-Za-z0-9][A-Za-z0-9/_.-]*)*\]")
_QUOTED: Final = re.compile(r"\"[^\"\\]*\"|'[^']*'")
LONGEST: Final = 200
"""Lines; more of them are read as YAML, which knows where to stop."""


def simple_keys(text: str, first_line: int) -> Loaded | None:
    """The tree of a YAML text of simple keys, without faults; None when anything else may stand in it.

    `first_line` is the line of the file at which the text begins.
    """
    lines = text.split("\n")
    if len(lines) > LONGEST:
        return None
    root: Pairs | None = None
    below: Pairs | None = None
    waiting: tuple[str, int] | None = None
    indent = 0
    for number, line in enumerate(lines, first_line):
        if not line:
            continue
        match = _KEY.fullmatch(line)
        if match is None or not line.isprintable():
            return None
        deep, key, value = len(match[1]), match[2], match[3]
        column = deep + 1
        node = None if value is None else _node(value, number, column + len(key) + 2)
        if value is not None and node is None:
            return None
        if root is None:
            if deep:
                return None
            root = Pairs(number, 1)
        if waiting is not None:
            if not deep:
                return None
            below, indent = Pairs(number, column), deep
            root.pairs.append(Pair(waiting[0], waiting[1], 1, below))
            waiting = None
        if not deep:
            below = None
            if node is None:
                waiting = (key, number)
            else:
                root.pairs.append(Pair(key, number, 1, node))
        elif below is None or deep != indent or node is None:
            return None
        else:
            below.pairs.append(Pair(key, number, column, node))
    return None if root is None or waiting is not None else Loaded(root, [])


def _node(value: str, line: int, column: int) -> Node | None:
    """A value on the line of its key; None when it may be anything else than a text or a list of names."""
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
        return Scalar(value[1:-1], line, column, plain=False)
    return None
