"""`tasrih watch`: what comes due, from a day on."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from tasrih.cli.days import first_day, last_day
from tasrih.cli.filters import filters
from tasrih.cli.record import record_file
from tasrih.measure.watch import Watch, watch
from tasrih.record.database import Database


@click.command(name="watch")
@record_file()
@click.option("--from", "today", callback=first_day, metavar="DATE", help="From this day on (today).")
@click.option("--until", callback=last_day, metavar="DATE", help="Up to this day.")
@click.option("--known", callback=last_day, metavar="DATE", help="As articles told it up to this day.")
@filters("dues", ["actor", "kind", "treaty", "issue", "confidence"])
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many.")
@click.option("--jsonl", is_flag=True, help="All of them as JSON lines.")
def command(
    path: Path,
    chosen: dict[str, Any],
    today: str | None,
    until: str | None,
    known: str | None,
    limit: int,
    jsonl: bool,
) -> None:
    """Show what comes due: ends of treaties, deadlines, meetings, votes, promises; who, when, how long until then.

    The same thing is shown once, however often it is told, with the other days it was announced for.
    """
    asked = Watch(_day(today) or datetime.date.today(), _day(until), _day(known))
    found = watch(Database(path), asked, chosen)
    if jsonl:
        import msgspec

        for item in found:
            click.echo(msgspec.json.encode(item).decode())
        return
    from rich.console import Console

    from tasrih.export.watch import render_watch

    render_watch(found[:limit], len(found), Console())


def _day(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None
