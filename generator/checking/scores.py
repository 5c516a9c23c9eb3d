"""Whether scores lie on their instrument's scale, were talked about, and come from enough people."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.content.plan import Scores
from generator.content.settings import Instrument
from generator.content.subtracting import few, reckoned
from generator.content.wall import is_due, is_interpreted
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """Scores that are held back, and numbers that the scale does not have."""
    for plan in context.library.plans.values():
        for scores in plan.scores.values():
            if not is_due(scores, context.on):
                yield find("scores/not-yet", scores.source.place("on"), day=scores.says.on)
            if not is_interpreted(scores, context.library.voices, context.on):
                yield find("scores/not-interpreted", scores.source.place("interpreted_in"))
            yield from _held(scores, context.library.site.says.smallest_number)
            instrument = context.library.instruments.get(scores.instrument)
            if instrument is not None:
                yield from _scale(scores, instrument)


def _held(scores: Scores, smallest: int) -> Iterator[Finding]:
    """Results of too few people, and those by which such a one could be reckoned."""
    results = scores.says.results
    for index in sorted(few(results, smallest)):
        number, location = results[index].n, results[index].location or ""
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
