"""`tasrih doctor`: is a record whole?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

import tasrih
from tasrih.cli.exits import FAILURE, Exit
from tasrih.cli.record import record_file
from tasrih.record.database import Database
from tasrih.record.doctor import Finding, counts, examine

_STYLES = {"ok": "green", "note": "yellow", "error": "red"}


@click.command(name="doctor")
@record_file()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(path: Path, as_json: bool) -> None:
    """Check a record: orphan rows, spans that do not fit their text, versions, work left, counts.

    Exit code 1 if anything is broken; work left to do is noted and no failure.
    """
    database = Database(path)
    findings = list(examine(database, tasrih.load().lexicon.digest))
    if as_json:
        found = {"findings": [one._asdict() for one in findings], "rows": counts(database)}
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2))
    else:
        _print(findings, counts(database))
    if any(one.level == "error" for one in findings):
        raise Exit(FAILURE)


def _print(findings: Iterable[Finding], rows: dict[str, int]) -> None:
    for one in findings:
        click.echo(f"{click.style(one.level.ljust(5), fg=_STYLES[one.level])}  {one.name}", nl=one.level == "ok")
        if one.level != "ok":
            click.echo(f": {one.broken:,}, such as {one.example}\n       {one.todo}")
    click.echo("\nrows: " + ", ".join(f"{name} {count:,}" for name, count in rows.items()))
