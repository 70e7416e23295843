"""Out of the record: questions, each on the state that is committed when it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from tasrih.errors import RecordError
from tasrih.record.files import attach, check_path, memory

Relation = duckdb.DuckDBPyRelation
Value = str | int | float | bool | None | Sequence[str]
Parameters = Sequence[Value] | Mapping[str, Value]


class Database:
    """A record, for reading. It holds nothing open: a writer may go on between two questions.

    Every answer is a DuckDB relation that stands in memory by itself: `.pl()`, `.df()`, `.to_arrow_table()`,
    `.fetchall()`, `.filter("act = 'warn'")`. May be shared by threads.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def sql(self, query: str, parameters: Parameters | None = None) -> Relation:
        """The answer to one SELECT over the tables of the record; `?` or `$name` stand for parameters.

        Raises:
            RecordError: the query is wrong (DuckDB says how), or there is no record.
        """
        with self._attached() as connection:
            try:
                connection.execute(f"CREATE TABLE memory.answer AS ({query.rstrip().rstrip(';')}\n)", parameters or [])
            except duckdb.IOException:
                raise
            except duckdb.Error as error:
                raise RecordError(f"the query cannot be answered: {error}") from error
        return connection.table("memory.main.answer")

    def rows(self, query: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """The answer as tuples."""
        with self._attached() as connection:
            return connection.execute(query, parameters or []).fetchall()

    @contextmanager
    def _attached(self) -> Iterator[duckdb.DuckDBPyConnection]:
        check_path(self.path)
        connection = memory()
        attach(connection, self.path, "record")
        try:
            connection.execute("USE record")
            yield connection
        finally:
            connection.execute("USE memory")
            connection.execute("DETACH record")
