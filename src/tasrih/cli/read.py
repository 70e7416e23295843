"""`tasrih read`: articles in, readings out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from tasrih.cli.exits import Outcome
from tasrih.cli.options import Told, opened, source_options
from tasrih.cli.reading import Pair, readings, with_progress
from tasrih.errors import TasrihError
from tasrih.sources import articles

_Pairs = Iterator[Pair]


@click.command(name="read")
@click.argument("paths", metavar="FILE|DIR|URL|-", nargs=-1, required=True)
@click.option("--json", "form", flag_value="json", help="Print each reading as an indented JSON object.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON object a line.")
@click.option(
    "--html", metavar="FILE", type=click.Path(dir_okay=False), help="Write one page with the evidence marked."
)
@source_options
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="Readers at work.")
def command(
    paths: tuple[str, ...],
    form: str | None,
    html: str | None,
    processes: int,
    told: Told,
) -> None:
    """Read articles: text, JSON, CSV, Parquet, HTML pages, RSS and Atom feeds, web archives; packed or in folders.

    A line of JSON is {id, published, title, text, url, outlet}; only text is needed, and the usual other names are
    known. Addresses (http, https) are read with --fetch.

    Data goes to standard output, everything else to standard error. Exit codes: 0 ok, 1 failure, 2 usage,
    3 some inputs failed.
    """
    outcome = Outcome()
    kept: list[Pair] = []
    with opened(told) as options:
        pairs = with_progress(readings(articles(paths, options), outcome, processes))
        for article, reading in _printed(pairs, form):
            if html is not None:
                kept.append((article, reading))
    if html is not None and kept:
        _write_page(Path(html), kept)
    outcome.leave()


def _printed(pairs: _Pairs, form: str | None) -> _Pairs:
    if form is None:
        yield from _reports(pairs)
        return
    out = sys.stdout.buffer
    for article, reading in pairs:
        data = msgspec.json.encode(reading)
        out.write((data if form == "jsonl" else msgspec.json.format(data, indent=2)) + b"\n")
        yield article, reading
    out.flush()


def _reports(pairs: _Pairs) -> _Pairs:
    from rich.console import Console

    from tasrih.export.terminal import render

    console = Console()
    for article, reading in pairs:
        render(article.text, reading, console)
        yield article, reading


def _write_page(path: Path, kept: list[Pair]) -> None:
    from tasrih.export.html import page

    try:
        path.write_text(page(kept), encoding="utf-8")
    except OSError as error:
        raise TasrihError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    click.echo(f"tasrih: wrote {path}", err=True)
