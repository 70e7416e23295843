"""`tasrih who`: what the record knows of a person, and from which sentences."""

from __future__ import annotations

from pathlib import Path

import click

from tasrih.cli.record import record_file
from tasrih.record.database import Database


@click.command(name="who")
@record_file("NAME…")
def command(path: Path, words: tuple[str, ...]) -> None:
    """Show who is known under a name, however it is spelt: offices with their times, spellings, and who says so.

    A surname is enough: tasrih who news.duckdb لافروف
    """
    if not words:
        raise click.UsageError("who? Give a name: tasrih who news.duckdb لافروف")
    from rich.console import Console

    from tasrih.export.who import render_who
    from tasrih.measure.who.store import known_as
    from tasrih.record.sentences import Sentences

    database = Database(path)
    sentences = Sentences(database)
    found = [person for _, person in known_as(database, " ".join(words))]
    render_who(found, Console(), lambda seen: sentences.around(seen.article_id, seen.start, seen.end))
