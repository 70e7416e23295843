"""The group of commands and the exit codes: 0 ok, 1 failure, 2 usage, 3 some inputs failed."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from tasrih import __version__
from tasrih.cli.exits import FAILURE, OK, Exit
from tasrih.errors import TasrihError

_COMMANDS = (
    "agreement", "bargains", "bench", "brief", "claims", "convergences", "doctor", "evaluate", "explain", "export",
    "ingest", "lexicon", "mcp", "positions", "proposals", "read", "relations", "reread", "reviews", "schema",
    "search", "serve", "statements", "watch", "who",
)  # fmt: skip


class Commands(click.Group):
    """Imports a command only when it is asked for: a reading must start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(f"tasrih.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 (a slip in this package, not an input)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tasrih")
def group() -> None:
    """tasrih (تصريح) reads Arabic diplomatic news: who said what, to whom, with the words that say so."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run, and leave with the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run and return the exit code; every error is one line on standard error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with group.make_context("tasrih", given) as context:
            group.invoke(context)
        sys.stdout.flush()
    except Exit as leave:
        return leave.code
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return FAILURE
    except BrokenPipeError:
        return _quiet()
    except TasrihError as error:
        click.echo(f"tasrih: {error}", err=True)
        return FAILURE
    return OK


def _quiet() -> int:
    """The reader of our output has had enough (`| head`): that is no failure."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK
