"""`python -m tests.fuzz [FEED] [FIRST] [INPUTS]`: by hand, with as many inputs as there is time for."""

from __future__ import annotations

import sys

from tests.fuzz.feeding import FEEDS, feed

_, *given = sys.argv
names = [given[0]] if given and given[0] != "all" else list(FEEDS)
first = int(given[1]) if len(given) > 1 else 0
inputs = int(given[2]) if len(given) > 2 else 40_000
for name in names:
    feed(name, first, inputs)
    print(f"{name}: {inputs} inputs from {first} on, no exception", flush=True)
