"""Whether the site's own rules name findings that exist, at levels that they may have, and its lengths known kinds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue import CATALOGUE
from generator.checking.context import Context, near
from generator.checking.kinds import text_kinds
from generator.findings import Finding, Level, find


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
    for kind in site.says.words:
        if kind.casefold() not in text_kinds():
            place = site.source.place("words", kind)
            yield find("site/unknown-kind", place, name=kind, **near(kind, text_kinds()))
