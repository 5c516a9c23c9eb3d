"""Every renderer gives complete pages; the two that use Material give the same."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from generator.composing.site import Crumb, Page, PictureFile
from generator.publishing.plugin import build_site
from generator.publishing.renderer import RENDERERS, PublishError, renderer
from tests.conftest import SiteOf
from tests.publishing.made import files, job, site

STORY = "de-linde/2025/verhalen/nacht/index.html"
GONE = "de-linde/2025/verhalen/weg/index.html"
OWN = {
    "site_config/pages/over.md": "# Over ons\n\nLees [privacy](privacy.md).\n",
    "site_config/pages/privacy.md": "Geheim.\n",
}


@pytest.fixture(params=RENDERERS)
def rendered(request: pytest.FixtureRequest, site_of: SiteOf, tmp_path: Path) -> dict[str, bytes]:
    root = site_of(OWN, minimal=False)
    warned = renderer(request.param).render(job(root, tmp_path / "out"))
    assert warned == ()
    return files(tmp_path / "out")


def text(rendered: dict[str, bytes], name: str) -> str:
    return rendered[name].decode("utf-8")


def test_what_every_renderer_owes(rendered: dict[str, bytes]) -> None:
    assert {"index.html", STORY, GONE, "over/index.html", "privacy/index.html", "404.html"} <= set(rendered)
    assert rendered["de-linde/2025/edition.json"] == b'{"a": 1}'
    story = text(rendered, STORY)
    assert '<html lang="nl"' in story
    assert "<title>Nacht &amp; &lt;dag&gt; – Anders &lt;dan&gt; vorig jaar</title>" in story
    assert '<meta name="description" content="Een verhaal">' in story
    assert '<link rel="canonical" href="https://example.org/zorg/de-linde/2025/verhalen/nacht/">' in story
    assert "<h1>Nacht</h1><pre>a\n\n  b</pre>" in story
    assert '<a href="../../../../de-linde/2025/">2025</a>' in story
    assert '<li aria-current="page">Nacht &amp; &lt;dag&gt;</li>' in story
    assert 'href="../../../../over/"' in story
    assert "De Linde &amp; co · 2025" in story
    assert 'id="inhoud"' in story
    assert 'href="#inhoud"' in story


def test_a_tombstone_is_in_no_index(rendered: dict[str, bytes]) -> None:
    assert '<meta name="robots" content="noindex">' in text(rendered, GONE)
    assert "canonical" not in text(rendered, GONE)
    assert "noindex" not in text(rendered, STORY)
    for name, data in rendered.items():
        if name != GONE and name.startswith(("search", "sitemap")):
            plain = gzip.decompress(data) if name.endswith(".gz") else data
            assert b"verhalen/weg" not in plain, name


def test_no_request_to_anyone_else(rendered: dict[str, bytes]) -> None:
    for name, data in rendered.items():
        if name.endswith(".html"):
            html = data.decode("utf-8")
            asked = re.findall(r'<(?:script|img|link|iframe)\b[^>]*?(?:src|href)="([^"]+)"', html)
            foreign = [address for address in asked if ":" in address and "example.org/zorg" not in address]
            assert foreign == [], name
            assert "Made with" not in html


def test_the_owners_pages_lead_to_each_other(rendered: dict[str, bytes]) -> None:
    assert '<a href="../privacy/">privacy</a>' in text(rendered, "over/index.html")
    assert "<h1>Privacy</h1>" in text(rendered, "privacy/index.html").replace(">privacy<", ">Privacy<")


def test_mkdocs_and_properdocs_give_the_same_bytes(site_of: SiteOf, tmp_path: Path) -> None:
    pytest.importorskip("properdocs")
    root = site_of(OWN, minimal=False)
    for name in ("mkdocs", "properdocs"):
        renderer(name).render(job(root, tmp_path / name))
    assert files(tmp_path / "mkdocs") == files(tmp_path / "properdocs")


def test_a_build_is_the_same_each_time(site_of: SiteOf, tmp_path: Path) -> None:
    root = site_of(OWN, minimal=False)
    for name in ("a", "b"):
        renderer("mkdocs").render(job(root, tmp_path / name))
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_a_filled_frame_is_the_template_in_full(
    site_of: SiteOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two stories at one depth, so that nothing of the first could be left in the frame of the second."""
    from generator.publishing import shell

    first = site().pages[2]
    address = "de-linde/2025/verhalen/dag/"
    second = replace(
        first,
        address=address,
        title="Dag",
        description="Ander",
        content="<p>dag</p>",
        crumbs=(Crumb("Dag", address),),
    )
    composed = replace(site(), pages=(*site().pages, second))
    root = site_of(minimal=False)
    renderer("mkdocs").render(job(root, tmp_path / "filled", composed))

    def in_full(self: shell.Frames, page: Page, composed: object) -> str:
        return self.draw(shell.framed(page, composed), page.address)  # type: ignore[arg-type]

    monkeypatch.setattr(shell.Frames, "fill", in_full)
    renderer("mkdocs").render(job(root, tmp_path / "full", composed))
    filled, full = files(tmp_path / "filled"), files(tmp_path / "full")
    assert [name for name in full if full[name] != filled.get(name)] == []


@pytest.mark.parametrize("name", ["mkdocs", "plain"])
def test_marks_of_frames_in_a_title_or_a_name_fill_nothing(
    site_of: SiteOf, tmp_path: Path, name: str
) -> None:
    """A title is in the frame of every page: what marks a place there may not be what a writer can write."""
    marks = "\ue0f0content\ue0f1\ue0f0nowhere\ue0f1"
    root = site_of({"site_config/pages/over.md": f"---\ntitle: Over{marks}\n---\n\nWij.\n"}, minimal=False)
    hostile = replace(site(), title=f"Anders{marks}", navigation=(Crumb(f"Begin{marks}", ""),))
    renderer(name).render(job(root, tmp_path / "hostile", hostile, strict=False))
    made = files(tmp_path / "hostile")
    assert text(made, STORY).count("<h1>Nacht</h1>") == 1
    assert f"Anders{marks}" in text(made, STORY)
    assert f"Over{marks}" in text(made, STORY)
    own = {each: data for each, data in made.items() if each.endswith(".html")}
    assert not [each for each, data in own.items() if re.search(r"\ue0f0[0-9a-f]{16}", data.decode("utf-8"))]


def test_every_page_leads_to_the_search_page_and_only_that_has_its_script(rendered: dict[str, bytes]) -> None:
    assert re.search(r'(action|href)="\.\./\.\./\.\./\.\./zoeken/"', text(rendered, STORY))
    assert "verschil/search.js" not in text(rendered, STORY)
    assert '<script src="../assets/verschil/search.js"></script>' in text(rendered, "zoeken/index.html")
    assert 'href="./"' not in text(rendered, "zoeken/index.html")


@pytest.mark.parametrize("url", [None, "https://example.org/zorg"])
def test_only_the_owners_pages_ask_for_materials_sheets(
    site_of: SiteOf, tmp_path: Path, url: str | None
) -> None:
    renderer("mkdocs").render(job(site_of(OWN, minimal=False), tmp_path / "out", site(url=url)))
    made = files(tmp_path / "out")
    for name in (name for name in made if name.endswith(".html")):
        sheets = re.findall(
            r'<link rel="stylesheet" href="(?:\.\./|/zorg/)*([^"]+)"', made[name].decode("utf-8")
        )
        assert set(sheets) <= set(made), name
        if name.startswith(("over/", "privacy/")):
            assert [sheet.rpartition("/")[2][:5] for sheet in sheets] == ["main.", "palet", "chrom", "versc"]
        elif name != "404.html" or url:
            assert sheets == ["assets/verschil/frame.css", "assets/verschil/verschil.css"], name


@pytest.mark.parametrize(
    "plugins", ["", "plugins: [search, verschil]\n", "plugins: [material/search, verschil]\n"]
)
def test_nothing_is_left_of_materials_search(site_of: SiteOf, tmp_path: Path, plugins: str) -> None:
    settings = "site_name: x\ndocs_dir: site_config/pages\ntheme: {name: material}\n"
    plugins = plugins or "plugins: [verschil]\n"
    root = site_of({**OWN, "mkdocs.yml": settings + plugins}, minimal=False)
    renderer("mkdocs").render(job(root, tmp_path / "out"))
    made = files(tmp_path / "out")
    assert [name for name in made if "lunr" in name or "workers" in name or name.startswith("search")] == []
    assert b"md-search" not in made[STORY]


def test_a_site_without_a_search_page_leads_to_none(site_of: SiteOf, tmp_path: Path) -> None:
    for name in ("mkdocs", "plain"):
        renderer(name).render(job(site_of(minimal=False), tmp_path / name, replace(site(), search="")))
        assert b'zoeken/"' not in files(tmp_path / name)[STORY]


@pytest.mark.parametrize("name", ["mkdocs", "plain"])
def test_pictures_go_along_without_their_metadata(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    root = site_of(minimal=False)
    exif = Image.Exif()
    exif[0x010F] = "GEHEIM"
    (root / "stories").mkdir()
    Image.new("RGB", (8, 8), "blue").save(root / "stories" / "foto.jpg", exif=exif)
    composed = site(pictures=(PictureFile("stories/foto.jpg", "de-linde/2025/verhalen/nacht/foto.jpg"),))
    renderer(name).render(job(root, tmp_path / "out", composed))
    made = (tmp_path / "out/de-linde/2025/verhalen/nacht/foto.jpg").read_bytes()
    assert made.startswith(b"\xff\xd8")
    assert b"GEHEIM" not in made


@pytest.mark.parametrize("name", ["mkdocs", "plain"])
def test_a_broken_picture_is_said_without_a_traceback(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    root = site_of({"stories/foto.jpg": b"geen foto"}, minimal=False)
    composed = site(pictures=(PictureFile("stories/foto.jpg", "foto.jpg"),))
    with pytest.raises(PublishError, match=r"foto\.jpg"):
        renderer(name).render(job(root, tmp_path / "out", composed))


@pytest.mark.parametrize("name", ["mkdocs", "plain"])
def test_a_page_of_the_owners_that_is_no_utf8_is_named(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    root = site_of({"site_config/pages/over.md": "# Café".encode("cp1252")}, minimal=False)
    with pytest.raises(PublishError, match=r"over\.md"):
        renderer(name).render(job(root, tmp_path / "out", strict=False))


def test_a_site_without_an_address_has_no_canonical_and_no_sitemap(site_of: SiteOf, tmp_path: Path) -> None:
    renderer("mkdocs").render(job(site_of(minimal=False), tmp_path / "out", site(url=None)))
    made = files(tmp_path / "out")
    assert "sitemap.xml" not in made
    assert b"canonical" not in made["index.html"]


def test_a_dead_link_of_the_owners_is_warned_of_and_stops_a_strict_build(
    site_of: SiteOf, tmp_path: Path
) -> None:
    root = site_of({"site_config/pages/over.md": "[weg](nergens.md)"}, minimal=False)
    warned = renderer("mkdocs").render(job(root, tmp_path / "out", strict=False))
    assert any("nergens.md" in line for line in warned)
    with pytest.raises(PublishError, match=r"nergens\.md"):
        renderer("mkdocs").render(job(root, tmp_path / "strict"))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            "site_name: x\ndocs_dir: site_config/pages\ntheme: {name: material}\nplugins: [search]\n",
            "plugin `verschil`",
        ),
        (
            "site_name: x\ndocs_dir: site_config/pages\ntheme: {name: mkdocs}\nplugins: [verschil]\n",
            "Material",
        ),
        ("site_name: [\n", "mkdocs"),
        ("onzin: ja\nsite_name: 3\n", "site_name"),
    ],
)
def test_a_mkdocs_yml_that_cannot_work_is_said(
    site_of: SiteOf, tmp_path: Path, settings: str, said: str
) -> None:
    root = site_of({"mkdocs.yml": settings, "site_config/pages/over.md": "x"}, minimal=False)
    with pytest.raises(PublishError) as caught:
        build_site(job(root, tmp_path / "out"))
    assert said.casefold() in str(caught.value).casefold()


def test_the_owners_own_mkdocs_settings_are_kept(site_of: SiteOf, tmp_path: Path) -> None:
    settings = (
        "site_name: x\ndocs_dir: site_config/pages\ntheme: {name: material}\nplugins: [search, verschil]\n"
        "markdown_extensions: [admonition]\n"
    )
    root = site_of(
        {"mkdocs.yml": settings, "site_config/pages/over.md": "!!! note\n    Let op\n"}, minimal=False
    )
    renderer("mkdocs").render(job(root, tmp_path / "out"))
    assert 'class="admonition note"' in (tmp_path / "out/over/index.html").read_text(encoding="utf-8")
