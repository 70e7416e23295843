"""`tasrih convergences`: who agrees and differs with whom in so many words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tasrih.cli.filters import filters
from tasrih.cli.record import record_file
from tasrih.export.tables import json_lines
from tasrih.record.database import Database


@click.command(name="convergences")
@record_file()
@filters("convergences")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many, the newest.")
@click.option("--jsonl", is_flag=True, help="All of them as JSON lines.")
def command(path: Path, chosen: dict[str, Any], limit: int, jsonl: bool) -> None:
    """Show where articles say that named actors agree or differ, with the sentences. Filters may be repeated."""
    database = Database(path)
    answer = database.convergences(**chosen)
    if jsonl:
        for line in json_lines(answer):
            click.echo(line)
        return
    from rich.console import Console

    from tasrih.export.convergences import render
    from tasrih.record.sentences import Sentences

    render(answer, limit, Console(), Sentences(database).around)
