"""The page for a wrong address: a host shows it at any depth, so that it may not point at anything from where it stands.

A site that says its address points from the root of its host. One that does not cannot know where it lies: its page
brings its own dress along, and finds the way home in the reader's browser, one folder up at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final
from urllib.parse import urlsplit

from generator.composing.palette import filled
from generator.composing.site import ComposedSite
from generator.content.colours import Scheme
from generator.locale import language
from generator.publishing.shell import Framed

ALONE: Final = "alone.html"
"""The template of the page that needs nothing beside itself."""


def base_of(url: str | None) -> str | None:
    """Where a site lies on its host (`/`, `/zorg/`); None when it does not say so."""
    return None if url is None else urlsplit(url).path.rstrip("/") + "/"


def missing_page(site: ComposedSite, base: str | None, fault: str = "") -> Framed:
    """What stands at an address where nothing is; `fault` instead, when a preview has one.

    `base` is where the site lies on its host, None when nobody knows.
    """
    words = language(site.language)
    title = words.label("chrome.missing")
    content = (
        f"<h1>{escape(title)}</h1>\n<p>{escape(words.label('chrome.missing_text'))}</p>\n{_ways(site, base)}"
    )
    return Framed(
        title=escape(title), description="", canonical="", crumbs="", where="", content=fault or content,
        kind="missing", index=False,
    )  # fmt: skip


def _ways(site: ComposedSite, base: str | None) -> str:
    """Home and search; where nobody knows the way, one folder up, which the page's script changes when it found home."""
    words = language(site.language)
    home = escape(words.label("chrome.to_home"))
    if base is None:
        first = f'<a href="../" id="home" data-home="{home}">{escape(words.label("chrome.up"))}</a>'
    else:
        first = f'<a href="{escape(base)}">{home}</a>'
    ways = [first]
    if site.search:
        search = escape(words.label("chrome.search"))
        if base is None:
            ways.append(f'<a id="search" data-at="{escape(site.search)}" hidden>{search}</a>')
        else:
            ways.append(f'<a href="{escape(base + site.search)}">{search}</a>')
    return "<ul>" + "".join(f"<li>{way}</li>" for way in ways) + "</ul>"


def colours() -> str:
    """The few colours of a page that stands alone, as custom properties for day and night."""
    return "\n".join(_schemes())


def _schemes() -> Iterator[str]:
    own = " ".join(
        f"--v-{name}: var(--v-{name});" for name in ("paper", "ink", "quiet", "line", "link", "focus")
    )
    yield f":root {{ color-scheme: light dark; {filled(own)} }}"
    yield f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {filled(own, Scheme.DARK)} }} }}"
