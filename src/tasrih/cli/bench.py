"""`tasrih bench`: articles a second, and memory."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice

import click

from tasrih.cli.exits import FAILURE, Exit, Outcome
from tasrih.cli.reading import readings
from tasrih.evaluate.spans import misplaced
from tasrih.sources import Item, articles

_KILO = 1024


@click.command(name="bench")
@click.argument("paths", metavar="FILE|DIR", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), help="Read the first N articles only.")
@click.option("--processes", type=click.IntRange(1, 64), default=1, help="Readers at work (1).")
@click.option("--check", is_flag=True, help="Also check every span against its text.")
def command(paths: tuple[str, ...], limit: int | None, processes: int, check: bool) -> None:
    """Measure the reading of articles: articles and megabytes a second, peak memory."""
    outcome = Outcome()
    clock = _Clock()
    begun = time.perf_counter()
    statements = characters = broken = 0
    for article, reading in readings(clock.timed(islice(articles(paths), limit)), outcome, processes):
        statements += len(reading.statements)
        characters += len(article.text)
        broken += len(misplaced(article.text, reading)) if check else 0
    seconds = time.perf_counter() - begun - (clock.seconds if processes == 1 else 0)
    rows = {
        "articles": f"{outcome.read}",
        "failed": f"{outcome.failed}",
        "statements": f"{statements}",
        "decoding their files": f"{clock.seconds:.2f} s",
        "reading": f"{seconds:.2f} s",
        "articles a second": f"{outcome.read / seconds:.0f}",
        "million characters a second": f"{characters / 1e6 / seconds:.2f}",
        "peak memory of a process": f"{_peak_megabytes():.0f} MB",
    } | ({"spans that do not fit": f"{broken}"} if check else {})
    for name, value in rows.items():
        click.echo(f"{name:28} {value:>10}")
    if broken:
        raise Exit(FAILURE)
    outcome.leave()


class _Clock:
    """Measures the time that an iterator takes."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timed(self, items: Iterator[Item]) -> Iterator[Item]:
        """The same items."""
        while True:
            begun = time.perf_counter()
            item = next(items, None)
            self.seconds += time.perf_counter() - begun
            if item is None:
                return
            yield item


def _peak_megabytes() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    unit = _KILO * _KILO if sys.platform == "darwin" else _KILO
    return max(own, children) / unit
