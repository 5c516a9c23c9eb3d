"""Whole journeys by keyboard alone: every stop can be seen, nothing hidden is one, and Enter leads on."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page as Window

from generator.composing.site import PageKind
from generator.locale import language
from tests.browser.built import BuiltSite
from tests.browser.visiting import Visitor

# of what has the focus: what it is, whether it can be seen on the screen, whether it looks otherwise than without
STOP = """() => {
    const at = document.activeElement
    if (!at || at === document.body) return null
    const mark = each => {
        const style = getComputedStyle(each)
        return [style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && style.outlineColor,
            style.boxShadow, style.backgroundColor, style.borderColor, style.left, style.opacity].join('|')
    }
    const shows = [at, ...(at.labels || []), at.nextElementSibling].filter(Boolean)
    const box = at.getBoundingClientRect()
    const focused = shows.map(mark)
    const outlined = shows.some(each => getComputedStyle(each).outlineStyle !== 'none'
        && parseFloat(getComputedStyle(each).outlineWidth) >= 2)
    const drawn = shows.find(each => each.getBoundingClientRect().width > 1) || at
    const place = drawn.getBoundingClientRect()
    const x = Math.min(Math.max(place.x + Math.min(place.width / 2, 8), 1), innerWidth - 1)
    const y = place.y + place.height / 2
    const top = document.elementFromPoint(x, y)
    at.blur()
    const without = shows.map(mark)
    at.focus({preventScroll: true})
    return {
        html: at.outerHTML.slice(0, 120),
        words: (at.getAttribute('aria-label') || at.textContent || '').trim().replace(/\\s+/g, ' '),
        href: at.href || '',
        tag: at.tagName,
        seen: place.width > 1 && place.height > 1 && place.bottom > 0 && place.top < innerHeight
            && place.right > 0 && place.left < innerWidth && drawn.checkVisibility({visibilityProperty: true, opacityProperty: true}),
        covered: !!top && top !== drawn && !drawn.contains(top) && !top.contains(drawn)
            && getComputedStyle(top.closest('header') || top).position === 'sticky',
        marked: outlined || focused.join() !== without.join(),
    }
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is."""

    html: str
    words: str
    href: str
    tag: str
    seen: bool
    covered: bool
    marked: bool


def stop(window: Window) -> Stop | None:
    """What has the focus now; None when nothing in the page has."""
    found = window.evaluate(STOP)
    return Stop(**found) if found else None


def stops(window: Window) -> list[Stop]:
    """Every stop of the page, by pressing Tab from its beginning to its end."""
    found: list[Stop] = []
    while True:
        window.keyboard.press("Tab")
        again = window.evaluate("""() => {
            const at = document.activeElement, been = at.v_been
            at.v_been = true
            return been || at === document.body
        }""")
        now = None if again else stop(window)
        if now is None:
            return found
        found.append(now)


def go_to(window: Window, href: str) -> None:
    """Press Tab until the focus is on a link to an address, unfolding what is folded on the way, then Enter."""
    here = window.url
    for _ in range(400):
        window.keyboard.press("Tab")
        now = stop(window)
        assert now is not None, f"no way by keyboard from {here} to {href}"
        if now.href.split("#")[0] == href:
            assert now.seen, now
            assert now.marked, now
            window.keyboard.press("Enter")
            window.wait_for_url(lambda url: url.split("#")[0] == href)
            return
        if now.tag == "SUMMARY":
            window.keyboard.press("Enter")
    pytest.fail(f"too far by keyboard from {here} to {href}")


@pytest.mark.parametrize("width", [390, 1280])
def test_every_stop_is_seen_and_marked(site: BuiltSite, visitor: Visitor, width: int) -> None:
    for address in site.some():
        if address.startswith("handleiding") or (width == 1280 and address in site.beside()):
            continue
        window = visitor.open(site, address, width=width)
        found = stops(window)
        assert found, address
        assert not [each.html for each in found if not each.seen], address
        assert not [each.html for each in found if not each.marked], address
        assert not [each.html for each in found if each.covered], address
        assert not [each.html for each in found if not each.words and each.tag != "INPUT"], address


def test_the_first_stop_skips_to_the_content(site: BuiltSite, visitor: Visitor) -> None:
    for address in site.some():
        window = visitor.open(site, address)
        window.keyboard.press("Tab")
        first = stop(window)
        assert first is not None
        aim = first.href.partition("#")[2]
        assert window.evaluate(
            "id => !!document.getElementById(id).closest('main .v-page, main.v-page')", aim
        ), (
            address,
            first,
        )
        assert first.words, first
        assert first.seen, first
        window.keyboard.press("Enter")
        window.wait_for_function("aim => location.hash === `#${aim}`", arg=aim, timeout=5000)
        window.keyboard.press("Tab")
        assert window.evaluate(
            "() => document.activeElement === document.body || !!document.activeElement.closest('.v-page, footer')"
        )


@pytest.mark.parametrize("width", [390, 1280])
def test_from_home_to_a_story_and_back(site: BuiltSite, visitor: Visitor, width: int) -> None:
    edition, commitment, voice = way(site)
    window = visitor.open(site, width=width)
    for address in (edition, commitment, voice):
        go_to(window, site.url + address)
        assert window.locator("h1").count() == 1
    for address in (commitment, edition, ""):
        go_to(window, site.url + address)
        assert window.locator("h1").count() == 1
    assert window.title() == site.composed.title


def way(site: BuiltSite) -> tuple[str, str, str]:
    """An edition on the home page, a commitment that it tells of, and a story behind that one."""
    home = site.of(PageKind.HOME)[0].html
    for edition in site.of(PageKind.EDITION):
        if f'href="{edition.address}"' not in home:
            continue
        for commitment in site.of(PageKind.COMMITMENT):
            for voice in site.of(PageKind.VOICE):
                if (
                    commitment.address in edition.html
                    and voice.address in commitment.html
                    and commitment.address in voice.html
                ):
                    return edition.address, commitment.address, voice.address
    pytest.fail("no edition with a commitment that a story led to")


def test_what_is_folded_unfolds_by_keyboard(site: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(site, site.address(PageKind.EDITION))
    fold = window.locator(".v-page summary").first
    fold.focus()
    folded = fold.locator("xpath=..")
    for key, opened in (("Enter", True), ("Space", False)):
        window.keyboard.press(key)
        assert folded.evaluate("each => each.open") is opened, key


def test_what_is_folded_gets_no_focus(site: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(site, site.address(PageKind.EDITION))
    hidden = window.locator(".v-page details:not([open]) a")
    assert hidden.count()
    hidden.first.evaluate("each => each.focus()")
    assert window.evaluate("() => document.activeElement === document.body")


def test_an_address_within_something_folded_shows_it(site: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(site, site.address(PageKind.EDITION))
    found = window.evaluate(
        "() => (document.querySelector('.v-page details:not([open]) > :not(summary) [id]') || {}).id"
    )
    if found:
        window.goto(f"{site.url}{site.address(PageKind.EDITION)}#{found}")
        assert window.locator(f"#{found}").is_visible()


def test_single_keys_do_nothing(site: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(site, site.address(PageKind.EDITION), width=1280)
    before = window.content()
    for key in "abcdefghijklmnopqrstuvwxyz/.,?1234567890":
        window.keyboard.press(key)
    assert window.url == site.url + site.address(PageKind.EDITION)
    assert window.evaluate("() => document.activeElement === document.body")
    assert window.content() == before


def test_light_and_dark_by_keyboard(site: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(site)
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = window.evaluate(paper)
    words = language(site.language)
    for _ in range(12):
        window.keyboard.press("Tab")
        now = stop(window)
        if now and "v-scheme" in now.html:
            break
    else:
        pytest.fail("no stop for light and dark")
    assert now is not None
    assert now.seen, now
    assert now.marked, now
    assert now.words == words.label("chrome.to_dark")
    window.keyboard.press("Space")
    dark = window.evaluate(paper)
    assert light != dark
    window.goto(site.url + site.address(PageKind.EDITION))
    assert window.evaluate(paper) == dark
    assert window.locator(".v-scheme").get_attribute("aria-label") == words.label("chrome.to_light")
    window.locator(".v-scheme").press("Enter")
    assert window.evaluate(paper) == light
    window.evaluate("() => localStorage.clear()")


@pytest.mark.parametrize("width", [390, 1280])
def test_searching_by_keyboard(dutch: BuiltSite, visitor: Visitor, width: int) -> None:
    window = visitor.open(dutch, dutch.address(PageKind.EDITION), width=width)
    search = dutch.url + language("nl").addresses["search"] + "/"
    for _ in range(12):
        window.keyboard.press("Tab")
        now = stop(window)
        assert now is not None
        if now.href == search:
            window.keyboard.press("Enter")
            window.wait_for_url(search)
            break
        if now.tag == "INPUT" and 'type="search"' in now.html:
            window.keyboard.type("nacht")
            window.keyboard.press("Enter")
            window.wait_for_url(search + "?q=nacht")
            break
    else:
        pytest.fail("no way to search by keyboard")
    if "q=" not in window.url:
        for _ in range(20):
            window.keyboard.press("Tab")
            now = stop(window)
            if now and now.tag == "INPUT" and 'type="search"' in now.html:
                break
        window.keyboard.type("nacht")
        window.keyboard.press("Enter")
    window.wait_for_selector("#v-found a")
    assert window.locator("#v-told").inner_text()
    first = window.locator("#v-found a").first.evaluate("each => each.href")
    window.evaluate("() => document.getElementById('v-question').focus()")
    go_to(window, first)
