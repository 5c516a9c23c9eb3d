"""What a browser may do on a page: a Content-Security-Policy in its head, and that no address is told to other sites.

Scripts and styles come from the site alone. What stands in the frame itself (a line of Material's, say) is allowed
by its hash, so that whatever gets into a page in another way is not run. `docs/headers.md` says the same as headers.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from typing import Final

_FIRST: Final = '<meta charset="utf-8">'
"""Behind this the policy stands: a browser holds to it from there on."""
_HEAD: Final = "<head>"
_SCRIPTS: Final = frozenset({"", "module", "text/javascript", "application/javascript", "importmap"})
"""Types of a script that a browser runs; any other is data."""


def guarded(html: str) -> str:
    """A complete page with its policy, for what stands in it now: words that are filled in later are not trusted."""
    found = _found(html)
    lines = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(found.policy(), quote=False)}">\n'
        '<meta name="referrer" content="same-origin">'
    )
    first = _FIRST if _FIRST in html else _HEAD
    return html.replace(first, f"{first}\n{lines}", 1)


def _found(html: str) -> _Finder:
    finder = _Finder()
    finder.feed(html)
    finder.close()
    return finder


def _hash(text: str) -> str:
    digest = sha256(text.encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode('ascii')}'"


@dataclass(slots=True)
class _Hashes:
    """Of elements, and of attributes, which need a word of their own."""

    elements: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)

    def sources(self) -> str:
        """As a policy says it, in order."""
        parts = ["'self'", *sorted(self.elements)]
        if self.attributes:
            parts += ["'unsafe-hashes'", *sorted(self.attributes - self.elements)]
        return " ".join(parts)


class _Finder(HTMLParser):
    """Finds what a page runs and how it is dressed by itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts, self.styles = _Hashes(), _Hashes()
        self._inside: set[str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note its attributes, and whether what follows is a script or a style."""
        values = {name: value or "" for name, value in attrs}
        self._inside, self._text = None, []
        if tag == "style":
            self._inside = self.styles.elements
        elif tag == "script" and "src" not in values and values.get("type", "").strip().lower() in _SCRIPTS:
            self._inside = self.scripts.elements
        for name, value in values.items():
            if name == "style":
                self.styles.attributes.add(_hash(value))
            elif name.startswith("on"):
                self.scripts.attributes.add(_hash(value))

    def handle_data(self, data: str) -> None:
        """Gather a script or a style."""
        if self._inside is not None:
            self._text.append(data)

    def handle_endtag(self, _tag: str) -> None:
        """Keep the hash of a script or a style that ends."""
        if self._inside is not None and self._text:
            self._inside.add(_hash("".join(self._text)))
        self._inside = None

    def policy(self) -> str:
        """The whole policy on one line."""
        return "; ".join((
            "default-src 'none'",
            f"script-src {self.scripts.sources()}",
            f"style-src {self.styles.sources()}",
            "img-src 'self' data:",
            "font-src 'self'",
            "media-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'",
        ))  # fmt: skip
