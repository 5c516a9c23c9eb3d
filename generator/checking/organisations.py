"""Whether every id stands once in its list, and every label replaces a word that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from generator.checking.context import Context, near
from generator.content.source import Source
from generator.findings import Finding, find
from generator.locale import languages


def check(context: Context) -> Iterator[Finding]:
    """Ids that stand twice in organisations, frameworks, instruments and `site.yml`, and unknown labels."""
    library = context.library
    yield from _twice(library.site.source, "organisations", library.site.says.organisations)
    for organisation in library.organisations.values():
        source, says = organisation.source, organisation.says
        yield from _twice(source, "areas", [area.id for area in says.areas])
        yield from _twice(source, "locations", [location.id for location in says.locations])
        yield from _twice(source, "bodies", [body.id for body in says.bodies])
        yield from _twice(source, "members", says.members)
        yield from _twice(source, "readers", says.readers)
        yield from _labels(source, says.labels)
    for framework in library.frameworks.values():
        yield from _twice(framework.source, "themes", [theme.id for theme in framework.says.themes])
    for instrument in library.instruments.values():
        yield from _twice(instrument.source, "themes", [theme.id for theme in instrument.says.themes])


def _twice(source: Source, key: str, ids: Iterable[str]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, id in enumerate(ids):
        if id in first:
            place = source.place(key, index)
            yield find("site/twice", place, name=id, key=key, first=source.place(key, first[id]).line)
        else:
            first[id] = index


@cache
def _nouns() -> Mapping[str, str]:
    """Every language's nouns that may be replaced, and their English names → the English name."""
    found: dict[str, str] = {}
    for each in languages().values():
        for name, noun in each.terms.items():
            found[noun.casefold()] = found[name.casefold()] = name
    return found


def _labels(source: Source, labels: Mapping[str, str]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for label in labels:
        noun = _nouns().get(label.casefold())
        place = source.place("labels", label)
        if noun is None:
            yield find("site/unknown-label", place, name=label, **near(label, _nouns()))
        elif noun in first:
            line = source.place("labels", first[noun]).line
            yield find("site/twice", place, name=label, key="labels", first=line)
        else:
            first[noun] = label
