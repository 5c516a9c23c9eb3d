"""Findings for machines, in the shapes that those machines read."""

from __future__ import annotations

import json

import pytest

from generator.cli.formats import as_github, as_json, as_sarif
from generator.findings import Level, Place, find, in_order
from generator.locale import language

NL = language("nl")
FINDINGS = in_order(
    [
        find("site/address-taken", Place("site_config/pages/a,b: 100%.md", 2, 3), address="x\ny"),
        find("site/address-taken", Place("site_config/pages/ß é.md"), address="ok").at_level(Level.NOTE),
        find("site/address-taken", Place("a.md"), address="ok").at_level(Level.WARNING),
    ]
)


def test_json_is_the_list_of_the_contract() -> None:
    data = json.loads(as_json(FINDINGS, NL))
    assert [list(each) for each in data] == [
        ["code", "level", "path", "line", "column", "message", "hint"]
    ] * 3
    assert [(each["path"], each["line"], each["column"], each["level"]) for each in data] == [
        ("a.md", 1, 1, "warning"),
        ("site_config/pages/a,b: 100%.md", 2, 3, "error"),
        ("site_config/pages/ß é.md", 1, 1, "note"),
    ]


def test_github_annotations_are_escaped() -> None:
    warning, error, notice = as_github(FINDINGS, NL)
    assert warning.startswith("::warning file=a.md,line=1,col=1,title=site/address-taken::")
    assert error.startswith(
        "::error file=site_config/pages/a%2Cb%3A 100%25.md,line=2,col=3,title=site/address-taken::"
    )
    assert "x%0Ay" in error
    assert "\n" not in error
    assert notice.startswith("::notice ")


def test_sarif_has_what_readers_of_it_need() -> None:
    log = json.loads(as_sarif(FINDINGS, NL))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["tool"]["driver"]["name"] == "verschil"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert " " not in place["artifactLocation"]["uri"]
    assert run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "site_config/pages/a%2Cb%3A%20100%25.md"
    )


@pytest.mark.parametrize("form", [as_json, as_sarif])
def test_nothing_found_is_still_whole(form: object) -> None:
    assert json.loads(form([], NL)) is not None  # type: ignore[operator]
