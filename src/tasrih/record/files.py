"""The database file: opened for as short as can be, so that one writer and many readers share it.

DuckDB gives a file to one writing process or to many reading ones. A writer of tasrih holds a lock file for as long
as it works, and the database only while it commits; a reader holds the database only while it asks.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb
from filelock import FileLock, Timeout

from tasrih.errors import NotARecord, RecordBusy, RecordError

T = TypeVar("T")
_PATIENCE_SECONDS = 60.0
_IN_HAND = ("could not set lock", "unique file handle conflict")
"""By another process; by another thread of this one."""
_FULL = ("no space left", "file too large", "disk full", "could not write", "disk quota")
_OF_THE_FILE = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, OSError)
_FIRST_WAIT, _LONGEST_WAIT = 0.002, 0.2
_Settings = dict[str, str | bool | int | float | list[str]]
_READING: _Settings = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
_WRITING: _Settings = {**_READING, "memory_limit": "512MB", "threads": 2, "preserve_insertion_order": False}


def check_path(path: Path, *, new: bool = False) -> None:
    """See that there is, or can be, a database.

    Raises:
        RecordError: there is none, or no folder to put one into.
    """
    if path.is_dir():
        raise RecordError(f"{path}: is a folder; name a file, such as news.duckdb")
    if new and not path.parent.is_dir():
        raise RecordError(f"{path}: there is no folder {path.parent}; make it first")
    if not new and not path.is_file():
        raise RecordError(f"{path}: no such record; make one with `tasrih ingest SOURCE --into {path.name}`")


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold the right to write.

    Raises:
        RecordBusy: another process has it.
    """
    lock = FileLock(f"{path}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RecordBusy(f"{path}: another tasrih is writing to it; wait until it has finished") from error
    except OSError as error:
        raise RecordError(f"{path}: cannot be written beside: {(error.strerror or str(error)).lower()}") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def transaction(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A writing connection: all of what is done in it stays, or nothing.

    Raises:
        RecordError: the disk is full, or the file cannot be written; what was committed before is whole.
    """
    with told(path):
        connection = patiently(path, lambda: duckdb.connect(str(path), config=_WRITING))
        try:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()


def attach(
    connection: duckdb.DuckDBPyConnection, path: Path, name: str, *, patience: float = _PATIENCE_SECONDS
) -> None:
    """Give a connection the record to read, under `name`.

    Raises:
        RecordError: it is no database, or a writer keeps it for longer than `patience` seconds.
    """
    quoted = str(path).replace("'", "''")
    with told(path):
        patiently(path, lambda: connection.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)"), patience)


def memory() -> duckdb.DuckDBPyConnection:
    """A connection to a database in memory."""
    return duckdb.connect(config=_READING)


def patiently(path: Path, action: Callable[[], T], patience: float = _PATIENCE_SECONDS) -> T:
    """What `action` gives, as soon as no other process has the database in hand.

    Raises:
        RecordBusy: it has it for over `patience` seconds.
    """
    end, wait = time.monotonic() + patience, _FIRST_WAIT
    while True:
        try:
            return action()
        except duckdb.Error as error:
            if not any(sign in str(error).lower() for sign in _IN_HAND):
                raise
            if time.monotonic() > end:
                why = "another process keeps it open (a notebook, or duckdb itself); close it there"
                raise RecordBusy(f"{path}: {why}") from error
        time.sleep(wait)
        wait = min(wait * 2, _LONGEST_WAIT)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """DuckDB's errors about the file in the words of tasrih; those about a query pass."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        line = " ".join(str(error).split())[:300]
        if any(sign in line.lower() for sign in _FULL):
            why = "the disk is full; all that was committed is whole: free space and run the same again"
            raise RecordError(f"{path}: {why}") from error
        if "not a valid duckdb" in line.lower():
            raise NotARecord(f"{path}: is no DuckDB database; name another file") from error
        if isinstance(error, _OF_THE_FILE):
            raise RecordError(f"{path}: {line}") from error
        raise
