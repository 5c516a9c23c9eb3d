"""Findings for machines: JSON, annotations of GitHub, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from generator.findings import Finding, Level
from generator.locale import Language

_GITHUB: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def as_json(findings: Sequence[Finding], language: Language) -> str:
    """A list of `{code, level, path, line, column, message, hint}`."""
    return json.dumps([_plain(finding, language) for finding in findings], ensure_ascii=False, indent=2)


def _plain(finding: Finding, language: Language) -> dict[str, Any]:
    message = language.message(finding)
    return {
        "code": finding.code,
        "level": finding.level.word,
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": message.text,
        "hint": message.hint,
    }


def as_github(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    """One workflow command per finding, as GitHub Actions reads them from a log.

    Source of the escapes: the toolkit of GitHub Actions (`%`, line ends; in properties also `:` and `,`).
    """
    for finding in findings:
        message = language.message(finding)
        place = finding.place
        properties = ",".join(
            f"{name}={_property(str(value))}"
            for name, value in (
                ("file", place.path),
                ("line", place.line),
                ("col", place.column),
                ("title", finding.code),
            )
        )
        yield f"::{_GITHUB.get(finding.level, 'notice')} {properties}::{_data(f'{message.text} {message.hint}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(findings: Sequence[Finding], language: Language) -> str:
    """A SARIF 2.1.0 log with one run; paths are relative to the root (`%SRCROOT%`)."""
    codes = sorted({finding.code for finding in findings})
    results = []
    for finding in findings:
        message = language.message(finding)
        results.append(
            {
                "ruleId": finding.code,
                "ruleIndex": codes.index(finding.code),
                "level": finding.level.word,
                "message": {"text": f"{message.text} {message.hint}"},
                "locations": [{"physicalLocation": _location(finding)}],
            }
        )
    run = {
        "tool": {
            "driver": {"name": "verschil", "language": language.code, "rules": [{"id": c} for c in codes]}
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _location(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "artifactLocation": {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": max(place.line, 1), "startColumn": max(place.column, 1)},
    }
