"""`tasrih brief`: a page on two actors for a day, a week or a month."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

import click

from tasrih.cli.record import concluded, record_file
from tasrih.export.tables import write_text
from tasrih.measure.brief import Brief, beginning, brief
from tasrih.measure.relations import Dyad, Every

_PAIR = 2
_FORMS = (".html", ".md")


class Asked(NamedTuple):
    """A period."""

    every: Every
    first: datetime.date


@click.command(name="brief")
@record_file("ACTOR ACTOR", most=_PAIR)
@click.option("--day", metavar="DAY", help="As 2018-03-26.")
@click.option("--week", metavar="WEEK", help="As 2018-W13.")
@click.option("--month", metavar="MONTH", help="As 2018-03.")
@click.option("--directed", is_flag=True, help="Only what the first does and says to the second.")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help=f"Write it to a file that ends in {' or '.join(_FORMS)}.",
)
def command(
    path: Path,
    words: tuple[str, ...],
    day: str | None,
    week: str | None,
    month: str | None,
    directed: bool,
    target: Path | None,
) -> None:
    """Write a page in Arabic and English on two actors: what happened, who said what new, what changed, numbers, what
    comes due; every line with the sentence that shows it.

    tasrih brief news.duckdb RUS USA --week 2018-W13
    """
    if len(words) != _PAIR:
        raise click.UsageError("which two actors? tasrih brief news.duckdb RUS USA --week 2018-W13")
    if target and target.suffix.lower() not in _FORMS:
        raise click.UsageError(f"{target}: the ending says the form; use {' or '.join(_FORMS)}")
    asked = _asked({"day": day, "week": week, "month": month})
    database = concluded(path)
    _show(brief(database, Dyad(words[0].upper(), words[1].upper(), directed), asked.every, asked.first), target)


def _asked(told: dict[Every, str | None]) -> Asked:
    given = [(every, value) for every, value in told.items() if value]
    if len(given) != 1:
        raise click.UsageError("which time? One of --day 2018-03-26, --week 2018-W13, --month 2018-03")
    ((every, value),) = given
    try:
        first = beginning(every, value.strip())
    except ValueError as error:
        raise click.UsageError(f"--{every}: {value!r} is no {every}") from error
    return Asked(every, first)


def _show(found: Brief, target: Path | None) -> None:
    if target is None:
        from rich.console import Console

        from tasrih.export.brief.terminal import render

        render(found, Console())
        return
    from tasrih.export.brief.html import page
    from tasrih.export.brief.markdown import markdown

    write_text(page(found) if target.suffix.lower() == ".html" else markdown(found), target)
    click.echo(f"tasrih: wrote {target}", err=True)
