"""Reading along: every question with its answer, an edition along a framework's themes, and what it says nothing on."""

from __future__ import annotations

import re

import pytest

from generator.composing.contents import LONGEST_REASON, in_brief
from generator.composing.site import ComposedSite, PageKind
from tests.composing.building import commitment, composed, page, part, plan, seen, story, words
from tests.conftest import SiteOf
from tests.sites import ORGANISATION, Files

CONFIG = "site_config/organisations/de-linde.yml"
READERS = ORGANISATION.replace(
    "titel: Wonen en leven\n", "titel: Wonen en leven\n    kaders: [kompas/dag, oud/wonen]\n"
) + "lezers: [koper, buurt]\n"  # fmt: skip
KOMPAS = """\
titel: Het kompas
geldig:
  van: 2025-01-01
volgt_op: oud
overgang:
  wonen: [dag, rust]
  eten: dag
themas:
  - id: dag
    titel: De dag
  - id: rust
    titel: De rust
  - id: werk
    titel: Het werk
bron:
  titel: Waar het kompas staat
  url: https://example.org/kompas
"""
OUD = """\
titel: Het oude kader
geldig:
  tot: 2024-12-31
themas:
  - id: wonen
    titel: Wonen
  - id: eten
    titel: Eten
  - id: geld
    titel: Geld
"""
KOPER = """\
titel: De koper
kader: kompas
inleiding: U koopt zorg in.
vragen:
  - vraag: Wat wordt anders?
    beantwoord_door: wijzigingen
  - vraag: Wat is geleerd?
    beantwoord_door: leerpunten
"""
BUURT = """\
titel: De buurt
vragen:
  - vraag: Wat wordt anders?
    beantwoord_door: wijzigingen
  - vraag: En waarom?
    beantwoord_door: wijzigingen
  - vraag: Wie vertelt?
    beantwoord_door: stemmen
  - vraag: Wie praatte mee?
    beantwoord_door: geraadpleegd
  - vraag: Wat bleef?
    beantwoord_door: fundament
  - vraag: Welke regel knelt?
    beantwoord_door: ruimte
"""
FILES: Files = {
    CONFIG: READERS,
    "site_config/frameworks/kompas.yml": KOMPAS,
    "site_config/frameworks/oud.yml": OUD,
    "site_config/readers/koper.yml": KOPER,
    "site_config/readers/buurt.yml": BUURT,
    "stories/de-linde/2025/stil.md": story("Stil", extra="dilemma: Rust, of even kijken.\n"),
    "plans/de-linde/2024/deviations/nachtrust.md": "---\nuitkomst: later\naanleiding: Het duurde langer. En nog langer.\n---\n\nHet liep zo.\n",
}


@pytest.fixture
def site(site_of: SiteOf) -> ComposedSite:
    return composed(site_of(FILES))


def read_as(site: ComposedSite, reader: str, period: str = "2025") -> str:
    return page(site, f"de-linde/{period}/lezen-als/{reader}/").html


def said(html: str) -> str:
    """The words of a piece, with a space wherever a tag stands."""
    return words(html.replace("<", " <")).replace(" .", ".")


def theme(html: str, id: str) -> str:
    return part(html.replace("v-section v-section--major", "", 1).split('id="v-themes"')[1], f"v-t-{id}")


def test_every_reader_of_every_edition_with_a_plan_has_a_page(site: ComposedSite) -> None:
    found = [p.address for p in site.pages if p.kind is PageKind.READING]
    assert found == [
        f"de-linde/{year}/lezen-als/{reader}/" for year in (2024, 2025) for reader in ("buurt", "koper")
    ]


def test_voices_alone_are_not_read_along(site_of: SiteOf) -> None:
    site = composed(site_of({**FILES, "stories/de-linde/2023/vroeger.md": story("Vroeger")}))
    assert not [p for p in site.pages if p.address.startswith("de-linde/2023/lezen-als")]
    assert 'id="v-guide"' not in page(site, "de-linde/2023/").html


def test_the_edition_and_the_home_page_lead_there_in_one_line(site: ComposedSite) -> None:
    html = page(site, "de-linde/2025/").html
    assert 'id="v-reader-koper" href="../../de-linde/2025/lezen-als/koper/"' in html
    assert 'id="v-themes"' in html  # links to what stood here before still lead somewhere
    assert 'href="de-linde/2025/lezen-als/koper/"' in page(site, "").html


def test_questions_lead_to_the_part_that_answers_them(site: ComposedSite) -> None:
    html = read_as(site, "koper")
    told = said(part(html, "v-questions"))
    assert "Wat wordt anders? Wat er anders wordt in 2025 · 1 wijziging" in told
    assert 'href="../../../../de-linde/2025/#v-ahead"' in html
    assert "Wat is geleerd? Daarover staat in deze editie niets." in told


def test_what_belongs_to_a_theme_stands_with_it(site: ComposedSite) -> None:
    told = said(theme(read_as(site, "koper"), "dag"))
    assert told.startswith("De dag De organisatie schrijft hierover bij: Wonen en leven. Verantwoording")
    assert "Hoe het ging in 2024 Later Rustige nachten Het duurde langer. En nog langer." in told
    assert "Anders Rustige nachten Twee bewoners vroegen erom. Er staat één stem achter." in told
    assert "Inzicht Stemmen uit 2025" in told
    assert "Stil" in told


def test_links_of_a_theme_lead_to_where_it_is_told_in_full(site: ComposedSite) -> None:
    edition = page(site, "de-linde/2025/").html
    anchors = re.findall(r'href="\.\./\.\./\.\./\.\./de-linde/2025/#([^"]+)"', read_as(site, "koper"))
    assert {"c-nachtrust", "v-2024-nachtrust"} <= set(anchors)
    ids = {element.attributes.get("id") for element in seen(edition).elements}
    assert set(anchors) <= ids


def test_a_theme_on_which_nothing_is_said_says_so_and_blames_nobody(site: ComposedSite) -> None:
    told = said(theme(read_as(site, "koper"), "werk"))
    assert told == (
        "Het werk Over dit thema zegt deze editie niets. Een organisatie kiest zelf waarover zij schrijft."
    )


def test_a_theme_on_which_nothing_differs_tells_how_much_goes_on(site_of: SiteOf) -> None:
    own = READERS.replace("titel: Goede zorg\n", "titel: Goede zorg\n    kaders: [kompas/werk]\n")
    told = said(theme(read_as(composed(site_of({**FILES, CONFIG: own})), "koper"), "werk"))
    assert "Op dit thema verandert niets. Eén voornemen gaat door zoals het was." in told


def test_an_area_without_commitments_covers_its_theme(site_of: SiteOf) -> None:
    own = READERS.replace(
        "  - id: zorg\n", "  - id: later\n    titel: Voor later\n    kaders: [kompas/werk]\n  - id: zorg\n"
    )
    told = said(theme(read_as(composed(site_of({**FILES, CONFIG: own})), "koper"), "werk"))
    assert "De organisatie schrijft hierover bij: Voor later." in told
    assert "Er zijn nu ook geen voornemens bij dit thema." in told


def test_a_commitment_goes_by_its_own_themes_where_it_has_them(site_of: SiteOf) -> None:
    file = "plans/de-linde/2025/commitments/nachtrust.md"
    changed = commitment(
        text="Wij lopen na tien uur geen rondes meer.", aanleiding="Vraag.", kaders="[kompas/werk]"
    )
    html = read_as(composed(site_of({**FILES, file: changed})), "koper")
    assert "Rustige nachten" in said(theme(html, "werk"))
    assert "Anders Rustige nachten" not in said(theme(html, "dag"))


def test_a_first_plan_is_listed_by_theme(site: ComposedSite) -> None:
    html = read_as(site, "koper", "2024")
    assert "Waar het mee begint Rustige nachten" in said(theme(html, "wonen"))
    assert "In 2024 gold dit kader, en niet: Het kompas." in said(html)


def test_where_the_framework_changed_it_is_shown_how(site: ComposedSite) -> None:
    html = read_as(site, "koper")
    rows = [said(row) for row in re.findall(r"<tr>.*?</tr>", part(html, "v-succession"), re.DOTALL)]
    assert rows == [
        "Nu Eerst Wat er gebeurde",
        "De dag Wonen; Eten samengevoegd, verdeeld",
        "De rust Wonen verdeeld",
        "Het werk – nieuw",
        "– Geld verdwenen",
    ]
    assert 'id="v-succession"' not in read_as(site, "koper", "2024")


def test_a_reader_without_a_framework_reads_the_answers_themselves(site: ComposedSite) -> None:
    html = read_as(site, "buurt")
    told = said(html)
    assert 'id="v-themes"' not in html
    assert "Wat wordt anders? Anders Rustige nachten Twee bewoners vroegen erom." in told
    assert "En waarom? Het antwoord staat hierboven: Wat er anders wordt in 2025" in told
    assert "Stil" in told
    assert "Het dilemma: Rust, of even kijken." in told
    assert "Centrale cliëntenraad Wat ervan kwam, is niet opgeschreven." in told
    assert "Eén voornemen gaat door zoals het was." in told
    assert "Welke regel knelt? Daarover staat in deze editie niets." in told


def test_what_is_held_back_reaches_no_reader(site_of: SiteOf) -> None:
    secret = story("Geheim", consent="toestemming: nee\n")
    site = composed(site_of({**FILES, "stories/de-linde/2025/geheim.md": secret}))
    assert not [p.address for p in site.pages if "Geheim" in p.html or "geheim" in p.html]


def test_a_draft_says_so_on_the_pages_for_readers(site_of: SiteOf) -> None:
    root = site_of({**FILES, "plans/de-linde/2026/plan.md": plan(2026, adopted=False)})
    assert "Concept." in said(read_as(composed(root, drafts=True), "koper", "2026"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kort. En goed.", "Kort. En goed."),
        ("Eerst dit. " + "Dan veel meer " * 14 + "dan past.", "Eerst dit."),
        ("", ""),
    ],
)
def test_a_reason_in_brief_ends_with_a_sentence(text: str, expected: str) -> None:
    assert in_brief(text) == expected


def test_a_first_sentence_that_is_very_long_is_cut_between_said() -> None:
    brief = in_brief("woord " * 80)
    assert len(brief) <= LONGEST_REASON
    assert brief.endswith("woord…")
