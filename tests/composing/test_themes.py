"""Themes over all organisations: what is told on each, side by side; which succeed each other; what is shared otherwise."""

from __future__ import annotations

import re

import pytest

from generator.composing.site import ComposedSite
from tests.composing.building import commitment, composed, page, part, plan, seen, story, words
from tests.conftest import SiteOf
from tests.sites import ORGANISATION

COMPASS = (
    "titel: Kompas\nthemas:\n  - id: dag\n    titel: Een goede dag\n    aliassen: [Bouwsteen 1]\n"
    "  - id: rust\n    titel: Rust\n"
)
WITH = ORGANISATION.replace("titel: Wonen en leven\n", "titel: Wonen en leven\n    kaders: [kompas/dag]\n")
BEECH = WITH.replace("De Linde", "De Beuk")


def two() -> dict[str, str]:
    """De Linde with one change on the theme in 2025, De Beuk with a first plan."""
    return {
        "site_config/frameworks/kompas.yml": COMPASS,
        "site_config/organisations/de-linde.yml": WITH,
        "site_config/organisations/de-beuk.yml": BEECH,
        "plans/de-beuk/2025/plan.md": plan(2025, form="volledig"),
        "plans/de-beuk/2025/commitments/soep.md": commitment(
            "Soep", "Elke dag soep.", aandachtsgebied="wonen"
        ),
    }


def themes(site: ComposedSite) -> list[str]:
    return [each.address for each in site.pages if re.fullmatch(r"themas/.+", each.address)]


def test_a_theme_tells_what_differs_at_each_organisation_and_leads_there(site_of: SiteOf) -> None:
    site = composed(site_of(two()))
    html = page(site, "themas/kompas/dag/").html
    linde, beech = part(html, "v-o-de-linde"), part(html, "v-o-de-beuk")
    assert "Op dit thema: 1 anders." in words(linde)
    assert "Anders Rustige nachten" in words(linde)
    assert "Twee bewoners vroegen erom." in words(linde)
    assert "Bewoner: Licht op de gang" in words(linde)
    assert 'href="../../../de-linde/2025/#c-nachtrust"' in linde
    assert 'href="../../../de-linde/2024/verhalen/licht-op-de-gang/"' in linde
    assert "Begonnen Soep" in words(beech)
    assert (
        "één wijziging en 1 begonnen, van Zorggroep De Linde en Zorggroep De Beuk"
        in page(site, "themas/kompas/dag/").description
    )


def test_older_editions_fold_and_the_newest_stands_open(site_of: SiteOf) -> None:
    linde = part(page(composed(site_of(two())), "themas/kompas/dag/").html, "v-o-de-linde")
    folded = re.findall(r"<details.*?</details>", linde, re.DOTALL)
    assert ["2024: Op dit thema: 1 begonnen." in words(each) for each in folded] == [True]
    assert "c-nachtrust" not in folded[0]


def test_deviations_stand_where_they_happened_and_what_continues_is_counted(site_of: SiteOf) -> None:
    files = two() | {
        "plans/de-linde/2024/deviations/nachtrust.md": (
            "---\nuitkomst: deels\naanleiding: Het lukte half.\nlocaties: beukenhof\n---\n"
        ),
        "plans/de-linde/2024/commitments/dutten.md": commitment(
            "Dutten", "Wie wil.", aandachtsgebied="wonen"
        ),
    }
    linde = part(page(composed(site_of(files)), "themas/kompas/dag/").html, "v-o-de-linde")
    assert "Op dit thema: 1 anders en één afwijking. Eén voornemen gaat gewoon door." in words(linde)
    assert "Deels gelukt Rustige nachten (Beukenhof) Het lukte half." in words(linde)
    assert 'href="../../../de-linde/2025/#v-2024-nachtrust"' in linde


def test_themes_of_the_commitment_itself_come_in_the_place_of_the_areas(site_of: SiteOf) -> None:
    files = two() | {
        "plans/de-beuk/2025/commitments/soep.md": commitment(
            "Soep", "Elke dag.", aandachtsgebied="wonen", kaders="[kompas/rust]"
        )
    }
    site = composed(site_of(files))
    assert "Soep" not in page(site, "themas/kompas/dag/").html
    assert "Soep" in page(site, "themas/kompas/rust/").html
    assert 'href="../../../themas/kompas/rust/"' in page(site, "de-beuk/voornemens/soep/").html


def test_a_theme_of_which_nothing_is_told_has_no_page(site_of: SiteOf) -> None:
    site = composed(site_of(two()))
    assert themes(site) == ["themas/kompas/dag/"]
    assert "Rust Hierop vertelde nog niemand iets anders." in words(page(site, "themas/").html)


def test_without_themes_there_is_no_page_and_no_way_to_it(site_of: SiteOf) -> None:
    site = composed(site_of())
    assert not [each.address for each in site.pages if "themas/" in each.address or "themas/" in each.html]


def test_a_framework_counts_only_while_it_held(site_of: SiteOf) -> None:
    files = two() | {"site_config/frameworks/kompas.yml": f"{COMPASS}geldig:\n  tot: 2024-12-31\n"}
    site = composed(site_of(files))
    html = page(site, "themas/kompas/dag/").html
    assert "v-o-de-beuk" not in html
    assert "Begonnen Rustige nachten" in words(part(html, "v-o-de-linde"))
    assert "#c-nachtrust" not in html
    assert "is op dit thema niets anders" in page(site, "themas/kompas/dag/").description
    assert "Gold tot en met december 2024." in words(page(site, "themas/").html)


def test_a_framework_that_ends_later_still_holds(site_of: SiteOf) -> None:
    files = two() | {
        "site_config/frameworks/kompas.yml": f"{COMPASS}geldig:\n  van: 2024-01-01\n  tot: 2028-12-31\n"
    }
    text = words(page(composed(site_of(files)), "themas/").html)
    assert "Geldt van januari 2024 tot en met december 2028." in text


def test_themes_that_succeed_each_other_lead_to_each_other(site_of: SiteOf) -> None:
    files = two() | {
        "site_config/frameworks/nieuw.yml": (
            "titel: Nieuw kompas\nthemas:\n  - id: ritme\n    titel: Eigen ritme\n  - id: leeg\n    titel: Leeg\n"
            "volgt_op: kompas\novergang:\n  dag: [ritme, leeg]\n"
        ),
        "site_config/organisations/de-linde.yml": WITH.replace("[kompas/dag]", "[kompas/dag, nieuw/ritme]"),
    }
    site = composed(site_of(files))
    old, new = page(site, "themas/kompas/dag/").html, page(site, "themas/nieuw/ritme/").html
    assert (
        '<p class="v-meta">Komt voort uit: <a href="../../../themas/kompas/dag/">Een goede dag</a></p>' in new
    )
    assert 'Ging verder in: <a href="../../../themas/nieuw/ritme/">Eigen ritme</a>, Leeg</p>' in old
    assert "Heet ook: Bouwsteen 1." in words(old)


def test_the_form_for_two_side_by_side_is_there_only_where_there_are_two(site_of: SiteOf) -> None:
    both = seen(page(composed(site_of(two())), "themas/kompas/dag/").html)
    values = [e.attributes["value"] for e in both.elements if e.tag == "option" and e.attributes["value"]]
    # De Beuk has one edition, which needs no option of its own
    assert values == 2 * ["de-linde", "de-linde.2025", "de-linde.2024", "de-beuk"]
    form = next(e for e in both.elements if e.tag == "form")
    assert "hidden" in form.attributes
    assert not [e for e in both.elements if e.attributes.get("data-side") and "hidden" in e.attributes]
    alone = two() | {"site_config/organisations/de-beuk.yml": ORGANISATION}
    html = page(composed(site_of(alone)), "themas/kompas/dag/").html
    assert "<form" not in html


def test_who_works_with_another_framework_is_named(site_of: SiteOf) -> None:
    files = two() | {
        "site_config/frameworks/ander.yml": "titel: Ander kader\nthemas:\n  - id: dag\n    titel: Je dag\n",
        "site_config/organisations/de-beuk.yml": BEECH.replace("[kompas/dag]", "[ander/dag]"),
    }
    site = composed(site_of(files))
    without = words(part(page(site, "themas/kompas/dag/").html, "v-without"))
    assert "Zorggroep De Beuk: Ander kader" in without
    text = words(page(site, "themas/").html)
    assert "Zorggroep De Linde en Zorggroep De Beuk delen geen kader met elkaar" in text


SHARED = [
    ("nachten", "Nacht", True),
    ("cliënten", "client", True),
    ("nacht", "dag", False),
    ("een tuin", "tuin", False),
]


@pytest.mark.parametrize(("here", "there", "shared"), SHARED)
def test_words_of_voices_are_shared_by_their_stem(
    site_of: SiteOf, here: str, there: str, shared: bool
) -> None:
    files = two() | {
        "stories/de-linde/2025/uil.md": story("Uil", extra=f"trefwoorden: [{here}]\n"),
        "stories/de-beuk/2025/vos.md": story("Vos", about="soep", extra=f"trefwoorden: [{there}]\n"),
    }
    html = page(composed(site_of(files)), "themas/").html
    assert ("v-shared" in html) is shared
    if shared:
        told = words(part(html, "v-shared"))
        assert "Uil" in told
        assert "Vos" in told


def test_a_word_of_one_organisation_alone_is_not_shared(site_of: SiteOf) -> None:
    files = two() | {
        f"stories/de-linde/2025/{name}.md": story(name, extra="trefwoorden: [nacht]\n")
        for name in ("uil", "vos")
    }
    assert "v-shared" not in page(composed(site_of(files)), "themas/").html


def test_what_is_held_back_shares_no_word(site_of: SiteOf) -> None:
    held = story("Vos", about="soep", consent="toestemming: nee\n", extra="trefwoorden: [nacht]\n")
    files = two() | {
        "stories/de-linde/2025/uil.md": story("Uil", extra="trefwoorden: [nacht]\n"),
        "stories/de-beuk/2025/vos.md": held,
    }
    assert "v-shared" not in page(composed(site_of(files)), "themas/").html
