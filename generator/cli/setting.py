"""What every command shares: the root, the day, the language, and the two options that set them."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from generator.locale import Language, language, languages

F = TypeVar("F", bound=Callable[..., Any])
_DEFAULT: Final = "nl"
_LANGUAGE: Final = re.compile(r"^(?:taal|language)\s*:\s*[\"']?(\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the content stands and as of which day; `language` is that in which we speak."""

    root: Path
    on: dt.date
    language: Language

    def shown(self, path: Path) -> str:
        """A path for a person: from where they are, if it lies there, with `/`."""
        try:
            return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
        except ValueError:
            return path.as_posix()


def language_of(root: Path) -> Language:
    """The language that `site.yml` names; Dutch when it cannot be told. Only for speaking, not for building."""
    try:
        text = (root / "site_config" / "site.yml").read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        text = ""
    found = _LANGUAGE.search(text)
    code = found[1].lower() if found else _DEFAULT
    return language(code if code in languages() else _DEFAULT)


def setting(root: str, on: str | None) -> Setting:
    """The root and the day as a person gave them. Raises `click.UsageError` for a folder or date that is none."""
    path = Path(root)
    words = language_of(path)
    if not path.is_dir():
        raise click.UsageError(words.say("use.root", path=path.as_posix()))
    if on is None:
        return Setting(path, dt.datetime.now().astimezone().date(), words)
    # `fromisoformat` also takes `20260131` and weeks, which the format does not know
    day = on if re.fullmatch(r"\d{4}-\d{2}-\d{2}", on) else ""
    try:
        return Setting(path, dt.date.fromisoformat(day), words)
    except ValueError:
        raise click.UsageError(words.say("use.date", value=on)) from None


def at_root(command: F) -> F:
    """Adds `--root` and `--on`; the command gets a `Setting` as `at` in their place."""

    def with_setting(*args: Any, root: str, on: str | None, **options: Any) -> Any:
        return command(*args, at=setting(root, on), **options)

    with_setting.__name__ = command.__name__
    with_setting.__doc__ = command.__doc__
    with_setting.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in (
        click.option("--on", metavar="DATE", help=said("help.on")),
        click.option("--root", metavar="DIR", default=".", show_default=True, help=said("help.root")),
    ):
        with_setting = option(with_setting)
    return with_setting  # type: ignore[return-value]


def said(name: str) -> str:
    """A text of help, in the language of the site in the folder where one stands."""
    return language_of(Path()).say(name)


def speak_utf8() -> None:
    """Write UTF-8 whatever code page a terminal or pipe has; a character that it lacks stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
