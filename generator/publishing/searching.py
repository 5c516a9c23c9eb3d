"""The search index: one entry per page that may be found, straight from what composing says of it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from generator.composing.site import ComposedSite, Page
from generator.content.period import Period

_NEXT: Final = "</p><p>"


def entries(site: ComposedSite) -> Iterator[dict[str, Any]]:
    """Entries as Material's search reads them: address, title, text (both as HTML), and kind and period as tags."""
    for page in site.pages:
        if page.search is not None:
            yield {
                "location": page.address,
                "title": escape(page.search.title, quote=False),
                "text": _as_blocks(page.search.words),
                "tags": [tag for tag in (page.search.kind, period_of(page)) if tag],
            }


def _as_blocks(words: str) -> str:
    """One block a sentence, because a result shows whole blocks: those in which the words were found."""
    text = escape(words, quote=False).replace("\n\n", _NEXT)
    return "<p>" + text.replace(". ", "." + _NEXT).replace("? ", "?" + _NEXT) + "</p>"


def period_of(page: Page) -> str:
    """The period in a page's address (`de-linde/2025/…`), or an empty text."""
    parts = page.address.split("/")
    try:
        return str(Period.parse(parts[1])) if len(parts) > 1 else ""
    except ValueError:
        return ""
