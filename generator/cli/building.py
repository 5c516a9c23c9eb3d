"""`verschil build` and `verschil serve`: the public site, and a writer's preview of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from generator.cli.setting import Setting, at_root, said
from generator.cli.telling import tell
from generator.composing.site import ComposedSite
from generator.findings import Level
from generator.locale import Language
from generator.locale.phrasing import say_number
from generator.pipeline import Prepared, prepare
from generator.publishing.renderer import RENDERERS, Job, PublishError, renderer
from generator.publishing.replacing import replacing
from generator.publishing.telling import summary

_CONTENT: Final = ("stories", "plans", "site_config")


@click.command(help=said("help.build"))
@at_root
@click.option("--out", metavar="DIR", help=said("help.out"))
@click.option("--strict", is_flag=True, help=said("help.build_strict"))
@click.option("--pdf", is_flag=True, help=said("help.pdf"))
@click.option("--renderer", "name", type=click.Choice(RENDERERS), default=RENDERERS[0], show_default=True,
              help=said("help.renderer"))  # fmt: skip
def build(at: Setting, out: str | None, strict: bool, pdf: bool, name: str) -> int:
    """Build the public site; 1 when errors stop it, and then the old site stays as it was."""
    started = time.perf_counter()
    target = at.root / "site" if out is None else Path(out)
    _refuse_inside(at, target)
    if pdf:
        _require_printing(at.language)
    with _progress(at.language) as step:
        prepared = prepare(at.root, at.on, strict=strict, prints=pdf, step=step.stage)
        warned: tuple[str, ...] = ()
        if prepared.site is not None:
            site = _printed(prepared.site, at, step)
            step.stage("render", total=len(site.pages))
            with replacing(target, prepared.language) as fresh:
                job = Job(site, at.root, fresh, at.on, strict, step.pages)
                warned = renderer(name).render(job)
    _tell(prepared, warned)
    words = prepared.language
    if prepared.site is None:
        click.secho(words.say("build.stopped"), fg="red", err=True)
        return 1
    where = at.shown(target)
    seconds = say_number(words.code, round(time.perf_counter() - started, 1))
    click.echo(words.say("build.done", n=len(prepared.site.pages), path=f"{where}/", seconds=seconds))
    if pdf:
        click.echo(words.say("print.done", n=len(prepared.site.prints)))
    click.echo(words.say("build.look", path=where))
    return 0


def _require_printing(language: Language) -> None:
    """Before anything is read: without what PDFs are made with, `--pdf` is wrong use. Raises `click.UsageError`."""
    from generator.publishing.printing import PrintingUnavailable, require_printing

    try:
        require_printing(language)
    except PrintingUnavailable as error:
        raise click.UsageError(str(error)) from None


def _printed(site: ComposedSite, at: Setting, step: _Silent) -> ComposedSite:
    """The site with its prints as files beside its pages, so that every renderer lays them where they belong."""
    if not site.prints:
        return site
    from generator.publishing.printing import print_all

    step.stage("print", total=len(site.prints))
    made = tuple(print_all(site.prints, at.root, at.language, step.prints))
    return replace(site, assets=tuple(sorted((*site.assets, *made), key=lambda asset: asset.address)))


def _refuse_inside(at: Setting, target: Path) -> None:
    """The site may not land among the texts from which it is made."""
    resolved = target.resolve()
    for name in _CONTENT:
        folder = (at.root / name).resolve()
        if resolved == folder or folder in resolved.parents:
            raise click.UsageError(at.language.say("build.inside", path=f"{name}/"))


def _tell(prepared: Prepared, warned: tuple[str, ...]) -> None:
    """Errors and warnings in full, notes as a number: a writer finds those with `check`."""
    words = prepared.language
    weighty = [finding for finding in prepared.findings if finding.level > Level.NOTE]
    notes = len(prepared.findings) - len(weighty)
    stopped = prepared.site is None
    tell(weighty, words, err=stopped, count=False)
    if warned:
        click.secho(words.say("build.warned"), fg="yellow")
        for line in warned:
            click.echo(f"    {line}")
    click.echo(summary(prepared.findings, words), err=stopped)
    held = {
        f.place.path
        for f in prepared.findings
        if f.level is Level.ERROR and f.place.path.startswith("stories/")
    }
    if held and not stopped:
        click.echo(words.say("build.voices_held", n=len(held)))
    if notes:
        click.echo(words.say("build.notes", n=notes), err=stopped)


class _Silent:
    """Progress that nobody watches."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins."""

    def pages(self, done: int) -> None:
        """So many pages are done."""

    def prints(self, done: int) -> None:
        """So many PDFs are done."""


class _Shown(_Silent):
    """Progress on a terminal."""

    def __init__(self, language: Language) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

        self._words = language
        self._bar = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=None)

    def stage(self, name: str, total: int | None = None) -> None:
        """Show which stage begins."""
        self._bar.reset(self._task, total=total, description=self._words.say(f"step.{name}"))

    def pages(self, done: int) -> None:
        """Show how far the pages are; not every one of them, that would take longer than making it."""
        if done % 50 == 0:
            self._bar.update(self._task, completed=done)

    def prints(self, done: int) -> None:
        """Show how far the PDFs are: each takes a while."""
        self._bar.update(self._task, completed=done)

    def start(self) -> None:
        """Begin to show."""
        self._bar.start()

    def stop(self) -> None:
        """Leave nothing behind."""
        self._bar.stop()


@contextmanager
def _progress(language: Language) -> Iterator[_Silent]:
    """Progress on stderr when a person watches it."""
    if not sys.stderr.isatty():
        yield _Silent()
        return
    shown = _Shown(language)
    shown.start()
    try:
        yield shown
    finally:
        shown.stop()


@click.command(help=said("help.serve"))
@at_root
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help=said("help.port")
)
def serve(at: Setting, port: int) -> int:
    """Show a live preview, drafts among it, until it is interrupted."""
    from generator.publishing.plugin import serve_site

    def ready(url: str) -> None:
        click.echo(at.language.say("serve.ready", url=url))

    try:
        serve_site(at.root.resolve(), at.on.isoformat(), port, at.language.code, ready)
    except OSError as error:
        raise PublishError(at.language.say("serve.port", port=port, other=port % 65535 + 1)) from error
    return 0
