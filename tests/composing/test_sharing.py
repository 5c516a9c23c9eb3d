"""What a page says to who passes it on: a picture of ours, one sentence, a description that breaks out of nothing."""

from __future__ import annotations

import datetime as dt
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.composing.posters import HEIGHT, LOGO, WIDTH, Poster, colours, draw
from generator.composing.sharing import as_script, teaser
from generator.composing.site import ComposedSite, PageKind
from tests.composing.building import commitment, composed, page, plan
from tests.conftest import SiteOf

ROOT = Path(__file__).parents[2]
URL = "titel: Anders\ntaal: nl\nurl: https://example.org/zorg\norganisaties: [de-linde]\n"


@cache
def example() -> ComposedSite:
    return composed(ROOT)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


# -- pictures


def test_there_is_a_picture_of_the_site_of_each_organisation_and_of_each_edition() -> None:
    pictures = {asset.address: asset.data for asset in example().assets if asset.address.endswith("card.png")}
    pictures |= {each.address: each.on.data for each in example().pictures if each.on is not None}
    kinds = (PageKind.HOME, PageKind.ORGANISATION, PageKind.EDITION)
    assert set(pictures) == {f"{p.address}card.png" for p in example().pages if p.kind in kinds}
    for address, data in pictures.items():
        picture = opened(data)
        assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT) == (1200, 630) and (1200, 630)), (
            address
        )
        assert len(data) < 40_000, address
        assert picture.info == {}, address


def test_every_page_but_those_that_are_gone_has_a_picture_that_is_there() -> None:
    there = {asset.address for asset in example().assets} | {each.address for each in example().pictures}
    for each in example().pages:
        assert (each.card == "") == (each.kind is PageKind.GONE), each.address
        assert not each.card or each.card in there, each.address


def test_a_story_and_a_commitment_wear_the_picture_of_an_edition() -> None:
    site = example()
    for each in site.pages:
        if each.kind in (PageKind.VOICE, PageKind.VOICES, PageKind.FOUNDATION):
            own, period = each.address.split("/")[:2]
            assert each.card == f"{own}/{period}/card.png"
        if each.kind is PageKind.COMMITMENT:
            assert each.card.count("/") == 2


COUNTS = (("new", 1, "1 nieuw"), ("changed", 2, "2 anders"), ("continued", 9, "9 gaan door"))


@pytest.mark.parametrize(
    "poster",
    [
        Poster("Zorg", "Plan 2026", "", COUNTS, "Site"),
        Poster("", "", "", (), ""),
        Poster("a" * 300, "Donaudampfschifffahrt" * 20, "b " * 500, (), "c" * 300),
        Poster(
            "x", "Een lange titel " * 30, "", (("changed", 4000, "4.000 anders"), ("continued", 1, "1")), "y"
        ),
        Poster(
            "x",
            "Plan",
            "",
            tuple((kind, 30, "dertig keer " * 4) for kind in ("new", "ended", "resumed")),
            "y",
        ),
        Poster("y" * 300, "Plan " * 30, "", COUNTS, "Site", own="#3d6b1f", logo=True),
        Poster("x", "\u4e2d\u6587 \U0001f319 \u202e", "", (("began", 3, "3 begonnen"),), "y"),
    ],
    ids=["usual", "empty", "long words", "too many squares", "long counts", "a logo", "strange signs"],
)
def test_a_picture_keeps_its_edges_free_whatever_is_on_it(poster: Poster) -> None:
    picture = opened(draw(poster)).convert("RGB")
    paper = colours()[0]
    right = picture.crop((WIDTH - 60, 0, WIDTH, HEIGHT))
    below = picture.crop((24, HEIGHT - 20, WIDTH, HEIGHT))
    room = picture.crop(LOGO) if poster.logo else right
    for edge in (right, below, room):
        assert edge.getcolors() == [(edge.width * edge.height, paper)]


def test_a_picture_has_the_same_bytes_each_time_and_other_ones_for_other_counts() -> None:
    poster = Poster("Zorg", "Plan 2026", "", COUNTS, "Site")
    assert draw.__wrapped__(poster) == draw.__wrapped__(poster)
    assert draw(poster) != draw(Poster("Zorg", "Plan 2026", "", COUNTS[:2], "Site"))


def test_each_kind_has_its_colour_from_the_pages() -> None:
    css = (ROOT / "generator/composing/assets/verschil.css").read_text(encoding="utf-8")
    for place, name in (
        (0, "paper"),
        (9, "ink"),
        (10, "new"),
        (11, "changed"),
        (12, "resumed"),
        (13, "ended"),
    ):
        assert f"--v-{name}: #{bytes(colours()[place]).hex()};" in css
    assert len(set(colours())) == len(colours()) == 16


@pytest.mark.parametrize(
    ("own", "band", "letters"),
    [
        ("", "#17566c", False),
        ("#3d6b1f", "#3d6b1f", True),  # can be read everywhere
        ("#c2571a", "#c2571a", False),  # a shape may have it, text may not
        ("#ffd400", "#17566c", False),  # neither
    ],
    ids=["none", "text", "shape", "faint"],
)
def test_a_picture_wears_the_organisations_colour_as_far_as_it_can_be_read(
    own: str, band: str, letters: bool
) -> None:
    picture = opened(draw(Poster("Zorg", "Plan 2026", "", COUNTS, "Site", own=own))).convert("RGB")

    def found(box: tuple[int, int, int, int]) -> set[str]:
        part = picture.crop(box)
        return {"#" + bytes(colour).hex() for _, colour in part.getcolors(part.width * part.height) or ()}  # type: ignore[arg-type]

    assert found((0, 0, 24, HEIGHT)) == {band}
    assert (own in found((72, 60, WIDTH - 72, 110))) == letters
    assert own not in found((72, 118, WIDTH - 72, HEIGHT)) or not own


def test_only_an_organisation_with_a_logo_has_pictures_that_wait_for_one(site_of: SiteOf) -> None:
    site = example()
    waiting = {each.address for each in site.pictures if each.on is not None}
    assert {address.partition("/")[0] for address in waiting} == {"de-linde"}
    assert {each.source for each in site.pictures if each.on} == {"site_config/organisations/de-linde.png"}
    assert {f"{p.address}card.png" for p in site.pages if p.kind is PageKind.ORGANISATION} & waiting
    assert not [each for each in composed(site_of()).pictures if each.on is not None]


# -- one sentence


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("Eén zin.", "Eén zin."),
        ("Er verandert iets bij 8 van de 16. De rest gaat door.", "Er verandert iets bij 8 van de 16."),
        ("Wij, mevr. Jansen e.a., doen mee. Dat is alles.", "Wij, mevr. Jansen e.a., doen mee."),
        ("  Over\n twee regels. Ja. ", "Over twee regels."),
        ("", ""),
        ("woord " * 100, ("woord " * 33).strip() + "…"),
    ],
)
def test_a_teaser_is_one_sentence(description: str, said: str) -> None:
    assert teaser(description) == said


def test_every_page_that_is_not_gone_has_one() -> None:
    for each in example().pages:
        assert bool(each.teaser) == (each.kind is not PageKind.GONE), each.address
        assert len(each.teaser) <= 200


# -- as data


def data_of(site: ComposedSite, address: str) -> Any:
    return json.loads(page(site, address).data)


def test_an_edition_is_a_report_based_on_the_one_before(site_of: SiteOf) -> None:
    site = composed(site_of({"site_config/site.yml": URL}))
    found = data_of(site, "de-linde/2025/")
    here = "https://example.org/zorg/de-linde/2025/"
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "Report"
    assert found["@id"] == found["url"] == here
    assert found["datePublished"] == "2025-01-15"
    assert found["inLanguage"] == "nl"
    assert found["temporalCoverage"] == "2025"
    assert found["publisher"] == {
        "@type": "Organization", "name": "Zorggroep De Linde", "url": "https://example.org/zorg/de-linde/",
    }  # fmt: skip
    assert found["isBasedOn"]["@type"] == "Report"
    assert found["isBasedOn"]["@id"] == "https://example.org/zorg/de-linde/2024/"
    assert found["isBasedOn"]["name"] == "Kwaliteitsplan 2024"
    assert found["about"] == [{"@type": "Thing", "name": "Wonen en leven"}]
    assert {each["contentUrl"] for each in found["encoding"]} == {here + "edition.json", here + "edition.csv"}


def test_a_first_edition_is_based_on_nothing(site_of: SiteOf) -> None:
    found = data_of(composed(site_of()), "de-linde/2024/")
    assert "isBasedOn" not in found
    assert [each["name"] for each in found["about"]] == ["Wonen en leven", "Goede zorg"]
    assert found["@id"] == "../../de-linde/2024/"


def test_only_editions_are_described() -> None:
    assert {each.kind for each in example().pages if each.data} == {PageKind.EDITION}


def test_a_period_of_two_years_is_an_interval() -> None:
    assert data_of(example(), "het-veerhuis/2024-2025/")["temporalCoverage"] == "2024/2025"


@pytest.mark.parametrize(
    "text", ["</script><b>", "<!--<script>", "a & b", "x\u2028y\u2029z", '"quoted"', "]]>"]
)
def test_data_breaks_out_of_no_script(text: str) -> None:
    made = as_script({"name": text})
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == {"name": text}


def test_a_title_that_tries_it_stays_a_title(site_of: SiteOf) -> None:
    title = "Plan </script><script>alert(1)</script>"
    text = plan(2025).replace("titel: Plan 2025", f"titel: '{title}'")
    site = composed(site_of({"plans/de-linde/2025/plan.md": text}))
    assert "<" not in page(site, "de-linde/2025/").data
    assert data_of(site, "de-linde/2025/")["name"] == title


# -- days


def test_days_are_those_on_which_plans_were_adopted(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                "plans/de-linde/2026/plan.md": plan(2026),
                "plans/de-linde/2026/commitments/samen-eten.md": commitment(
                    eindigt="behaald", aanleiding="Klaar."
                ),
                "plans/de-linde/2027/plan.md": plan(2027, adopted=False),
            }
        ),
        drafts=True,
    )
    days = {each.address: each.modified for each in site.pages}
    newest = dt.date(2026, 1, 15)
    assert (
        days[""] == days["de-linde/"] == days["de-linde/2026/"] == days["de-linde/2026/fundament/"] == newest
    )
    assert days["de-linde/2025/"] == days["de-linde/2024/verhalen/licht-op-de-gang/"] == dt.date(2025, 1, 15)
    assert days["de-linde/voornemens/samen-eten/"] == newest
    assert days["de-linde/2027/"] is None
    assert days["gegevens/"] is None
