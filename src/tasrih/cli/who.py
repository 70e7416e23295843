"""`tasrih who`: what the record knows of a person, and from which sentences."""

from __future__ import annotations

from pathlib import Path

import click

from tasrih.record.database import Database


@click.command(name="who")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("name", nargs=-1, required=True)
def command(path: Path, name: tuple[str, ...]) -> None:
    """Show who is known under a name, however it is spelt: offices with their times, spellings, and who says so.

    A surname is enough: tasrih who news.duckdb لافروف
    """
    from rich.console import Console

    from tasrih.export.who import render_who
    from tasrih.measure.who.store import known_as
    from tasrih.record.sentences import Sentences

    database = Database(path)
    sentences = Sentences(database)
    found = [person for _, person in known_as(database, " ".join(name))]
    render_who(found, Console(), lambda seen: sentences.around(seen.article_id, seen.start, seen.end))
