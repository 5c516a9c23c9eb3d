"""Findings for a person at a terminal, in colour where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import click

from generator.findings import Finding, Level
from generator.locale import Language
from generator.publishing.telling import summary

_COLOURS: Final = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "blue"}


def tell(findings: Sequence[Finding], language: Language, *, err: bool = False, count: bool = True) -> None:
    """Print each finding (place, level, message, hint, code) and at the end how many there are."""
    for finding in findings:
        message = language.message(finding)
        level = click.style(
            language.say(f"level.{finding.level.word}"), fg=_COLOURS.get(finding.level), bold=True
        )
        place = click.style(str(finding.place), bold=True)
        click.echo(f"{place}: {level}: {message.text}", err=err)
        click.echo(f"    {message.hint} ({click.style(finding.code, dim=True)})\n", err=err)
    if count:
        click.echo(summary(findings, language), err=err)
