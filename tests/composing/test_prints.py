"""An edition on paper: the same content as on the site, and nobody on paper who did not consent to that."""

from __future__ import annotations

import datetime as dt
import html
import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from generator.comparing.marks import Mark, Shape, mark_line
from generator.composing.abridging import ADDED_WORDS, MOST_WORDS, REMOVED_WORDS, abridged
from generator.composing.inks import inks
from generator.composing.site import ComposedSite, PrintDocument
from generator.pipeline import prepare
from tests.cli.running import run
from tests.conftest import SiteOf
from tests.publishing.pdfs import Pdf, printing_or_skip

ROOT = Path(__file__).parents[2]
ON = dt.date(2026, 11, 24)
DAY = dt.date(2026, 6, 1)


def printed(root: Path, on: dt.date = DAY) -> ComposedSite:
    site = prepare(root, on, prints=True).site
    assert site is not None
    return site


@cache
def own() -> ComposedSite:
    """This repository's own content."""
    return printed(ROOT, ON)


def document(site: ComposedSite, address: str) -> PrintDocument:
    return next(each for each in site.prints if each.address == address)


def words(page: str) -> str:
    """The words of a piece of HTML, spaces made single."""
    page = re.sub(r"<(style|head).*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def squeezed(text: str) -> str:
    return "".join(text.split())


@dataclass(frozen=True)
class Told:
    """What an edition's web page says of one change or deviation."""

    title: str
    reason: str


def told(page: str) -> list[Told]:
    """Every card of a web page."""
    found = []
    for card in re.findall(r"<article.*?</article>", page, re.DOTALL):
        heading = re.search(r"<h[45][^>]*>.*?</span>(.*?)</h[45]>", card, re.DOTALL)
        reason = re.search(r'<p class="v-why">(.*?)(?:<span class="v-where|</p>)', card, re.DOTALL)
        assert heading, card
        found.append(
            Told(words(re.sub(r"<span.*?</span>", "", heading[1])), words(reason[1]) if reason else "")
        )
    return found


# -- the same content


@pytest.mark.parametrize("end", ["", "-kort"])
@pytest.mark.parametrize(
    "edition", ["de-linde/2025", "de-linde/2026", "het-veerhuis/2025", "het-veerhuis/2026-2027"]
)
def test_every_change_and_deviation_of_the_page_is_on_paper(edition: str, end: str) -> None:
    page = next(page for page in own().pages if page.address == f"{edition}/")
    paper = squeezed(words(document(own(), f"{edition}/{edition.replace('/', '-')}{end}.pdf").html))
    cards = told(page.html)
    assert len(cards) > 3
    assert [each for each in cards if squeezed(each.title) not in paper] == []
    assert [each for each in cards if squeezed(each.reason) not in paper] == []


def test_the_long_form_has_every_mark_of_the_site() -> None:
    """All that came and went in a text, however long."""
    paper = document(own(), "de-linde/2026/de-linde-2026.pdf").html
    for page in own().pages:
        if not page.address.startswith("de-linde/voornemens/"):
            continue
        for step in re.findall(r'<li[^>]*id="p-2026".*?</li>', page.html, re.DOTALL):
            for marked in re.findall(r'<p class="v-marked">.*?</p>', step, re.DOTALL):
                assert squeezed(words(marked)) in squeezed(words(paper))


def test_the_long_form_names_all_that_continues_and_the_short_one_how_many() -> None:
    long = words(document(own(), "de-linde/2026/de-linde-2026.pdf").html)
    short = words(document(own(), "de-linde/2026/de-linde-2026-kort.pdf").html)
    for title in ("Opstaan wanneer u wilt", "Rust in de nacht"):
        assert title in long
        assert title not in short
    assert "9 afspraken gaan door" in long
    assert "9 afspraken gaan door" in short


def test_every_edition_has_two_prints() -> None:
    editions = {page.address for page in own().pages if page.kind.value == "edition"}
    assert {each.address.rpartition("/")[0] + "/" for each in own().prints} == editions
    assert len(own().prints) == 2 * len(editions)


def test_a_link_to_each_pdf_stands_on_the_page_that_has_them() -> None:
    for each in own().prints:
        page = next(p for p in own().pages if p.address == each.address.rpartition("/")[0] + "/")
        assert f'href="../../{each.address}"' in page.html


def test_a_document_leads_nowhere_when_the_site_has_no_address(site_of: SiteOf) -> None:
    for each in printed(site_of()).prints:
        assert each.web == ""
        assert not re.search(r'<a href="(?!https?:|mailto:)', each.html)
        assert "qr.svg" not in each.html


def test_with_an_address_titles_lead_to_the_site(site_of: SiteOf) -> None:
    root = site_of(
        {
            "site_config/site.yml": "titel: A\ntaal: nl\norganisaties: [de-linde]\nurl: https://example.org/zorg\n"
        }
    )
    each = document(printed(root), "de-linde/2025/de-linde-2025.pdf")
    assert each.web == "https://example.org/zorg/de-linde/2025/"
    assert 'href="https://example.org/zorg/de-linde/voornemens/nachtrust/"' in each.html
    assert 'src="qr.svg"' in each.html


def test_a_draft_has_no_print(site_of: SiteOf) -> None:
    root = site_of({"plans/de-linde/2026/plan.md": "---\ntitel: Concept\n---\n\nNog niet.\n"})
    site = prepare(root, DAY, drafts=True, prints=True).site
    assert site is not None
    assert [each.address for each in site.prints if "/2026/" in each.address] == []
    assert "2026.pdf" not in next(p.html for p in site.pages if p.address == "de-linde/2026/")


# -- who may stand on paper


def story(name: str, purposes: str, extra: str = "") -> str:
    return f"""\
---
titel: Titel {name}
stem: bewoner
verteld_door: Verteller {name}
maand: 2024-09
klank: kritisch
betekenis: Betekenis {name} voor mij
samenvatting: Samenvatting {name}
over: nachtrust
toestemming:
  gegeven_door: zelf
  op: 2024-09-20
  tot: 2099-12-31
  voor: [{purposes}]
  gelezen_door_verteller: 2024-09-25
{extra}---

Tekst {name} met een paar woorden erbij.

![Beeld {name}](foto-{name.lower()}.png)
"""


def picture(number: int) -> bytes:
    """A small picture that is no other's."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (20 * number, 90, 120)).save(out, "PNG")
    return out.getvalue()


WITHHELD = {
    "ALLEENSITE": ("site, beeld, lezers", ""),
    "ALLEENPRINT": ("print, beeld", ""),
    "INGETROKKEN": ("site, print", "  ingetrokken: 2025-01-01\n"),
    "VERLOPEN": ("site, print", ""),
}


@pytest.fixture
def guarded(site_of: SiteOf) -> Path:
    """A change that one printable story and others led to, which all stand in its texts as well."""
    files: dict[str, str | bytes | None] = {
        "stories/de-linde/2024/openbaar.md": story("OPENBAAR", "site, print")
    }
    files["stories/de-linde/2024/foto-openbaar.png"] = picture(0)
    for number, (name, (purposes, extra)) in enumerate(WITHHELD.items(), start=1):
        text = story(name, purposes, extra)
        if name == "VERLOPEN":
            text = text.replace("tot: 2099-12-31", "tot: 2025-01-01")
        files[f"stories/de-linde/2024/geheim-{name.lower()}.md"] = text
        files[f"stories/de-linde/2024/foto-{name.lower()}.png"] = picture(number)
    refs = ", ".join(["2024/openbaar", *(f"2024/geheim-{name.lower()}" for name in WITHHELD)])
    files["plans/de-linde/2025/commitments/nachtrust.md"] = (
        f"---\naanleiding: Er werd om gevraagd.\nnaar_aanleiding_van: [{refs}]\n---\n\nWij lopen na tien uur geen rondes meer.\n"
    )
    files["plans/de-linde/2024/deviations/nachtrust.md"] = (
        f"---\nuitkomst: later\naanleiding: Het duurde langer.\nnaar_aanleiding_van: [{refs}]\n---\n\n"
        "Zie [het verhaal](../../2024/verhalen/geheim-alleensite/).\n"
    )
    return site_of(files)


def test_only_who_consented_to_paper_stands_on_it(guarded: Path) -> None:
    site = printed(guarded)
    web = next(page.html for page in site.pages if page.address == "de-linde/2025/")
    assert "ALLEENSITE" in web, "the site may show it"
    for each in site.prints:
        said = each.html.upper() + "".join(f"{p.source} {p.address}" for p in each.pictures).upper()
        for name in WITHHELD:
            assert name not in said, (each.address, name)
    long = document(site, "de-linde/2025/de-linde-2025.pdf").html
    assert "Betekenis OPENBAAR" in long
    assert "Beeld OPENBAAR" not in long, "no picture of a voice on paper"


def test_how_many_voices_are_on_the_site_only_is_said(guarded: Path) -> None:
    site = printed(guarded)
    assert "Nog één stem hierachter staat alleen op de site." in words(
        document(site, "de-linde/2025/de-linde-2025.pdf").html
    )
    of_2024 = words(document(site, "de-linde/2024/de-linde-2024.pdf").html)
    # `licht-op-de-gang` of the minimal site has no consent for paper either
    assert "2 stemmen staan alleen op de site" in of_2024


def test_a_change_with_voices_on_the_site_only_does_not_say_that_there_is_none(site_of: SiteOf) -> None:
    paper = words(document(printed(site_of()), "de-linde/2025/de-linde-2025-kort.pdf").html)
    assert "Hierachter staat één stem. U leest haar alleen op de site." in paper
    assert "Bij deze wijziging staat geen stem" not in paper


def test_the_counts_on_paper_are_those_of_the_site(guarded: Path) -> None:
    site = printed(guarded)
    web = next(page.html for page in site.pages if page.address == "de-linde/2024/")
    published = re.search(r"<b>(\d+)</b> stem(?:men)? openbaar", web)
    assert published
    assert f"{published[1]} stemmen openbaar" in words(document(site, "de-linde/2024/de-linde-2024.pdf").html)


def test_no_name_of_a_withheld_thing_is_in_a_pdf(guarded: Path, tmp_path: Path) -> None:
    printing_or_skip()
    out = tmp_path / "uit"
    ran = run(guarded, "build", "--pdf", "--renderer", "plain", "--out", str(out), on=DAY.isoformat())
    assert ran.code == 0, ran.err
    pdfs = sorted(out.rglob("*.pdf"))
    assert len(pdfs) == 4
    everything = {path.name: Pdf(path.read_bytes()).everything.upper() for path in pdfs}
    assert any("OPENBAAR" in text for text in everything.values())
    for text in everything.values():
        assert [name for name in WITHHELD if name in text] == []


# -- in brief, and in the site's colours


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Wij lopen na elf uur geen rondes.", "Wij lopen na tien uur geen rondes."),
        ("Oud " * 90, "Nieuw " * 90),
        ("Vast begin. " + "weg " * 60 + "Vast einde hier blijft staan.", "Vast begin. " + "erbij " * 60 + "Vast einde hier blijft staan."),
        ("", "Alles nieuw " * 80),
    ],
)  # fmt: skip
def test_a_text_in_brief_is_bounded_and_never_empty(before: str, after: str) -> None:
    brief = abridged(mark_line(before, after))
    pieces = [s for p in brief.passages for s in p.segments if s.mark is not Mark.KEPT]
    assert pieces
    for segment in pieces:
        most = REMOVED_WORDS if segment.mark is Mark.REMOVED else ADDED_WORDS
        assert len(segment.text.split()) <= most + 4
    assert sum(len(s.text.split()) for s in pieces) <= MOST_WORDS + ADDED_WORDS + REMOVED_WORDS + 8
    assert all(p.shape is not Shape.KEPT for p in brief.passages)


def test_colours_on_paper_are_those_of_the_pages() -> None:
    sheet = (ROOT / "generator/composing/assets/verschil.css").read_text("utf-8")
    root = re.search(r":root[^{]*\{([^}]*)\}", sheet)
    assert root
    known = set(re.findall(r"#[0-9a-f]{3,8}", root[1]))
    styles = str(inks().document) + str(inks().chart)
    assert "var(" not in styles
    assert set(re.findall(r"#[0-9a-f]{6}\b", styles)) <= known | {"#ffffff"}
