"""Pages that stand by themselves, without theme or script: for an address in a site that cannot be made anew yet."""

from __future__ import annotations

from html import escape
from typing import Literal

from generator.locale import Language


def notice(name: str, kind: Literal["story", "page"], words: Language) -> bytes:
    """A page for the path `name`: that a story was withdrawn, or that a page is being renewed; in no index."""
    up = "../" * name.count("/") or "./"
    if kind == "story":
        title, text = words.label("gone.story_title"), words.label("gone.story")
    else:
        title, text = words.label("gone.renewed_title"), words.label("gone.renewed")
    html = f"""\
<!doctype html>
<html lang="{escape(words.code)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
</head>
<body>
<main>
<h1>{escape(title)}</h1>
<p>{escape(text)}</p>
<p><a href="{up}">{escape(words.label("chrome.home"))}</a></p>
</main>
</body>
</html>
"""
    return html.encode("utf-8")
