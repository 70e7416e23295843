"""`tasrih positions`: who stands where, and where that turns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tasrih.cli.record import concluded, record_file
from tasrih.cli.sides import shown_by, side_filters
from tasrih.export.tables import json_lines
from tasrih.record.database import Database


@click.command(name="positions")
@record_file()
@side_filters()
@click.option(
    "--by", type=click.Choice(["issue", "target", "question"]), help="What sides are taken on. [as asked for]"
)
@click.option("--every", type=click.Choice(["whole", "day", "week", "month"]), default="whole", show_default=True)
@click.option("--stories", type=click.IntRange(1), default=2, show_default=True, help="Of so many stories at least.")
@click.option("--changes", is_flag=True, help="Where positions turn, with the sentences before and after.")
@click.option("--jsonl", is_flag=True, help="As JSON lines.")
def command(path: Path, chosen: dict[str, Any], by: str | None, changes: bool, **told: Any) -> None:
    """Show who is for and against what, from -1 to 1 with an interval of 95 %, and the words that say so most.

    tasrih positions news.duckdb --question iran-deal is for or against one thing; --issue sanctions is how one speaks
    on a file; --issue sanctions --towards USA of whom. docs/positions.md says what the numbers are and are not.
    """
    database = concluded(path)
    if changes:
        _changes(database, chosen | ({"by": by} if by else {}), jsonl=told["jsonl"])
    else:
        _positions(database, chosen | {"by": by or shown_by(chosen)}, **told)


def _changes(database: Database, chosen: dict[str, Any], *, jsonl: bool) -> None:
    import msgspec
    from rich.console import Console

    from tasrih.export.positions import render_changes
    from tasrih.measure.positions import changes

    found = changes(database, **chosen)
    if not jsonl:
        render_changes(found, Console())
        return
    for change in found:
        click.echo(msgspec.json.encode(change).decode())


def _positions(database: Database, chosen: dict[str, Any], *, every: str, stories: int, jsonl: bool) -> None:
    from rich.console import Console

    from tasrih.export.positions import Position, render
    from tasrih.measure.positions import statements

    answer = database.positions(**chosen, every=every).filter(f"stories >= {stories:d}")
    if jsonl:
        for line in json_lines(answer):
            click.echo(line)
        return
    positions = [Position(*row) for row in answer.project(", ".join(Position._fields)).fetchall()]
    said = {one.key: one for one in statements(database, **chosen)}
    render(positions, said, Console())
