"""Narrow, enlarged, with more room between letters, without motion, and with a thumb: nothing gets lost."""

from __future__ import annotations

from playwright.sync_api import Page as Window

from tests.browser.built import BuiltSite
from tests.browser.visiting import Visitor

# whatever sticks out at the right; what stands in something that scrolls by itself does not count
STICKS_OUT = """() => {
    const wide = document.documentElement.clientWidth
    const scrolls = each => {
        for (let at = each.parentElement; at && at !== document.body; at = at.parentElement)
            if (/(auto|scroll|hidden|clip)/.test(getComputedStyle(at).overflowX)) return true
        return false
    }
    return [...document.body.querySelectorAll('*')].filter(each => {
        const box = each.getBoundingClientRect()
        const seen = box.width > 1 && box.height > 1 && getComputedStyle(each).visibility !== 'hidden'
        return seen && box.right > wide + 1 && box.left >= 0 && !scrolls(each)
    }).slice(0, 5).map(each => each.outerHTML.slice(0, 120))
}"""
SCROLLS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = "() => document.querySelectorAll('details').forEach(each => { each.open = true })"
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
CUT = """() => [...document.querySelectorAll('.v-page *, header *, footer *')].filter(each => {
    const style = getComputedStyle(each)
    const hides = /(hidden|clip)/.test(style.overflowY + style.overflowX)
    const apart = each.closest('.v-hidden, svg, .md-search') || style.visibility === 'hidden'
    return hides && !apart && each.textContent.trim() && each.clientHeight > 1
        && (each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2)
}).map(each => each.outerHTML.slice(0, 120))"""
# WCAG 2.5.8: 24 by 24, or so far from others that a circle of 24 around each touches no other; links within a
# sentence are exempt
SMALL = """() => {
    const all = [...document.querySelectorAll('a[href], button, summary, input, select, [role=button]')].filter(each => {
        const box = each.getBoundingClientRect()
        const away = each.closest('.v-skip, .md-skip, .v-hidden')
        return box.width > 1 && box.height > 1 && !away && each.checkVisibility({visibilityProperty: true})
    })
    const flows = each => {
        const block = each.closest('p, dd, li, td, th, figcaption, dt, h1, h2, h3, h4')
        return each.tagName === 'A' && getComputedStyle(each).display === 'inline' && block
            && block.textContent.trim().length > each.textContent.trim().length + 3
    }
    const centre = each => { const b = each.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] }
    const close = (one, other) => {
        const [x, y] = centre(one), b = other.getBoundingClientRect()
        const dx = Math.max(b.left - x, 0, x - b.right), dy = Math.max(b.top - y, 0, y - b.bottom)
        return Math.hypot(dx, dy) < 12
    }
    return all.filter(each => {
        const b = each.getBoundingClientRect()
        if (b.width >= 24 && b.height >= 24 || flows(each)) return false
        return all.some(other => other !== each && !other.contains(each) && !each.contains(other) && close(each, other))
    }).map(each => each.outerHTML.slice(0, 140))
}"""


def style(window: Window, rules: str) -> None:
    """Add rules as a reader's own tool would, past the page's policy."""
    window.evaluate(
        """rules => {
            const sheet = new CSSStyleSheet()
            sheet.replaceSync(rules)
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
        }""",
        rules,
    )


def test_at_400_percent_nothing_scrolls_sideways(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.every():
        window = visitor.open(site, address, width=320)
        window.evaluate(UNFOLD)
        assert window.evaluate(SCROLLS) <= 0, (address, window.evaluate(STICKS_OUT))
        assert not window.evaluate(STICKS_OUT), address


def test_what_scrolls_by_itself_can_be_scrolled_by_keyboard_and_has_a_name(
    site: BuiltSite, visitor: Visitor
) -> None:
    for address in site.every():
        window = visitor.open(site, address, width=320)
        window.evaluate(UNFOLD)
        unreachable = window.evaluate(
            """() => [...document.querySelectorAll('.v-page *')].filter(each =>
                /(auto|scroll)/.test(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 1
                &&
                (each.tabIndex < 0 || each.tagName !== 'CODE' && !(each.getAttribute('aria-label') || each.getAttribute('aria-labelledby')))).map(each => each.outerHTML.slice(0, 120))"""
        )
        assert not unreachable, address


def test_more_room_between_letters_and_lines_cuts_nothing_off(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.some():
        window = visitor.open(site, address, width=390)
        window.evaluate(UNFOLD)
        before = window.evaluate(CUT)
        style(window, SPACING)
        assert window.evaluate(SCROLLS) <= 0, (address, window.evaluate(STICKS_OUT))
        assert window.evaluate(CUT) == before == [], address


def test_text_of_twice_the_size_cuts_nothing_off(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.some():
        window = visitor.open(site, address, width=768)
        style(window, "html { font-size: 200% !important }")
        assert window.evaluate(SCROLLS) <= 0, (address, window.evaluate(STICKS_OUT))
        assert not window.evaluate(CUT), address


def test_nothing_moves_for_who_asked_for_rest(site: BuiltSite, visitor: Visitor) -> None:
    moving = """() => document.getAnimations().length + [...document.querySelectorAll('.v-page *, .v-header *')].filter(
        each => getComputedStyle(each).animationName !== 'none'
            || parseFloat(getComputedStyle(each).transitionDuration) > 0.01).length"""
    for address in site.some():
        window = visitor.open(site, address)
        assert window.evaluate(moving) == 0, address
        assert window.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_controls_are_large_enough_for_a_thumb(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.some():
        window = visitor.open(site, address)
        window.evaluate(UNFOLD)
        for width in (320, 1280):
            window.set_viewport_size({"width": width, "height": 844})
            assert not window.evaluate(SMALL), (address, width)
