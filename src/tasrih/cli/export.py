"""`tasrih export`: a table of the record as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tasrih.cli.filters import pairs
from tasrih.cli.record import record_file
from tasrih.export.tables import FORMS, json_lines, write
from tasrih.record.database import Database
from tasrih.record.queries import QUESTIONS

_STDOUT = "-"


@click.command(name="export")
@record_file("TABLE", most=1)
@click.option(
    "--to",
    "target",
    metavar="OUT",
    default=_STDOUT,
    help=f"A file that ends in {' '.join(sorted(FORMS))}; JSON lines on standard output without.",
)
@click.option(
    "--where",
    "chosen",
    multiple=True,
    callback=pairs,
    metavar="NAME=VALUE",
    help="A filter: speaker=RUS, since=2018-03-01.",
)
@click.option("--full-text", is_flag=True, help="The articles' texts too, where the record keeps them.")
def command(path: Path, words: tuple[str, ...], target: str, chosen: dict[str, Any], full_text: bool) -> None:
    """Write facts with their articles: statements, events, people, dates, quantities, treaties, actors, articles; and
    what is drawn from them: copies, stories, incidents, relations (--where every=month --where directed=true).

    The words of the facts go along; whole texts only with --full-text.
    """
    table = _table(words)
    if full_text and table != "articles":
        raise click.UsageError("--full-text is of articles: tasrih export FILE articles --full-text")
    answer = Database(path).ask("texts" if full_text else table, chosen)
    if target == _STDOUT:
        for line in json_lines(answer):
            click.echo(line)
        return
    write(answer, Path(target))
    click.echo(f"tasrih: wrote {target}", err=True)


def _table(words: tuple[str, ...]) -> str:
    if not words or words[0] not in QUESTIONS:
        raise click.UsageError(f"which table? One of {', '.join(sorted(QUESTIONS))}")
    return words[0]
