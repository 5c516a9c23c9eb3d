"""Ways of looking at a page: width, light or dark, with or without scripts; one window for each of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict, Unpack

from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browser.built import BuiltSite

Scheme = Literal["light", "dark"]


class Look(TypedDict, total=False):
    """How a page is looked at; by default 390 CSS pixels wide, light, with scripts."""

    width: int
    scheme: Scheme
    scripts: bool
    reduced: bool
    forced: bool


@dataclass
class Visitor:
    """Keeps one window per way of looking, and what went wrong or went elsewhere on the page shown last in it."""

    browser: Browser
    _windows: dict[tuple[Any, ...], Page] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, site: BuiltSite, address: str = "", **look: Unpack[Look]) -> Page:
        """Show a page of a site, with nothing remembered of what was done before."""
        window = self.window(**look)
        self.faults.clear()
        self.requests.clear()
        window.goto(site.url + address)
        return window

    def window(self, **look: Unpack[Look]) -> Page:
        """The window for a way of looking."""
        width, scheme = look.get("width", 390), look.get("scheme", "light")
        scripts, reduced = look.get("scripts", True), look.get("reduced", True)
        forced = look.get("forced", False)
        key = (scheme, scripts, reduced, forced)
        window = self._windows.get(key)
        if window is None:
            window = self._windows[key] = self._new(scheme, scripts=scripts, reduced=reduced, forced=forced)
        window.set_viewport_size({"width": width, "height": 844})
        return window

    def _new(self, scheme: Scheme, *, scripts: bool, reduced: bool, forced: bool) -> Page:
        context: BrowserContext = self.browser.new_context(
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce" if reduced else "no-preference",
            forced_colors="active" if forced else "none",
            service_workers="block",
        )
        window = context.new_page()
        window.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        window.on("pageerror", lambda error: self.faults.append(str(error)))
        window.on("request", lambda request: self.requests.append(request.url))
        window.on("requestfailed", self._failed)
        return window

    def _failed(self, request: Request) -> None:
        # a browser that goes on to the next page drops what it no longer needs: nothing failed
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url}")

    def close(self) -> None:
        """Close every window."""
        for window in self._windows.values():
            window.context.close()
