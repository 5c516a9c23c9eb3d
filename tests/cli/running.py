"""Runs the command within the test's own process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from generator.cli import main

ON = "2026-01-31"


@dataclass(frozen=True)
class Ran:
    """What a run gave: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """stdout as JSON."""
        return json.loads(self.out)


def run(root: Path, *args: str, on: str | None = ON, answers: str | None = None) -> Ran:
    """Run `verschil ARGS --root ROOT --on DAY`."""
    whole = [*args, "--root", str(root), *(["--on", on] if on else [])]
    result = CliRunner().invoke(main, whole, input=answers, catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)
