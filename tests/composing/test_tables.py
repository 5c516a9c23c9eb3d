"""The tables: they open rightly in a Dutch Excel, hold a row for each thing told, and never a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest

from generator.composing.site import ComposedSite
from generator.composing.tables import COLUMNS, as_cell
from generator.composing.wording import Wording
from generator.locale import language
from tests.composing.building import commitment, composed, edition_json, plan
from tests.conftest import SiteOf

ROOT = Path(__file__).parents[2]
DUTCH = Wording(language("nl"))


def raw(site: ComposedSite, edition: str) -> bytes:
    return next(asset.data for asset in site.assets if asset.address == f"{edition}/edition.csv")


def table(site: ComposedSite, edition: str) -> list[dict[str, str]]:
    """Rows by the English names of their columns."""
    lines = list(csv.reader(io.StringIO(raw(site, edition).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert all(len(line) == len(COLUMNS) for line in lines)
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines[1:]]


def test_the_file_is_as_excel_wants_it() -> None:
    data = raw(composed(ROOT), "de-linde/2026")
    assert data.startswith(b"\xef\xbb\xbfOrganisatie;Periode;")
    assert data.endswith(b"\r\n")
    text = data.decode("utf-8-sig")
    # row ends are CRLF; a line break within a cell is LF alone
    assert text.replace("\r\n", "").count("\r") == 0
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(rows) == text.count("\r\n")


def test_one_row_for_each_change_deviation_and_commitment_that_continues() -> None:
    site = composed(ROOT)
    places = [
        a.address.removesuffix("/edition.csv") for a in site.assets if a.address.endswith("/edition.csv")
    ]
    assert len(places) > 5
    for place in places:
        report = edition_json(site, place)["report"]
        rows = table(site, place)
        if report is None:
            assert rows == []
            continue
        told = [(c["id"], c["reason"] or "") for c in report["changes"]]
        assert sorted((r["id"], r["reason"]) for r in rows if r["row"] == "verandert") == sorted(told)
        assert [r["id"] for r in rows if r["row"] == "liep anders"] == [
            d["commitment"] for d in report["deviations"]
        ]
        so_far = [d["commitment"] for d in report["so_far"]]
        assert [r["id"] for r in rows if r["row"] == "liep anders, tot nu toe"] == so_far
        assert [r["id"] for r in rows if r["row"] == "gaat door"] == report["continued"]
        assert len(rows) == len(told) + len(report["deviations"]) + len(so_far) + len(report["continued"])


def test_what_stands_in_the_rows(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                "plans/de-linde/2024/deviations/samen-eten.md": "---\nuitkomst: deels\naanleiding: Ziek; lang.\n"
                'locaties: lindehof\ngeleerd: Eerder bellen.\nen_nu: Een vaste kok.\n---\n\nEerste.\n\nTweede "deel".\n',
            }
        )
    )
    change, deviation, same = table(site, "de-linde/2025")
    common = {"organisation": "Zorggroep De Linde", "period": "2025"}
    assert change == {
        **dict.fromkeys(COLUMNS, ""), **common, "adopted": "2025-01-15", "row": "verandert", "kind": "Anders",
        "id": "nachtrust", "title": "Rustige nachten", "area": "Wonen en leven", "locations": "de hele organisatie",
        "facets": "tekst", "reason": "Twee bewoners vroegen erom.",
        "text_before": "Wij lopen na elf uur geen rondes meer.", "text_after": "Wij lopen na tien uur geen rondes meer.",
        "voices": "1", "voice_refs": "de-linde/2024/licht-op-de-gang", "since": "2024",
        "address": "de-linde/voornemens/nachtrust/",
    }  # fmt: skip
    assert deviation == {
        **dict.fromkeys(COLUMNS, ""), **common, "adopted": "2025-01-15", "row": "liep anders", "kind": "Deels gelukt",
        "id": "samen-eten", "title": "Samen eten", "locations": "Lindehof", "reason": "Ziek; lang.",
        "practice": "2024", "happened": 'Eerste.\n\nTweede "deel".', "learnt": "Eerder bellen.",
        "next": "Een vaste kok.", "voices": "0", "address": "de-linde/voornemens/samen-eten/",
    }  # fmt: skip
    assert (same["row"], same["id"], same["kind"]) == ("gaat door", "samen-eten", "gaat door")
    assert same["text_after"] == "Wie wil, eet samen in de huiskamer."


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+31 6",
        "-2 uur",
        "@SUM(A1)",
        "\t=1",
        "  =1",
        "\n=1",
        '=HYPERLINK("https://kwaad.example")',
        "＝1",
        "−3",
        "\xa0=1",
    ],
)
def test_no_cell_of_a_writers_is_a_formula(text: str) -> None:
    assert as_cell(text, DUTCH) == "'" + text


@pytest.mark.parametrize("text", ["Rust", "a=b", "3 - 2", "‘s nachts", "'s nachts", "80 %", ""])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert as_cell(text, DUTCH) == text


def test_titles_and_reasons_of_writers_are_defused_in_the_file(site_of: SiteOf) -> None:
    root = site_of(
        {
            "plans/de-linde/2025/commitments/nachtrust.md": commitment(
                "\"=cmd|' /C calc'!A0\"", "@iedereen slaapt.", aanleiding='"-1 + 1"'
            )
        }
    )
    change = table(composed(root), "de-linde/2025")[0]
    assert change["title"].startswith("'=cmd")
    assert change["text_after"].startswith("'@")
    assert change["reason"] == "'-1 + 1"


@pytest.mark.parametrize(
    ("value", "code", "cell"),
    [
        (1.5, "nl", "1,5"),
        (-0.25, "nl", "-0,25"),
        (1.5, "en", "1.5"),
        (12, "nl", "12"),
        (dt.date(2025, 3, 1), "nl", "2025-03-01"),
        (None, "nl", ""),
    ],
)
def test_numbers_and_days(value: float | dt.date | None, code: str, cell: str) -> None:
    assert as_cell(value, Wording(language(code))) == cell


def test_a_text_that_excel_cannot_hold_is_cut() -> None:
    assert len(as_cell("a" * 40_000, DUTCH)) < 32_767


def test_headings_are_in_the_language_of_the_site(site_of: SiteOf) -> None:
    english = site_of({"site_config/site.yml": "titel: x\ntaal: en\norganisaties: [de-linde]\n"})
    assert raw(composed(english), "de-linde/2025").decode("utf-8-sig").startswith("Organisation;Period;")
    for code in ("nl", "en"):
        wording = Wording(language(code))
        headings = [wording(f"column.{name}") for name in COLUMNS]
        assert len(set(headings)) == len(headings)


def test_an_organisation_reads_its_own_nouns(site_of: SiteOf) -> None:
    root = site_of()
    file = root / "site_config/organisations/de-linde.yml"
    file.write_text(
        file.read_text(encoding="utf-8") + "labels:\n  aandachtsgebied: pijler\n", encoding="utf-8"
    )
    assert ";Pijler;" in raw(composed(root), "de-linde/2025").decode("utf-8-sig")


def test_a_first_plan_and_voices_alone_give_headings_only(site_of: SiteOf) -> None:
    site = composed(site_of({"plans/de-linde/2025/plan.md": plan(2025)}))
    assert table(site, "de-linde/2024") == []
