"""Typographic quotes and apostrophes for showing; the plain text keeps what was typed."""

from __future__ import annotations

import re
from typing import Final

_QUOTE: Final = re.compile("['\"]")
_SHORT: Final = re.compile(r"(?:s|t|n|k|m|r|em|ie|ns)(?!\w)", re.IGNORECASE)
"""What may follow the apostrophe of a shortened word: *'s avonds*, *'t*, *'n*, *'k*, *'m*."""
_OPENS_AFTER: Final = frozenset("([{‘“„«-–—/")


def educate(text: str, before: str = " ") -> tuple[str, str]:
    """The text with “ ” ‘ ’ for straight quotes, and its last character (what stands before the text that follows).

    `before` is the character in front of the text. An inch or a minute behind a digit is left as it is.
    """
    last = text[-1:] or before
    if "'" not in text and '"' not in text:
        return text, last

    def replace(match: re.Match[str]) -> str:
        at = match.start()
        previous = text[at - 1] if at else before
        following = text[at + 1 : at + 2]
        opens = (
            previous.isspace()
            or previous in _OPENS_AFTER
            or (previous in "'\"" and _begins(text, at, before))
        )
        if match[0] == "'":
            if opens and following and not following.isspace() and not _SHORT.match(text, at + 1):
                return "‘"
            return match[0] if previous.isdigit() and not following.isalpha() else "’"
        if opens and following and not following.isspace():
            return "“"
        return match[0] if previous.isdigit() and not _open_quote(text, at) else "”"

    return _QUOTE.sub(replace, text), last


def _begins(text: str, at: int, before: str) -> bool:
    """Whether the quotes just before `at` stand at a beginning themselves: `"'Kom,' zei zij"`."""
    start = at
    while start > 0 and at - start < 4 and text[start - 1] in "'\"":
        start -= 1
    previous = text[start - 1] if start else before
    return previous.isspace() or previous in _OPENS_AFTER


def _open_quote(text: str, at: int) -> bool:
    """Whether a double quote opened shortly before: then a digit before `at` ends a quotation, not inches."""
    return text.count('"', max(0, at - 400), at) % 2 == 1
