"""Work on many things by two processes at once, where the machine has two cores for it and a process may part in two.

Both take from one list, a few things at a time, until nothing is left; who is slowed down takes less. The second
process is a copy of the first: it knows all that this one knows, and what it changes stays with it but for what the
work gives back. Where it cannot be, one process does all. Nothing hangs on who did what: the result is in order of
the things.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_FEWEST: Final = 64
"""Below so many things a second process takes longer than it saves."""
_PARTS: Final = 200
"""In so many parts the things are handed out: a pipe holds the numbers of them all, two bytes each."""


class Twofold(Generic[T, R]):
    """Work that a second process has begun on; `finish` joins in and gives what came of all.

    A context: whoever leaves it without having finished stops the other. `work` must not print, and what it gives
    or raises must be such as can be pickled.
    """

    def __init__(self, work: Callable[[T], R], things: Sequence[T], *, alone: bool = False) -> None:
        """Begin; `alone` keeps it to one process, for work that must remember what it did."""
        self._work = work
        size = max(1, -(-len(things) // _PARTS))
        self._parts = [things[at : at + size] for at in range(0, len(things), size)]
        self._todo, fill = os.pipe()
        os.write(fill, b"".join(number.to_bytes(2, "big") for number in range(len(self._parts))))
        os.close(fill)
        self._pid, self._answer = 0, -1
        if not alone and len(things) >= _FEWEST and _may_part():
            self._part()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def finish(self, step: Callable[[int], object] = int) -> list[R]:
        """What came of each thing, in their order. `step` is told how many are handed out.

        Raises what `work` raised, here or there.
        """
        try:
            made = dict(self._take(step))
            if self._pid:
                made |= self._others()
        finally:
            self.stop()
        return [each for number in range(len(self._parts)) for each in made[number]]

    def _take(self, step: Callable[[int], object] = int) -> Iterator[tuple[int, list[R]]]:
        """Part after part that nobody has taken yet, and what came of it."""
        size = len(self._parts[0]) if self._parts else 0
        while number := os.read(self._todo, 2):
            at = int.from_bytes(number, "big")
            yield at, [self._work(thing) for thing in self._parts[at]]
            step(at * size)

    def _others(self) -> dict[int, list[R]]:
        with os.fdopen(self._answer, "rb") as answer:
            self._answer = -1
            said = answer.read()
        if not said:
            raise ChildProcessError("the second process ended without an answer")
        made, error = pickle.loads(said)  # noqa: S301 (from our own process)
        if error is not None:
            raise error
        return dict(made)

    def _part(self) -> None:
        """Become two."""
        self._answer, give = os.pipe()
        first = os.getpid()
        with warnings.catch_warnings():
            # of threads that Python knows nothing of, since there are none that it knows; none of them holds a lock of ours
            warnings.simplefilter("ignore", DeprecationWarning)
            self._pid = os.fork()
        if self._pid:
            os.close(give)
            return
        code = 1
        try:
            # who interrupts the first process stops the second by that
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            os.close(self._answer)
            with os.fdopen(give, "wb") as answer:
                answer.write(self._second(first))
            code = 0
        finally:
            os._exit(code)

    def _second(self, first: int) -> bytes:
        """All that the second process does; it ends when the first is no more."""
        work = self._work

        def still(thing: T) -> R:
            if os.getppid() != first:
                os._exit(1)
            return work(thing)

        self._work = still
        try:
            return pickle.dumps((list(self._take()), None))
        except BaseException as error:  # noqa: BLE001 (it is raised by the first process)
            return _pickled(error)

    def stop(self) -> None:
        """End the second process and let go of what both had; what was not done is not done."""
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self._pid, 0)
            self._pid = 0
        for end in (self._answer, self._todo):
            if end >= 0:
                os.close(end)
        self._answer = self._todo = -1


def by_two(work: Callable[[T], R], things: Sequence[T], *, alone: bool = False) -> list[R]:
    """What `work` gives for each thing, in order; two processes do it where that can be. See `Twofold`."""
    with Twofold(work, things, alone=alone) as both:
        return both.finish()


def _may_part() -> bool:
    """Whether this process can become two: on Linux, with a second core, and without threads, whose locks would stay shut."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def _pickled(error: BaseException) -> bytes:
    """An error for the first process; one that cannot be sent as what it is, as its words."""
    with suppress(Exception):
        said = pickle.dumps(([], error))
        pickle.loads(said)  # noqa: S301
        return said
    return pickle.dumps(([], RuntimeError(f"{type(error).__name__}: {error}")))
