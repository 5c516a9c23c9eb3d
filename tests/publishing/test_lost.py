"""The page for a wrong address, which a host shows at any depth: it points at nothing from where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from posixpath import normpath

import pytest

from generator.publishing.lost import base_of
from generator.publishing.policy import guarded
from generator.publishing.renderer import RENDERERS, renderer
from tests.conftest import SiteOf
from tests.publishing.made import files, job, site

OWN = {"site_config/pages/over.md": "# Over ons\n\nWij.\n"}
POINTS = re.compile(r'<[^>]*?\s(?:href|src|action)="([^"]*)"')


@pytest.mark.parametrize(
    ("url", "base"),
    [
        (None, None),
        ("https://example.org", "/"),
        ("https://example.org/", "/"),
        ("https://example.org/zorg", "/zorg/"),
        ("https://example.org/zorg/wijk/", "/zorg/wijk/"),
    ],
)
def test_where_a_site_lies_on_its_host(url: str | None, base: str | None) -> None:
    assert base_of(url) == base


def lost(site_of: SiteOf, out: Path, name: str, url: str | None) -> str:
    pytest.importorskip("properdocs" if name == "properdocs" else "mkdocs")
    renderer(name).render(job(site_of(OWN, minimal=False), out, site(url=url)))
    return files(out)["404.html"].decode("utf-8")


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/zorg/"])
def test_with_an_address_everything_is_asked_from_there(
    site_of: SiteOf, tmp_path: Path, name: str, url: str
) -> None:
    html = lost(site_of, tmp_path / "out", name, url)
    base = base_of(url)
    points = [each for each in POINTS.findall(html) if not each.startswith("#")]
    assert [each for each in points if not each.startswith(str(base))] == []
    assert {f"{base}zoeken/", f"{base}over/", f"{base}assets/verschil/verschil.css"} <= set(points)
    assert f'<a href="{base}">Naar het begin</a>' in html
    built = files(tmp_path / "out")
    for each in points:
        address = normpath(each.removeprefix(str(base)).partition("?")[0])
        assert address in built or normpath(f"{address}/index.html") in built, each


@pytest.mark.parametrize("name", RENDERERS)
def test_without_an_address_no_file_is_asked_for(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    html = lost(site_of, tmp_path / "out", name, None)
    assert set(POINTS.findall(html)) == {"#inhoud", "../", "data:,"}
    assert "Een stap terug in het adres" in html
    assert 'data-home="Naar het begin"' in html
    assert "Anders &lt;dan&gt; vorig jaar</title>" in html
    assert "var(--v-paper)" in html
    assert html.count("--v-paper: #") == 2
    # the policy allows what stands in the page, and would be another for anything else
    bare = re.sub(
        r'<meta http-equiv="Content-Security-Policy"[^>]*>\n<meta name="referrer"[^>]*>\n?', "", html
    )
    assert "unsafe" not in html
    assert len(re.findall("'sha256-", html)) == 2
    assert (
        guarded(bare.replace('<meta charset="utf-8">\n\n', '<meta charset="utf-8">\n')).split()
        == html.split()
    )


def test_every_renderer_makes_the_same_lonely_page(site_of: SiteOf, tmp_path: Path) -> None:
    pages = {name: lost(site_of, tmp_path / name, name, None).split() for name in RENDERERS}
    assert pages["mkdocs"] == pages["properdocs"] == pages["plain"]


@pytest.mark.parametrize("url", [None, "https://example.org/zorg"])
def test_a_site_without_a_search_page_leads_to_none(site_of: SiteOf, tmp_path: Path, url: str | None) -> None:
    for name in ("mkdocs", "plain"):
        renderer(name).render(job(site_of(minimal=False), tmp_path / name, replace(site(url=url), search="")))
        html = files(tmp_path / name)["404.html"].decode("utf-8")
        assert ">Zoeken<" not in html
        assert "noindex" in html
