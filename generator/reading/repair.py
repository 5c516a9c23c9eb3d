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
_SHORT: Final = re.compile(r"['‘’](?:[stnkmr]|er|ns|tis|twas)\b(?!')")
"""A Dutch short form at the beginning of a value: its apostrophe is no quote."""
_CURLED: Final = "“”„‘’‚«»"


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
        return _quote(there)
    if re.search(r"scanning an? (alias|anchor|tag)", context):
        return there.fault("file/yaml-anchor", sign=there.character)
    if "flow" in context:
        return there.fault("file/yaml-bracket", sign=there.character)
    if "cannot start any token" in problem or "node content" in problem or "directive" in context:
        return there.fault("file/yaml-character", sign=there.character)
    if "block scalar" in context:
        return there.fault("file/yaml-character", sign=there.character)
    if "could not find expected ':'" in problem:
        return key_fault(min(there.row, len(lines) - 1) + 1, there.column + 1, there.text)
    if "did not find expected" in problem:
        if last_quoted_line == mark.line + 1:
            return _quote(here)
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


def _quote(spot: _Spot) -> Fault:
    """Quotes that are not right; `better` is the line as it should be, where it begins with an apostrophe.

    Such an apostrophe may have been closed by one further down: then the line is told on which it stands.
    """
    here = min(spot.row, len(spot.lines) - 1)
    for row in (*range(here - 1, -1, -1), here):
        pair = _PAIR.match(spot.lines[row]) or _ITEM.match(spot.lines[row])
        value = pair[2].strip() if pair else ""
        if pair is None or not _SHORT.match(value) or '"' in value or (row < here and value.count("'") != 1):
            continue
        column = len(pair[1]) if row < here else spot.column
        better = f'{pair[1].strip()} "{value}"'[:90]
        return Fault("file/yaml-quote", row + 1, column + 1, {"better": better, "n": "1"})
    return spot.fault("file/yaml-quote", better="", n="0")


def key_fault(row: int, column: int, line: str) -> Fault:
    """A line that is no key with a value, on `row` and `column` from 1; `better` is the line with a blank in it."""
    match = _UNSPACED.match(line)
    better = f"{match[1].strip()} {match[2].strip()}" if match and not match[2].startswith("//") else ""
    facts = {"line": line.strip()[:60], "better": better[:61], "n": str(int(bool(better)))}
    return Fault("file/yaml-key", row, column, facts)


def _colon(here: _Spot) -> Fault:
    """A colon where none may stand: in a value, behind a key that stands too deep, or after a line without one."""
    before = here.text[: here.column]
    if (pair := _PAIR.match(here.text)) is not None and len(pair[1]) <= here.column:
        value = pair[2].strip()
        inside = "" if value[0] not in _CURLED or '"' in value else value.rstrip(_CURLED)
        inside = inside if _SHORT.match(inside) else inside.lstrip(_CURLED)
        straight = f'{pair[1].strip()} "{inside}"'[:90] if inside else ""
        return here.fault("file/yaml-colon", value=value[:60], straight=straight)
    row = here.row - 1
    if row >= 0 and (unspaced := _UNSPACED.match(here.lines[row])) and "://" not in unspaced[0]:
        return key_fault(row + 1, 1, here.lines[row])
    if row >= 0 and not before[:1].isspace() and ":" not in here.lines[row] and here.lines[row].strip():
        return key_fault(row + 1, 1, here.lines[row])
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
        value = value if _SHORT.match(value) else value.lstrip("'\"")
    return match[1] + "'" + value.replace("'", "''") + "'"
