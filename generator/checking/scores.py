"""Whether scores lie on their instrument's scale, were talked about, and come from enough people."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.content.plan import Scores
from generator.content.settings import Instrument
from generator.content.wall import has_enough_people, is_interpreted
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """Scores that are held back, and numbers that the scale does not have."""
    site = context.library.site
    for plan in context.library.plans.values():
        for scores in plan.scores.values():
            if not is_interpreted(scores, context.library.voices, context.on):
                yield find("scores/not-interpreted", scores.source.place("interpreted_in"))
            for index, result in enumerate(scores.says.results):
                if not has_enough_people(result, site):
                    place = scores.source.place("results", index, "n")
                    number = "" if result.n is None else result.n
                    location = result.location or ""
                    smallest = site.says.smallest_number
                    yield find(
                        "scores/few-people", place, number=number, location=location, smallest=smallest
                    )
            instrument = context.library.instruments.get(scores.instrument)
            if instrument is not None:
                yield from _scale(scores, instrument)


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
