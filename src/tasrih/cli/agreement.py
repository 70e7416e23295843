"""`tasrih agreement`: who agrees with whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tasrih.cli.record import concluded, record_file
from tasrih.cli.sides import side_filters
from tasrih.export.graphml import TIES
from tasrih.export.tables import FORMS, json_lines, write, write_text
from tasrih.record.database import Database, Relation

_GRAPH = ".graphml"
_ENDINGS = " ".join(sorted([*FORMS, _GRAPH]))


@click.command(name="agreement")
@record_file()
@side_filters()
@click.option("--by", type=click.Choice(["question", "target", "issue"]), default="question", show_default=True)
@click.option(
    "--norm",
    type=click.Choice(["average", "jaccard", "cosine", "none", "activity", "prominence"]),
    help="By what counts are divided; the last two are of --two-mode. [average]",
)
@click.option("--window", type=click.Choice(["whole", "day", "week", "month"]), default="whole", show_default=True)
@click.option(
    "--once",
    type=click.Choice(["story", "document", "day", "week", "month", "window"]),
    default="story",
    show_default=True,
    help="How often the same side of an actor counts.",
)
@click.option(
    "--two-mode", is_flag=True, help="Actors and matters instead of actors by twos; for --export and --jsonl."
)
@click.option(
    "--tie", type=click.Choice(TIES), default=TIES[0], show_default=True, help="What weighs edges in GraphML."
)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="At most so many of each kind.")
@click.option("--export", "out", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT", help=_ENDINGS)
@click.option("--jsonl", is_flag=True, help="All of them as JSON lines.")
def command(path: Path, chosen: dict[str, Any], two_mode: bool, **told: Any) -> None:
    """Show who takes the same side and who opposite ones, with the statements; as a network for other tools.

    tasrih agreement news.duckdb --question iran-deal --window month --export deal.graphml. docs/positions.md has the
    formulas.
    """
    shown, limit, out, tie = told.pop("jsonl"), told.pop("limit"), told.pop("out"), told.pop("tie")
    asked = chosen | {name: value for name, value in told.items() if value is not None}
    database = concluded(path)
    answer = database.affiliations(**asked) if two_mode else database.agreement(**asked)
    if out:
        _export(answer, out, tie)
    elif shown or two_mode:
        for line in json_lines(answer):
            click.echo(line)
    else:
        _render(database, asked, limit)


def _export(answer: Relation, target: Path, tie: str) -> None:
    from tasrih.export.graphml import graphml

    if target.suffix.lower() == _GRAPH:
        write_text(graphml(answer, tie), target)
    else:
        write(answer, target)
    click.echo(f"tasrih: wrote {target}", err=True)


def _render(database: Database, asked: dict[str, Any], limit: int) -> None:
    from rich.console import Console

    from tasrih.export.agreement import render
    from tasrih.measure.agreement import Evidence, pairs

    render(pairs(database, **asked), Evidence(database, **asked), Console(), most=limit, told=3)
