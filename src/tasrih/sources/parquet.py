"""Parquet files, through DuckDB, a batch of rows at a time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tasrih.errors import SourceError, TooLarge
from tasrih.sources import limits
from tasrih.sources.columns import Columns
from tasrih.sources.items import Item
from tasrih.sources.rowitem import no_text_column, row_item
from tasrih.sources.source import Source
from tasrih.sources.stream import Budget

_BATCH = 256
_CONFIG: dict[str, Any] = {
    "threads": 1,
    "memory_limit": "512MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_GLOB = frozenset("*?[]{}")


def read(source: Source) -> Iterator[Item]:
    """The articles of the rows."""
    if source.path is not None and not _GLOB.intersection(str(source.path)):
        yield from _rows(source.path, source)
        return
    with tempfile.TemporaryDirectory(prefix="tasrih-") as folder:
        path = Path(folder) / "data.parquet"
        with path.open("wb") as copy:
            shutil.copyfileobj(source.stream, copy, 1 << 20)
        yield from _rows(path, source)


def _rows(path: Path, source: Source) -> Iterator[Item]:
    import duckdb

    budget = Budget(path.stat().st_size)
    columns = Columns(source.told.columns)
    try:
        with duckdb.connect(config=_CONFIG) as base:
            base.execute("SET enable_progress_bar = false")  # it would be drawn among the readings
            header = [
                str(row[0]) for row in base.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
            ]
            if reason := no_text_column(header, columns, source.told):
                raise SourceError(reason)
            yield from _items(_batches(base, path, _wanted(header, columns)), columns, budget, source)
    except duckdb.Error as error:
        why = str(error).splitlines()[0][:200]
        raise SourceError(f"the Parquet data is damaged or of an unknown kind: {why}; write it again") from error


def _wanted(header: list[str], columns: Columns) -> list[str]:
    """The columns that hold our fields: the others are never read."""
    roots = {path[0] for several in columns.places(header).values() for path in several}
    return [name for name in header if name in roots]


def _batches(base: Any, path: Path, names: list[str]) -> Iterator[dict[str, Any]]:
    quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
    found = base.execute(f"SELECT {quoted} FROM read_parquet(?)", [str(path)])  # noqa: S608  # quoted names of its own columns
    while batch := found.fetchmany(_BATCH):
        for row in batch:
            yield dict(zip(names, row, strict=True))


def _items(rows: Iterator[dict[str, Any]], columns: Columns, budget: Budget, source: Source) -> Iterator[Item]:
    for number, row in enumerate(rows, 1):
        size = 16 + sum(len(value) for value in row.values() if isinstance(value, str | bytes))
        budget.spend(size)
        if size > limits.MAX_BYTES:
            raise TooLarge(f"row {number} is larger than {limits.megabytes(limits.MAX_BYTES)}; take it out")
        fallback = f"{source.name or 'stdin'}-{number}"
        yield row_item(f"{source.where}, row {number}", row, columns, source.told, fallback)
