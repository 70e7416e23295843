"""`tasrih reread`: old readings of a record, made anew."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import click

import tasrih
from tasrih.cli.exits import SOME_FAILED, Exit
from tasrih.cli.progress import StageBar
from tasrih.cli.record import record_file
from tasrih.measure.conclude import conclude
from tasrih.model import Span
from tasrih.record.database import Database
from tasrih.record.difference import KINDS, Change
from tasrih.record.writer import Writer
from tasrih.reread import Outcome, reread, stale

_WHAT = ("added", "removed", "changed")
_LONGEST = 90


@click.command(name="reread")
@record_file()
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--show", type=click.IntRange(0), default=10, show_default=True, help="So many changes in full.")
@click.option("--processes", type=click.IntRange(1, 64), help="Readers at work (one for each core).")
def command(path: Path, dry_run: bool, show: int, processes: int | None) -> None:
    """Bring the readings of an older tasrih or lexicon up to date, and show what they say otherwise.

    Can be stopped at any time: what is done stays done, and the same command goes on.
    """
    with ExitStack() as stack:
        writer = None if dry_run else stack.enter_context(Writer(path))
        database = Database(path)
        lexicon = tasrih.load().lexicon.digest
        articles, unreadable = stale(database, lexicon)
        if writer is not None and articles:
            writer.begin("reread", [], {}, lexicon)
        with StageBar() as bar:
            outcome = reread(
                database,
                articles,
                writer,
                processes or os.cpu_count() or 1,
                lambda so_far: bar.stage(f"{so_far.reread:,} of {len(articles):,} articles"),
            )
            if writer is not None and articles:
                writer.finish()
                conclude(writer, bar.stage)
    _report(outcome, unreadable, show)
    if outcome.failed:
        raise Exit(SOME_FAILED)


def _report(outcome: Outcome, unreadable: int, show: int) -> None:
    click.echo(f"{outcome.reread:,} articles read again, {outcome.articles:,} of them say something else now")
    if unreadable:
        click.echo(f"{unreadable:,} more are out of date and have no text in the record (--keep): ingest them again")
    for name, reason in outcome.failed:
        click.echo(f"tasrih: {name}: {reason}", err=True)
    for kind in KINDS:
        found = {what: outcome.counts[kind, what] for what in _WHAT}
        if any(found.values()):
            click.echo(f"  {kind:12}" + "".join(f"{found[what]:>8,} {what}" for what in _WHAT))
    for change in outcome.examples[:show]:
        _print(change)


def _print(change: Change) -> None:
    place = (change.new or change.old or Span(start=0, end=0, text="")).span
    fields = f" ({', '.join(change.fields)})" if change.fields else ""
    click.echo(f"\n{change.article_id} [{place[0]}:{place[1]}] {change.kind} {change.what}{fields}")
    for sign, fact in (("-", change.old), ("+", change.new)):
        if fact is not None:
            click.echo(f"  {sign} {_told(fact, change.fields)}")


def _told(fact: Span, fields: Sequence[str]) -> str:
    words = " ".join(fact.text.split())
    short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return "  ".join([short, *(f"{name}={getattr(fact, name)!r}" for name in fields if name != "text")])
