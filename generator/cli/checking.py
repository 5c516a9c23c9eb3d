"""`verschil check`: what is wrong, and nothing else."""

from __future__ import annotations

import sys
from typing import Final

import click
from platformdirs import user_cache_path

from generator.checking.context import Recognise
from generator.cli.formats import as_github, as_json, as_sarif
from generator.cli.setting import Setting, at_root, said
from generator.cli.telling import tell
from generator.findings import Level
from generator.pipeline import examine

_FORMATS: Final = ("text", "json", "github", "sarif")


@click.command(help=said("help.check"))
@at_root
@click.option("--strict", is_flag=True, help=said("help.check_strict"))
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True,
              help=said("help.check_format"))  # fmt: skip
@click.option("--names", is_flag=True, help=said("help.check_names"))
def check(at: Setting, strict: bool, form: str, names: bool) -> int:
    """Tell every finding; 1 when there is an error, with `strict` also at a warning."""
    examined = examine(at.root, at.on, recognise=_recogniser(at) if names else None)
    findings, words = examined.findings, examined.language
    match form:
        case "json":
            click.echo(as_json(findings, words))
        case "github":
            for line in as_github(findings, words):
                click.echo(line)
        case "sarif":
            click.echo(as_sarif(findings, words))
        case _:
            tell(findings, words)
    worst = max((finding.level for finding in findings), default=Level.OFF)
    return int(worst >= (Level.WARNING if strict else Level.ERROR))


def _recogniser(at: Setting) -> Recognise:
    """What looks for names and places; says on stderr that it loads, to who watches. Raises `click.UsageError`."""
    from generator.checking.personal.recognising import RecogniserMissingError, is_ready, recogniser

    cache = user_cache_path("verschil", appauthor=False)
    if _is_watched():
        click.echo(at.language.say("names.loading" if is_ready(cache) else "names.loading_first"), err=True)
    try:
        return recogniser(cache)
    except RecogniserMissingError as error:
        raise click.UsageError(at.language.say("names.unavailable", reason=str(error))) from error


def _is_watched() -> bool:
    """Whether a person sees what goes to stderr."""
    return sys.stderr.isatty()
