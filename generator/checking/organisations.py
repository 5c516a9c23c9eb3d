"""Whether every id stands once in its list, every kind of text once, and every label replaces a word that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from generator.checking.context import Context, near
from generator.checking.kinds import text_kinds
from generator.content.source import Source
from generator.findings import Finding, find
from generator.locale import languages


def check(context: Context) -> Iterator[Finding]:
    """Ids that stand twice in organisations, frameworks, instruments and `site.yml`, and unknown labels."""
    library = context.library
    site = library.site
    yield from _twice(site.source, "organisations", site.says.organisations)
    yield from _meant_twice(site.source, "words", site.says.words, text_kinds())
    for organisation in library.organisations.values():
        source, says = organisation.source, organisation.says
        yield from _twice(source, "areas", [area.id for area in says.areas])
        yield from _twice(source, "locations", [location.id for location in says.locations])
        yield from _twice(source, "bodies", [body.id for body in says.bodies])
        yield from _twice(source, "members", says.members)
        yield from _twice(source, "readers", says.readers)
        yield from _labels(source, says.labels)
        if says.members and not organisation.is_network:
            yield find("site/members-without-network", source.place("members"))
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
    for label in labels:
        if label.casefold() not in _nouns():
            place = source.place("labels", label)
            yield find("site/unknown-label", place, name=label, **near(label, _nouns()))
    yield from _meant_twice(source, "labels", labels, _nouns())


def _meant_twice(
    source: Source, key: str, written: Iterable[str], meaning: Mapping[str, str]
) -> Iterator[Finding]:
    """The same thing in the spelling of two languages, where the writer names the keys."""
    first: dict[str, str] = {}
    for word in written:
        meant = meaning.get(word.casefold())
        if meant is None:
            continue
        if meant in first:
            line = source.place(key, first[meant]).line
            yield find("site/twice", source.place(key, word), name=word, key=key, first=line)
        else:
            first[meant] = word
