"""`tasrih statements`: what the record has of who said what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tasrih.cli.filters import filters
from tasrih.cli.record import record_file
from tasrih.record.database import Database


@click.command(name="statements")
@record_file()
@filters("statements")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many, the newest.")
def command(path: Path, chosen: dict[str, Any], limit: int) -> None:
    """Show statements: who, which act, to whom, on what, when, with the words. Filters may be given several times."""
    from rich.console import Console

    from tasrih.export.statements import render

    answer = Database(path).ask("statements", chosen)
    render(answer, limit, Console())
