"""The policy in every page: strict, and Material's frame, our scripts and the owner's own still work under it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.pipeline import prepare
from generator.publishing.policy import guarded
from generator.publishing.renderer import Job, renderer
from tests.conftest import SiteOf
from tests.hostile.judging import policy_of

ON = dt.date(2026, 11, 24)
OWN = """\
---
title: Eigen
---

# Eigen

<script>document.documentElement.dataset.own = "ran"</script>
<p id="p" style="color: rgb(1, 2, 3)" onclick="this.dataset.clicked = 1">Klik</p>
<style>#p { font-weight: 900 }</style>

| a | b |
|--:|:-:|
| 1 | 2 |
"""
HEAD = '<html><head><meta charset="utf-8">'


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def build(root: Path, out: Path, name: str) -> Path:
    site = prepare(root, ON).site
    assert site is not None
    out.mkdir(parents=True)
    renderer(name).render(Job(site, root, out, ON))
    return out


@pytest.mark.parametrize("name", ["plain", "mkdocs"])
def test_every_page_has_a_strict_policy_before_any_script(name: str, site_of: SiteOf, tmp_path: Path) -> None:
    out = build(site_of({"site_config/pages/eigen.md": OWN}), tmp_path / "out", name)
    pages = list(out.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert html.index("Content-Security-Policy") < html.index(
            "<script" if "<script" in html else "</head>"
        )
        rules = directives(policy_of(html))
        assert rules["default-src"] == rules["base-uri"] == rules["object-src"] == ["'none'"], page
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & {
            s for each in rules.values() for s in each
        }
        if "eigen" not in page.parts:
            assert "'unsafe-hashes'" not in rules["script-src"]
            # the page for a wrong address must dress itself: at any depth, it cannot know where the styles are
            styles = [each for each in rules["style-src"] if not each.startswith("'sha256-")]
            assert styles == ["'self'"]
            assert len(rules["style-src"]) == 1 or page.name == "404.html"


def test_nothing_is_stopped_that_the_site_needs(
    site_of: SiteOf, tmp_path: Path, chromium: Browser, serve: Callable[[Path], str]
) -> None:
    root = site_of({"site_config/pages/eigen.md": OWN, "mkdocs.yml": CONFIGURATION})
    out = build(root, tmp_path / "out", "mkdocs")
    origin = serve(out)
    context = chromium.new_context(service_workers="block")
    window = context.new_page()
    said: list[str] = []
    window.on("console", lambda message: said.append(message.text))
    window.on("pageerror", lambda error: said.append(str(error)))
    for page in sorted(out.rglob("*.html")):
        window.goto(origin + page.relative_to(out).as_posix())
        window.wait_for_timeout(30)
    window.goto(origin + "zoeken/?q=licht")
    window.wait_for_selector("main a:has-text('Licht')", timeout=5000)
    window.goto(origin + "eigen/")
    window.click("#p")
    state = window.evaluate(
        "() => { const p = document.getElementById('p'), s = getComputedStyle(p);"
        " return [document.documentElement.dataset.own, p.dataset.clicked, s.color, s.fontWeight] }"
    )
    context.close()
    assert [each for each in said if "Security Policy" in each or "Refused" in each] == []
    assert state == ["ran", "1", "rgb(1, 2, 3)", "900"]


CONFIGURATION = """\
site_name: x
docs_dir: site_config/pages
theme:
  name: material
plugins:
  - verschil
markdown_extensions:
  - tables
  - attr_list
"""


def test_what_gets_into_a_page_later_is_not_allowed(
    tmp_path: Path, chromium: Browser, serve: Callable[[Path], str]
) -> None:
    page = guarded(f"{HEAD}</head><body><script>window.mine = 1</script>SLOT</body></html>")
    page = page.replace("SLOT", "<script>window.theirs = 1</script><img src=x onerror='window.theirs = 2'>")
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    context = chromium.new_context()
    window = context.new_page()
    window.goto(serve(tmp_path))
    window.wait_for_timeout(200)
    assert window.evaluate("() => [window.mine, window.theirs]") == [1, None]
    context.close()


def test_data_is_not_hashed_and_hashes_are_in_order() -> None:
    page = guarded(
        f'{HEAD}<script type="application/ld+json">{{"a": 1}}</script><script src="x.js"></script></head>'
    )
    assert "sha256" not in page
    twice = guarded(f"{HEAD}<script>b</script><script>a</script><script>b</script></head>")
    assert twice == guarded(f"{HEAD}<script>b</script><script>a</script><script>b</script></head>")
    assert policy_of(twice).count("sha256") == 2
