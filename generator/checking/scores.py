"""Whether scores lie on their instrument's scale, were talked about, and come from enough people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.context import Context
from generator.content.plan import Scores
from generator.content.settings import Instrument
from generator.content.subtracting import few, reckoned
from generator.content.wall import is_due, is_interpreted
from generator.findings import Finding, find

_NUMBER: Final = re.compile(r"-?\d{1,9}([.,]\d{1,6})?")


def check(context: Context) -> Iterator[Finding]:
    """Scores that are held back, and numbers that the scale does not have."""
    for instrument in context.library.instruments.values():
        yield from _labels(instrument)
    for plan in context.library.plans.values():
        for scores in plan.scores.values():
            if not is_due(scores, context.on):
                yield find("scores/not-yet", scores.source.place("on"), day=scores.says.on)
            interpreted = is_interpreted(scores, context.library.voices, context.on)
            if not interpreted and not _is_lost(context, scores):
                yield find("scores/not-interpreted", scores.source.place("interpreted_in"))
            yield from _held(scores, context.library.site.says.smallest_number)
            measured = context.library.instruments.get(scores.instrument)
            if measured is not None:
                yield from _scale(scores, measured)


def _is_lost(context: Context, scores: Scores) -> bool:
    """Whether a conversation that is named is not there, or could not be read: that is told by itself."""
    refs = [ref.voice(scores.plan.organisation) for ref in scores.says.interpreted_in]
    return any(ref is None or ref not in context.library.voices for ref in refs)


def _labels(instrument: Instrument) -> Iterator[Finding]:
    """Words for numbers that the scale does not have: nobody will see them."""
    scale = instrument.says.scale
    if scale.max < scale.min:
        return  # that is told by itself
    for written in scale.labels:
        number = float(written.replace(",", ".")) if _NUMBER.fullmatch(written) else None
        if number is None or not scale.min <= number <= scale.max:
            place = instrument.source.place("scale", "labels", written)
            facts = {"name": written, "min": f"{scale.min:g}", "max": f"{scale.max:g}"}
            yield find("scores/label-outside-scale", place, **facts)


def _held(scores: Scores, smallest: int) -> Iterator[Finding]:
    """Results of too few people, and those by which such a one could be reckoned."""
    results = scores.says.results
    for index in sorted(few(results, smallest)):
        number, location = results[index].n, results[index].location or ""
        if number is None and scores.source.has("results", index, "n"):
            continue  # what it says could not be read, and that is told by itself
        place = scores.source.place("results", index, "n")
        told = "" if number is None else number
        yield find("scores/few-people", place, number=told, location=location, smallest=smallest)
    for index in sorted(reckoned(results, smallest)):
        place = scores.source.place("results", index, "n")
        yield find("scores/small-rest", place, location=results[index].location or "", smallest=smallest)


def _scale(scores: Scores, instrument: Instrument) -> Iterator[Finding]:
    scale = instrument.says.scale
    for index, result in enumerate(scores.says.results):
        for theme, score in result.scores.items():
            if not scale.min <= score <= scale.max:
                yield find(
                    "scores/out-of-scale",
                    scores.source.place("results", index, "scores", theme),
                    theme=theme,
                    score=f"{score:g}",
                    min=f"{scale.min:g}",
                    max=f"{scale.max:g}",
                )
