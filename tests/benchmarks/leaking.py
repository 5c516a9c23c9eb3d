"""What the last look for leaks costs of a whole build: `python -m tests.benchmarks.leaking 5000`.

One story in twenty is held back (withdrawn, or not for the site). Prints seconds of one run, with two processes where the machine has two cores.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.pipeline import prepare
from generator.publishing.guarding import guard
from generator.publishing.leaking import leaks
from generator.publishing.renderer import Job, renderer
from tests.benchmarks.generating import generate

DAY = dt.date(2027, 1, 1)
T = TypeVar("T")


def measure(run: Callable[[], T]) -> tuple[float, T]:
    """Seconds that something took, and what it gave."""
    start = time.perf_counter()
    given = run()
    return time.perf_counter() - start, given


def hold_back(root: Path) -> None:
    """Withdraws one story in forty, and takes the site out of the purposes of another."""
    for number, path in enumerate(sorted(root.glob("stories/*/*/*.md"))):
        text = path.read_text(encoding="utf-8")
        if number % 40 == 0:
            text = text.replace("  gelezen_door", "  ingetrokken: 2026-01-01\n  gelezen_door")
        elif number % 40 == 20:
            text = text.replace("voor: [site]", "voor: [print]")
        path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    for size in [int(size) for size in sys.argv[1:]] or [1000]:
        with tempfile.TemporaryDirectory() as folder:
            root, out = Path(folder, "root"), Path(folder, "site")
            generate(root, size)
            hold_back(root)
            out.mkdir()
            preparing, prepared = measure(lambda: prepare(root, DAY))  # noqa: B023
            site = prepared.site
            assert site is not None
            rendering, _ = measure(lambda: renderer("mkdocs").render(Job(site, root, out, DAY)))  # noqa: B023
            looking, found = measure(lambda: leaks(out, root, guard(prepared, root)))  # noqa: B023
            whole = preparing + rendering + looking
            print(
                f"{size:6} stories | prepare {preparing:5.1f} s | render {rendering:5.1f} s | look {looking:5.2f} s"
                f" = {looking / whole:5.3f} of the build | {len(found)} leaks",
                flush=True,
            )


if __name__ == "__main__":
    main()
