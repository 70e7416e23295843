"""Articles → readings for the commands, with a progress bar where one helps."""

from __future__ import annotations

import datetime
import gc
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from threading import Semaphore
from typing import TYPE_CHECKING, TypeVar

import click
import msgspec

import tasrih
from tasrih.cli.exits import Outcome
from tasrih.model import Article, Reading
from tasrih.sources import Failed, Item, Loaded, Skipped

if TYPE_CHECKING:
    from rich.progress import Progress

    from tasrih.reader import Reader

T = TypeVar("T")
Pair = tuple[Article, Reading]
_AHEAD = 256


def readings(items: Iterable[Item], outcome: Outcome, processes: int = 1) -> Iterator[Pair]:
    """Every article that loads, with its reading; the others are said and counted."""
    reader = tasrih.load()
    gc.freeze()  # the lexicon lives as long as the process: nothing in it to collect
    flow = _Flow(items, outcome, _AHEAD * processes)
    stream = reader.pipe(flow.articles(), processes) if processes > 1 else _one_by_one(reader, flow)
    try:
        for reading in stream:
            source = flow.done()
            outcome.read += 1
            warnings = list(dict.fromkeys([*source.warnings, *reading.warnings]))
            yield source.article, msgspec.structs.replace(reading, warnings=warnings)
    finally:
        flow.stop()


class _Flow:
    """The articles on their way: at most `ahead`, since a pool would take in a whole stream at once."""

    def __init__(self, items: Iterable[Item], outcome: Outcome, ahead: int) -> None:
        self._items = items
        self.outcome = outcome
        self._waiting: deque[Loaded] = deque()
        self._room = Semaphore(ahead)
        self._stopped = False

    def articles(self) -> Iterator[Article]:
        for item in self._items:
            if isinstance(item, Failed):
                self.outcome.fail(item.where, item.error)
                continue
            if isinstance(item, Skipped):
                self.outcome.skip(item.why)
                continue
            self._room.acquire()
            if self._stopped:
                return
            self._waiting.append(item)
            yield item.article

    def done(self) -> Loaded:
        """The oldest article on its way: it has been read."""
        self._room.release()
        return self._waiting.popleft()

    def stop(self) -> None:
        """Nobody wants more; lets the pool's thread go."""
        self._stopped = True
        self._room.release()


def _one_by_one(reader: Reader, flow: _Flow) -> Iterator[Reading]:
    """One article's mishap must not end a stream of thousands."""
    for article in flow.articles():
        try:
            reading = reader.read_article(article)
        except Exception as error:
            why = f"a bug in tasrih ({error!r}); please report it with the text"
            flow.outcome.fail(flow.done().where, why)
            continue
        yield reading


def with_progress(pairs: Iterable[T]) -> Iterator[T]:
    """The same stream, with a bar on standard error from the second article on, where that is a terminal."""
    if not sys.stderr.isatty():
        yield from pairs
        return
    bar: Progress | None = None
    try:
        for count, pair in enumerate(pairs, 1):
            if count == 2:
                bar = _bar()
            if bar is not None:
                bar.update(bar.task_ids[0], completed=count)
            yield pair
    finally:
        if bar is not None:
            bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("reading: {task.completed} articles"), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("read", total=None)
    bar.start()
    return bar


def iso_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The same text, if it is a date.

    Raises:
        BadParameter: it is none.
    """
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date; write it as 2019-12-11") from error
