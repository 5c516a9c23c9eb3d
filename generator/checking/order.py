"""Whether what begins also ends later: dates, years and scales that run the right way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

from generator.checking.context import Context
from generator.content.source import Source
from generator.content.voice import ObservationKeys, StoryKeys
from generator.findings import Finding, find

S = TypeVar("S", dt.date, int, float)


def check(context: Context) -> Iterator[Finding]:
    """Everything that ends before it begins."""
    library = context.library
    for voice in library.voices.values():
        says = voice.says
        if isinstance(says, ObservationKeys):
            yield from _span(voice.source, says.from_, says.until)
        elif isinstance(says, StoryKeys) and says.consent is not None:
            yield from _span(voice.source, says.consent.on, says.consent.until, ("consent",), ("on", "until"))
    for organisation in library.organisations.values():
        for index, area in enumerate(organisation.says.areas):
            yield from _span(organisation.source, area.from_, area.until, ("areas", index))
        for index, location in enumerate(organisation.says.locations):
            yield from _span(organisation.source, location.from_, location.until, ("locations", index))
    for framework in library.frameworks.values():
        if (valid := framework.says.valid) is not None:
            yield from _span(framework.source, valid.from_, valid.until, ("valid",))
    for instrument in library.instruments.values():
        scale = instrument.says.scale
        yield from _span(instrument.source, scale.min, scale.max, ("scale",), ("min", "max"))


def _span(
    source: Source,
    first: S | None,
    last: S | None,
    keys: tuple[str | int, ...] = (),
    names: tuple[str, str] = ("from", "until"),
) -> Iterator[Finding]:
    """A finding at the end of a span when it lies before the beginning; an open side is fine."""
    if first is not None and last is not None and last < first:
        place = source.place(*keys, names[1])
        yield find("value/order", place, from_key=names[0], first=first, until_key=names[1], last=last)
