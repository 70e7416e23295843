"""`tasrih relations`: how two actors stand over time, and where that changes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tasrih.cli.days import first_day, last_day
from tasrih.cli.record import concluded, record_file
from tasrih.errors import TasrihError
from tasrih.export.tables import FORMS, write, write_text
from tasrih.measure.relations import Dyad, Every, Period, Span, answer, series
from tasrih.record.database import Database

if TYPE_CHECKING:
    from tasrih.measure.turning import Turn

_PAIR = 2


@click.command(name="relations")
@record_file("ACTOR ACTOR", most=_PAIR)
@click.option("--since", callback=first_day, metavar="DATE", help="From this day, week (2018-W13), month or year.")
@click.option("--until", callback=last_day, metavar="DATE", help="To this day, week, month or year.")
@click.option("--every", type=click.Choice(["day", "week", "month"]), default="week", show_default=True)
@click.option("--directed", is_flag=True, help="Only what the first does to the second.")
@click.option("--top", type=click.IntRange(1, 1000), help="Instead of two actors: the dyads that stand out most then.")
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.svg", help="Draw the series too."
)
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help=f"Write the series to a file instead: {' '.join(sorted(FORMS))}",
)
def command(path: Path, words: tuple[str, ...], **told: Any) -> None:
    """Show how two actors stand, by day, week or month, and the turning points with the sentences that make them.

    Actors are codes: tasrih relations news.duckdb RUS USA --since 2018-02. In each line: articles that mention both,
    statements of one to the other (friendly, hostile), incidents of cooperation (in words + in deeds) and of conflict,
    the sum of their scores, and the index from -10 to 10 with its interval of 95 %. docs/relations.md has the formula.
    """
    asked = Asked(**told)
    if asked.top and (words or asked.plot or asked.target):
        raise click.UsageError("--top is of all actors: it takes no actors, --plot or --to")
    if not asked.top and len(words) != _PAIR:
        raise click.UsageError("which two actors? tasrih relations news.duckdb RUS USA; or --top 10 for all")
    database = concluded(path)
    if asked.top:
        _stand_out(database, asked, asked.top)
    else:
        _stand(database, Dyad(words[0].upper(), words[1].upper(), asked.directed), asked)


class Asked(NamedTuple):
    """The options."""

    since: str | None
    until: str | None
    every: Every
    directed: bool
    top: int | None
    plot: Path | None
    target: Path | None

    @property
    def span(self) -> Span:
        """The days."""
        return Span(*(datetime.date.fromisoformat(day) if day else None for day in (self.since, self.until)))


def _stand_out(database: Database, asked: Asked, top: int) -> None:
    from rich.console import Console

    from tasrih.export.relations import render_movers
    from tasrih.measure.movers import movers

    render_movers(movers(database, asked.every, asked.span, directed=asked.directed, at_most=top), Console())


def _stand(database: Database, dyad: Dyad, asked: Asked) -> None:
    from rich.console import Console

    from tasrih.export.plot import plot
    from tasrih.export.relations import render
    from tasrih.measure.movers import peaks

    found = series(database, dyad, asked.every, asked.span)
    if asked.target:
        write(answer(database, dyad, asked.every, asked.span), asked.target)
        click.echo(f"tasrih: wrote {asked.target}", err=True)
    if asked.target and not asked.plot:
        return
    turns, unusual = _turns(database, dyad, asked.every, found), peaks(database, dyad, asked.every, found)
    if asked.plot:
        write_text(plot(dyad, found, turns, unusual), asked.plot)
        click.echo(f"tasrih: wrote {asked.plot}", err=True)
    render(dyad, found, turns, unusual, Console())


def _turns(database: Database, dyad: Dyad, every: Every, found: Sequence[Period]) -> Sequence[Turn]:
    """The series is worth having without them, where the library is missing."""
    from tasrih.measure.turning import turning_points

    try:
        return turning_points(database, dyad, every, found)
    except TasrihError as error:
        click.echo(f"tasrih: {error}", err=True)
        return []
