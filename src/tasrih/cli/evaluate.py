"""`tasrih evaluate`: readings against gold."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

import tasrih
from tasrih.evaluate import HALVES, evaluate, load_gold, load_texts
from tasrih.evaluate.table import scores, table


@click.command(name="evaluate")
@click.option("--gold", "folder", required=True, metavar="DIR", help="Annotations, <id>.json.")
@click.option("--texts", required=True, metavar="FILE", help="Their texts as JSON lines.")
@click.option("--half", type=click.Choice(list(HALVES)), default="all", help="Every other article, by id.")
@click.option("--samples", type=click.IntRange(0, 100_000), default=1000, help="Bootstrap samples (1000).")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def command(folder: str, texts: str, half: str, samples: int, as_json: bool) -> None:
    """Score readings against gold: statements, speakers, acts, people, dates, quantities, treaties."""
    gold = load_gold(Path(folder), load_texts(Path(texts)))[HALVES[half]]
    reader = tasrih.load()
    result = evaluate(gold, reader.read_article, samples)
    click.echo(msgspec.json.encode(scores(result)).decode() if as_json else table(result))
