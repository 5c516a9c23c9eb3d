"""Composing in tests: a drawn site composed as of a day, and ways to look at its pages as a reader does."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from generator.comparing.linking import link
from generator.composing.compose import compose
from generator.composing.site import ComposedSite, Page
from generator.content.wall import publishable
from generator.locale import language
from generator.reading.library import read_library
from tests.sites import CONSENT

ON = dt.date(2026, 6, 1)
_VOID = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "circle", "wbr"}
)


def composed(root: Path, *, on: dt.date = ON, drafts: bool = False) -> ComposedSite:
    """The site under a root, composed as the pipeline does."""
    library, findings = read_library(root)
    published = publishable(library, findings, on, drafts)
    chains, _ = link(published.library)
    return compose(published, chains, language(library.site.says.language.value))


def page(site: ComposedSite, address: str) -> Page:
    """The page at an address."""
    found = [each for each in site.pages if each.address == address]
    assert len(found) == 1, (address, [each.address for each in site.pages])
    return found[0]


def edition_json(site: ComposedSite, edition: str) -> dict[str, Any]:
    """The export of an edition (`de-linde/2025`)."""
    data = next(asset.data for asset in site.assets if asset.address == f"{edition}/edition.json")
    found: dict[str, Any] = json.loads(data.decode("utf-8"))
    return found


def words(html: str) -> str:
    """The words of a piece of HTML as one hears them, spaces made single."""
    seen = Seen()
    seen.feed(html)
    return " ".join("".join(seen.words).split())


@dataclass
class Element:
    """An element with its attributes and whether it stands in another."""

    tag: str
    attributes: Mapping[str, str]
    within: tuple[str, ...]


@dataclass(eq=False)
class Seen(HTMLParser):
    """A page as parsed: its elements, its words, and whether everything that opens is closed."""

    elements: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {k: v or "" for k, v in attrs}, tuple(self.stack)))
        if tag not in _VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {k: v or "" for k, v in attrs}, tuple(self.stack)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.stack or self.stack[-1] != tag:
            self.faults.append(f"</{tag}> in {self.stack}")
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def seen(html: str) -> Seen:
    """A page as parsed."""
    parsed = Seen()
    parsed.feed(html)
    parsed.close()
    return parsed


def part(html: str, anchor: str) -> str:
    """The section that has a heading with this id."""
    return next(s for s in re.findall(r"<section.*?</section>", html, re.DOTALL) if f'id="{anchor}"' in s)


def card(html: str, anchor: str) -> str:
    """The article that has a heading with this id."""
    return next(s for s in re.findall(r"<article.*?</article>", html, re.DOTALL) if f'id="{anchor}"' in s)


def story(
    title: str, *, about: str = "nachtrust", speaker: str = "bewoner", consent: str = "", extra: str = ""
) -> str:
    """A story that may be published, or not when `consent` says otherwise."""
    given = consent or CONSENT
    return f"---\ntitel: {title}\nstem: {speaker}\nmaand: 2024-09\nover: [{about}]\n{extra}{given}---\n\nDit vertelde ik.\n"


def voice(says: Mapping[str, str], body: str) -> str:
    """A voice with these keys in Dutch, as far as they are not empty."""
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in says.items() if value) + f"---\n\n{body}\n"


def plan(year: int, *, form: str = "wijzigingen", adopted: bool = True, extra: str = "") -> str:
    """A plan of one year, adopted in January of it or not at all."""
    day = f"vastgesteld:\n  op: {year}-01-15\n" if adopted else ""
    return f"---\ntitel: Plan {year}\nvorm: {form}\n{day}{extra}---\n\nDit plan is voor {year}.\n"


def commitment(title: str = "", text: str = "", **keys: str) -> str:
    """A commitment with the keys given, in Dutch."""
    lines = ([f"titel: {title}"] if title else []) + [f"{key}: {value}" for key, value in keys.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{text}\n"
