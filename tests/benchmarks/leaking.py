"""What the last look for leaks costs of a whole build: `python -m tests.benchmarks.leaking 5000`.

One story in twenty is held back (withdrawn, or not for the site). For each size a few runs of `verschil build`, each in
a process of its own with two processes where the machine has two cores; prints the best seconds and the median share.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.generating import generate

ROUNDS = 3
TIMED = """
import sys, time
start = time.perf_counter()
from generator.publishing import making
look, took = making.leaks, []
def timed(*given):
    begin = time.perf_counter()
    found = look(*given)
    took.append(time.perf_counter() - begin)
    return found
making.leaks = timed
from generator.cli.command import main
sys.argv = ["verschil", "build", "--root", sys.argv[1], "--on", "2027-01-01"]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(time.perf_counter() - start, took[0])
"""
"""A build from the first import to the last line, with a clock at the last look."""


def hold_back(root: Path) -> None:
    """Withdraws one story in forty, and takes the site out of the purposes of another."""
    for number, path in enumerate(sorted(root.glob("stories/*/*/*.md"))):
        text = path.read_text(encoding="utf-8")
        if number % 40 == 0:
            text = text.replace("  gelezen_door", "  ingetrokken: 2026-01-01\n  gelezen_door")
        elif number % 40 == 20:
            text = text.replace("voor: [site]", "voor: [print]")
        path.write_text(text, encoding="utf-8", newline="\n")


def measure(root: Path) -> tuple[float, float]:
    """Seconds of one build as a whole, and of the last look in it."""
    done = subprocess.run(
        [sys.executable, "-c", TIMED, str(root)], capture_output=True, encoding="utf-8", check=True
    )
    whole, look = done.stdout.split()[-2:]
    return float(whole), float(look)


def main() -> None:
    for size in [int(size) for size in sys.argv[1:]] or [1000]:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "root")
            generate(root, size)
            hold_back(root)
            taken = [measure(root) for _ in range(ROUNDS)]
            whole, look = (min(each) for each in zip(*taken, strict=True))
            share = statistics.median(look / whole for whole, look in taken)
            print(
                f"{size:6} stories | build {whole:5.1f} s | look {look:5.2f} s | {share:5.3f} of the build",
                flush=True,
            )


if __name__ == "__main__":
    main()
