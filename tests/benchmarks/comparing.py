"""How long comparing two plans takes against the bare opcodes on the same tokens: `python -m tests.benchmarks.comparing`.

Two plans of 40 commitments of 60 words, all of them changed. Prints the ratio of medians in one run.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from rapidfuzz.distance import Indel

from generator.comparing.differences import compare
from generator.comparing.marks import mark
from generator.comparing.tokens import sequence
from tests.benchmarks.generating import COMMITMENTS, sentences
from tests.comparing.building import linked, plan


def median(run: Callable[[], object], times: int = 200) -> float:
    """The median of so many runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def main() -> None:
    rng = random.Random(1)
    first, second = {}, {}
    for number in range(COMMITMENTS):
        text = sentences(rng, 60)
        words = text.split(" ")
        for _ in range(6):
            words[rng.randrange(len(words))] = rng.choice(["anders", "80 %", "nooit", "in 2026"])
        keys = {"title": f"Voornemen {number}", "area": "wonen", "reason": "Omdat."}
        first[f"v{number}"] = {**keys, "text": text}
        second[f"v{number}"] = {**keys, "text": " ".join(words)}
    (chain,), _ = linked(plan("2024", first), plan("2025", second))
    changes = compare(chain, 0, 1).changes
    assert len(changes) == COMMITMENTS
    tokens = [
        ([t.key for t in sequence(c.before.body)], [t.key for t in sequence(c.after.body)])
        for c in changes
        if c.before and c.after
    ]
    bare = median(lambda: [Indel.opcodes(a, b) for a, b in tokens])
    finding = median(lambda: compare(chain, 0, 1))
    marking = median(lambda: [mark(c.before.body, c.after.body) for c in changes if c.before and c.after], 50)
    print(f"bare opcodes   {bare * 1000:6.2f} ms  1.0")
    print(f"comparing      {finding * 1000:6.2f} ms  {finding / bare:.1f}")
    print(f"marking        {marking * 1000:6.2f} ms  {marking / bare:.1f}")


if __name__ == "__main__":
    main()
