"""`tasrih watch`: what comes due, from a day on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from tasrih.cli.days import first_day, last_day
from tasrih.cli.filters import filters
from tasrih.cli.record import record_file
from tasrih.measure.watch import Item, Watch, watch
from tasrih.record.database import Database


@click.command(name="watch")
@record_file()
@click.option("--from", "today", callback=first_day, metavar="DATE", help="From this day on (today).")
@click.option("--until", callback=last_day, metavar="DATE", help="Up to this day.")
@click.option("--known", callback=last_day, metavar="DATE", help="As articles told it up to this day.")
@click.option("--passed", is_flag=True, help="Also what is over on that day.")
@filters("dues", ["actor", "kind", "treaty", "issue", "confidence"])
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many.")
@click.option("--jsonl", is_flag=True, help="All of them as JSON lines.")
@click.option(
    "--ics",
    "calendar",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.ics",
    help="Write all of them as a calendar instead.",
)
def command(path: Path, chosen: dict[str, Any], **told: Any) -> None:
    """Show what comes due: ends of treaties, deadlines, meetings, votes, promises; who, when, how long until then.

    The same thing is shown once, however often it is told, with the other days it was announced for.
    """
    asked = Asked(**told)
    found = watch(Database(path), asked.days, chosen)
    if asked.calendar:
        _calendar(found, asked.calendar)
    elif asked.jsonl:
        import msgspec

        for item in found:
            click.echo(msgspec.json.encode(item).decode())
    else:
        from rich.console import Console

        from tasrih.export.watch import render_watch

        render_watch(found[: asked.limit], len(found), Console())


class Asked(NamedTuple):
    """The options."""

    today: str | None
    until: str | None
    known: str | None
    passed: bool
    limit: int
    jsonl: bool
    calendar: Path | None

    @property
    def days(self) -> Watch:
        """From when, until when, as it was known when."""
        return Watch(_day(self.today) or datetime.date.today(), _day(self.until), _day(self.known), self.passed)


def _day(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None


def _calendar(items: Sequence[Item], target: Path) -> None:
    from tasrih.export.ics import calendar
    from tasrih.export.tables import write_text

    made = calendar(items, datetime.datetime.now(datetime.UTC))
    write_text(made.text, target)
    left = f"; {made.left_out:,} left out, whose day is not told to the month" if made.left_out else ""
    click.echo(f"tasrih: wrote {target}: {made.events:,} events{left}", err=True)
