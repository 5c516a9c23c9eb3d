"""Filters of an edition and of its voices in a real browser: by mouse, by keyboard, in the address, without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from generator.composing.site import PageKind
from tests.browser.built import BuiltSite
from tests.browser.visiting import Visitor

EDITION = "de-linde/2026/"
VOICES = "de-linde/2026/verhalen/"


def shown(window: Page) -> list[str]:
    """What the visible items answer to."""
    return [
        item.get_attribute("data-is") or "" for item in window.locator("[data-is]").all() if item.is_visible()
    ]


def told(window: Page) -> str:
    return window.locator("[data-filters-told]").inner_text()


def select(window: Page, name: str, value: str) -> None:
    window.locator(f"select[name={name}]").select_option(value)


@pytest.fixture
def edition(dutch: BuiltSite, visitor: Visitor) -> Page:
    return visitor.open(dutch, EDITION, width=1280)


def test_a_choice_shows_only_what_fits_and_stands_in_the_address(edition: Page) -> None:
    everything = len(shown(edition))
    select(edition, "soort", "nieuw")
    found = shown(edition)
    assert 0 < len(found) < everything
    assert all("soort=nieuw" in answers.split() for answers in found)
    assert edition.url.endswith(EDITION + "?soort=nieuw")
    assert told(edition).startswith(f"{len(found)} van de {everything} ")
    # no heading is left over nothing
    for group in edition.locator("[data-group]").all():
        assert group.is_visible() == any(item.is_visible() for item in group.locator("[data-is]").all())


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_field_sticks_out_of_its_box(dutch: BuiltSite, visitor: Visitor, width: int) -> None:
    window = visitor.open(dutch, EDITION, width=width)
    window.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    out = window.evaluate(
        """() => [...document.querySelectorAll('.v-page :is(select, button, input, table, p)')].filter(each => {
            const box = each.getBoundingClientRect(), room = each.parentElement.getBoundingClientRect()
            return box.width && !each.closest('.v-scroll, .v-hidden') && box.right > room.right + 1
        }).map(each => each.outerHTML.slice(0, 90))"""
    )
    assert out == []


def test_choices_add_up_and_the_numbers_of_the_options_are_true(edition: Page) -> None:
    for option in edition.locator("select[name=gebied] option:not([value=''])").all():
        value = option.get_attribute("value") or ""
        number = int(re.findall(r"\((\d+)\)", option.inner_text())[-1])
        select(edition, "gebied", value)
        assert len(shown(edition)) == number
    select(edition, "soort", "afwijking")
    for answers in shown(edition):
        assert {"soort=afwijking", f"gebied={value}"} <= set(answers.split())
    assert "soort=afwijking" in edition.url
    assert f"gebied={value}" in edition.url


def test_what_holds_everywhere_is_shown_for_every_location(edition: Page) -> None:
    select(edition, "locatie", "waterkant")
    found = shown(edition)
    assert any("locatie=*" in answers for answers in found)
    assert all({"locatie=*", "locatie=waterkant"} & set(answers.split()) for answers in found)


def test_reloading_keeps_the_choice_and_back_takes_it_away(edition: Page) -> None:
    everything = len(shown(edition))
    select(edition, "soort", "gestopt")
    some = len(shown(edition))
    edition.reload()
    assert len(shown(edition)) == some
    assert edition.locator("select[name=soort]").input_value() == "gestopt"
    select(edition, "soort", "nieuw")
    edition.go_back()
    expect(edition.locator("select[name=soort]")).to_have_value("gestopt")
    assert len(shown(edition)) == some
    edition.go_back()
    expect(edition.locator("select[name=soort]")).to_have_value("")
    assert len(shown(edition)) == everything
    assert told(edition) == ""


def test_clearing_shows_everything_again(edition: Page) -> None:
    everything = len(shown(edition))
    assert not edition.locator("[data-filters] button").is_visible()
    select(edition, "soort", "nieuw")
    select(edition, "stem", "bewoner")
    edition.locator("[data-filters] button").click()
    assert len(shown(edition)) == everything
    assert edition.url.endswith(EDITION)
    assert edition.evaluate("document.activeElement.name") == "soort"


def test_by_keyboard_alone_on_a_telephone(dutch: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(dutch, EDITION, width=390)
    summary = window.locator("[data-filters] summary")
    assert not window.locator("select[name=soort]").is_visible()
    for _ in range(80):
        window.keyboard.press("Tab")
        if summary.evaluate("each => each === document.activeElement"):
            break
    window.keyboard.press("Enter")
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.name") == "soort"
    window.keyboard.type("Gest")
    window.keyboard.press("Enter")
    if window.locator("select[name=soort]").input_value() == "":
        window.keyboard.type("Gest")
    expect(window.locator("select[name=soort]")).to_have_value("gestopt")
    assert all("soort=gestopt" in answers.split() for answers in shown(window))
    assert "?soort=gestopt" in window.url
    status = window.locator("[data-filters-told]")
    assert status.get_attribute("role") == "status"
    assert status.inner_text()


def test_an_address_opens_with_its_choice(dutch: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(dutch, VOICES + "?soort=verhaal&klank=kritisch", width=390)
    assert window.locator("[data-filters]").get_attribute("open") is not None
    found = shown(window)
    assert found
    assert all({"soort=verhaal", "klank=kritisch"} <= set(answers.split()) for answers in found)
    assert told(window).startswith(f"{len(found)} van de ")
    assert "stemmen" in told(window)


def test_an_unknown_value_in_the_address_hides_nothing(dutch: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(dutch, VOICES + "?soort=onzin&wie=%22%3E", width=390)
    assert len(shown(window)) == window.locator("[data-is]").count()
    assert told(window) == ""
    assert visitor.faults == []


def test_nothing_that_fits_is_said_in_words(dutch: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(dutch, VOICES + "?soort=gesprek&wie=bewoner", width=390)
    assert shown(window) == []
    assert told(window) == "Niets past bij uw keuze."


def test_a_link_to_something_hidden_shows_it(dutch: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(dutch, EDITION + "?soort=afwijking", width=390)
    anchor = window.locator("[data-is][hidden] h4, [data-is][hidden] h5").first.get_attribute("id")
    window.evaluate("anchor => { location.hash = anchor }", anchor)
    expect(window.locator(f"#{anchor}")).to_be_visible()
    assert len(shown(window)) == window.locator("[data-is]").count()


@pytest.mark.parametrize("kind", [PageKind.EDITION, PageKind.VOICES])
def test_without_script_everything_is_there_and_no_form_is(
    site: BuiltSite, visitor: Visitor, kind: PageKind
) -> None:
    window = visitor.open(site, site.address(kind) + "?soort=nieuw&kind=new", scripts=False)
    assert window.locator("[data-is]").count() > 0
    assert len(shown(window)) == window.locator("[data-is]").count()
    assert window.locator("[data-filters]:visible").count() == 0
    assert window.locator("select:visible").count() == 0


def test_nothing_on_the_page_needs_more_than_a_strict_policy_allows(site: BuiltSite) -> None:
    for kind in (PageKind.EDITION, PageKind.VOICES):
        html = site.of(kind)[0].html
        assert not re.search(r"\s(?:on[a-z]+|style)=", html)
        assert "<script" not in html


def test_it_works_from_a_folder_without_a_server(dutch: BuiltSite, visitor: Visitor) -> None:
    window = visitor.window(width=1280)
    window.goto((dutch.folder / EDITION / "index.html").as_uri())
    everything = len(shown(window))
    select(window, "soort", "nieuw")
    assert 0 < len(shown(window)) < everything
