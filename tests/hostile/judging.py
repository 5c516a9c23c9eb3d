"""Reads a page as a browser would, and tells what in it acts, leads astray or comes from elsewhere."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

_FRAME = re.compile(r"__md_|var palette=|var target=document|var v_scheme=")
"""What Material itself writes into every page."""
_LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction"}
_FORBIDDEN = {
    "iframe",
    "object",
    "embed",
    "base",
    "math",
    "video",
    "audio",
    "frame",
    "applet",
    "style",
    "marquee",
}


class _Judge(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._script: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _FORBIDDEN or (tag == "meta" and values.get("http-equiv", "").lower() == "refresh"):
            self.faults.append(f"<{tag} {values}>")
        if tag == "script" and "src" not in values:
            self._script = values.get("type", "")
        for name, value in values.items():
            bare = re.sub(r"[\x00-\x20]", "", value).lower()
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.faults.append(f"<{tag} {name}={value[:60]}>")
            if name in _LOADING and re.match(r"[a-z][a-z0-9+.-]*:|//", bare):
                self.faults.append(f"<{tag} {name}={value[:60]}>")
            if name == "href" and re.match(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", bare):
                self.faults.append(f"<{tag} {name}={value[:60]}>")

    def handle_data(self, data: str) -> None:
        if self._script is None:
            return
        if self._script in ("application/json", "application/ld+json"):
            json.loads(data)
            if "<" in data:
                self.faults.append(f"< in data: {data[:60]}")
        elif not _FRAME.match(data.strip()):
            self.faults.append(f"script: {data[:60]}")

    def handle_endtag(self, tag: str) -> None:
        self._script = None


def faults_of(path: Path) -> list[str]:
    """What is wrong with a page's file; nothing when it is safe."""
    judge = _Judge()
    judge.feed(path.read_text(encoding="utf-8"))
    judge.close()
    return judge.faults


def policy_of(html: str) -> str:
    """The policy of a page."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return found[1] if found else ""
