"""What YAML's own complaints mean to a writer, and mending a line so that the rest of the file can be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import yaml

_PAIR: Final = re.compile(r"^(\s*(?:- +)*[^\s:#'\"\[\]{},&*!|>%@`-][^:\n]*:[ \t]+)(\S.*)$")
_ITEM: Final = re.compile(r"^(\s*(?:- +)+)(\S.*)$")
_UNSPACED: Final = re.compile(r"^(\s*(?:- +)*[\w-]+:)(\S.*)$")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a text: the finding code, line and column counted from 1, and the facts of its message."""

    code: str
    line: int
    column: int
    facts: Mapping[str, str] = field(default_factory=dict)

    def moved(self, lines: int) -> Fault:
        """The same fault in a text that begins further down its file."""
        return replace(self, line=self.line + lines)


def fault_of(error: yaml.YAMLError, text: str, last_quoted_line: int) -> Fault:
    """The fault that YAML met, named after what the writer did; lines counted from 1 in `text`.

    `last_quoted_line` is the line on which the last complete quoted text ended.
    """
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    mark: Any = getattr(error, "problem_mark", None)
    start: Any = getattr(error, "context_mark", None) or mark
    if mark is None:
        return Fault("file/yaml", 1, 1, {"line": ""})
    lines = text.split("\n")
    here = _Spot(lines, mark.line, mark.column)
    there = _Spot(lines, start.line, start.column)
    if (tab := _tab(here, there)) is not None:
        return tab
    if problem.startswith("mapping values are not allowed"):
        return _colon(here)
    if "quoted scalar" in context:
        return there.fault("file/yaml-quote")
    if re.search(r"scanning an? (alias|anchor|tag)", context):
        return there.fault("file/yaml-anchor", sign=there.character)
    if "flow" in context:
        return there.fault("file/yaml-bracket", sign=there.character)
    if "cannot start any token" in problem or "node content" in problem or "directive" in context:
        return there.fault("file/yaml-character", sign=there.character)
    if "block scalar" in context:
        return there.fault("file/yaml-character", sign=there.character)
    if "could not find expected ':'" in problem:
        return there.fault("file/yaml-key", line=there.text.strip())
    if "did not find expected" in problem:
        if last_quoted_line == mark.line + 1:
            return here.fault("file/yaml-quote")
        return here.fault("file/yaml-indent")
    return here.fault("file/yaml", line=here.text.strip())


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in a text, counted from 0; the last line when it lies behind the end."""

    lines: list[str]
    row: int
    column: int

    @property
    def text(self) -> str:
        return self.lines[min(self.row, len(self.lines) - 1)]

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]

    def fault(self, code: str, **facts: str) -> Fault:
        return Fault(code, min(self.row, len(self.lines) - 1) + 1, self.column + 1, facts)


def _tab(*spots: _Spot) -> Fault | None:
    for spot in spots:
        indent = spot.text[: len(spot.text) - len(spot.text.lstrip())]
        if "\t" in indent and spot.column <= len(indent):
            return Fault("file/yaml-tab", spot.row + 1, indent.index("\t") + 1)
        if spot.character == "\t":
            return spot.fault("file/yaml-tab")
    return None


def _colon(here: _Spot) -> Fault:
    """A colon where none may stand: in a value, behind a key that stands too deep, or after a line without one."""
    before = here.text[: here.column]
    if (pair := _PAIR.match(here.text)) is not None and len(pair[1]) <= here.column:
        return here.fault("file/yaml-colon", value=pair[2].strip()[:60])
    row = here.row - 1
    if row >= 0 and (unspaced := _UNSPACED.match(here.lines[row])) and "://" not in unspaced[0]:
        return Fault("file/yaml-key", row + 1, 1, {"line": here.lines[row].strip()[:60]})
    if row >= 0 and not before[:1].isspace() and ":" not in here.lines[row] and here.lines[row].strip():
        return Fault("file/yaml-key", row + 1, 1, {"line": here.lines[row].strip()[:60]})
    indent = len(before) - len(before.lstrip())
    return Fault("file/yaml-indent", here.row + 1, indent + 1)


def mend(text: str, fault: Fault) -> str | None:
    """The text with the faulty line written so that reading can go on; None when it is not clear how.

    Lines keep their number. A value with a colon or a sign in it gets quotes, tabs become blanks, a missing
    blank is added behind a colon.
    """
    lines = text.split("\n")
    row = fault.line - 1
    line = lines[row]
    match fault.code:
        case "file/yaml-tab":
            mended = line.replace("\t", "  ") if "\t" in line else None
        case (
            "file/yaml-colon"
            | "file/yaml-quote"
            | "file/yaml-character"
            | "file/yaml-anchor"
            | "file/yaml-bracket"
        ):
            mended = _quoted(line)
        case "file/yaml-key":
            match = _UNSPACED.match(line)
            mended = f"{match[1]} {match[2]}" if match else f"# {line}" if ":" not in line else None
        case _:
            mended = None
    if mended is None or mended == line:
        return None
    lines[row] = mended
    return "\n".join(lines)


def _quoted(line: str) -> str | None:
    match = _PAIR.match(line) or _ITEM.match(line)
    if match is None:
        return None
    value = match[2].rstrip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    else:
        value = value.lstrip("'\"")
    return match[1] + "'" + value.replace("'", "''") + "'"
