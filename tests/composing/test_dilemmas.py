"""Dilemmas over all organisations: the newest first, with what was done; one that is held back stands nowhere."""

from __future__ import annotations

import re

import pytest

from generator.composing.site import ComposedSite
from tests.composing.building import commitment, composed, page, seen, story, words
from tests.conftest import SiteOf

WHY = "dilemma: Warm water of een droge vloer.\n"
CONVERSATION = (
    "---\ntitel: Wie trekt de mat weg?\nsoort: gesprek\nop: 2025-03-04\nvertrekpunt: 2024/{started}\n"
    "dilemma: Een mat waar men over valt, of een kille vloer.\n"
    "afgesproken:\n  - De mat blijft een maand liggen.\n  - Daarna kijken wij opnieuw.\n---\n\nWij zaten op de grond.\n"
)


def told(site: ComposedSite, address: str = "dilemmas/") -> list[str]:
    """The dilemmas of a page with all that stands beside them, in words."""
    html = page(site, address).html
    return [words(each) for each in re.findall(r"<article.*?</article>", html, re.DOTALL)]


def test_the_newest_come_first_with_who_tells_them_and_where(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                "stories/de-linde/2024/zeep.md": story("Zeep", extra=WHY),
                "stories/de-linde/2025/later.md": story("Later", extra="dilemma: Nu of straks.\n"),
                "stories/de-linde/2024/nieuwer.md": story("Nieuwer", extra="dilemma: Ja of nee.\n").replace(
                    "2024-09\n", "2024-11\n"
                ),
            }
        )
    )
    found = told(site)
    assert [each.split(".")[0] for each in found] == [
        "Nu of straks",
        "Ja of nee",
        "Warm water of een droge vloer",
    ]
    assert "Bewoner · september 2024Zeep Zorggroep De Linde, 2024" in found[2]
    links = [e.attributes.get("href") for e in seen(page(site, "dilemmas/").html).elements if e.tag == "a"]
    assert {"../de-linde/2024/verhalen/zeep/", "../de-linde/", "../de-linde/2024/"} <= set(links)


def test_it_tells_what_was_done_and_says_so_when_nobody_knows(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                "stories/de-linde/2024/zeep.md": story("Zeep", extra=WHY),
                "stories/de-linde/2024/stil.md": story("Stil", extra="dilemma: Zwijgen of niet.\n"),
                "stories/de-linde/2025/mat.md": CONVERSATION.format(started="zeep"),
                "plans/de-linde/2025/commitments/nachtrust.md": commitment(
                    text="Wij lopen na tien uur geen rondes meer.",
                    aanleiding="Dat werd gevraagd.",
                    naar_aanleiding_van="2024/zeep",
                ),
                "plans/de-linde/2025/deviations/nachtrust.md": (
                    "---\nuitkomst: later\naanleiding: Er was te weinig tijd.\nnaar_aanleiding_van: 2025/mat\n---\n"
                ),
            }
        )
    )
    conversation, silent, done = told(site)
    assert "2025 Later Rustige nachten" in conversation
    assert "Afgesproken: De mat blijft een maand liggen. en nog één afspraak" in conversation
    assert "weten wij niet" not in conversation
    assert "2025 Anders Rustige nachten" in done
    assert "Dit gesprek ging erover: Wie trekt de mat weg?" in done
    assert "Of er iets mee is gedaan, weten wij niet.Dit gaat over: Rustige nachten" in silent


def test_without_a_dilemma_there_is_no_page_and_no_way_to_it(site_of: SiteOf) -> None:
    site = composed(site_of())
    assert not [each.address for each in site.pages if each.address.startswith("dilemmas/")]
    assert not [each.address for each in site.pages if "dilemmas/" in each.html]


SECRET = "dilemma: Zwemmen in de kreek of wachten op de klok.\n"
HELD = {
    "no consent": story("Kreek", consent="toestemming: nee\n", extra=SECRET),
    "not read by the teller": story(
        "Kreek", consent="toestemming:\n  gegeven_door: zelf\n  op: 2024-09-20\n  voor: site\n", extra=SECRET
    ),
    "for another purpose": story("Kreek", extra=SECRET).replace("voor: [site, beeld]", "voor: [print]"),
    "expired": story("Kreek", extra=SECRET).replace("2099-12-31", "2025-12-31"),
    "withdrawn": story("Kreek", extra=SECRET).replace("  voor:", "  ingetrokken: 2025-01-01\n  voor:"),
    "an error in it": story("Kreek", extra=SECRET + "zomaar: iets\n"),
    "an observation that nobody checked": (
        f"---\ntitel: Kreek\nsoort: observatie\nvan: 2024-03-01\ntot: 2024-03-09\n{SECRET}---\n\nWij zagen de kreek.\n"
    ),
    "an answer without agreement": (
        f"---\ntitel: Kreek\nsoort: reactie\nvan: clientenraad\nop: 2024-05-01\nmet_instemming: nee\n{SECRET}---\n\nNee.\n"
    ),
}


@pytest.mark.parametrize("text", HELD.values(), ids=HELD)
def test_the_dilemma_of_what_is_held_back_stands_nowhere(site_of: SiteOf, text: str) -> None:
    site = composed(
        site_of(
            {
                "stories/de-linde/2024/kreek.md": text,
                "stories/de-linde/2024/zeep.md": story("Zeep", extra=WHY),
            }
        )
    )
    assert [each.split(".")[0] for each in told(site)] == ["Warm water of een droge vloer"]
    assert page(site, "dilemmas/").description.startswith("Eén keer ")
    for each in site.pages:
        assert "kreek of" not in each.html.casefold(), each.address
    for asset in site.assets:
        assert b"kreek of" not in asset.data, asset.address


@pytest.mark.parametrize("text", HELD.values(), ids=HELD)
def test_held_back_dilemmas_alone_make_no_page(site_of: SiteOf, text: str) -> None:
    site = composed(site_of({"stories/de-linde/2024/kreek.md": text}))
    assert not [each.address for each in site.pages if each.address.startswith("dilemmas/")]


def test_the_story_itself_leads_to_the_other_dilemmas(site_of: SiteOf) -> None:
    site = composed(site_of({"stories/de-linde/2024/zeep.md": story("Zeep", extra=WHY)}))
    assert 'href="../../../../dilemmas/"' in page(site, "de-linde/2024/verhalen/zeep/").html
