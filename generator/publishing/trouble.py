"""What a preview shows when something stops the site: the findings, at every address that there was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby

from generator.composing.site import ComposedSite, Crumb, Page, PageKind
from generator.findings import Finding, Level
from generator.locale import Language


def troubled_site(
    findings: tuple[Finding, ...], language: Language, addresses: Iterable[str] = ("",)
) -> ComposedSite:
    """A site that shows the findings at each of these addresses, so that no browser is left with nothing."""
    title = language.say("trouble.title")
    html = trouble_html(findings, language)
    pages = tuple(
        Page(address, PageKind.GONE, title, title, html, crumbs=(Crumb(title, address),))
        for address in sorted({"", *addresses})
    )
    return ComposedSite(title, language.code, None, pages, (), (), {})


def trouble_html(findings: tuple[Finding, ...], language: Language) -> str:
    """The errors and warnings as HTML, file by file, in the order in which they are given."""
    parts = [f"<h1>{escape(language.say('trouble.title'))}</h1>"]
    parts.append(f"<p>{escape(language.say('trouble.introduction'))}</p>")
    weighty = [finding for finding in findings if finding.level > Level.NOTE]
    for path, group in groupby(weighty, key=lambda finding: finding.place.path):
        parts.append(f"<h2><code>{escape(path)}</code></h2><ul>")
        for finding in group:
            message = language.message(finding)
            line = language.say("trouble.line", line=finding.place.line)
            level = language.say(f"level.{finding.level.word}")
            parts.append(
                f"<li><strong>{escape(line)} · {escape(level)}</strong><br>{_prose(message.text)}<br>"
                f"{_prose(message.hint)} <code>{escape(finding.code)}</code></li>"
            )
        parts.append("</ul>")
    return "\n".join(parts)


def _prose(text: str) -> str:
    """A message as HTML; what it quotes between backticks is code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text, quote=False))
