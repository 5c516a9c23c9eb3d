"""A commitment through all its years: renamed, merged, divided, ended, resumed; addresses never die."""

from __future__ import annotations

from generator.composing.site import ComposedSite, PageKind
from tests.composing.building import commitment, composed, page, plan, words
from tests.conftest import SiteOf

A2025 = "plans/de-linde/2025/commitments"
A2026 = "plans/de-linde/2026/commitments"
P2026 = {"plans/de-linde/2026/plan.md": plan(2026)}


def years(site: ComposedSite, id: str) -> list[str]:
    """The headings of the years on a commitment's page."""
    return [h.words for h in page(site, f"de-linde/voornemens/{id}/").outline if h.level == 3]


def test_every_year_is_there_the_newest_first(site_of: SiteOf) -> None:
    site = composed(site_of(P2026))
    assert years(site, "nachtrust") == ["2026 Ging door", "2025 Anders", "2024 Begonnen"]
    assert years(site, "samen-eten") == ["2026 Ging door", "2025 Ging door", "2024 Begonnen"]


def test_the_newest_text_stands_on_top(site_of: SiteOf) -> None:
    html = page(composed(site_of()), "de-linde/voornemens/nachtrust/").html
    assert "Wij lopen na tien uur geen rondes meer." in words(html.split("v-years")[0])
    assert "Geldt sinds 2024. Voor het laatst veranderd in 2025." in words(html)


def test_a_renamed_one_keeps_its_years_and_its_old_address_leads_on(site_of: SiteOf) -> None:
    site = composed(site_of({f"{A2025}/aan-tafel.md": commitment(was="samen-eten")}))
    assert years(site, "aan-tafel") == ["2025 Ging door", "2024 Begonnen"]
    old = page(site, "de-linde/voornemens/samen-eten/")
    assert old.kind is PageKind.GONE
    assert old.search is None
    assert 'href="../../../de-linde/voornemens/aan-tafel/"' in old.html
    assert "(kreeg een ander adres)" in words(page(site, "de-linde/voornemens/aan-tafel/").html)


def test_twice_renamed_leads_straight_to_the_last(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                **P2026,
                f"{A2025}/aan-tafel.md": commitment(was="samen-eten"),
                f"{A2026}/maaltijd.md": commitment(was="aan-tafel"),
            }
        )
    )
    for old in ("samen-eten", "aan-tafel"):
        assert "de-linde/voornemens/maaltijd/" in page(site, f"de-linde/voornemens/{old}/").html
    assert years(site, "maaltijd") == ["2026 Ging door", "2025 Ging door", "2024 Begonnen"]


def test_one_that_has_its_old_name_back_has_the_address(site_of: SiteOf) -> None:
    again = commitment(was="aan-tafel")
    site = composed(
        site_of(
            {**P2026, f"{A2025}/aan-tafel.md": commitment(was="samen-eten"), f"{A2026}/samen-eten.md": again}
        )
    )
    assert years(site, "samen-eten") == ["2026 Ging door", "2025 Ging door", "2024 Begonnen"]
    assert "de-linde/voornemens/samen-eten/" in page(site, "de-linde/voornemens/aan-tafel/").html


def test_what_comes_back_and_takes_over_another_says_where_it_comes_from(site_of: SiteOf) -> None:
    ended = commitment(eindigt="gestopt", aanleiding="Geen tijd.")
    again = commitment(was="samen-eten", aanleiding="Weer tijd.")
    site = composed(site_of({**P2026, f"{A2025}/nachtrust.md": ended, f"{A2026}/nachtrust.md": again}))
    assert years(site, "nachtrust")[0] == "2026 Terug"
    edition = words(page(site, "de-linde/2026/").html)
    assert "Komt voort uit: Samen eten" in edition
    assert "Ging op in: Rustige nachten" in words(page(site, "de-linde/voornemens/samen-eten/").html)


def test_merged_ones_tell_what_they_went_into(site_of: SiteOf) -> None:
    merged = commitment(
        "Goed leven", "Samen.", aandachtsgebied="zorg", was="[nachtrust, samen-eten]", aanleiding="Een."
    )
    site = composed(site_of({f"{A2025}/goed-leven.md": merged, f"{A2025}/nachtrust.md": None}))
    assert years(site, "goed-leven") == ["2025 Anders"]
    assert "Samengevoegd uit: Rustige nachten, Samen eten" in words(page(site, "de-linde/2025/").html)
    for old in ("nachtrust", "samen-eten"):
        assert years(site, old) == ["2025 Opgegaan in iets anders", "2024 Begonnen"]
        assert "Ging op in: Goed leven" in words(page(site, f"de-linde/voornemens/{old}/").html)


def test_one_that_ended_and_came_back_keeps_one_page(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                **P2026,
                f"{A2025}/samen-eten.md": commitment(eindigt="gestopt", aanleiding="Geen kok."),
                f"{A2026}/samen-eten.md": commitment(aanleiding="Er is weer een kok."),
            }
        )
    )
    assert years(site, "samen-eten") == ["2026 Terug", "2025 Gestopt we doen het niet meer", "2024 Begonnen"]
    assert "Er is weer een kok." in words(page(site, "de-linde/voornemens/samen-eten/").html)


def test_one_that_ended_says_so(site_of: SiteOf) -> None:
    site = composed(site_of({f"{A2025}/samen-eten.md": commitment(eindigt="behaald", aanleiding="Klaar.")}))
    told = words(page(site, "de-linde/voornemens/samen-eten/").html)
    assert "Begonnen in 2024, gestopt in 2025: het is bereikt." in told
    assert "Wie wil, eet samen in de huiskamer." in told


def test_deviations_and_voices_stand_on_its_page(site_of: SiteOf) -> None:
    deviation = "---\nuitkomst: deels\naanleiding: Ziekte.\n---\n\nHet ging half.\n"
    site = composed(site_of({"plans/de-linde/2024/deviations/nachtrust.md": deviation}))
    told = words(page(site, "de-linde/voornemens/nachtrust/").html)
    assert "In de praktijk van 2024: Deels gelukt" in told
    assert "Het ging half." in told
    assert "Stemmen hierover" in told


def test_a_second_chain_goes_on_at_the_same_address(site_of: SiteOf) -> None:
    fresh = plan(2026, form="volledig", extra="volgt_op: geen\n")
    again = commitment("Samen eten", "Opnieuw begonnen.", aandachtsgebied="zorg")
    site = composed(site_of({"plans/de-linde/2026/plan.md": fresh, f"{A2026}/samen-eten.md": again}))
    assert years(site, "samen-eten") == ["2026 Begonnen", "2025 Ging door", "2024 Begonnen"]
