"""With the few colours that a reader's own system allows (high contrast), words and shapes tell what colours told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Window

from generator.composing.site import PageKind
from tests.browser.built import BuiltSite
from tests.browser.visiting import Scheme, Visitor

KINDS = (PageKind.HOME, PageKind.ORGANISATION, PageKind.EDITION, PageKind.COMMITMENT, PageKind.VOICE)
# the contrast of a colour with the ground on which an element stands
FAINT = """([selector, property, least]) => {
    const numbers = colour => {
        const canvas = document.createElement('canvas').getContext('2d')
        canvas.fillStyle = colour
        canvas.fillRect(0, 0, 1, 1)
        return [...canvas.getImageData(0, 0, 1, 1).data]
    }
    const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0)
    const ground = each => {
        for (let at = each; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor
            if (numbers(colour)[3] > 250) return colour
        }
        return getComputedStyle(document.body).backgroundColor
    }
    const found = [...document.querySelectorAll(selector)].filter(each => each.checkVisibility()
        && each.getBoundingClientRect().width > 1)
    return [found.length, found.filter(each => {
        const colour = getComputedStyle(each)[property]
        if (colour === 'none' || numbers(colour)[3] === 0) return false
        const [low, high] = [light(numbers(colour)), light(numbers(ground(each)))].sort((a, b) => a - b)
        return (high + 0.05) / (low + 0.05) < least
    }).map(each => property + ' ' + getComputedStyle(each)[property] + ': ' + each.outerHTML.slice(0, 120))]
}"""


def faint(window: Window, selector: str, style: str, least: float) -> tuple[int, list[str]]:
    """How many there are, and which of them cannot be told from their ground."""
    number, found = window.evaluate(FAINT, [selector, style, least])
    return number, found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_letters_and_shapes_stand_out(
    site: BuiltSite, visitor: Visitor, kind: PageKind, scheme: Scheme
) -> None:
    window = visitor.open(site, site.address(kind), scheme=scheme, forced=True)
    assert window.evaluate("() => matchMedia('(forced-colors: active)').matches")
    number, found = faint(window, ".v-page :is(h1, h2, h3, p, li, a, td, th, summary)", "color", 4.5)
    assert number > 3
    assert not found, found
    _, found = faint(window, ".v-page .v-shape, .v-page .v-sq path, .v-page svg path", "stroke", 3)
    assert not found, found


def test_what_went_and_what_came_keep_their_lines(site: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(site, site.address(PageKind.COMMITMENT), forced=True)
    window.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true })")
    lines = window.evaluate(
        """() => ['del', 'ins'].map(tag => [...document.querySelectorAll('.v-page ' + tag)].filter(
            each => !each.closest('.v-becomes')).map(each => {
            const style = getComputedStyle(each)
            return style.textDecorationLine + ' ' + style.borderBottomStyle + ' ' + style.borderBottomWidth
        }))"""
    )
    gone, came = lines
    assert gone
    assert came
    assert all(each.startswith("line-through") for each in gone)
    assert all("solid" in each and " 0px" not in each for each in came)
    assert faint(window, ".v-page ins", "borderBottomColor", 3)[1] == []


def test_the_focus_is_seen(site: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(site, site.address(PageKind.EDITION), forced=True)
    window.locator(".v-page a").first.focus()
    window.keyboard.press("Tab")
    assert window.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert faint(window, ".v-page :focus", "outlineColor", 3) == (1, [])
