"""`verschil compare`."""

from __future__ import annotations

import pytest

from tests.cli.running import run
from tests.conftest import SiteOf

PLAN = "---\ntitel: Plan {0}\nvastgesteld:\n  op: {0}-01-15\n---\n"
PLAN_2026 = {
    "plans/de-linde/2026/plan.md": PLAN.format("2026"),
    "plans/de-linde/2026/commitments/samen-eten.md": "---\naanleiding: Klaar.\neindigt: behaald\n---\n",
}
KEYS = [
    "organisation",
    "from",
    "to",
    "changes",
    "continued",
    "rolled",
    "renamed",
    "editorial",
    "deviations",
    "so_far",
]


def test_the_newest_plan_and_the_one_that_it_follows(site_of: SiteOf) -> None:
    ran = run(site_of(PLAN_2026), "compare", "de-linde", "--format", "json")
    assert ran.code == 0
    assert list(ran.data) == KEYS
    assert (ran.data["from"], ran.data["to"]) == ("2025", "2026")
    assert [(c["id"], c["kind"]) for c in ran.data["changes"]] == [("samen-eten", "ended")]
    assert ran.data["continued"] == ["nachtrust"]


@pytest.mark.parametrize(
    ("periods", "from_", "to", "ids"),
    [
        (["2024"], "2024", "2026", ["nachtrust", "samen-eten"]),
        (["2024", "2025"], "2024", "2025", ["nachtrust"]),
        (["2026", "2024"], "2026", "2024", ["nachtrust", "samen-eten"]),
    ],
)
def test_any_two_of_one_chain(
    site_of: SiteOf, periods: list[str], from_: str, to: str, ids: list[str]
) -> None:
    data = run(site_of(PLAN_2026), "compare", "de-linde", *periods, "--format", "json").data
    assert (data["from"], data["to"]) == (from_, to)
    assert [change["id"] for change in data["changes"]] == ids


def test_a_year_that_rolled_is_told_when_there_is_a_reason(site_of: SiteOf) -> None:
    front = (
        "---\ntitel: Proef in {0}\naandachtsgebied: wonen\naanleiding: De proef is een jaar later.\n---\n\n"
    )
    root = site_of(
        {
            **PLAN_2026,
            "plans/de-linde/2025/commitments/proef.md": front.format(2025) + "In 2025 doen wij een proef.\n",
            "plans/de-linde/2026/commitments/proef.md": front.format(2026) + "In 2026 doen wij een proef.\n",
        }
    )
    out = run(root, "compare", "de-linde").out
    assert "Proef in [-2025-]{+2026+}" in out
    assert "2025 → 2026\n    In [-2025-] {+2026+} doen wij een proef." in out


def test_a_first_plan_is_a_beginning(site_of: SiteOf) -> None:
    root = site_of(
        {"plans/de-linde/2025/plan.md": None, "plans/de-linde/2025/commitments/nachtrust.md": None}
    )
    data = run(root, "compare", "de-linde", "--format", "json").data
    assert (data["from"], data["to"], data["changes"], data["continued"]) == (None, "2024", [], [])
    assert "Hier begint het" in run(root, "compare", "de-linde").out


def test_text_tells_why_and_marks_what_differs(site_of: SiteOf) -> None:
    out = run(site_of(), "compare", "de-linde").out
    assert "Zorggroep De Linde: 2024 → 2025" in out
    assert "Wonen en leven" in out
    assert "Twee bewoners vroegen erom." in out
    assert "na [-elf-] {+tien+} uur" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["de-lnde"], "de-linde"),
        (["de-linde", "2023"], "2024"),
        (["de-linde", "25"], "2025-2026"),
        (["de-linde", "2024", "2030"], "2030"),
    ],
)
def test_wrong_use_names_the_nearest(site_of: SiteOf, args: list[str], said: str) -> None:
    ran = run(site_of(), "compare", *args)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    "path", ["plans/de-linde/2024/plan.md", "plans/de-linde/2024/commitments/nachtrust.md"]
)
def test_a_comparison_that_cannot_be_made_is_no_result(site_of: SiteOf, path: str) -> None:
    ran = run(site_of({path: "---\ntitel: [\n---\n"}), "compare", "de-linde", "--format", "json")
    assert ran.code == 1
    assert ran.out == ""
    assert path in ran.err


def test_another_error_does_not_take_the_result_away(site_of: SiteOf) -> None:
    root = site_of(
        {"plans/de-linde/2025/commitments/nachtrust.md": "---\ntitl: x\n---\n\nHeel iets anders.\n"}
    )
    ran = run(root, "compare", "de-linde", "--format", "json")
    assert ran.code == 1
    assert [change["id"] for change in ran.data["changes"]] == ["nachtrust"]
    assert "change/without-reason" in ran.err


def test_an_error_elsewhere_is_no_matter(site_of: SiteOf) -> None:
    root = site_of({"plans/ander/2025/plan.md": "---\ntitl: x\n---\n"})
    assert run(root, "compare", "de-linde").code == 0


def test_a_voice_that_may_not_be_published_is_not_named(site_of: SiteOf) -> None:
    withheld = "---\ntitel: GEHEIM\nstem: bewoner\ntoestemming: nee\n---\n\nGEHEIM.\n"
    root = site_of({"stories/de-linde/2024/licht-op-de-gang.md": withheld})
    ran = run(root, "compare", "de-linde", "--format", "json")
    assert ran.data["changes"][0]["prompted_by"] == []
    assert "GEHEIM" not in run(root, "compare", "de-linde").out


def test_an_organisation_without_plans(site_of: SiteOf) -> None:
    ran = run(site_of({"site_config/organisations/leeg.yml": "naam: Leeg\n"}), "compare", "leeg")
    assert ran.code == 2
    assert "new plan" in ran.err


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_older_plan_never_stands_in_for_one_that_cannot_be_read(site_of: SiteOf, form: str) -> None:
    root = site_of({"plans/de-linde/2025/plan.md": "---\ntitel: [\n---\n"})
    ran = run(root, "compare", "de-linde", "--format", form)
    assert (ran.code, ran.out) == (1, "")
    assert "plans/de-linde/2025/plan.md" in ran.err


def test_a_deviation_that_cannot_be_read_is_not_left_out(site_of: SiteOf) -> None:
    root = site_of({"plans/de-linde/2024/deviations/nachtrust.md": "---\nuitkomst: [\n---\n"})
    ran = run(root, "compare", "de-linde", "--format", "json")
    assert (ran.code, ran.out) == (1, "")
