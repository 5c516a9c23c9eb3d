"""Pictures and cards as a browser draws them: labels apart, nothing cut off, four cards to a sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader

from generator.composing.site import PageKind
from tests.browser.built import BuiltSite, built
from tests.browser.conftest import _served
from tests.browser.visiting import Visitor
from tests.composing.scored import conversation, site_files
from tests.sites import MINIMAL, write

LONG = "Huize de Grote Zorgverantwoordelijkheidscoördinatie aan het Water"
LABELS = """() => [...document.querySelectorAll('svg')].filter(svg => svg.checkVisibility()).map(svg => {
    const box = each => { const b = each.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] }
    return {kind: svg.getAttribute('class'), frame: box(svg),
            labels: [...svg.querySelectorAll('text')].map(each => [each.textContent, box(each)])}
}).filter(each => each.labels.length)"""
UNFOLD = "() => document.querySelectorAll('details').forEach(each => { each.open = true })"
CUT = """() => [...document.querySelectorAll('.v-talk')].filter(each =>
    each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1).map(each => each.innerText.slice(0, 80))"""
ROOM = "() => Math.min(...[...document.querySelectorAll('.v-talk__lines')].map(each => each.clientHeight))"


def awkward_files() -> dict[str, str | bytes | None]:
    """Twelve places with long names, words of the organisation's own that are long, and as much on cards as there can be."""
    places = [f"huis-{at:02}" for at in range(12)]
    organisation = (
        "naam: Zorggroep De Linde\naandachtsgebieden:\n  - id: wonen\n    titel: Wonen\n  - id: zorg\n    titel: Zorg\n"
        "gremia:\n  - id: clientenraad\n    titel: Raad\nlocaties:\n"
        + "".join(f'  - id: {each}\n    titel: "{LONG} {each[-2:]}"\n' for each in places)
        + "labels:\n  bewoner: mensen die hier wonen of logeren\n  naaste: zorgverantwoordelijkheidsvertegenwoordigers\n"
        "  afwijking: wat in de praktijk heel anders ging dan gedacht\n"
    )
    question = "Waarom staat Ik zie bekende gezichten zo laag, en " + "wat is er verder nog te vragen " * 12
    now = {each: (34, {"gezicht": "1", "gehoord": "5", "thuis": "3"}) for each in places}
    before = {each: (34, {"gezicht": "5", "gehoord": "1", "thuis": "3"}) for each in places}
    files = dict(MINIMAL) | site_files(now, before, conversation(questions=[question]))
    files["site_config/organisations/de-linde.yml"] = organisation
    for speaker in ("bewoner", "naaste", "vrijwilliger", "medewerker"):
        for at in range(5):
            files[f"stories/de-linde/2025/{speaker}-{at}.md"] = (
                f"---\ntitel: Een titel die langer is dan een titel hoort te zijn {at}\nstem: {speaker}\nmaand: 2025-09\n"
                f"verteld_door: iemand met een heel lange omschrijving van wie zij is\nbetekenis: {'zo gaat dat hier ' * 40}\n"
                f"dilemma: {'het een of toch het ander ' * 20}\ntoestemming:\n  gegeven_door: zelf\n  op: 2025-09-20\n"
                "  tot: 2099-12-31\n  voor: [site, print]\n  gelezen_door_verteller: 2025-09-25\n---\n\nTekst.\n"
            )
            files[f"plans/de-linde/2024/deviations/ging-{speaker}-{at}.md"] = (
                f"---\nvoornemen: samen-eten\nuitkomst: niet_gedaan\naanleiding: {'omdat het nu eenmaal zo ging ' * 20}\n"
                f"naar_aanleiding_van: [2025/{speaker}-{at}]\n---\n\nZo.\n"
            )
    return files


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """A site with data that is hard on pictures and cards."""
    folder = tmp_path_factory.mktemp("awkward") / "site"
    site = built(write(tmp_path_factory.mktemp("awkward-files"), awkward_files()), folder)
    with _served(folder) as url:
        yield BuiltSite(site.root, site.folder, url, site.composed)


@pytest.fixture(params=["dutch", "awkward"])
def drawn(request: pytest.FixtureRequest) -> BuiltSite:
    """The example site, and the awkward one."""
    found: BuiltSite = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_labels_of_pictures_do_not_touch_and_stay_inside(
    drawn: BuiltSite, visitor: Visitor, width: int
) -> None:
    found = 0
    for kind in (PageKind.EDITION, PageKind.VOICES):
        for page in drawn.of(kind):
            window = visitor.open(drawn, page.address, width=width)
            window.evaluate("() => document.fonts.ready")
            window.evaluate(UNFOLD)
            for picture in window.evaluate(LABELS):
                left, top, right, bottom = picture["frame"]
                labels = picture["labels"]
                found += len(labels)
                for index, (text, (a, b, c, d)) in enumerate(labels):
                    inside = left - 1 <= a and top - 1 <= b and c <= right + 1 and d <= bottom + 1
                    assert inside, (page.address, picture["kind"], text)
                    # a line of text is taller than its letters: a quarter of it above and below is empty
                    for other, (e, f, g, h) in labels[index + 1 :]:
                        apart = min(c, g) - max(a, e) <= 0.5 or min(d, h) - max(b, f) <= (d - b) / 3
                        assert apart, (page.address, picture["kind"], text, other)
    assert found > 10


@pytest.mark.parametrize("width", [320, 390])
def test_tables_with_dots_fit_a_narrow_screen(drawn: BuiltSite, visitor: Visitor, width: int) -> None:
    for page in drawn.of(PageKind.EDITION):
        window = visitor.open(drawn, page.address, width=width)
        wide = window.evaluate(
            """() => [...document.querySelectorAll('.v-scored .v-dots th, .v-scored .v-dots td')].filter(each => {
                const words = document.createRange()
                words.selectNodeContents(each)
                const edge = each.closest('.v-scored').getBoundingClientRect().right
                return Math.max(words.getBoundingClientRect().right, each.getBoundingClientRect().right) > edge + 0.5
            }).length"""
        )
        assert wide == 0, page.address


def test_on_paper_four_cards_fill_a_sheet_and_nothing_is_cut_off(drawn: BuiltSite, visitor: Visitor) -> None:
    pages = drawn.of(PageKind.CARDS)
    assert pages
    for page in pages:
        # A4 less the margins of these sheets, in CSS pixels
        window = visitor.open(drawn, page.address, width=748)
        window.evaluate("() => document.fonts.ready")
        window.emulate_media(media="print")
        try:
            assert window.evaluate(CUT) == [], page.address
            assert window.evaluate(ROOM) > 60, page.address
            assert not any(each.is_visible() for each in window.locator("header, footer, h1, nav").all())
            printed = PdfReader(BytesIO(window.pdf(prefer_css_page_size=True)))
        finally:
            window.emulate_media(media="screen")
        assert len(printed.pages) == page.html.count('<ul class="v-sheet">'), page.address
        for sheet in printed.pages:
            assert [round(float(side) / 72 * 25.4) for side in sheet.mediabox[2:]] == [210, 297]
