"""`verschil build` and `verschil serve`: the public site, and a writer's preview of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from generator.cli.setting import Setting, at_root, said
from generator.cli.telling import tell
from generator.findings import Level
from generator.locale import Language
from generator.locale.phrasing import say_number
from generator.publishing.making import Made, Order, Progress, make
from generator.publishing.renderer import RENDERERS, PublishError
from generator.publishing.telling import summary, told_of

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
    refuse_inside(at, target)
    if pdf:
        require_print(at.language)
    order = Order(at.root, target, at.on, name, strict=strict, prints=pdf)
    made = ordered(at, order)
    if made.stopped:
        return 1
    tell_done(at, made, target, started)
    if pdf and made.prepared.site is not None:
        click.echo(made.prepared.language.say("print.done", n=len(made.prepared.site.prints)))
    click.echo(made.prepared.language.say("build.look", path=at.shown(target)))
    return 0


def ordered(at: Setting, order: Order) -> Made:
    """Make what was ordered, with progress, and tell what was found and, if it was stopped, by what."""
    with _progress(at.language) as step:
        made = make(order, Progress(step.stage, step.pages, step.prints))
    _tell(made)
    if made.stopped:
        words = made.prepared.language
        if made.fault:
            click.secho(made.fault, fg="red", err=True)
        click.secho(words.say("build.stopped_fault" if made.fault else "build.stopped"), fg="red", err=True)
        if made.stuck:
            click.secho(words.say("build.stuck", reason=made.stuck), fg="red", err=True)
        if made.removed is not None:
            click.secho(told_of(made.removed, words), fg="yellow", err=True)
    return made


def tell_done(at: Setting, made: Made, target: Path, started: float) -> None:
    """How many pages there are now, where, and how long it took."""
    words = made.prepared.language
    seconds = say_number(words.code, round(time.perf_counter() - started, 1))
    pages = len(made.prepared.site.pages) if made.prepared.site else 0
    click.echo(words.say("build.done", n=pages, path=f"{at.shown(target)}/", seconds=seconds))


def require_print(language: Language) -> None:
    """Before anything is read: without what PDFs are made with, `--pdf` is wrong use. Raises `click.UsageError`."""
    from generator.publishing.printing import PrintingUnavailable, require_printing

    try:
        require_printing(language)
    except PrintingUnavailable as error:
        raise click.UsageError(str(error)) from None


def refuse_inside(at: Setting, target: Path) -> None:
    """The site may not land among the texts from which it is made."""
    resolved = target.resolve()
    for name in _CONTENT:
        folder = (at.root / name).resolve()
        if resolved == folder or folder in resolved.parents:
            raise click.UsageError(at.language.say("build.inside", path=f"{name}/"))


def _tell(made: Made) -> None:
    """Errors and warnings in full, notes as a number: a writer finds those with `check`."""
    words = made.prepared.language
    weighty = [finding for finding in made.findings if finding.level > Level.NOTE]
    notes = len(made.findings) - len(weighty)
    tell(weighty, words, err=made.stopped, count=False)
    if made.warned:
        click.secho(words.say("build.warned"), fg="yellow")
        for line in made.warned:
            click.echo(f"    {line}")
    click.echo(summary(made.findings, words), err=made.stopped)
    held = {
        f.place.path for f in made.findings if f.level is Level.ERROR and f.place.path.startswith("stories/")
    }
    if held and not made.stopped:
        click.echo(words.say("build.voices_held", n=len(held)))
    if notes:
        click.echo(words.say("build.notes", n=notes), err=made.stopped)


class _Silent:
    """Progress that nobody watches."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins."""

    def pages(self, done: int) -> None:
        """So many pages are done."""

    def prints(self, done: int) -> None:
        """So many PDFs are done."""


class _Shown(_Silent):
    """Progress on a terminal; without a thread, beside which no process can part in two."""

    def __init__(self, language: Language) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

        self._words = language
        self._bar = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"),
            console=Console(stderr=True), transient=True, auto_refresh=False,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=None)

    def stage(self, name: str, total: int | None = None) -> None:
        """Show which stage begins."""
        self._bar.reset(self._task, total=total, description=self._words.say(f"step.{name}"))
        self._bar.refresh()

    def pages(self, done: int) -> None:
        """Show how far the pages are."""
        self._bar.update(self._task, completed=done, refresh=True)

    def prints(self, done: int) -> None:
        """Show how far the PDFs are: each takes a while."""
        self._bar.update(self._task, completed=done, refresh=True)

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
