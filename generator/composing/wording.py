"""The words of one organisation's pages: labels with its own nouns, and names for its places, bodies and areas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from generator.content.organisation import Organisation
from generator.locale import Language, languages
from generator.locale.phrasing import say_date, say_decimals, say_month, say_number


@cache
def _nouns() -> Mapping[str, str]:
    """Every language's nouns, and their English names → the English name."""
    found: dict[str, str] = {}
    for language in languages().values():
        for name, noun in language.terms.items():
            found.setdefault(noun.casefold(), name)
    for language in languages().values():
        found.update((name.casefold(), name) for name in language.terms)
    return found


def own_terms(organisation: Organisation | None) -> dict[str, str]:
    """The nouns that an organisation replaces, by their English names; a name that is no noun of ours is left out."""
    if organisation is None:
        return {}
    known = _nouns()
    return {
        known[noun.casefold()]: own
        for noun, own in organisation.says.labels.items()
        if noun.casefold() in known
    }


@dataclass(slots=True, eq=False)
class Wording:
    """Says labels in one language with one organisation's nouns; sentences without facts are made once."""

    language: Language
    organisation: Organisation | None = None
    _terms: dict[str, str] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._terms = own_terms(self.organisation)

    def __call__(self, name: str, **facts: object) -> str:
        """A label with its facts. Raises `KeyError` for a label that the language lacks."""
        if facts:
            return self.language.label(name, terms=self._terms, **facts)
        said = self._said.get(name)
        if said is None:
            said = self._said[name] = self.language.label(name, terms=self._terms)
        return said

    def number(self, number: float) -> str:
        """A number as the language writes it."""
        return say_number(self.language.code, number)

    def decimals(self, number: float, decimals: int) -> str:
        """A number with so many decimals, also where they are nought: `4,0`."""
        return say_decimals(self.language.code, number, decimals)

    def date(self, day: dt.date) -> str:
        """A day in words."""
        return say_date(self.language.code, day)

    def month(self, day: dt.date | str) -> str:
        """A month in words, of a day or of `2025-09`."""
        if isinstance(day, dt.date):
            return say_month(self.language.code, day.year, day.month)
        year, month = day.split("-")[:2]
        return say_month(self.language.code, int(year), int(month))

    def area(self, id: str) -> str:
        """The title of one of the organisation's areas; the id itself where it is not known."""
        area = self.organisation.areas.get(id) if self.organisation else None
        return area.title if area else id

    def location(self, id: str) -> str:
        """The title of a location."""
        location = self.organisation.locations.get(id) if self.organisation else None
        return location.title if location else id

    def locations(self, ids: tuple[str, ...]) -> str:
        """Locations in a sentence; the whole organisation when there are none."""
        return self.listing([self.location(id) for id in ids]) if ids else self("place.everywhere")

    def body(self, id: str) -> str:
        """The title of a body that is heard."""
        body = self.organisation.bodies.get(id) if self.organisation else None
        return body.title if body else id

    def listing(self, items: list[str]) -> str:
        """`a`, `a en b`, `a, b en c`."""
        if len(items) < 2:
            return "".join(items)
        return self("listing.last", rest=", ".join(items[:-1]), last=items[-1])

    def order_of_area(self, id: str) -> tuple[int, str]:
        """Areas in the organisation's own order; unknown ones at the end."""
        known = list(self.organisation.areas) if self.organisation else []
        return (known.index(id), id) if id in known else (len(known), id)
