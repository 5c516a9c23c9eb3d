"""`verschil withdraw`: the day is written into the file and nothing else changes; where the story stood is shown."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.writing.withdrawing import NotWritableError, mark_withdrawn
from tests.cli.running import run
from tests.conftest import SiteOf

DAY = dt.date(2026, 1, 31)
STORY = "stories/de-linde/2024/licht-op-de-gang.md"

HEAD = "---\ntitel: X\nstem: bewoner\n"
CASES = {
    "dutch": (
        HEAD + "toestemming:\n  gegeven_door: zelf\n  op: 2024-09-20 # dag\nklank: positief\n---\n\nTekst.\n",
        HEAD + "toestemming:\n  gegeven_door: zelf\n  op: 2024-09-20 # dag\n  ingetrokken: 2026-01-31\nklank: positief\n"
        "---\n\nTekst.\n",
    ),
    "english": (
        "---\ntitle: X\nconsent:\n    given_by: self\n    on: 2024-09-20\n---\n",
        "---\ntitle: X\nconsent:\n    given_by: self\n    on: 2024-09-20\n    withdrawn: 2026-01-31\n---\n",
    ),
    "in braces": (
        HEAD + "toestemming: {gegeven_door: zelf, op: 2024-09-20}\n---\n",
        HEAD + "toestemming: {ingetrokken: 2026-01-31, gegeven_door: zelf, op: 2024-09-20}\n---\n",
    ),
    "windows": (
        "\ufeff" + (HEAD + "toestemming:\n  op: 2024-09-20\n---\nTekst").replace("\n", "\r\n"),
        "\ufeff" + (HEAD + "toestemming:\n  op: 2024-09-20\n  ingetrokken: 2026-01-31\n---\nTekst").replace("\n", "\r\n"),
    ),
    "a later day stood there": (
        HEAD + "toestemming:\n  op: 2024-09-20\n  ingetrokken: 2027-05-01  # later\n  kenmerk: a\n---\n",
        HEAD + "toestemming:\n  op: 2024-09-20\n  ingetrokken: 2026-01-31  # later\n  kenmerk: a\n---\n",
    ),
    "a list as the last value": (
        HEAD + "toestemming:\n  op: 2024-09-20\n  voor:\n    - site\n    - beeld\n---\n",
        HEAD + "toestemming:\n  ingetrokken: 2026-01-31\n  op: 2024-09-20\n  voor:\n    - site\n    - beeld\n---\n",
    ),
    "a folded last value": (
        HEAD + "toestemming:\n  op: 2024-09-20\n  kenmerk: >\n    a\n    b\n---\n",
        HEAD + "toestemming:\n  ingetrokken: 2026-01-31\n  op: 2024-09-20\n  kenmerk: >\n    a\n    b\n---\n",
    ),
    "a last value that runs on": (
        HEAD + "toestemming:\n  op: 2024-09-20\n  kenmerk: a\n    b\n---\n",
        HEAD + "toestemming:\n  ingetrokken: 2026-01-31\n  op: 2024-09-20\n  kenmerk: a\n    b\n---\n",
    ),
    "odd letters before it": (
        "---\ntitel: Café – naïef\u2028x\ntoestemming:\n  op: 2024-09-20\n---\n",
        "---\ntitel: Café – naïef\u2028x\ntoestemming:\n  op: 2024-09-20\n  ingetrokken: 2026-01-31\n---\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_one_line_and_nothing_else(case: str) -> None:
    before, after = CASES[case]
    marked = mark_withdrawn(before.encode("utf-8"), STORY, DAY)
    assert marked.data.decode("utf-8") == after
    assert b"2026-01-31" in marked.data.splitlines()[marked.line - 1]


REFUSED = {
    "no consent": (HEAD + "---\n", "no-consent"),
    "consent was refused": (HEAD + "toestemming: nee\n---\n", "no-consent"),
    "no end": (HEAD + "toestemming:\n  op: 2024-09-20\n", "unreadable"),
    "braces over lines": (HEAD + "toestemming: {\n  op: 2024-09-20}\n---\n", "form"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_changed_safely_is_left_alone(case: str) -> None:
    text, why = REFUSED[case]
    with pytest.raises(NotWritableError, match=why):
        mark_withdrawn(text.encode("utf-8"), STORY, DAY)


def test_it_shows_where_the_story_stood_and_tells_the_steps(site_of: SiteOf, tmp_path: Path) -> None:
    root, out = site_of(), tmp_path / "uit"
    assert run(root, "build", "--out", str(out)).code == 0
    ran = run(root, "withdraw", "de-linde/2024/licht-op-de-gang", "--out", str(out))
    assert ran.code == 0
    assert "ingetrokken op 31 januari 2026" in ran.out
    assert "plans/de-linde/2025/commitments/nachtrust.md:3:1" in ran.out
    for place in (
        "de-linde/2024/verhalen/licht-op-de-gang/index.html",
        "de-linde/2024/verhalen/index.html",
        "de-linde/2024/edition.json",
        "de-linde/2025/index.html",
        "de-linde/voornemens/nachtrust/index.html",
    ):
        assert f"    {place}\n" in ran.out
    for word in ("git filter-repo", "reservekopie", "papier", "zorgkantoor", "Google", "verschil build"):
        assert word in ran.out
    assert run(root, "build", "--out", str(out)).code == 0
    ran = run(root, "withdraw", STORY, "--out", str(out))
    assert ran.code == 0
    assert "vonden wij het verhaal nergens" not in ran.out


def test_in_english(site_of: SiteOf, tmp_path: Path) -> None:
    site = "title: Different\nlanguage: en\norganisations: [de-linde]\n"
    ran = run(site_of({"site_config/site.yml": site}), "withdraw", "de-linde/2024/licht-op-de-gang")
    assert "was withdrawn on 31 January 2026" in ran.out
    assert "Vertel" not in ran.out


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ("de-linde/2024/licht-op-de-gan", "Bedoelde u `de-linde/2024/licht-op-de-gang`"),
        ("../../../etc/passwd", "is er niet"),
        ("x", "is er niet"),
    ],
)
def test_an_unknown_story_is_wrong_use(site_of: SiteOf, story: str, said: str) -> None:
    ran = run(site_of(), "withdraw", story)
    assert ran.code == 2
    assert said in ran.err


def test_a_file_that_cannot_be_changed_is_left_as_it_is(site_of: SiteOf) -> None:
    text = (HEAD + "toestemming: nee\n---\n").encode()
    root = site_of({STORY: text})
    ran = run(root, "withdraw", "de-linde/2024/licht-op-de-gang")
    assert ran.code == 1
    assert "ingetrokken: 2026-01-31" in ran.err
    assert (root / STORY).read_bytes() == text
    assert [p.name for p in (root / STORY).parent.iterdir()] == ["licht-op-de-gang.md"]
