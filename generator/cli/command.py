"""`verschil` itself: its commands, and how whatever goes wrong is said without a traceback."""

from __future__ import annotations

import gc
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

import click

from generator.cli.setting import language_of, said, speak_utf8
from generator.publishing.renderer import PublishError

FINE: Final = 0
ERRORS: Final = 1
WRONG_USE: Final = 2
INTERRUPTED: Final = 130
_SELDOM: Final = (100_000, 50, 100)
"""How many new objects make Python look for cycles among them, and how often among older ones."""
COMMANDS: Final[Mapping[str, str]] = {
    "build": "building",
    "serve": "building",
    "check": "checking",
    "compare": "comparing",
    "new": "starting",
    "publish": "publishing",
    "verify": "publishing",
    "withdraw": "withdrawing",
}
"""Command → the file here that holds it; only the one that is asked for is loaded."""


class Verschil(click.Group):
    """A group of commands that each give an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, as help shows them."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", getattr(import_module(f"generator.cli.{COMMANDS[cmd_name]}"), cmd_name))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "verschil",
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command that was asked for, and end with its exit code."""
        speak_utf8()
        # what is read stays until the end: looking for cycles in it over and over took a tenth of the time
        gc.set_threshold(*_SELDOM)
        code = self._run(args, prog_name=prog_name, complete_var=complete_var, **extra)
        if standalone_mode:
            sys.exit(code)
        return code

    def _run(self, args: Sequence[str] | None, **extra: Any) -> int:
        try:
            code = super().main(args, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo(said("stopped"), err=True)
            return INTERRUPTED
        except PublishError as error:
            click.secho(str(error), fg="red", err=True)
            return ERRORS
        except BrokenPipeError:
            # whoever read our output has enough of it
            sys.stderr.close()
            return FINE
        except Exception:  # noqa: BLE001 - the last resort: a fault of ours is not a writer's to read
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", prefix="verschil-", suffix=".txt", delete=False
            ) as report:
                traceback.print_exc(file=report)
            click.secho(
                language_of(Path()).say("our_fault", path=Path(report.name).as_posix()), fg="red", err=True
            )
            return ERRORS
        return code if isinstance(code, int) else FINE


@click.group(
    cls=Verschil, help=said("help.verschil"), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="verschil", prog_name="verschil")
def main() -> None:
    """The command `verschil`."""
