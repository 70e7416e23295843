"""`tasrih bargains`: who wants what from whom in return for what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tasrih.cli.filters import filters
from tasrih.cli.record import record_file
from tasrih.record.database import Database


@click.command(name="bargains")
@record_file()
@filters("bargains")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many, the newest.")
@click.option("--jsonl", is_flag=True, help="All of them as JSON lines.")
def command(path: Path, chosen: dict[str, Any], limit: int, jsonl: bool) -> None:
    """Show demands with conditions: who wants what, from whom, in return for what."""
    answer = Database(path).ask("bargains", chosen)
    if jsonl:
        from tasrih.export.tables import json_lines

        for line in json_lines(answer):
            click.echo(line)
        return
    from rich.console import Console

    from tasrih.export.proposals import render_bargains

    render_bargains(answer, limit, Console())
