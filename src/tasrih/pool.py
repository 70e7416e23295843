"""Work spread over processes: in order, bounded, and not stopped by one item or one dead process."""

from __future__ import annotations

import atexit
import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Any, Generic, NamedTuple, Self, TypeVar

from tasrih.errors import ReadingError

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
_CHUNK = 16
_CHUNKS_AHEAD = 4
_MOST_DEATHS = 3
_DIED = "the process that worked on it died (out of memory?)"


class Mishap(NamedTuple):
    """Why there is no result for an item."""

    reason: str


def mapped(
    task: Callable[[S, T], R], items: Iterable[T], start: Callable[[], S], processes: int = 1
) -> Iterator[tuple[T, R | Mishap]]:
    """Each item with what `task` makes of it, in order; an exception becomes a `Mishap`.

    `start` makes what each process needs once (a reader) and gives to `task`. With more than one process both are
    functions of a module, and items and results are pickled.

    Raises:
        ReadingError: the workers cannot stay alive, whatever they work on.
    """
    if processes > 1:
        with _Pool(task, start, processes) as pool:
            yield from pool.run(items)
        return
    kept = start()
    with _nothing_to_collect():
        for item in items:
            yield item, _guarded(task, kept, item)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """What is kept lives to the end: the collector need not walk through it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class _Pool(Generic[S, T, R]):
    def __init__(self, task: Callable[[S, T], R], start: Callable[[], S], processes: int) -> None:
        self._task = task
        self._begin = start
        self._processes = processes
        self._deaths = 0
        self._executor = self._start()
        self._pending: deque[tuple[list[T], Future[list[R | Mishap]]]] = deque()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, get_context("spawn"), _start_worker, (self._begin,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(cancel_futures=True)

    def run(self, items: Iterable[T]) -> Iterator[tuple[T, R | Mishap]]:
        stream = iter(items)
        while chunk := list(islice(stream, _CHUNK)):
            self._pending.append((chunk, self._submit(chunk)))
            if len(self._pending) > _CHUNKS_AHEAD * self._processes:
                yield from self._oldest()
        while self._pending:
            yield from self._oldest()

    def _submit(self, chunk: list[T]) -> Future[list[R | Mishap]]:
        try:
            return self._executor.submit(_work, self._task, chunk)
        except BrokenProcessPool:
            self._executor = self._start()
            return self._executor.submit(_work, self._task, chunk)

    def _oldest(self) -> Iterator[tuple[T, R | Mishap]]:
        chunk, future = self._pending.popleft()
        try:
            results = future.result()
        except BrokenProcessPool:
            results = [self._alone(item) for item in chunk]
        yield from zip(chunk, results, strict=True)

    def _alone(self, item: T) -> R | Mishap:
        """One item by itself, to find the one that kills."""
        try:
            result = self._submit([item]).result()[0]
        except BrokenProcessPool as error:
            self._deaths += 1
            if self._deaths >= _MOST_DEATHS:
                raise ReadingError("worker processes die one after the other; use --processes 1") from error
            return Mishap(_DIED)
        self._deaths = 0
        return result


_kept: list[Any] = []


def _start_worker(start: Callable[[], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends us
    Thread(target=_end_with_parent, daemon=True).start()
    _kept.append(start())
    gc.freeze()
    atexit.register(gc.unfreeze)


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its workers to go."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(task: Callable[[Any, T], R], chunk: list[T]) -> list[R | Mishap]:
    return [_guarded(task, _kept[0], item) for item in chunk]


def _guarded(task: Callable[[S, T], R], kept: S, item: T) -> R | Mishap:
    try:
        return task(kept, item)
    except Exception as error:
        return Mishap(f"a bug in tasrih ({error!r}); please report it with the text")
