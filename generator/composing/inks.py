"""The colours and signs of the pages for paper: taken from their style sheet, so that both are one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from generator.composing.charts import SHAPES
from generator.composing.palette import filled, palette

_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "new": ("new", "began"),
    "changed": ("changed",),
    "ended": ("ended",),
    "resumed": ("resumed",),
    "deviation": ("different", "earlier", "later", "partly", "not_done", "more"),
    "resident": ("resident",),
    "family": ("family",),
    "volunteer": ("volunteer",),
    "staff": ("staff",),
    "other": ("observation", "conversation", "response"),
}
"""Which colour of the palette belongs to which signs."""


@dataclass(frozen=True, slots=True)
class Inks:
    """Style sheets for paper, with every colour filled in: of the document, and of a chart in it.

    A chart is a picture of its own in a PDF, which the document's styles do not reach.
    """

    document: Markup
    chart: Markup

    def draw(self, chart: Markup) -> Markup:
        """A chart with its own colours in it, and its description as text alternative."""
        return Markup(_told(str(chart)).replace("</title>", f"</title><style>{self.chart}</style>", 1))  # noqa: S704


def _told(inner: str) -> str:
    """A PDF gives an SVG's title as its alternative: the description is what one needs to hear."""
    return re.sub(
        r"<title([^>]*)>([^<]*)</title>\s*<desc[^>]*>([^<]*)</desc>",
        lambda m: f"<title{m[1]}>{m[2]}. {m[3]}</title>",
        inner,
        count=1,
    )


@cache
def inks() -> Inks:
    """The styles of prints."""
    templates = resources.files("generator.composing") / "templates"

    def read(name: str) -> str:
        return filled((templates / name).read_text(encoding="utf-8"))

    return Inks(Markup(read("print.css") + _signs(palette())), Markup(read("print_chart.css")))  # noqa: S704 (ours)


def _signs(colours: Mapping[str, str]) -> str:
    """A rule for every sign: its picture lies behind the word, since it says nothing that the word does not."""
    rules = []
    for colour, kinds in _KINDS.items():
        for kind in kinds:
            svg = (
                '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" '
                f'stroke="{colours[colour]}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
                f'<path d="{SHAPES[kind]}"/></svg>'
            )
            rules.append(
                f".sign--{kind} {{ color: {colours[colour]}; border-color: {colours[colour]}; "
                f'background-image: url("data:image/svg+xml,{quote(svg)}"); }}'
            )
    return "\n".join(rules) + "\n"
