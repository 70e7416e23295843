"""`tasrih proposals`: the initiatives, plans and drafts of a record, with their state and every reaction."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, get_args

import click

from tasrih.cli.days import first_day, last_day
from tasrih.cli.record import record_file
from tasrih.measure.proposals import Life, State, lives
from tasrih.measure.proposals.life import QUIET_DAYS
from tasrih.record.database import Database


@click.command(name="proposals")
@record_file()
@click.option("--issue", multiple=True, help="On this file: arms-control, yemen … May be given several times.")
@click.option("--proposer", multiple=True, help="Put forward by this actor, as a code (RUS).")
@click.option("--by", multiple=True, help="This actor has done something with it.")
@click.option("--state", multiple=True, type=click.Choice(get_args(State)), help="In this state.")
@click.option("--kind", multiple=True, help="initiative, proposal, plan, roadmap, draft, offer, act.")
@click.option("--since", callback=first_day, metavar="DATE", help="Mentioned on this day or later.")
@click.option("--until", callback=last_day, metavar="DATE", help="As they stood on this day.")
@click.option(
    "--quiet",
    type=click.IntRange(1),
    default=QUIET_DAYS,
    show_default=True,
    help="Days without a mention after which an undecided one is forgotten.",
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@click.option("--jsonl", is_flag=True, help="All of them as JSON lines.")
def command(path: Path, until: str | None, quiet: int, limit: int, jsonl: bool, **chosen: Any) -> None:
    """Show proposals: whose, to whom, on what condition, in which state, and who did what with them, with the words.

    The one that was mentioned last comes first.
    """
    day = datetime.date.fromisoformat(until) if until else None
    found = [life for life in lives(Database(path), day, quiet) if _is_chosen(life, chosen)]
    if jsonl:
        import msgspec

        for life in found:
            click.echo(msgspec.json.encode(life).decode())
        return
    from rich.console import Console

    from tasrih.export.proposals import render_lives

    render_lives(found[:limit], len(found), Console())


def _is_chosen(life: Life, chosen: dict[str, Any]) -> bool:
    since = chosen["since"]
    if since and (life.last is None or life.last < datetime.date.fromisoformat(since)):
        return False
    told: dict[str, set[str | None]] = {
        "issue": {*life.issues},
        "proposer": {life.proposer},
        "by": {told.by for told in life.reactions},
        "state": {life.state},
        "kind": {life.kind},
    }
    return all(not chosen[name] or not values.isdisjoint(chosen[name]) for name, values in told.items())
