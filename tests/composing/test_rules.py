"""Rules that stand in the way: one for equal texts, whom each hinders, and what became of it through the years."""

from __future__ import annotations

import re

import pytest

from generator.composing.ranging import key_of
from generator.composing.site import ComposedSite
from tests.composing.building import commitment, composed, page, plan, words
from tests.conftest import SiteOf
from tests.sites import ORGANISATION

RULE = "Elke nacht twee rondes"
INSURER = {"site_config/readers/zorgkantoor.yml": "titel: Het zorgkantoor\n"}
SECOND = {
    "site_config/organisations/de-beuk.yml": ORGANISATION.replace("De Linde", "De Beuk"),
    "plans/de-beuk/2025/plan.md": plan(2025, form="volledig"),
}


def room(status: str, rule: str = RULE) -> str:
    return f"\n  regel: {rule}\n  aan: zorgkantoor\n  status: {status}"


def with_room(status: str, text: str = "", rule: str = RULE, **keys: str) -> str:
    given = "geen" if status == "geen" else room(status, rule)
    return commitment(text=text, aanleiding=f"Dit werd {status}.", vraagt_ruimte=given, **keys)


def years(*told: str | None) -> dict[str, str]:
    """The commitment `nachtrust` through the years from 2024; None is a year that says nothing of it."""
    files = dict(INSURER)
    for year, each in enumerate(told, start=2024):
        files[f"plans/de-linde/{year}/plan.md"] = plan(
            year, form="volledig" if year == 2024 else "wijzigingen"
        )
        path = f"plans/de-linde/{year}/commitments/nachtrust.md"
        if each is not None:
            new = {"title": "Rustige nachten", "aandachtsgebied": "wonen"} if year == 2024 else {}
            files[path] = (
                "---\neindigt: gestopt\naanleiding: Het hield op.\n---\n"
                if each == "eindigt"
                else with_room(each, "Wij lopen geen rondes meer." if new else "", **new)
            )
    return files


def moves(site: ComposedSite, address: str = "regels/") -> list[list[str]]:
    """What became of the rules of a page, one list for each commitment that is hindered."""
    rows = re.findall(r'<ol class="v-moves".*?</ol>', page(site, address).html, re.DOTALL)
    return [[words(li).split(":")[0] for li in re.findall(r"<li>.*?</li>", row, re.DOTALL)] for row in rows]


NOTHING = {"plans/de-linde/2025/commitments/nachtrust.md": None}
CASES: dict[str, tuple[tuple[str | None, ...], list[str], str]] = {
    "asked and granted": (
        ("gevraagd", "gekregen"),
        ["2024 Gevraagd", "2025 Gekregen"],
        "Eén regel zit goede zorg in de weg. Eén keer kwam er ruimte.",
    ),
    "asked and refused": (
        ("gevraagd", "geweigerd"),
        ["2024 Gevraagd", "2025 Geweigerd"],
        "Eén regel zit goede zorg in de weg. Eén keer was het antwoord nee.",
    ),
    "still waiting": (
        ("gevraagd", None),
        ["2024 Gevraagd", "2025 Nog geen antwoord"],
        "Eén regel zit goede zorg in de weg. Op één vraag is er nog geen antwoord.",
    ),
    "granted, and it holds": (
        ("gevraagd", "gekregen", None),
        ["2024 Gevraagd", "2025 Gekregen", "2026 Geldt nog"],
        "Eén regel zit goede zorg in de weg. Eén keer kwam er ruimte.",
    ),
    "refused, and granted after all": (
        ("gevraagd", "geweigerd", "gekregen"),
        ["2024 Gevraagd", "2025 Geweigerd", "2026 Gekregen"],
        "Eén regel zit goede zorg in de weg. Eén keer kwam er ruimte.",
    ),
    "still no": (
        ("geweigerd", None),
        ["2024 Geweigerd", "2025 Nog steeds nee"],
        "Eén regel zit goede zorg in de weg. Eén keer was het antwoord nee.",
    ),
    "gone from the way": (
        ("gevraagd", "geen", None),
        ["2024 Gevraagd", "2025 Niet meer in de weg"],
        "Eén regel zat goede zorg in de weg. Eén keer zit de regel niet meer in de weg.",
    ),
    "the commitment itself stopped": (
        ("geweigerd", "eindigt", None),
        ["2024 Geweigerd", "2025 Voornemen gestopt"],
        "Eén regel zat goede zorg in de weg. Eén keer zit de regel niet meer in de weg.",
    ),
    "gone and back": (
        ("gevraagd", "geen", "gevraagd"),
        ["2024 Gevraagd", "2025 Niet meer in de weg", "2026 Gevraagd"],
        "Eén regel zit goede zorg in de weg. Op één vraag is er nog geen antwoord.",
    ),
}


@pytest.mark.parametrize(("told", "expected", "lead"), CASES.values(), ids=CASES)
def test_what_became_of_a_rule(
    site_of: SiteOf, told: tuple[str | None, ...], expected: list[str], lead: str
) -> None:
    site = composed(site_of(NOTHING | years(*told)))
    assert moves(site) == [expected]
    assert lead in words(page(site, "regels/").html)
    assert page(site, "regels/").description == lead


def test_it_says_whom_it_hinders_of_whom_room_was_asked_and_why(site_of: SiteOf) -> None:
    files = NOTHING | years("gevraagd", "geweigerd")
    files["plans/de-linde/2024/deviations/nachtrust.md"] = (
        "---\nuitkomst: niet_gedaan\naanleiding: De regel hield ons tegen.\n---\n"
    )
    text = words(page(composed(site_of(files)), "regels/").html)
    assert f"{RULE} Rustige nachten Zorggroep De Linde Ruimte gevraagd aan: Het zorgkantoor" in text
    assert "Dit werd geweigerd." in text
    assert "In de praktijk van 2024: Niet gedaan De regel hield ons tegen." in text
    assert "Licht op de gang" in text


def test_a_rule_that_no_voice_tells_of_says_so(site_of: SiteOf) -> None:
    files = NOTHING | years("gevraagd") | {"stories/de-linde/2024/licht-op-de-gang.md": None}
    assert "Hierover staat nog geen stem op deze site." in words(
        page(composed(site_of(files)), "regels/").html
    )


SAME = [
    "elke  nacht twee rondes",
    "Elke nacht twee rondes.",
    "“Elke nacht” twee rondes",
    "Elke nacht, twee rondes!",
]


@pytest.mark.parametrize("other", SAME)
def test_equal_texts_are_one_rule_over_organisations(site_of: SiteOf, other: str) -> None:
    theirs = with_room("gevraagd", "Wij slapen.", other, title="Slapen", aandachtsgebied="wonen")
    site = composed(
        site_of(
            NOTHING
            | years("gevraagd", "gekregen")
            | SECOND
            | {"plans/de-beuk/2025/commitments/slaap.md": theirs}
        )
    )
    html = page(site, "regels/").html
    assert html.count('class="v-rule"') == 1
    assert "2 voornemens hebben hier last van." in words(html)
    assert moves(site) == [["2024 Gevraagd", "2025 Gekregen"], ["2025 Gevraagd"]]


def test_other_words_are_another_rule() -> None:
    assert key_of("Elke nacht twee rondes") != key_of("Elke nacht drie rondes")
    assert key_of("Een hand -tekening") != key_of("Een handtekening")


def test_another_rule_for_the_same_commitment_lets_the_first_go(site_of: SiteOf) -> None:
    files = NOTHING | years("gevraagd")
    files["plans/de-linde/2025/plan.md"] = plan(2025)
    files["plans/de-linde/2025/commitments/nachtrust.md"] = with_room("gevraagd", rule="Alles in drievoud")
    site = composed(site_of(files))
    assert moves(site) == [["2025 Gevraagd"], ["2024 Gevraagd", "2025 Niet meer in de weg"]]


def test_without_a_rule_there_is_no_page_and_no_way_to_it(site_of: SiteOf) -> None:
    site = composed(site_of())
    assert not [each.address for each in site.pages if "regels/" in each.address or "regels/" in each.html]


def test_an_edition_with_a_rule_leads_to_all_rules(site_of: SiteOf) -> None:
    site = composed(site_of(NOTHING | years("gevraagd", "geweigerd")))
    assert 'href="../../regels/"' in page(site, "de-linde/2025/").html
