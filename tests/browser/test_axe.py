"""axe finds nothing on any kind of page: both languages, light and dark, from 320 to 1280 pixels wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser.built import BuiltSite
from tests.browser.visiting import Scheme, Visitor

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
WIDTHS = (320, 390, 768, 1280)


def violations(window: Page, scheme: Scheme = "light") -> list[str]:
    """What axe finds on the page that is shown, one line each.

    Light and dark differ in colours alone (a test below holds that), so that in the dark only these are judged.
    """
    only = {"type": "tag", "values": TAGS} if scheme == "light" else {"type": "rule", "values": COLOURS}
    if not window.evaluate("() => 'axe' in window"):
        window.evaluate(AXE)
    found: list[dict[str, Any]] = window.evaluate(
        """only => axe.run({runOnly: only, resultTypes: ["violations"]}).then(found => found.violations.map(
            each => ({id: each.id, help: each.help, nodes: each.nodes.map(node => node.html.slice(0, 160)
              + " :: " + node.failureSummary)})))""",
        only,
    )
    return [f"{each['id']}: {each['help']}: {node}" for each in found for node in each["nodes"]]


def looks(site: BuiltSite, width: int) -> Iterator[str]:
    """Every kind of page at every width; the pages of a manual, which are all alike, at the narrowest."""
    yield from site.every() if width == WIDTHS[0] else site.some()


# a test of its own for each width, so that they are shared out
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site: BuiltSite, visitor: Visitor, scheme: Scheme, width: int) -> None:
    found = []
    for address in looks(site, width):
        window = visitor.open(site, address, scheme=scheme)
        window.set_viewport_size({"width": width, "height": 844})
        found += [f"{address}: {each}" for each in violations(window, scheme)]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_when_everything_is_unfolded(site: BuiltSite, visitor: Visitor) -> None:
    found = []
    for address in site.some():
        window = visitor.open(site, address, width=320)
        folds = window.evaluate(
            "() => document.querySelectorAll('details').forEach(each => { each.open = true })"
            " || document.querySelectorAll('details').length"
        )
        if folds:
            found += [f"{address}: {each}" for each in violations(window)]
    assert not found, "\n".join(found)


def test_the_dark_differs_in_colours_alone(site: BuiltSite, visitor: Visitor) -> None:
    shape = """() => [...document.body.querySelectorAll('.v-page *')].map(each => {
        const box = each.getBoundingClientRect()
        return [each.tagName, Math.round(box.x), Math.round(box.width), Math.round(box.height)].join(' ')
    })"""
    paper = "() => getComputedStyle(document.querySelector('body')).backgroundColor"
    for address in site.some():
        light = visitor.open(site, address, scheme="light")
        dark = visitor.open(site, address, scheme="dark")
        assert light.evaluate(shape) == dark.evaluate(shape), address
        assert light.evaluate(paper) != dark.evaluate(paper), address


def test_axe_is_heard_here(site: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(site)
    window.evaluate(
        "() => document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=x><h5></h5>')"
    )
    found = {each.partition(":")[0] for each in violations(window)}
    assert {"image-alt", "heading-order", "empty-heading"} <= found
