"""Whether the site's own rules name findings that exist, at levels that they may have, and its lengths known kinds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.catalogue import CATALOGUE
from generator.checking.context import Context, near
from generator.checking.kinds import text_kinds
from generator.content.settings import Site
from generator.findings import Finding, Level, find

SUFFICIENT: Final = 10
"""`CONTENT.md`: from so many people on a number tells of nobody in particular."""
HIDING: Final = 3
"""Of fewer people than this a number tells of one person, or tells one of two what the other said."""
LONG: Final = 5
"""Years after which nobody can be taken to remember what they agreed to; three is the format's own."""


def check(context: Context) -> Iterator[Finding]:
    """Rules and lengths of `site.yml` that cannot hold."""
    site = context.library.site
    for code, rule in site.says.rules.items():
        known = CATALOGUE.get(code)
        if known is None:
            yield find(
                "site/unknown-rule", site.source.place("rules", code), name=code, **near(code, CATALOGUE)
            )
        elif known.guards is not None and Level[rule.level.name] < Level[known.level.upper()]:
            yield find(
                "site/rule-too-low",
                site.source.place("rules", code, "level"),
                name=code,
                level=rule.level.value,
                own=known.level,
                guards=known.guards.value,
            )
    yield from _limits(site)
    for kind in site.says.words:
        if kind.casefold() not in text_kinds():
            place = site.source.place("words", kind)
            yield find("site/unknown-kind", place, name=kind, **near(kind, text_kinds()))


def _limits(site: Site) -> Iterator[Finding]:
    """Numbers that let people be recognised, or a consent outlive whoever remembers it."""
    smallest, years = site.says.smallest_number, site.says.consent_years
    if smallest < SUFFICIENT:
        code = "site/hides-nobody" if smallest < HIDING else "site/few-people"
        yield find(code, site.source.place("smallest_number"), n=smallest, least=HIDING, enough=SUFFICIENT)
    if years > LONG:
        yield find("site/long-consent", site.source.place("consent_years"), n=years, most=LONG)
