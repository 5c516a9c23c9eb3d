"""What an edition tells: counts in a sentence, what went otherwise, changes with their reasons and voices."""

from __future__ import annotations

import pytest

from generator.composing.site import PageKind
from tests.composing.building import (
    card,
    commitment,
    composed,
    edition_json,
    page,
    part,
    plan,
    seen,
    story,
    words,
)
from tests.conftest import SiteOf

ORGANISATION = "site_config/organisations/de-linde.yml"


def lead(html: str) -> str:
    """The sentence with all counts."""
    return words(html[html.index('class="v-lead"') - 3 :].split("</p>", maxsplit=1)[0] + "</p>")


def test_one_sentence_has_all_counts(site_of: SiteOf) -> None:
    root = site_of(
        {
            "plans/de-linde/2025/commitments/samen-eten.md": commitment(
                eindigt="behaald", aanleiding="Klaar."
            ),
            "plans/de-linde/2025/commitments/tuin.md": commitment(
                "Tuin open", "De tuin gaat open.", aandachtsgebied="wonen", aanleiding="Zon."
            ),
        }
    )
    html = page(composed(root), "de-linde/2025/").html
    assert (
        lead(html) == "In 2025 verandert er iets bij 3 van de 3 voornemens: 1 nieuw, 1 anders en 1 gestopt."
    )


def test_what_continues_is_counted_in_the_sentence(site_of: SiteOf) -> None:
    html = page(composed(site_of()), "de-linde/2025/").html
    assert (
        lead(html)
        == "In 2025 verandert er iets bij 1 van de 2 voornemens: 1 anders. De andere gaat gewoon door."
    )


def test_a_first_plan_is_a_beginning(site_of: SiteOf) -> None:
    html = page(composed(site_of()), "de-linde/2024/").html
    assert lead(html) == "Hier begint het: 2 voornemens voor 2024."
    assert "Wij lopen na elf uur geen rondes meer." in words(part(html, "v-ahead"))
    assert "v-badge--new" not in html
    assert 'id="v-back"' not in html


def test_a_plan_that_changes_nothing_says_so(site_of: SiteOf) -> None:
    root = site_of({"plans/de-linde/2025/commitments/nachtrust.md": None})
    html = page(composed(root), "de-linde/2025/").html
    assert lead(html) == "In 2025 verandert er niets: 2 voornemens gaan gewoon door."


def test_the_small_picture_has_a_square_for_each(site_of: SiteOf) -> None:
    html = page(composed(site_of()), "de-linde/2025/").html
    kinds = [e.attributes["class"] for e in seen(html).elements if "v-sq " in e.attributes.get("class", "")]
    assert sorted(kinds) == ["v-sq v-sq--changed", "v-sq v-sq--continued"]


def test_a_change_has_its_kind_its_reason_its_marks_and_its_voice(site_of: SiteOf) -> None:
    html = card(page(composed(site_of()), "de-linde/2025/").html, "c-nachtrust")
    told = words(html)
    assert told.startswith("Anders Rustige nachten")
    assert "Waarom? Twee bewoners vroegen erom." in told
    assert "vervallen: elf" in told
    assert "nieuw: tien" in told
    assert "Licht op de gang" in told
    assert "Bewoner" in told


def test_a_change_without_a_voice_says_so(site_of: SiteOf) -> None:
    changed = commitment(text="Wij lopen na tien uur geen rondes meer.", aanleiding="Zo is het rustiger.")
    root = site_of({"plans/de-linde/2025/commitments/nachtrust.md": changed})
    html = page(composed(root), "de-linde/2025/").html
    assert "Bij deze wijziging staat geen stem." in words(card(html, "c-nachtrust"))
    assert "Bij één wijziging staat geen stem." in words(part(html, "v-ahead"))


def test_changes_stand_by_area_in_the_organisations_order(site_of: SiteOf) -> None:
    root = site_of(
        {
            "plans/de-linde/2025/commitments/samen-eten.md": commitment(
                text="Wie wil, eet alleen.", aanleiding="Rust."
            )
        }
    )
    outline = [h.words for h in page(composed(root), "de-linde/2025/").outline if h.level in (4, 5)]
    assert outline[:4] == ["Wonen en leven", "Anders Rustige nachten", "Goede zorg", "Anders Samen eten"]


def test_looking_back_tells_the_deviations_of_the_plan_before(site_of: SiteOf) -> None:
    deviation = "---\nuitkomst: niet_gedaan\naanleiding: Geen geld.\ngeleerd: Eerst rekenen.\nen_nu: Later.\n---\n\nHet lukte niet.\n"
    root = site_of({"plans/de-linde/2024/deviations/samen-eten.md": deviation})
    html = page(composed(root), "de-linde/2025/").html
    told = words(part(html, "v-back"))
    for text in ("Niet gedaan Samen eten", "Geen geld.", "Het lukte niet.", "Eerst rekenen.", "Later."):
        assert text in told
    assert "Van de voornemens van 2024 liep er 1 anders dan gedacht." in words(html)


def test_so_far_tells_the_deviations_of_the_newest_plans_own_period(site_of: SiteOf) -> None:
    deviation = "---\nuitkomst: later\naanleiding: De bouw.\n---\n\n"
    site = composed(site_of({"plans/de-linde/2025/deviations/samen-eten.md": deviation}))
    assert "De bouw." in words(part(page(site, "de-linde/2025/").html, "v-so-far"))
    assert "De bouw." not in words(page(site, "de-linde/2024/").html)


def test_what_continues_is_listed_with_what_happened_to_its_words(site_of: SiteOf) -> None:
    root = site_of(
        {
            "plans/de-linde/2024/commitments/bezoek.md": commitment(
                "Bezoek", "In 2024 komt de dokter elke week.", aandachtsgebied="zorg"
            ),
            "plans/de-linde/2025/commitments/bezoek.md": commitment(text="In 2025 komt de dokter elke week."),
            "plans/de-linde/2025/commitments/aan-tafel.md": commitment(was="samen-eten"),
        }
    )
    html = page(composed(root), "de-linde/2025/").html
    told = words(part(html, "v-continued"))
    assert "Bezoek (alleen het jaartal schoof op)" in told
    assert "Samen eten (kreeg een ander adres)" in told


def test_words_are_those_of_the_plan_that_had_to_be_read(site_of: SiteOf) -> None:
    data = edition_json(composed(site_of()), "de-linde/2025")
    # introduction 6; nachtrust: title 2, text 8; samen-eten: title 2, text 7
    assert data["words"] == {"plan": 25, "reported": 16}


@pytest.mark.parametrize(
    ("held", "shown"), [(0, ""), (1, "Een paar stemmen"), (9, "Een paar stemmen"), (10, "10 stemmen")]
)
def test_what_is_held_back_is_one_number_or_a_few(site_of: SiteOf, held: int, shown: str) -> None:
    files = {
        f"stories/de-linde/2025/stil-{n}.md": story(f"Stil {n}", consent="toestemming: nee\n")
        for n in range(held)
    }
    files["stories/de-linde/2025/luid.md"] = story("Luid")
    site = composed(site_of(files))
    told = words(part(page(site, "de-linde/2025/").html, "v-heard"))
    counts = edition_json(site, "de-linde/2025")["counts"]["voices"]
    assert ("houden wij binnen" in told) == bool(shown)
    assert shown in told
    few = 0 < held < 10
    assert counts["told"] == (None if few else held + 1)
    assert counts["held"] == (None if few else held)
    assert (f"{held + 1} stemmen verteld" in told) == (held >= 10)


def test_older_editions_say_which_is_the_newest(site_of: SiteOf) -> None:
    site = composed(site_of())
    assert "Dit is de editie van 2024. De nieuwste is 2025." in words(page(site, "de-linde/2024/").html)
    assert "De nieuwste is" not in words(page(site, "de-linde/2025/").html)


def test_a_draft_is_marked_and_leads_nobody_away(site_of: SiteOf) -> None:
    root = site_of({"plans/de-linde/2026/plan.md": plan(2026, adopted=False)})
    site = composed(root, drafts=True)
    assert "Concept." in words(page(site, "de-linde/2026/").html)
    assert "De nieuwste is" not in words(page(site, "de-linde/2025/").html)
    assert edition_json(site, "de-linde/2026")["adopted"] is None
    assert not [p for p in composed(root).pages if p.address.startswith("de-linde/2026")]


def test_voices_alone_make_an_edition(site_of: SiteOf) -> None:
    site = composed(site_of({"stories/de-linde/2023/vroeger.md": story("Vroeger")}))
    html = page(site, "de-linde/2023/").html
    assert "Bij deze editie hoort geen plan." in words(html)
    assert "Vroeger" in words(html)
    assert [p.kind for p in site.pages if p.address.startswith("de-linde/2023/")] == [
        PageKind.EDITION,
        PageKind.VOICES,
        PageKind.VOICE,
    ]
    data = edition_json(site, "de-linde/2023")
    assert (data["report"], data["words"], data["adopted"]) == (None, None, None)


def test_an_organisations_own_nouns_are_everywhere(site_of: SiteOf) -> None:
    root = site_of()
    file = root / ORGANISATION
    own = "labels:\n  voornemens: afspraken\n  voornemen: afspraak\n  bewoner: gast\n  bewoners: gasten\n"
    file.write_text(file.read_text(encoding="utf-8") + own, encoding="utf-8")
    site = composed(root)
    told = " ".join(words(p.html) for p in site.pages)
    assert "2 afspraken" in told
    assert "Gast" in told
    assert "voornemen" not in told.casefold()
    assert "Van bewoners" not in told


def test_who_was_consulted_stands_with_right_and_outcome(site_of: SiteOf) -> None:
    told = words(part(page(composed(site_of()), "de-linde/2025/").html, "v-bodies"))
    assert "1 december 2024 Centrale cliëntenraad recht van instemming" in told
    assert "Wat ervan kwam, is niet opgeschreven." in told


def test_an_english_site_has_english_addresses_and_words(site_of: SiteOf) -> None:
    root = site_of()
    file = root / "site_config/site.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("taal: nl", "taal: en"), encoding="utf-8")
    site = composed(root)
    assert lead(page(site, "de-linde/2025/").html).startswith(
        "In 2025 something changes in 1 of the 2 commitments"
    )
    assert page(site, "de-linde/commitments/nachtrust/").kind is PageKind.COMMITMENT
    assert page(site, "de-linde/2024/stories/licht-op-de-gang/").kind is PageKind.VOICE


def test_markup_in_metadata_is_shown_as_text(site_of: SiteOf) -> None:
    changed = commitment('"<b>Stil</b> & \\"rustig\\""', "Anders.", aanleiding="'<script>x</script>'")
    root = site_of({"plans/de-linde/2025/commitments/nachtrust.md": changed})
    for each in composed(root).pages:
        assert "<script>" not in each.html
        assert "<b>Stil</b>" not in each.html
