"""The command `verschil`: reads what was asked, calls the pipeline and a renderer, tells what came of it."""

from __future__ import annotations

from generator.cli.command import main

__all__ = ["main"]
