"""The hints at files that are empty or missing work: who follows one has a file that can be read."""

from __future__ import annotations

import re

import pytest

from generator.locale import languages
from generator.reading.library import read_library
from tests.conftest import SiteOf

FILES = {
    "site_config/site.yml": 3,
    "site_config/organisations/de-linde.yml": 4,
    "site_config/frameworks/kompas.yml": 4,
    "site_config/instruments/spiegel.yml": 5,
    "site_config/readers/zorgkantoor.yml": 1,
    "plans/de-linde/2025/scores/spiegel.yml": 4,
}
"""Path → how many lines the hint gives."""


def lines_of(hint: str) -> list[str]:
    """The lines of the example in a hint: what stands between backquotes, but for the file's own name."""
    return [each for each in re.findall(r"`([^`]*)`", hint) if not re.fullmatch(r"\S+\.yml", each)]


@pytest.mark.parametrize("code", sorted(languages()))
@pytest.mark.parametrize(("path", "number"), list(FILES.items()))
def test_who_follows_the_hint_has_a_file_that_is_right(
    site_of: SiteOf, path: str, number: int, code: str
) -> None:
    (finding,) = [f for f in read_library(site_of({path: ""}))[1] if f.place.path == path]
    assert finding.code == "file/empty"
    lines = lines_of(languages()[code].message(finding).hint)
    assert len(lines) == number
    _, findings = read_library(site_of({path: "\n".join(lines) + "\n"}))
    assert [f for f in findings if f.code != "site/unknown-organisation"] == []


def test_a_missing_site_file_is_told_what_stands_in_it(site_of: SiteOf) -> None:
    (finding,) = read_library(site_of({"site_config/site.yml": None}))[1]
    hint = languages()["nl"].message(finding).hint
    assert "verschil new" not in hint
    assert len(lines_of(hint)) == 3


@pytest.mark.parametrize("path", ["plans/de-linde/2025/plan.md", "stories/de-linde/2024/licht-op-de-gang.md"])
def test_texts_can_be_begun_by_a_command(site_of: SiteOf, path: str) -> None:
    (finding,) = [f for f in read_library(site_of({path: ""}))[1] if f.place.path == path]
    assert "`verschil new`" in languages()["nl"].message(finding).hint
