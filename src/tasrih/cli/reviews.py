"""`tasrih reviews`: what people hold of what was read, and gold made of it."""

from __future__ import annotations

from pathlib import Path

import click

from tasrih.cli.record import record_file
from tasrih.evaluate.reviewed import TEXTS, write_gold
from tasrih.export.tables import json_lines
from tasrih.record.database import Database


@click.command(name="reviews")
@record_file()
@click.option("--gold", "folder", metavar="DIR", help="Write articles that are judged whole as gold into DIR.")
def command(path: Path, folder: str | None) -> None:
    """Print the reviews that were made on the desk as JSON lines, or write them as gold for `tasrih evaluate`."""
    database = Database(path)
    if folder is None:
        for line in json_lines(database.reviews()):
            click.echo(line)
        return
    written, unfinished = write_gold(database, Path(folder))
    click.echo(f"tasrih: {folder}: {written} articles; {unfinished} are not judged whole yet", err=True)
    click.echo(f"tasrih evaluate --gold {folder} --texts {Path(folder) / TEXTS}")
