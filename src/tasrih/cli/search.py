"""`tasrih search`: words in the statements and articles of a record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tasrih.cli.days import first_day, last_day
from tasrih.cli.record import bring_up, record_file
from tasrih.record.database import Database
from tasrih.record.search import SearchIndex
from tasrih.record.search.filling import fill, index_path, is_current


@click.command(name="search", context_settings={"ignore_unknown_options": True})
@record_file("WORD…")
@click.option("--kind", type=click.Choice(["statement", "article"]), help="Only these.")
@click.option("--outlet", help="Of this outlet.")
@click.option("--since", callback=first_day, metavar="DATE", help="Published on this day or later.")
@click.option("--until", callback=last_day, metavar="DATE", help="Published on this day or earlier.")
@click.option("--act", help="Statements of this act: warn, deny …")
@click.option("--issue", help="Statements on this file: sanctions …")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="At most so many.")
def command(
    path: Path,
    words: tuple[str, ...],
    limit: int,
    **chosen: Any,
) -> None:
    """Find words however they are typed: with و or ب before them, with or without hamza and diacritics.

    All words must occur; "quoted words" stand together; -word must not occur; OR between words.
    """
    if not words:
        raise click.UsageError("what to search for? Give words: tasrih search news.duckdb عقوبات")
    from rich.console import Console

    from tasrih.export.search import render

    query, database = " ".join(words), Database(path)
    if not is_current(database):
        bring_up(path, fill)
    with SearchIndex.open(index_path(path)) as index:
        found = index.search(query, limit=limit, **chosen)
    render(database, found, query, Console())
