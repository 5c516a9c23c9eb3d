"""The outline of a page: its headings, as one who hears them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

_HEADING: Final = re.compile(r'<h([2-6]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_HIDDEN: Final = re.compile(r'<(\w+)[^>]* aria-hidden="true".*?</\1>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, for its outline: level 2 to 6, words, and the id that it has in the HTML."""

    level: int
    words: str
    id: str


def outline(html: str) -> tuple[Heading, ...]:
    """The headings of a page below its title, without what is hidden from those who hear them."""
    return tuple(
        Heading(int(level), " ".join(unescape(_TAG.sub("", _HIDDEN.sub("", inner))).split()), unescape(id))
        for level, id, inner in _HEADING.findall(html)
    )
