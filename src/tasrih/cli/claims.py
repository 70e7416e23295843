"""`tasrih claims`: numbers with who claims them, and those that do not agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tasrih.cli.filters import filters
from tasrih.cli.record import record_file
from tasrih.measure.conflicts import conflicts
from tasrih.record.database import Database


@click.command(name="claims")
@record_file()
@filters("claims", ["measure", "unit", "speaker", "actor", "issue", "since", "until", "originals", "confidence"])
@click.option("--conflicting", is_flag=True, help="Only numbers about one thing that do not agree, side by side.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@click.option("--jsonl", is_flag=True, help="All of them as JSON lines.")
def command(path: Path, chosen: dict[str, Any], conflicting: bool, limit: int, jsonl: bool) -> None:
    """Show numbers: money, percentages, casualties, troops; of what, for when, and who claims them."""
    from rich.console import Console

    from tasrih.export.tables import json_lines
    from tasrih.export.watch import render_claims, render_conflicts

    database = Database(path)
    if not conflicting:
        answer = database.ask("claims", chosen)
        if jsonl:
            for line in json_lines(answer):
                click.echo(line)
        else:
            render_claims(answer, limit, Console())
        return
    found = conflicts(database, chosen)
    if jsonl:
        import msgspec

        for one in found:
            click.echo(msgspec.json.encode(one).decode())
    else:
        render_conflicts(found[:limit], len(found), Console())
