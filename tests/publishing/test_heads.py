"""Heads, map and feeds in every renderer: what machines find on the way in."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.composing.site import Asset, ComposedSite, Crumb, PageKind
from generator.publishing.mapping import newest_day, robots, sitemap
from generator.publishing.renderer import RENDERERS, renderer
from tests.conftest import SiteOf
from tests.publishing.made import files, job, site

OWN = {
    "site_config/pages/over.md": "---\ndescription: Wie wij zijn & wat\n---\n\n# Over ons\n",
    "site_config/pages/hulp/lezen.md": "# Lezen\n",
}
STORY = "de-linde/2025/verhalen/nacht/"
EDITION = "de-linde/2025/"
DATA = '{"@type":"Report","name":"\\u003c/script\\u003e"}'


def dressed(url: str | None = "https://example.org/zorg") -> ComposedSite:
    """The site by hand, with what sharing adds."""
    plain = site(url)
    own = Crumb("De Linde & co: wat er verandert", "de-linde/feed.xml")
    pages = tuple(
        each
        if each.kind is PageKind.GONE
        else replace(
            each,
            feed=own if each.address else None,
            card=f"{EDITION}card.png" if each.address else "card.png",
            teaser='Eén "zin".',
            modified=dt.date(2025, 1, 15) if each.address == EDITION else None,
            data=DATA if each.kind is PageKind.EDITION else "",
        )
        for each in plain.pages
    )
    feeds = tuple(Asset(address, b"<feed/>") for address in ("de-linde/feed.xml", "feed.xml"))
    return replace(
        plain, pages=pages, assets=(*plain.assets, *feeds), feed=Crumb("Alles", "feed.xml"), card="card.png"
    )


@pytest.fixture(params=RENDERERS)
def name(request: pytest.FixtureRequest) -> str:
    if request.param == "properdocs":
        pytest.importorskip("properdocs")
    return str(request.param)


def made(
    site_of: SiteOf, out: Path, name: str, url: str | None = "https://example.org/zorg"
) -> dict[str, bytes]:
    renderer(name).render(job(site_of(OWN, minimal=False), out, dressed(url)))
    return files(out)


def head(rendered: dict[str, bytes], address: str) -> str:
    return rendered[f"{address}index.html"].decode("utf-8").partition("</head>")[0]


def metas(head: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', head)
    return {name: unescape(content) for name, content in found}


def test_heads(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    rendered = made(site_of, tmp_path / "out", name)
    story = head(rendered, STORY)
    told = metas(story)
    assert told["og:title"] == "Nacht & <dag>"
    assert told["og:description"] == 'Eén "zin".'
    assert told["og:image"] == "https://example.org/zorg/de-linde/2025/card.png"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:url"] == "https://example.org/zorg/de-linde/2025/verhalen/nacht/"
    assert told["og:locale"] == "nl_NL"
    assert told["og:type"] == "article"
    assert metas(head(rendered, ""))["og:type"] == "website"
    feeds = re.findall(
        r'<link rel="alternate" type="application/atom\+xml" title="([^"]+)" href="([^"]+)">', story
    )
    assert feeds == [
        ("De Linde &amp; co: wat er verandert", "../../../../de-linde/feed.xml"),
        ("Alles", "../../../../feed.xml"),
    ]
    assert "ld+json" not in story
    (data,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', head(rendered, EDITION), re.DOTALL
    )
    assert json.loads(data) == {"@type": "Report", "name": "</script>"}


def test_the_owners_pages_have_heads_too(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    rendered = made(site_of, tmp_path / "out", name)
    told = metas(head(rendered, "over/"))
    assert told["og:description"] == "Wie wij zijn & wat"
    assert told["og:image"] == "https://example.org/zorg/card.png"
    assert 'href="../feed.xml"' in head(rendered, "over/")
    assert '<link rel="canonical" href="https://example.org/zorg/over/">' in head(rendered, "over/")


def test_what_is_gone_says_nothing_of_itself(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    gone = head(made(site_of, tmp_path / "out", name), "de-linde/2025/verhalen/weg/")
    assert "og:" not in gone
    assert "atom" not in gone


def test_without_an_address_everything_is_seen_from_the_page(
    site_of: SiteOf, tmp_path: Path, name: str
) -> None:
    rendered = made(site_of, tmp_path / "out", name, None)
    told = metas(head(rendered, STORY))
    assert "og:url" not in told
    assert told["og:image"] == "../../../../de-linde/2025/card.png"
    assert "sitemap.xml" not in rendered
    assert "robots.txt" not in rendered


def test_the_map_is_the_same_in_every_renderer(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    rendered = made(site_of, tmp_path / "out", name)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(rendered["sitemap.xml"])  # noqa: S314 (our own)
    found = {e.findtext(f"{space}loc"): e.findtext(f"{space}lastmod") for e in root.findall(f"{space}url")}
    base = "https://example.org/zorg/"
    assert found == {
        base: None, base + EDITION: "2025-01-15", base + STORY: None,
        base + "over/": None, base + "hulp/lezen/": None,
    }  # fmt: skip
    assert (
        rendered["robots.txt"] == b"User-agent: *\nAllow: /\nSitemap: https://example.org/zorg/sitemap.xml\n"
    )
    if "sitemap.xml.gz" in rendered:
        assert gzip.decompress(rendered["sitemap.xml.gz"]) == rendered["sitemap.xml"]
    assert rendered["sitemap.xml"].decode("utf-8") == sitemap(dressed(), ("over/", "hulp/lezen/"))


def test_the_day_of_building_is_in_no_file(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    root = site_of(OWN, minimal=False)
    for year in (2026, 2031):
        one = replace(job(root, tmp_path / str(year), dressed()), on=dt.date(year, 5, 6))
        renderer(name).render(one)
    assert files(tmp_path / "2026") == files(tmp_path / "2031")


def test_robots_of_the_owners_own_stay(site_of: SiteOf, tmp_path: Path, name: str) -> None:
    root = site_of({"site_config/pages/robots.txt": "User-agent: *\nDisallow: /\n"}, minimal=False)
    renderer(name).render(job(root, tmp_path / "out", dressed()))
    assert files(tmp_path / "out")["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def test_a_site_without_an_address_has_no_map() -> None:
    assert sitemap(site(None), ()) == robots(site(None)) == ""


def test_the_newest_day() -> None:
    assert newest_day(dressed()) == "2025-01-15"
    assert newest_day(site()) == "1980-01-01"
