"""The examples of the manual for writers pass the checks, and do what the manual says that they do."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from generator.catalogue import CATALOGUE
from generator.checking import check
from generator.checking.weighing import weigh
from generator.comparing.differences import changes_of
from generator.comparing.linking import link
from generator.findings import Finding, Level
from generator.reading.library import read_library
from tests.conftest import SiteOf
from tests.sites import MINIMAL
from tests.test_manual import NAMES, sections, text_of

ON = dt.date(2026, 6, 1)
_EXAMPLE = re.compile(
    r"^`((?:plans|stories|site_config)/[^`\n]+)`\n\n```(?:markdown|yaml)\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)

_EARLIER = {
    "rondleiding": "Iedere nieuwe bewoner krijgt een rondleiding.",
    "moestuin": "Bewoners kweken sla in de moestuin.",
    "levensverhaal": "Wij schrijven het levensverhaal op.",
    "wensengesprek": "Wij voeren een gesprek over wensen.",
    "activiteiten": "Elke dag is er iets te doen, binnen of buiten.",
    "welkom": "Wie hier nieuw komt wonen, krijgt van de buren bloemen op de eerste dag.",
}
"""Commitments of an earlier plan on which examples build: id → text."""


def site_of_examples(site_of: SiteOf, name: str) -> Path:
    """The minimal site of the tests with the examples of one page in it."""
    examples = _EXAMPLE.findall(text_of(name))
    paths = [path for path, _ in examples]
    assert len(paths) == len(set(paths))
    earlier = {
        f"plans/de-linde/2024/commitments/{id}.md": (
            f"---\ntitel: {id.capitalize()}\naandachtsgebied: wonen\naanleiding: Bewoners vroegen erom.\n---\n\n{text}\n"
        )
        for id, text in _EARLIER.items()
    }
    shared = {path: text for other in ("organisatie.md",) for path, text in _EXAMPLE.findall(text_of(other))}
    return site_of({**shared, **earlier, **dict(examples)})


def findings(root: Path) -> set[Finding]:
    """Everything that is wrong with a site."""
    library, unread = read_library(root)
    chains, unlinked = link(library)
    return {*weigh((*unread, *unlinked, *check(library, chains, ON)), library)}


@pytest.mark.parametrize("name", [name for name in NAMES if _EXAMPLE.search(text_of(name))])
def test_examples_with_a_path_pass_all_checks(name: str, site_of: SiteOf) -> None:
    found = findings(site_of_examples(site_of, name)) - findings(site_of())
    expected = {"consent/missing", "scores/few-people"}
    worse = [f for f in found if f.level > Level.NOTE and f.code not in expected]
    assert [(str(f.place), f.code, dict(f.facts)) for f in worse] == []


_PHRASE = r"(?<!\*)\*(?![*\s])([^*]+)(?<!\s)\*(?!\*)"


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code.startswith("personal/")])
def test_what_is_said_in_place_of_personal_data_is_none(code: str, site_of: SiteOf) -> None:
    text = " ".join(
        " ".join(next(lines for title, lines in sections("meldingen.md") if title == f"`{code}`")).split()
    )
    pairs = re.findall(f"{_PHRASE} in plaats van {_PHRASE}", text)
    story = MINIMAL["stories/de-linde/2024/licht-op-de-gang.md"]

    def personal(phrase: str) -> list[str]:
        root = site_of({"stories/de-linde/2024/hier.md": f"{story}\nZij vertelde dit: {phrase}.\n"})
        found = findings(root) - findings(site_of())
        return [finding.code for finding in found if finding.code.startswith("personal/")]

    for instead, given in pairs:
        assert personal(given) == [code]
        assert personal(instead) == []
    for allowed in re.findall(f"als {_PHRASE} mag", text):
        assert personal(allowed) == []


def test_the_examples_of_commitments_do_what_the_page_says(site_of: SiteOf) -> None:
    chain = link(read_library(site_of_examples(site_of, "voornemens.md"))[0])[0].of("de-linde")[0]
    told = changes_of(chain, 1)
    assert {change.id: change.kind.value for change in told.changes} == {
        "koele-kamers": "new",
        "samen-eten": "changed",
        "rondleiding": "ended",
        "kennismaken": "changed",
        "activiteiten-binnen": "changed",
        "activiteiten-buiten": "changed",
        "nachtrust": "changed",
    }
    assert [(rename.from_, rename.to) for rename in told.renamed] == [("moestuin", "tuin-voor-iedereen")]
    assert told.editorial == ("welkom",)
