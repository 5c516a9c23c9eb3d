"""How long a complete build takes against plain MkDocs with Material over as many pages, and with how much memory.

    python -m tests.benchmarks.building 1000 3000 10000

For each number of stories: `verschil build`, `mkdocs build` of a plain project with the same number of pages, and
`verschil check`, each in a process of its own, in turn. Prints medians and ratios of one run; nothing fails.
Memory is that of the largest process, and in a run of its own that of all processes together (PSS, Linux only).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.generating import generate, generate_plain

DAY = "2027-01-01"


@dataclass(frozen=True)
class Measured:
    """One run: seconds, and the largest memory of the process in MB."""

    seconds: float
    megabytes: float


def measure(command: list[str], folder: Path) -> Measured:
    """Runs a command; its own process tells how much memory it took at most."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    said = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command}: exit {process.returncode}\n{said[-2000:]}")
    return Measured(seconds, usage.ru_maxrss / 1024)


def together(command: list[str], folder: Path) -> float:
    """The largest memory of a command with its second process, in MB; what both share counts once."""
    with subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    ) as process:
        most = 0.0
        while process.poll() is None:
            most = max(most, sum(_share(pid) for pid in (process.pid, *_children(process.pid))))
            time.sleep(0.02)
    return most


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def _share(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def median(found: list[Measured]) -> Measured:
    """The median of each figure."""
    return Measured(
        statistics.median(m.seconds for m in found), statistics.median(m.megabytes for m in found)
    )


def run(stories: int, rounds: int) -> None:
    """Measures one size and prints a line of figures."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder, "ours"), Path(folder, "plain")
        generate(ours, stories)
        python = sys.executable
        build = [python, "-m", "generator", "build", "--root", str(ours), "--on", DAY]
        check = [python, "-m", "generator", "check", "--root", str(ours), "--on", DAY]
        here = Path(__file__).parent.parent.parent
        measure(build, here)
        pages = sum(1 for _ in (ours / "site").rglob("*.html"))
        generate_plain(plain, pages)
        built, bare, checked = [], [], []
        for _ in range(rounds):
            built.append(measure(build, here))
            bare.append(measure([python, "-m", "mkdocs", "build", "-q"], plain))
            checked.append(measure(check, here))
        a, b, c = median(built), median(bare), median(checked)
        ours_all, bare_all = together(build, here), together([python, "-m", "mkdocs", "build", "-q"], plain)
        print(
            f"{stories:6} stories {pages:6} pages | build {a.seconds:6.1f} s {a.megabytes:5.0f} MB"
            f" | plain {b.seconds:6.1f} s {b.megabytes:5.0f} MB | time {a.seconds / b.seconds:4.2f}"
            f" memory {a.megabytes / b.megabytes:4.2f} | all together {ours_all:4.0f} MB, {bare_all:4.0f} MB"
            f" = {ours_all / bare_all:4.2f} | check {c.seconds:5.2f} s = {c.seconds / a.seconds:4.2f} of the build,"
            f" {c.seconds / b.seconds:4.2f} of plain",
            flush=True,
        )


def main() -> None:
    """Measures the sizes on the command line; by default 1000."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sizes = [int(size) for size in sys.argv[1:]] or [1000]
    for size in sizes:
        run(size, rounds=3 if size <= 3000 else 1)


if __name__ == "__main__":
    main()
