"""An organisation's own colours and logo: what is found, what is used, and that only its own pages wear them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from generator.composing.dress import style_sheet
from generator.composing.site import PageKind
from generator.content.colours import GROUNDS, SHAPE, TEXT, Scheme, contrast, hardest, readable
from generator.content.organisation import Colours
from generator.findings import Finding
from generator.locale import languages
from generator.pipeline import examine, prepare
from tests.browser.built import ON
from tests.conftest import SiteOf
from tests.sites import ORGANISATION

ROOT = Path(__file__).parents[2]
YAML = "site_config/organisations/de-linde.yml"


def found(root: Path) -> list[Finding]:
    return [each for each in examine(root, ON).findings if each.place.path.startswith("site_config/org")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert round(contrast(one, other), 2) == expected == round(contrast(other, one), 2)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("colour", ["#ffff00", "#ff0000", "#3d6b1f", "#000000", "#ffffff", "#8899aa"])
def test_the_nearest_better_colour_can_be_read_and_a_good_one_stays(colour: str, scheme: Scheme) -> None:
    better = readable(colour, scheme)
    assert re.fullmatch(r"#[0-9a-f]{6}", better)
    assert hardest(better, scheme)[0] >= TEXT
    assert readable(better, scheme) == better
    if hardest(colour, scheme)[0] >= TEXT:
        assert better == colour


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    css = (ROOT / "generator/composing/assets/verschil.css").read_text(encoding="utf-8")
    blocks = [
        dict(re.findall(r"--v-([a-z-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r"\{([^{}]*)\}", css)
    ]
    light, dark = [block for block in blocks if block][:2]
    for scheme, block in ((Scheme.LIGHT, light), (Scheme.DARK, dark)):
        names = [n for n in block if n in ("paper", "sheet", "wash") or n.endswith("-wash")]
        assert sorted(block[name] for name in names) == sorted(GROUNDS[scheme])


@pytest.mark.parametrize(
    ("main", "dark", "codes"),
    [
        ("#3D6B1F", None, []),
        ("#3d6b1f", "#9fce7c", []),
        ("#ffcc00", None, [("main", "0")]),
        ("#8a8a2f", None, [("main", "1")]),
        ("#3d6b1f", "#3d6b1f", [("main_dark", "0")]),
    ],
)
def test_a_faint_colour_is_told_with_one_that_can_be_read(
    site_of: SiteOf, main: str, dark: str | None, codes: list[tuple[str, str]]
) -> None:
    lines = f'kleuren:\n  hoofdkleur: "{main}"\n' + (f'  hoofdkleur_donker: "{dark}"\n' if dark else "")
    root = site_of({YAML: "naam: De Linde\n" + lines})
    told = found(root)
    assert [(f.code, f.facts["key"], f.facts["n"]) for f in told] == [
        ("site/faint-colour", key, n) for key, n in codes
    ]
    for each in told:
        assert each.place.line == (4 if each.facts["key"] == "main_dark" else 3)
        for spoken in languages().values():
            message = spoken.message(each)
            assert str(each.facts["better"]) in message.hint
            assert "{" not in message.text


@pytest.mark.parametrize("colour", ["groen", '"#fff"', '"#12345g"', "123456"])
def test_what_is_no_colour_is_an_error(site_of: SiteOf, colour: str) -> None:
    root = site_of({YAML: f"naam: De Linde\nkleuren:\n  hoofdkleur: {colour}\n"})
    assert [(f.code, f.place.line) for f in found(root)] == [("value/colour", 3)]


@pytest.mark.parametrize(
    ("main", "dark", "uses"),
    [
        ("#3d6b1f", None, {"light": {"own", "link"}, "dark": {"own", "link"}}),
        ("#8a8a2f", None, {"light": {"own"}, "dark": {"own", "link"}}),
        ("#ffee55", "#222222", {"light": set(), "dark": set()}),
    ],
)
def test_a_colour_is_used_only_where_it_can_be_read(
    main: str, dark: str | None, uses: dict[str, set[str]]
) -> None:
    sheet = style_sheet(Colours.model_validate({"main": main} | ({"main_dark": dark} if dark else {})))
    light = "".join(line for line in sheet.splitlines() if line.startswith(":root"))
    slate = "".join(line for line in sheet.splitlines() if "slate" in line)
    assert set(re.findall(r"--v-(\w+):", light)) == uses["light"]
    assert set(re.findall(r"--v-(\w+):", slate)) == uses["dark"]
    for name, colour in re.findall(r"--v-(\w+): (#\w+);", light):
        assert hardest(colour, Scheme.LIGHT)[0] >= (TEXT if name == "link" else SHAPE)


def test_only_pages_of_the_organisation_wear_its_colours(site_of: SiteOf) -> None:
    root = site_of({YAML: ORGANISATION + 'kleuren:\n  hoofdkleur: "#3d6b1f"\n'})
    site = prepare(root, ON).site
    assert site is not None
    assert "de-linde/colours.css" in {asset.address for asset in site.assets}
    for page in site.pages:
        own = page.address.startswith("de-linde/")
        assert page.style == ("de-linde/colours.css" if own else ""), page.address
        assert "style=" not in page.html
    assert PageKind.ORGANISATION in {page.kind for page in site.pages if page.style}


def test_a_logo_lies_beside_the_file_and_is_shown(site_of: SiteOf) -> None:
    root = site_of({YAML: ORGANISATION + "logo: linde.png\n"})
    Image.new("RGB", (20, 10), "green").save(root / "site_config/organisations/linde.png")
    assert found(root) == []
    site = prepare(root, ON).site
    assert site is not None
    assert [(p.source, p.address) for p in site.pictures if p.on is None] == [
        ("site_config/organisations/linde.png", "de-linde/logo.png")
    ]
    page = next(page for page in site.pages if page.kind is PageKind.ORGANISATION)
    assert 'src="../de-linde/logo.png" alt="Logo van Zorggroep De Linde"' in page.html


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("weg.png", None, "text/picture-missing"),
        ("kapot.png", b"geen foto", "text/picture-broken"),
        ("https://example.org/logo.png", None, "text/picture-remote"),
        ("../site.yml", None, "text/picture-place"),
    ],
)
def test_a_logo_that_cannot_be_used_is_told(
    site_of: SiteOf, name: str, content: bytes | None, code: str
) -> None:
    root = site_of({YAML: f"naam: De Linde\nlogo: {name}\n"})
    if content is not None:
        (root / "site_config/organisations" / name).write_bytes(content)
    assert [(f.code, f.place.line) for f in found(root)] == [(code, 2)]


def test_a_picture_that_is_no_logo_is_told(site_of: SiteOf) -> None:
    root = site_of({YAML: "naam: De Linde\n"})
    Image.new("RGB", (2, 2)).save(root / "site_config/organisations/oud.png")
    assert [f.code for f in found(root)] == ["file/unused-picture"]
