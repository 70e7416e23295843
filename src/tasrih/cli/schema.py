"""`tasrih schema`: the JSON Schema of a reading."""

from __future__ import annotations

import json

import click


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of what `read --json` prints."""
    from tasrih.export.schema import reading_schema

    click.echo(json.dumps(reading_schema(), ensure_ascii=False, indent=2))
