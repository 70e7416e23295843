"""Bars on standard error, where that is a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from tasrih.ingest import Tally
from tasrih.record.writer import Failure
from tasrih.sources import Meter

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID
    from rich.status import Status

_SECONDS_BETWEEN_DRAWINGS = 0.1


class IngestBar:
    """How far an ingest is: share of the bytes, articles a second, time left, counts; failures are said as lines."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._begun = self._drawn = time.monotonic()
        self._bar: Progress | None = _ingest_bar() if sys.stderr.isatty() else None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._task = self._bar.add_task("", total=None, rate="", counts="")
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def watch(self, tally: Tally, failure: Failure | None) -> None:
        """Told after each article."""
        if failure is not None:
            click.echo(f"tasrih: {failure.place}: {' '.join(failure.reason.split())}", err=True)
        now = time.monotonic()
        if self._bar is not None and self._task is not None and now - self._drawn > _SECONDS_BETWEEN_DRAWINGS:
            self._drawn = now
            self._bar.update(
                self._task,
                total=self._meter.total,
                completed=self._meter.done,
                rate=f"{tally.seen / (now - self._begun):.0f}/s",
                counts=counted(tally),
            )


def counted(tally: Tally) -> str:
    """ "120 added, 3 known, 1 failed": what there is any of."""
    parts = {"added": tally.added, "known": tally.known, "failed": tally.failed, "skipped": tally.skipped}
    return ", ".join(f"{count:,} {name}" for name, count in parts.items() if count or name == "added")


def _ingest_bar() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[counts]}"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )


class StageBar:
    """What is at work just now, where nobody can know how long it takes."""

    def __init__(self) -> None:
        self._status = None if not sys.stderr.isatty() else _status()

    def __enter__(self) -> Self:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()

    def stage(self, name: str) -> None:
        """Now it is this."""
        if self._status is not None:
            self._status.update(name)


def _status() -> Status:
    from rich.console import Console

    return Console(stderr=True).status("")
