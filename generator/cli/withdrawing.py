"""`verschil withdraw`: marks that a story was withdrawn, shows where it stood, and tells what else must be done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.setting import Setting, at_root, said
from generator.content.library import Library
from generator.content.references import VoiceRef
from generator.content.voice import Voice
from generator.content.withheld import pictures_of
from generator.locale import Language, nearest
from generator.pipeline import Examined, examine
from generator.publishing.departing import Standing, has_page
from generator.publishing.manifest import voice_at
from generator.publishing.removing import places
from generator.publishing.renderer import PublishError
from generator.reading.lenient import readable_voices, ref_of
from generator.reading.textfile import forced_text
from generator.writing.withdrawing import NotWritableError, mark_withdrawn, nothing_but_withdrawn

_STEPS = (
    "build",
    "again",
    "names",
    "history",
    "copies",
    "archives",
    "prints",
    "readers",
    "engines",
    "paper",
    "teller",
)


@click.command(help=said("help.withdraw"))
@at_root
@click.argument("story", metavar="STORY")
@click.option("--out", metavar="DIR", help=said("help.withdraw_out"))
def withdraw(at: Setting, story: str, out: str | None) -> int:
    """Mark a story as withdrawn; 1 when its file cannot be changed by itself."""
    examined = examine(at.root, at.on)
    words = examined.language
    site = at.root / "site" if out is None else Path(out)
    path = _path(at, story, site, examined.library, words)
    is_left = (forced_text(at.root / path) or "").strip() != ""
    voice = _voice(at, path, examined)
    standing = Standing(site, at.root, examined.library, at.on, words, examined.findings)
    stood = places(standing, voice) if voice and site.is_dir() else []
    line = _write(at, path, words) if is_left else _begin(at, path, words)
    if voice is None and not is_left:
        # of what is written now nothing can be seen but where it stood
        voice = _voice(at, path, examined)
        stood = places(standing, voice) if voice and site.is_dir() else []
    told = "withdraw.done" if is_left else "withdraw.begun"
    click.secho(words.say(told, path=path, line=line, day=at.on), fg="green")
    if voice is not None:
        _show(words.say("withdraw.mentioned"), sorted(set(_mentions(examined, voice.ref))))
        _show(words.say("withdraw.pictures"), sorted(set(pictures_of(voice.body, path))))
    _show(words.say("withdraw.stood", path=at.shown(site)), stood)
    if not stood:
        click.echo(words.say("withdraw.stood_nowhere", path=at.shown(site)))
    click.echo("\n" + words.say("withdraw.steps"))
    for number, step in enumerate(_STEPS, start=1):
        click.echo(f"  {number}. " + words.say(f"withdraw.step_{step}", path=path, site=at.shown(site)))
    return 0


def _path(at: Setting, story: str, site: Path, library: Library, words: Language) -> str:
    """The file of a story, as a person names it: `org/period/name`, its path, or its address.

    Of a story that stands in the site the file may be gone. Raises `click.UsageError`.
    """
    name = story.replace("\\", "/").removeprefix("./").removeprefix("stories/").removesuffix(".md").strip("/")
    if (ref := _at_address(name)) is not None:
        name = str(ref)
    folder, _, slug = name.rpartition("/")
    for path in (f"stories/{folder}/{slug.lstrip('_')}.md", f"stories/{name}.md"):
        ref = ref_of(path)
        file = at.root / path
        inside = file.parent.resolve().is_relative_to(at.root.resolve() / "stories")
        if ref is not None and inside and ((file.is_file() and not file.is_symlink()) or has_page(site, ref)):
            return path
    known = [str(ref) for ref in library.voices]
    near = nearest(name, known) if known else None
    if near:
        raise click.UsageError(words.say("withdraw.unknown_near", name=name, nearest=near))
    raise click.UsageError(words.say("withdraw.unknown", name=name))


def _at_address(name: str) -> VoiceRef | None:
    """The voice at an address of the site, whole or from any part of it on."""
    return voice_at("/".join(name.removesuffix("index.html").strip("/").split("/")[-4:]))


def _voice(at: Setting, path: str, examined: Examined) -> Voice | None:
    for voice in examined.library.voices.values():
        if voice.source.path == path:
            return voice
    return next(iter(readable_voices(at.root, [path])), None)


def _begin(at: Setting, path: str, words: Language) -> int:
    """A file where there is none any longer, or only a link; gives the line of the day. Raises `PublishError`."""
    target = at.root / path
    begun = nothing_but_withdrawn(words, at.on)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_bytes(begun.data)
    except OSError as error:
        raise PublishError(
            words.say("new.unwritable", path=path, reason=error.strerror or str(error))
        ) from error
    return begun.line


def _write(at: Setting, path: str, words: Language) -> int:
    """Write the day into the file, in one step; gives its line. Raises `PublishError`."""
    target = at.root / path
    try:
        marked = mark_withdrawn(target.read_bytes(), path, at.on)
        beside = target.with_name(f"~${target.name}")
        try:
            beside.write_bytes(marked.data)
            beside.chmod(target.stat().st_mode & 0o777)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except NotWritableError as error:
        raise PublishError(
            words.say(
                "withdraw.by_hand",
                path=path,
                why=words.say(f"withdraw.why_{error}"),
                line=at.on.isoformat(),
            )
        ) from error
    except OSError as error:
        raise PublishError(
            words.say("new.unwritable", path=path, reason=error.strerror or str(error))
        ) from error
    return marked.line


def _mentions(examined: Examined, ref: VoiceRef) -> Iterator[str]:
    """Files of the writers' that point at a voice, with the line."""
    library = examined.library
    for voice in library.voices.values():
        own = voice.ref.organisation
        for key in ("discussed_in", "starts_from"):
            if any(each.voice(own) == ref for each in getattr(voice.says, key, ())):
                yield str(voice.source.place(key))
    for plan in library.plans.values():
        own = plan.ref.organisation
        prompted = [(each.source, each.says.prompted_by) for each in plan.commitments.values()]
        prompted += [(each.source, each.says.prompted_by) for each in plan.deviations.values()]
        for source, refs in prompted:
            if any(each.voice(own) == ref for each in refs):
                yield str(source.place("prompted_by"))
        for scores in plan.scores.values():
            if any(each.voice(own) == ref for each in scores.says.interpreted_in):
                yield str(scores.source.place("interpreted_in"))


def _show(title: str, lines: list[str]) -> None:
    if lines:
        click.echo("\n" + title)
        for line in lines:
            click.echo(f"    {line}")
