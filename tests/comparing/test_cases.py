"""Cases of comparing: each file draws plans and says what must be reported or found; its name is the test's.

A plan stands under its period: commitments by id (their text under `tekst`), `plan` for keys of `plan.md`,
`deviations` by name. `expect` is what `compare --format json` gives, where only the named parts count.
`findings` are the codes for plans, without notes on missing voices; left out, no errors may be found.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.comparing.chains import Chains
from generator.comparing.differences import compare
from generator.comparing.linking import link
from generator.comparing.report import as_data
from generator.content.period import Period
from generator.content.references import PlanRef
from generator.findings import Finding, Level
from generator.reading.library import read_library

CASES = sorted((Path(__file__).parent.parent / "cases" / "comparing").glob("*.yml"))
AREAS = [{"id": "wonen", "titel": "Wonen"}, {"id": "zorg", "titel": "Zorg"}]
LOCATIONS = [{"id": "noord", "titel": "Noord"}, {"id": "zuid", "titel": "Zuid"}]


def document(keys: dict[str, Any], text: str = "") -> str:
    """A file with front matter."""
    front = yaml.safe_dump(keys, allow_unicode=True, sort_keys=False)
    return f"---\n{front}---\n\n{text}\n"


def write(root: Path, case: dict[str, Any]) -> list[str]:
    """Writes the case's plans as files; gives its periods in order."""
    periods = sorted(name for name in case if re.fullmatch(r"\d{4}(-\d{4})?", name))
    files = {
        "site_config/site.yml": "titel: Proef\norganisaties: [huis]\n",
        "site_config/organisations/huis.yml": yaml.safe_dump(
            {
                "naam": "Het Huis",
                "aandachtsgebieden": case.get("areas", AREAS),
                "locaties": case.get("locations", LOCATIONS),
            }
        ),
        "site_config/readers/zorgkantoor.yml": "titel: Zorgkantoor\n",
        "site_config/frameworks/kompas.yml": "titel: Kompas\nthemas:\n  - {id: kennen, titel: Kennen}\n",
    }
    seen: set[str] = set()
    for period in periods:
        drawn = dict(case[period])
        folder = f"plans/huis/{period}"
        plan = {"titel": f"Plan {period}", "vastgesteld": {"op": f"{int(period[:4]) - 1}-12-01"}}
        plan |= drawn.pop("plan", {})
        files[f"{folder}/plan.md"] = document({k: v for k, v in plan.items() if v is not None}, "Ons plan.")
        for name, keys in drawn.pop("deviations", {}).items():
            files[f"{folder}/deviations/{name}.md"] = document(keys, "Het ging anders.")
        for id, keys in drawn.items():
            front = {key: value for key, value in keys.items() if key != "tekst"}
            if id not in seen and "was" not in keys:
                front.setdefault("aandachtsgebied", "wonen")
            files[f"{folder}/commitments/{id}.md"] = document(front, keys.get("tekst", ""))
            seen.add(id)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return periods


def contains(found: Any, expected: Any, where: str = "report") -> None:
    """Asserts that what is expected is there; in mappings only the named keys count."""
    if isinstance(expected, dict) and expected:
        assert isinstance(found, dict), where
        for key, value in expected.items():
            assert key in found, f"{where}.{key}"
            contains(found[key], value, f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), f"{where}: {found}"
        for index, value in enumerate(expected):
            contains(found[index], value, f"{where}[{index}]")
    else:
        assert found == expected, where


def of_plans(findings: tuple[Finding, ...]) -> list[str]:
    """Codes of findings on plans, without the note on missing voices."""
    return sorted(f.code for f in findings if f.code != "change/without-voice")


def reported(chains: Chains, first: str | None, last: str) -> dict[str, Any]:
    """The report on two periods; by default the last and the one it follows."""
    found = chains.find(PlanRef("huis", Period.parse(last)))
    assert found is not None
    chain, index = found
    if first is None:
        return as_data(compare(chain, index - 1 if index else None, index))
    other = chains.find(PlanRef("huis", Period.parse(first)))
    assert other is not None
    return as_data(compare(chain, other[1], index))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    case = {str(name): value for name, value in case.items()}
    periods = write(tmp_path, case)
    library, unread = read_library(tmp_path)
    assert [f for f in unread if f.level is Level.ERROR] == []
    chains, findings = link(library)
    if "findings" in case:
        assert of_plans(findings) == sorted(case["findings"])
    else:
        assert [f for f in findings if f.level is Level.ERROR] == []
    if "expect" in case:
        first, last = case.get("compare", (None, periods[-1]))
        contains(reported(chains, first, last), case["expect"])


def test_there_are_cases() -> None:
    assert len(CASES) >= 40
