"""The page around a page: rendered once per kind and depth, then filled.

A page's frame (head, header, footer) depends on nothing but its kind and how deep it lies. So the theme's
template is rendered once for each of these with marks where a page's own words come, and every page only fills
them. A test holds a filled frame against the template rendered in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from html import escape
from secrets import token_hex
from typing import Final

from generator.composing.addresses import absolute
from generator.composing.site import ComposedSite, Crumb, Page, PageKind
from generator.publishing.heads import head_of

# A title, a label or the name of an owner's page may hold any character, these too; nobody knows the number of the day.
# It is gone before anything is written, so that the same site is the same bytes.
_OPEN: Final = f"\ue0f0{token_hex(8)}"
_CLOSE: Final = "\ue0f1"
_MARK: Final = re.compile(f"{_OPEN}([a-z]+){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Framed:
    """What the theme's template shows of one page, every text already safe HTML.

    `kind` becomes a class and `index` says whether search engines may list the page; both belong to the frame.
    """

    title: str
    description: str
    canonical: str
    crumbs: str
    where: str
    content: str
    head: str = ""
    style: str = ""
    kind: str = ""
    index: bool = True
    has_canonical: bool = False


_SLOTS: Final = tuple(f.name for f in fields(Framed) if f.name not in ("kind", "index", "has_canonical"))


def framed(page: Page, site: ComposedSite) -> Framed:
    """A composed page as the template shows it."""
    return Framed(
        title=escape(page.title),
        description=escape(page.description),
        canonical=escape(absolute(site.url, page.address)),
        crumbs=crumbs_html(page.crumbs, page.root),
        where=escape(" · ".join(crumb.words for crumb in page.crumbs[1:3])),
        content=page.html,
        head=head_of(page, site),
        style=f'<link rel="stylesheet" href="{escape(page.root + page.style)}">' if page.style else "",
        kind=page.kind.value,
        index=page.kind is not PageKind.GONE,
        has_canonical=site.url is not None,
    )


def crumbs_html(crumbs: tuple[Crumb, ...], root: str) -> str:
    """The way to a page as list items; the last one is the page itself and no link."""
    items = []
    for crumb in crumbs[:-1]:
        address = escape(root + crumb.address or "./")
        items.append(f'<li><a href="{address}">{escape(crumb.words)}</a></li>')
    if crumbs:
        items.append(f'<li aria-current="page">{escape(crumbs[-1].words)}</li>')
    return "".join(items)


Draw = Callable[[Framed, str], str]
"""Renders the template in full for a page at an address (which tells the depth)."""


@dataclass(slots=True)
class Frames:
    """Frames that were rendered so far, by kind and depth."""

    draw: Draw
    _parts: dict[tuple[PageKind, int], list[str]] = field(default_factory=dict)

    def fill(self, page: Page, site: ComposedSite) -> str:
        """The complete page: the same text as `draw` gives for it."""
        parts = self._frame(page, site)
        words: Mapping[str, str] = _as_slots(framed(page, site))
        return "".join(words[part] if index % 2 else part for index, part in enumerate(parts))

    def prepare(self, pages: Iterable[Page], site: ComposedSite) -> None:
        """Render all frames that these pages need, so that whoever shares in the work has them."""
        for page in pages:
            self._frame(page, site)

    def _frame(self, page: Page, site: ComposedSite) -> list[str]:
        key = (page.kind, page.address.count("/"))
        parts = self._parts.get(key)
        if parts is None:
            real = framed(page, site)
            marks = {name: f"{_OPEN}{name}{_CLOSE}" for name in _SLOTS}
            blank = Framed(**marks, kind=real.kind, index=real.index, has_canonical=real.has_canonical)
            parts = self._parts[key] = _MARK.split(self.draw(blank, page.address))
        return parts


def _as_slots(page: Framed) -> dict[str, str]:
    return {name: getattr(page, name) for name in _SLOTS}
