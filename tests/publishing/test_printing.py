"""Prints as PDF: the tag tree, the same bytes each time, nothing from outside, and a clear word where it cannot be done."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.composing.site import PrintDocument
from generator.locale import language
from generator.pipeline import prepare
from generator.publishing import printing
from generator.publishing.printing import PrintingUnavailable, print_one, require_printing
from generator.publishing.renderer import PublishError
from tests.cli.running import run
from tests.conftest import SiteOf
from tests.publishing.pdfs import Pdf, printing_or_skip

ROOT = Path(__file__).parents[2]
ON = dt.date(2026, 11, 24)
MOST_PAGES = 4
DUTCH = language("nl")


@cache
def documents() -> dict[str, PrintDocument]:
    """The prints of this repository's own content."""
    site = prepare(ROOT, ON, prints=True).site
    assert site is not None
    return {document.address: document for document in site.prints}


@cache
def made(address: str) -> bytes:
    printing_or_skip()
    return print_one(documents()[address], ROOT, DUTCH)


BOTH = ("de-linde/2026/de-linde-2026-kort.pdf", "de-linde/2026/de-linde-2026.pdf")


@pytest.fixture(params=BOTH)
def pdf(request: pytest.FixtureRequest) -> Pdf:
    return Pdf(made(request.param))


# -- what a screen reader gets


def test_a_pdf_says_what_it_is(pdf: Pdf) -> None:
    assert pdf.root["/Lang"] == "nl"
    assert pdf.root["/MarkInfo"]["/Marked"] == True  # noqa: E712 (a value of pypdf's own)
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    metadata = pdf.reader.metadata
    assert metadata is not None
    assert metadata.title is not None
    assert metadata.title.startswith("Kwaliteitsbeeld 2026 – Zorggroep De Linde")
    assert metadata.creation_date is None
    assert 'pdfuaid:part="1"' in pdf.xmp


def test_headings_go_down_one_level_at_a_time(pdf: Pdf) -> None:
    levels = [int(tag.kind[1]) for tag in pdf.of_kind("H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) >= 5
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_heading_stands_in_another(pdf: Pdf) -> None:
    nested = [
        tag for tag in pdf.tags if tag.kind.startswith("H") and any(w.startswith("H") for w in tag.within)
    ]
    assert nested == []


def test_every_heading_has_its_bookmark(pdf: Pdf) -> None:
    assert len(pdf.bookmarks) == len(pdf.of_kind("H1", "H2", "H3", "H4", "H5", "H6"))
    assert "Wie is gehoord · Inzicht" in pdf.bookmarks


def test_every_picture_says_what_it_shows(pdf: Pdf) -> None:
    told = [str(tag.element.get("/Alt", "")) for tag in pdf.of_kind("Figure")]
    assert all(told)
    assert any("15 van de 24" in text and "1 nieuw" in text for text in told), "the counts"
    assert any("Bewoners" in text and "driehoek" in text for text in told), "the triangle"


def test_tables_have_headers_that_their_cells_name(pdf: Pdf) -> None:
    assert pdf.of_kind("Table")
    heads = {str(tag.element["/ID"]) for tag in pdf.of_kind("TH")}
    cells = pdf.of_kind("TD")
    assert cells
    for cell in cells:
        names = {str(name) for name in cell.element["/A"]["/Headers"]}
        assert names
        assert names <= heads


def test_every_mark_on_a_page_belongs_to_a_tag(pdf: Pdf) -> None:
    """Each page says where its marked content stands in the tree."""
    numbers = pdf.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    pages = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in pdf.reader.pages:
        owners = pages[page["/StructParents"]]
        assert owners
        assert all(owner.get_object()["/Type"] == "/StructElem" for owner in owners)


def test_fonts_are_embedded(pdf: Pdf) -> None:
    assert pdf.fonts
    assert all(any(key in font for key in ("/FontFile", "/FontFile2", "/FontFile3")) for font in pdf.fonts)
    assert all("Source" in str(font["/FontName"]) for font in pdf.fonts), "the site's own letters only"


def test_pages_are_counted_and_named(pdf: Pdf) -> None:
    pages = pdf.reader.pages
    for number, page in enumerate(pages, start=1):
        text = " ".join(page.extract_text().split())
        assert f"{number} van {len(pages)}" in text
        assert "Zorggroep De Linde" in text
        assert "Kwaliteitsbeeld 2026" in text


def test_marks_are_told_in_words(pdf: Pdf) -> None:
    assert "vervallen:" in pdf.words
    assert "nieuw:" in pdf.words


# -- what a reader gets


def test_the_short_form_is_a_few_sheets() -> None:
    short = [address for address in documents() if address.endswith("-kort.pdf")]
    assert short
    pages = {address: len(Pdf(made(address)).reader.pages) for address in short}
    assert {address: number for address, number in pages.items() if number > MOST_PAGES} == {}


def test_words_of_the_document_stand_in_the_pdf(pdf: Pdf) -> None:
    """A reason of every kind of change, read back from the pages."""
    text = "".join(pdf.words.split())
    for sentence in ("Minder inhuur", "Een zoon die vertelde hoe hij vier uur had kunnen slapen"):
        assert "".join(sentence.split()) in text


# -- the same bytes, and nothing from outside


def test_the_same_content_gives_the_same_bytes(site_of: SiteOf, tmp_path: Path) -> None:
    """In two processes, in other zones and with other seeds."""
    printing_or_skip()
    root = site_of()
    built = []
    for number, (zone, seed) in enumerate((("UTC", "1"), ("Asia/Tokyo", "2"))):
        out = tmp_path / f"uit-{number}"
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        environment.pop("SOURCE_DATE_EPOCH", None)
        subprocess.run(
            [sys.executable, "-m", "generator", "build", "--pdf", "--renderer", "plain", "--out", str(out),
             "--root", str(root), "--on", "2026-01-31"],
            check=True, env=environment, cwd=ROOT, capture_output=True,
        )  # fmt: skip
        built.append({p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*.pdf"))})
    assert len(built[0]) == 4
    assert built[0] == built[1]


def test_nothing_is_fetched_from_outside() -> None:
    printing_or_skip()
    from weasyprint.urls import FatalURLFetchingError

    document = PrintDocument(
        "a/b/c.pdf", '<html lang="nl"><title>x</title><img alt="x" src="https://example.org/x.png">'
    )
    with pytest.raises(FatalURLFetchingError, match=r"example\.org"):
        print_one(document, ROOT, DUTCH)


def test_a_picture_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    printing_or_skip()
    from generator.composing.site import PictureFile

    (tmp_path / "x.png").write_bytes(b"geen foto")
    document = PrintDocument(
        "a/b/c.pdf", '<html lang="nl"><title>x</title><img alt="x" src="x.png">',
        pictures=(PictureFile("x.png", "a/b/x.png"),),
    )  # fmt: skip
    with pytest.raises(PublishError, match=r"x\.png"):
        print_one(document, tmp_path, DUTCH)


def test_with_an_address_there_is_a_code_for_a_telephone() -> None:
    printing_or_skip()
    document = PrintDocument(
        "a/b/c.pdf",
        '<html lang="nl"><title>x</title><img alt="Code" src="qr.svg">',
        web="https://example.org/a/b/",
    )
    assert [tag.element["/Alt"] for tag in Pdf(print_one(document, ROOT, DUTCH)).of_kind("Figure")] == [
        "Code"
    ]


# -- asking for it


def test_build_lays_pdfs_beside_their_editions(site_of: SiteOf, tmp_path: Path) -> None:
    printing_or_skip()
    out = tmp_path / "uit"
    ran = run(site_of(), "build", "--pdf", "--renderer", "plain", "--out", str(out))
    assert ran.code == 0, ran.err
    assert "4 PDF's" in ran.out
    for name in ("de-linde-2025.pdf", "de-linde-2025-kort.pdf"):
        assert (out / "de-linde/2025" / name).read_bytes().startswith(b"%PDF-1.7")
        assert f'{name}"' in (out / "de-linde/2025/index.html").read_text("utf-8")


def test_english_sites_have_english_pdfs(site_of: SiteOf, tmp_path: Path) -> None:
    printing_or_skip()
    root = site_of({"site_config/site.yml": "title: Different\nlanguage: en\norganisations: [de-linde]\n"})
    out = tmp_path / "out"
    ran = run(root, "build", "--pdf", "--renderer", "plain", "--out", str(out))
    assert ran.code == 0, ran.err
    pdf = Pdf((out / "de-linde/2025/de-linde-2025-short.pdf").read_bytes())
    assert pdf.root["/Lang"] == "en"
    assert "1 of 1" in pdf.words


def test_without_asking_there_are_no_pdfs_and_no_links(site_of: SiteOf, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    code = (
        "import sys; from generator.cli import main;"
        f"main(['build','--renderer','plain','--out',{str(out)!r},'--root',{str(site_of())!r},'--on','2026-01-31'],"
        "standalone_mode=False); assert 'weasyprint' not in sys.modules and 'segno' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)
    assert list(out.rglob("*.pdf")) == []
    assert ".pdf" not in (out / "de-linde/2025/index.html").read_text("utf-8")


def test_without_the_extra_it_says_how_to_get_it(
    site_of: SiteOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "find_spec", lambda name: None)
    ran = run(site_of(), "build", "--pdf", "--out", str(tmp_path / "uit"))
    assert ran.code == 2
    assert "pip install" in ran.err
    assert "Traceback" not in ran.err
    assert not (tmp_path / "uit").exists()


def test_without_pango_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Lacking:
        """Fails as WeasyPrint does where a library is missing."""

        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "weasyprint":
                print("WeasyPrint could not import some external libraries.")
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(printing, "find_spec", lambda name: SimpleNamespace())
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Lacking, *sys.meta_path])
    with pytest.raises(PrintingUnavailable, match="libpango"):
        require_printing(DUTCH)
    assert capsys.readouterr().out == ""


def test_errors_that_stop_a_build_stop_its_pdfs(site_of: SiteOf, tmp_path: Path) -> None:
    printing_or_skip()
    root = site_of({"plans/de-linde/2025/commitments/nachtrust.md": "---\nonbekend: ja\n---\n\nTekst.\n"})
    ran = run(root, "build", "--pdf", "--out", str(tmp_path / "uit"))
    assert ran.code == 1
    assert not (tmp_path / "uit").exists()


def test_a_document_is_itself_only(site_of: SiteOf) -> None:
    """Two documents that differ have other identifiers."""
    printing_or_skip()
    one = PrintDocument("a/b/c.pdf", '<html lang="nl"><title>x</title><p>Een')
    other = replace(one, html=one.html.replace("Een", "Twee"))
    first, second = (Pdf(print_one(d, ROOT, DUTCH)).reader.trailer["/ID"] for d in (one, other))
    assert first != second
