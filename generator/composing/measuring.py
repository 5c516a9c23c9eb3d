"""What an instrument measured through the years, place by place: published scores side by side, never averaged.

A theme **moved** when its score in some location differs from the measurement before by a tenth of the scale or
more (0.4 on a scale of 1 to 5). Averages of a few dozen answers waver by less than that without anything having
changed. It was **talked about** when one of the conversations that give the scores their meaning names it: its
title in a question, an insight, what was unexpected or what was agreed, or its title or id among the keywords.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Final

from generator.comparing.areas import Succession
from generator.composing.atlas import Atlas
from generator.composing.editions import Edition
from generator.content.organisation import Organisation
from generator.content.period import Period
from generator.content.plan import Scores
from generator.content.settings import InstrumentTheme, Scale
from generator.content.voice import ConversationKeys, Voice

SHARE: Final = 10
"""A theme moved when the difference is at least one part of so many of its scale."""
TOLD: Final = ("questions", "insights", "unexpected", "agreed")
"""What a conversation leaves behind, in the order in which an edition tells it."""
EVERYWHERE: Final = ""
"""The place of a result that holds for the whole organisation."""


@dataclass(frozen=True, slots=True, eq=False)
class Measurement:
    """One period's scores of an instrument: by place, theme → score; `people` says how many took part."""

    period: Period
    scores: Scores
    places: Mapping[str, Mapping[str, float]]
    people: Mapping[str, int] = field(default_factory=dict)

    def at(self, place: str, theme: str) -> float | None:
        """The score of a theme in a place."""
        return self.places.get(place, {}).get(theme)


@dataclass(frozen=True, slots=True)
class Saying:
    """Something that a conversation left behind: what it is (one of `TOLD`), and its words."""

    kind: str
    text: str
    conversation: Voice


def measurements(edition: Edition, instrument: str, atlas: Atlas) -> tuple[Measurement, ...]:
    """An instrument's published measurements up to an edition's own, the oldest first; the last is its own.

    Empty when the edition has none. A place that was renamed keeps its scores under the name that it has in the edition's
    period, as `comparing.areas` tells; of places that were merged none is carried on, since that would be an average.
    """
    if edition.plan is None or instrument not in edition.plan.plan.scores:
        return ()
    locations = Succession.of(edition.organisation.says.locations)
    name = partial(locations.in_period, period=edition.period, merged=False)
    found = []
    for each in atlas.editions.of(edition.organisation.id):
        if each.plan is not None and each.period <= edition.period:
            scores = each.plan.plan.scores.get(instrument)
            if scores is not None:
                found.append(_measured(each.period, scores, name))
    return tuple(found)


def _measured(period: Period, scores: Scores, name: Callable[[str], str]) -> Measurement:
    """One measurement; `name` gives a place's id at the time of the edition."""
    results = scores.says.results
    named = Counter(name(place) for place in {result.location or EVERYWHERE for result in results})
    places: dict[str, dict[str, float]] = {}
    people: dict[str, int] = {}
    for result in results:
        own = result.location or EVERYWHERE
        # a place and the one that it became, both measured, stay what they are
        place = name(own) if named[name(own)] == 1 else own
        places.setdefault(place, {}).update(result.scores)
        if result.n is not None:
            people[place] = result.n
    return Measurement(period, scores, places, people)


def places_of(organisation: Organisation, measured: Iterable[Measurement]) -> tuple[str, ...]:
    """The places that have a score in one of these measurements, in the organisation's own order: never a ranking."""
    there = {place: None for each in measured for place in each.places}
    order = {id: index for index, id in enumerate(organisation.locations)}
    return tuple(sorted(there, key=lambda place: (order.get(place, len(order)), place)))


def step_of(scale: Scale) -> float:
    """From which difference on a theme of this scale has moved."""
    return abs(scale.max - scale.min) / SHARE


def moved_in(
    theme: str, before: Measurement | None, now: Measurement, places: Sequence[str], step: float
) -> tuple[str, ...]:
    """The places in which a theme moved, in the order given."""
    if before is None:
        return ()
    found = []
    for place in places:
        was, becomes = before.at(place, theme), now.at(place, theme)
        # scores are decimals that computers hold approximately: 3.6 - 3.2 is a tenth of 4
        if (
            was is not None
            and becomes is not None
            and round(abs(becomes - was) - step, 6) >= 0
            and was != becomes
        ):
            found.append(place)
    return tuple(found)


def sayings(conversations: Iterable[Voice]) -> Iterator[Saying]:
    """All that conversations left behind, one conversation after the other."""
    for voice in conversations:
        if isinstance(voice.says, ConversationKeys):
            for kind in TOLD:
                for text in getattr(voice.says, kind):
                    yield Saying(kind, text, voice)


def names(theme: InstrumentTheme, text: str) -> bool:
    """Whether a text has the theme's title in it, as whole words; capitals, quotes and spaces make no difference."""
    return _pattern(theme.title).search(_plain(text)) is not None


def is_keyword(theme: InstrumentTheme, conversations: Iterable[Voice]) -> bool:
    """Whether one of the conversations has the theme's title or id among its keywords."""
    own = {_plain(theme.title), theme.id}
    return any(_plain(word) in own for voice in conversations for word in voice.says.keywords)


@lru_cache(maxsize=512)
def _pattern(title: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_plain(title))}(?!\w)")


def _plain(text: str) -> str:
    text = re.sub(r"[\"'“”„‘’‚«»]", "", text.casefold())
    return " ".join(text.split()).rstrip(".!?")
