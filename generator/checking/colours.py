"""Whether an organisation's own colours can be read, on light paper and on dark (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.content.colours import SHAPE, TEXT, Scheme, hardest, readable
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """Colours that are too faint for text: they are not used for it, and below 3 : 1 for nothing at all."""
    for organisation in context.library.organisations.values():
        colours = organisation.says.colours
        if colours is None:
            continue
        for key, scheme, colour in (
            ("main", Scheme.LIGHT, colours.main),
            ("main_dark", Scheme.DARK, colours.main_dark),
        ):
            if colour is None:
                continue
            ratio, ground = hardest(colour, scheme)
            if ratio < TEXT:
                yield find(
                    "site/faint-colour",
                    organisation.source.place("colours", key),
                    key=key,
                    value=colour,
                    ratio=int(ratio * 10) / 10,
                    needed=TEXT,
                    ground=ground,
                    n=int(ratio >= SHAPE),
                    better=readable(colour, scheme),
                )
