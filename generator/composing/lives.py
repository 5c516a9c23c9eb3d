"""A commitment's versions through a chain of plans: runs of plans in which nothing of it differed, and where it ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.composing.threads import Step, Thread, Turn
from generator.content.period import Period

_GONE = (Turn.ENDED, Turn.PASSED)
_TURNING = (Turn.NEW, Turn.CHANGED, Turn.RESUMED)


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Plans that follow one another and in which a commitment was the same; or the one plan that ended it."""

    steps: tuple[Step, ...]

    @property
    def first(self) -> Step:
        """The step with which it began."""
        return self.steps[0]

    @property
    def last(self) -> Step:
        """The last step of it."""
        return self.steps[-1]

    @property
    def gone(self) -> bool:
        """Whether this is where the commitment ended, or went into others."""
        return self.first.turn in _GONE


@dataclass(frozen=True, slots=True, eq=False)
class Life:
    """A commitment in one chain of plans: its runs in order of time."""

    runs: tuple[Run, ...]

    @property
    def versions(self) -> tuple[Run, ...]:
        """The runs in which it held."""
        return tuple(run for run in self.runs if not run.gone)

    @property
    def turns(self) -> int:
        """How often something happened to it between the first version and the last one."""
        holding = [index for index, run in enumerate(self.runs) if not run.gone]
        return holding[-1] - holding[0] if holding else 0

    def between(self, earlier: Run, later: Run) -> tuple[Step, ...]:
        """What happened after the one run, up to and with the beginning of the other."""
        start, end = self.runs.index(earlier), self.runs.index(later)
        return tuple(run.first for run in self.runs[start + 1 : end + 1])


def lives(thread: Thread, roots: Mapping[Period, Period]) -> tuple[Life, ...]:
    """The lives of a commitment: one for each chain of plans that knows it. `roots` are those of its organisation."""
    by_chain: dict[Period, list[Step]] = {}
    for step in thread.steps:
        by_chain.setdefault(roots[step.edition.period], []).append(step)
    return tuple(Life(tuple(_runs(steps))) for steps in by_chain.values())


def far(thread: Thread, roots: Mapping[Period, Period]) -> tuple[Life, ...]:
    """The lives in which more happened between two plans than one edition tells: those worth seeing from afar."""
    return tuple(life for life in lives(thread, roots) if life.turns > 1)


def _runs(steps: Sequence[Step]) -> Iterator[Run]:
    held: list[Step] = []
    for step in steps:
        if held and (step.turn in (*_TURNING, *_GONE) or held[-1].turn in _GONE):
            yield Run(tuple(held))
            held = []
        held.append(step)
    if held:
        yield Run(tuple(held))
