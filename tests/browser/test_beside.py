"""Two editions side by side on the page of a theme, in a real browser: by mouse, by keyboard, in the address, without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built import BuiltSite
from tests.browser.test_axe import violations
from tests.browser.visiting import Scheme, Visitor

THEME = "themas/gedeelde-themas/mijn-dag/"


def columns(window: Page) -> list[str]:
    """The organisations that one sees."""
    shown = [each for each in window.locator("[data-side]").all() if each.is_visible()]
    return [each.get_attribute("data-side") or "" for each in shown]


def editions(window: Page) -> list[str]:
    """The editions that one sees, folded or not."""
    shown = [each for each in window.locator("[data-edition]").all() if each.is_visible()]
    return [each.get_attribute("data-edition") or "" for each in shown]


def told(window: Page) -> str:
    return window.locator("[data-beside-told]").inner_text()


@pytest.fixture
def theme(dutch: BuiltSite, visitor: Visitor) -> Page:
    return visitor.open(dutch, THEME, width=1280)


def test_organisations_stand_as_columns_on_a_wide_screen_and_under_each_other_on_a_telephone(
    dutch: BuiltSite, visitor: Visitor
) -> None:
    for width, beside in ((1280, True), (390, False)):
        window = visitor.open(dutch, THEME, width=width)
        first, second = (each.bounding_box() for each in window.locator("[data-side]").all()[:2])
        assert first
        assert second
        assert (first["y"] == second["y"]) is beside
        assert (first["x"] + first["width"] <= second["x"]) is beside
        assert window.evaluate("document.documentElement.scrollWidth") <= width


def test_a_choice_stands_in_the_address_and_is_told_in_words(theme: Page) -> None:
    everything = editions(theme)
    theme.locator("#v-beside-left").select_option("de-linde.2025")
    assert theme.url.endswith(f"{THEME}?naast=de-linde.2025")
    assert columns(theme) == ["de-linde", "het-veerhuis"]
    theme.locator("#v-beside-right").select_option("het-veerhuis")
    assert theme.url.endswith(f"{THEME}?naast=de-linde.2025,het-veerhuis")
    assert told(theme) == "U ziet Zorggroep De Linde, 2025 naast Het Veerhuis."
    found = editions(theme)
    assert [each for each in found if each.startswith("de-linde")] == ["de-linde.2025"]
    assert len([each for each in found if each.startswith("het-veerhuis")]) == 3
    assert theme.locator("[data-edition='de-linde.2025']").get_attribute("open") is not None
    theme.locator("[data-beside] button").click()
    assert editions(theme) == everything
    assert theme.url.endswith(THEME)
    assert told(theme) == ""
    assert theme.evaluate("document.activeElement.id") == "v-beside-left"


def test_back_takes_a_choice_away(theme: Page) -> None:
    theme.locator("#v-beside-left").select_option("het-veerhuis.2025")
    theme.go_back()
    expect(theme.locator("#v-beside-left")).to_have_value("")
    assert len(editions(theme)) > 2


def test_an_organisation_cannot_stand_beside_itself(theme: Page) -> None:
    theme.locator("#v-beside-left").select_option("de-linde")
    options = theme.locator("#v-beside-right option").evaluate_all(
        "all => all.map(o => [o.value, o.disabled])"
    )
    assert {value for value, disabled in options if disabled} == {
        value for value, _ in options if value.startswith("de-linde")
    }


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("de-linde.2025,het-veerhuis.2025", ["de-linde.2025", "het-veerhuis.2025"]),
        ("het-veerhuis.2025,de-linde.2025", ["de-linde.2025", "het-veerhuis.2025"]),
        ("de-linde.2025%2Chet-veerhuis.2025", ["de-linde.2025", "het-veerhuis.2025"]),
    ],
)
def test_an_address_opens_with_its_choice(
    dutch: BuiltSite, visitor: Visitor, asked: str, shown: list[str]
) -> None:
    window = visitor.open(dutch, f"{THEME}?naast={asked}")
    assert editions(window) == shown
    assert visitor.faults == []


@pytest.mark.parametrize(
    "asked", ["onzin", "onzin,ook-onzin", "%22%3E%3Cb%3E,", "de-linde,de-linde.2025", ""]
)
def test_an_address_that_asks_for_nothing_there_hides_no_organisation(
    dutch: BuiltSite, visitor: Visitor, asked: str
) -> None:
    window = visitor.open(dutch, f"{THEME}?naast={asked}")
    assert columns(window) == ["de-linde", "het-veerhuis"]
    assert visitor.faults == []


def test_by_keyboard_alone_on_a_telephone(dutch: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(dutch, THEME, width=390)
    for _ in range(30):
        window.keyboard.press("Tab")
        if window.evaluate("document.activeElement.id") == "v-beside-left":
            break
    window.keyboard.press("ArrowDown")
    expect(window.locator("#v-beside-left")).to_have_value("de-linde")
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.id") == "v-beside-right"
    window.keyboard.press("End")
    expect(window.locator("#v-beside-right")).to_have_value("het-veerhuis.2024-2025")
    assert "naast=de-linde,het-veerhuis.2024-2025" in window.url
    status = window.locator("[data-beside-told]")
    assert status.get_attribute("role") == "status"
    assert status.inner_text()


def test_without_script_everything_is_there_and_no_form_is(dutch: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(dutch, f"{THEME}?naast=de-linde.2025,het-veerhuis", scripts=False)
    assert columns(window) == ["de-linde", "het-veerhuis"]
    assert len(editions(window)) == window.locator("[data-edition]").count()
    assert not window.locator("[data-beside]").is_visible()


def test_it_works_from_a_folder_without_a_server(dutch: BuiltSite, visitor: Visitor) -> None:
    window = visitor.window(width=1280)
    window.goto((dutch.folder / THEME / "index.html").as_uri())
    window.locator("#v-beside-left").select_option("de-linde.2024")
    assert [each for each in editions(window) if each.startswith("de-linde")] == ["de-linde.2024"]


def test_nothing_on_the_page_needs_more_than_a_strict_policy_allows(dutch: BuiltSite) -> None:
    html = next(page.html for page in dutch.composed.pages if page.address == THEME)
    assert not re.search(r"\s(?:on[a-z]+|style)=", html)
    assert "<script" not in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_two_side_by_side(
    dutch: BuiltSite, visitor: Visitor, width: int, scheme: Scheme
) -> None:
    window = visitor.open(dutch, f"{THEME}?naast=de-linde.2025,het-veerhuis", width=width, scheme=scheme)
    assert violations(window, scheme) == []
