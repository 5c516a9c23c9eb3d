"""`verschil publish` and `verschil verify`: a publication that is complete, and that anyone can check."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource

from generator.cli.building import ordered, refuse_inside, require_print, tell_done
from generator.cli.setting import Setting, at_root, said
from generator.cli.telling import tell
from generator.findings import Level
from generator.locale import Language
from generator.publishing.making import Order
from generator.publishing.manifest import NAME, fingerprint, read_manifest
from generator.publishing.renderer import RENDERERS, PublishError
from generator.publishing.verifying import Differences, against_manifest, against_sources

_MOST: Final = 20
"""So many differing files are named."""


@click.command(help=said("help.publish"))
@at_root
@click.option("--out", metavar="DIR", help=said("help.out"))
@click.option("--pdf", is_flag=True, help=said("help.pdf"))
@click.option("--renderer", "name", type=click.Choice(RENDERERS), default=RENDERERS[0], show_default=True,
              help=said("help.renderer"))  # fmt: skip
def publish(at: Setting, out: str | None, pdf: bool, name: str) -> int:
    """Build strictly, with a manifest, and lose no address; 1 when something stops it."""
    started = time.perf_counter()
    target = at.root / "site" if out is None else Path(out)
    refuse_inside(at, target)
    if pdf:
        require_print(at.language)
    made = ordered(at, Order(at.root, target, at.on, name, strict=True, prints=pdf, published=True))
    if made.stopped:
        return 1
    tell_done(at, made, target, started)
    click.echo(made.prepared.language.say("publish.done", day=at.on, path=f"{at.shown(target)}/{NAME}"))
    click.echo(made.prepared.language.say("publish.fingerprint", mark=fingerprint(target)))
    return 0


@click.command(help=said("help.verify"))
@at_root
@click.argument("site", metavar="SITE")
def verify(at: Setting, site: str) -> int:
    """Whether a site is what its manifest says, and with `--root` what its sources give; 1 when it is not."""
    words, folder = at.language, Path(site)
    if not folder.is_dir():
        raise click.UsageError(words.say("use.root", path=folder.as_posix()))
    manifest = read_manifest(folder)
    if manifest is None:
        raise PublishError(words.say("verify.no_manifest", path=at.shown(folder)))
    try:
        differs = against_manifest(folder, manifest)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishError(words.say("verify.unreadable", path=at.shown(folder), reason=reason)) from error
    if differs:
        click.secho(words.say("verify.differs"), fg="red")
        _tell(differs, words)
    else:
        n = len(manifest["outputs"]) + len(manifest["tombstones"])
        click.secho(words.say("verify.same", n=n, day=manifest.get("on", "?")), fg="green")
    click.echo(words.say("verify.fingerprint", mark=fingerprint(folder)))
    if taken := manifest.get("taken_out"):
        click.echo(words.say("verify.taken_out", day=taken))
    if click.get_current_context().get_parameter_source("root") is ParameterSource.DEFAULT:
        return int(bool(differs))
    return max(int(bool(differs)), _verify_sources(at, folder))


def _verify_sources(at: Setting, folder: Path) -> int:
    """Build the sources again and tell what differs."""
    words, manifest = at.language, read_manifest(folder) or {}
    try:
        rebuilt = against_sources(folder, at.root, manifest)
    except ValueError:
        raise PublishError(words.say("verify.no_manifest", path=at.shown(folder))) from None
    if rebuilt.made.stopped:
        tell([f for f in rebuilt.made.findings if f.level is Level.ERROR], words, err=True)
        click.secho(rebuilt.made.fault or words.say("verify.stopped"), fg="red", err=True)
        return 1
    if rebuilt.sources:
        click.secho(words.say("verify.sources_differ"), fg="red")
        _tell(rebuilt.sources, words)
    if rebuilt.outputs:
        click.secho(words.say("verify.outputs_differ"), fg="red")
        _tell(rebuilt.outputs, words)
        if rebuilt.other_versions:
            click.echo(words.say("verify.versions", names=", ".join(rebuilt.other_versions)))
    if rebuilt.told:
        click.secho(words.say("verify.told_differs", keys=", ".join(rebuilt.told)), fg="red")
    if rebuilt.sources or rebuilt.outputs or rebuilt.told:
        return 1
    click.secho(words.say("verify.sources_same"), fg="green")
    return 0


def _tell(differs: Differences, words: Language) -> None:
    _list(words.say("verify.missing", n=len(differs.missing)), differs.missing)
    _list(words.say("verify.extra", n=len(differs.extra)), differs.extra)
    _list(words.say("verify.changed", n=len(differs.changed)), differs.changed)
    _list(words.say("verify.strange", n=len(differs.strange)), differs.strange)


def _list(title: str, paths: Iterable[str]) -> None:
    paths = list(paths)
    if paths:
        click.echo(title)
        for path in paths[:_MOST]:
            shown = "".join(
                sign if sign.isprintable() else "\ufffd" for sign in path
            )  # a name could move the cursor
            click.echo(f"    {shown}")
        if len(paths) > _MOST:
            click.echo("    …")
