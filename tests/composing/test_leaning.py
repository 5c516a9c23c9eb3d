"""What a plan leans on: one log by date, of who was heard and which documents there were."""

from __future__ import annotations

import re

import pytest

from tests.composing.building import composed, page, part, plan, words
from tests.conftest import SiteOf
from tests.sites import ORGANISATION, PLAN_2025

PLAN = "plans/de-linde/2025/plan.md"
SOURCES = (
    "bronnen:\n  - {titel: Jaarplan, soort: jaarplan, op: 2024-11-01, url: https://example.org/jaarplan}\n"
    "  - {titel: Een losse brief}\n  - {titel: Audit medicijnen, soort: audit, op: 2024-12-20}\n"
)


def log(site_of: SiteOf, extra: str, anchor: str = "v-bodies") -> list[str]:
    """The items of the log as words."""
    said = (
        PLAN_2025.replace("geraadpleegd:", extra + "geraadpleegd:") if "geraadpleegd" not in extra else extra
    )
    html = part(page(composed(site_of({PLAN: said})), "de-linde/2025/").html, anchor)
    return [words(item) for item in re.findall(r"<li.*?</li>", html, re.DOTALL)]


def test_sources_bodies_and_adoption_are_one_log_by_date(site_of: SiteOf) -> None:
    assert log(site_of, SOURCES) == [
        "1 november 2024 Jaarplan jaarplan",
        "1 december 2024 Centrale cliëntenraad recht van instemming Wat ervan kwam, is niet opgeschreven.",
        "20 december 2024 Audit medicijnen audit",
        "15 januari 2025 Vastgesteld door Raad van bestuur",
        "Zonder datum Een losse brief",
    ]


def test_a_source_leads_to_where_it_can_be_read(site_of: SiteOf) -> None:
    said = PLAN_2025.replace("geraadpleegd:", SOURCES + "geraadpleegd:")
    html = part(page(composed(site_of({PLAN: said})), "de-linde/2025/").html, "v-bodies")
    assert '<a href="https://example.org/jaarplan">Jaarplan</a>' in html
    assert html.count('id="v-sources"') == 1
    assert html.index('id="v-sources"') < html.index("Jaarplan")


def test_sources_alone_keep_their_anchor(site_of: SiteOf) -> None:
    only = plan(2025, extra="volgt_op: 2024\nbronnen:\n  - {titel: Jaarplan}\n")
    html = page(composed(site_of({PLAN: only})), "de-linde/2025/").html
    assert "Jaarplan" in part(html, "v-sources")
    assert 'id="v-bodies"' not in html
    assert 'href="#v-sources"' in html


def test_a_plan_that_names_nothing_has_no_log(site_of: SiteOf) -> None:
    html = page(composed(site_of({PLAN: plan(2025, extra="volgt_op: 2024\n")})), "de-linde/2025/").html
    assert "Waar dit plan op steunt" not in html


@pytest.mark.parametrize(
    ("own", "given", "told"),
    [
        ("instemming", "", "recht van instemming"),
        ("instemming", ", recht: advies", "recht van advies"),
        ("advies", "", "recht van advies"),
    ],
)
def test_the_right_is_the_one_given_or_that_of_the_organisation(
    site_of: SiteOf, own: str, given: str, told: str
) -> None:
    said = plan(
        2025, extra=f"volgt_op: 2024\ngeraadpleegd:\n  - {{gremium: clientenraad, uitkomst: Goed{given}}}\n"
    )
    organisation = ORGANISATION.replace("recht: instemming", f"recht: {own}")
    site = composed(site_of({PLAN: said, "site_config/organisations/de-linde.yml": organisation}))
    assert f"Centrale cliëntenraad {told} Goed" in words(part(page(site, "de-linde/2025/").html, "v-bodies"))
