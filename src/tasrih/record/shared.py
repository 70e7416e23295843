"""The record for a server: many threads ask at once, and a writer still comes in between.

DuckDB keeps a writer out for as long as any reader has the file. So the file is attached while somebody asks and let
go as soon as nobody does (that takes under two milliseconds); under a load that never ends it is let go every second.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tasrih.errors import RecordError
from tasrih.record.database import Database, Parameters, Relation
from tasrih.record.files import attach, check_path, memory
from tasrih.record.queries import QUESTIONS
from tasrih.record.question import Basis

_LONGEST_HELD, _GAP = 1.0, 0.25
"""Seconds that readers may keep the file on end, and that a writer then has to take it: it tries every 0.2."""
_MOST_MEMORY = "1GB"
"""For all questions together, and what they are answered from; the record of half a year of news takes a tenth."""
_PATIENCE = 5.0
"""Seconds to wait for a writer that has the file: a page that waits longer is better told."""


class SharedDatabase(Database):
    """A `Database` that many threads may share at little cost. Close it when the server ends."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path)
        self._instance = memory()
        self._instance.execute(f"SET memory_limit = '{_MOST_MEMORY}'")
        self._change = threading.Condition()
        self._holders = 0
        self._since = 0.0
        self._closed_until = 0.0
        self._alone = False
        self._mine = threading.local()
        self._making = threading.RLock()
        self._bases: set[str] = set()
        self._bases_of = ""

    def close(self) -> None:
        """Let go of everything; no question may be on its way."""
        self._instance.close()

    def state(self) -> str:
        """Which state of the file this is, in a few letters: another commit, another state. Asks nothing of DuckDB."""
        told = []
        for path in (self.path, self.path.with_name(f"{self.path.name}.wal")):
            try:
                found = path.stat()
            except OSError:
                continue
            told.append(f"{found.st_ino}:{found.st_size}:{found.st_mtime_ns}")
        return hashlib.sha256("|".join(told).encode()).hexdigest()[:16]

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the file for several questions: all are answered from one state of the record.

        Raises:
            RecordError: there is no record, or a writer keeps it for long.
        """
        depth = getattr(self._mine, "depth", 0)
        if depth == 0:
            self._enter()
        self._mine.depth = depth + 1
        try:
            yield
        finally:
            self._mine.depth = depth
            if depth == 0:
                self._leave()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until no question is on its way, and let none begin: for a writer of this very process."""
        with self._change:
            self._change.wait_for(lambda: not self._alone)
            self._alone = True
            self._change.wait_for(lambda: self._holders == 0)
        try:
            yield
        finally:
            with self._change:
                self._alone = False
                self._change.notify_all()

    def sql(self, query: str, parameters: Parameters | None = None) -> Relation:
        """As `Database.sql`; the answer stands in memory of its own."""
        with self._attached() as connection:
            try:
                connection.execute(f"CREATE TEMP TABLE answer AS ({query.rstrip().rstrip(';')}\n)", parameters or [])
            except duckdb.IOException:
                raise
            except duckdb.Error as error:
                raise RecordError(f"the query cannot be answered: {error}") from error
        return connection.table("temp.main.answer")

    def ask(self, name: str, filters: Mapping[str, object]) -> Relation:
        """As `Database.ask`."""
        with self.held():
            return super().ask(name, filters)

    def query(
        self, name: str, filters: Mapping[str, object], order: str | None = "", *, outline: bool = False
    ) -> tuple[str, dict[str, object]]:
        """As `Database.query`; the basis of a question is made once for each state of the record. Ask the query while
        the record is still held, since another state has another basis."""
        question = QUESTIONS[name].outlined if outline else QUESTIONS[name]
        if question.basis is None:
            return question.sql(filters, order)
        with self.held():
            settings = question.set(filters)
            table = self._made(question.basis, {key: settings[key] for key in question.basis.settings})
        query, given = question.sql(filters, order, table)
        (statement,) = duckdb.extract_statements(query)
        return query, {key: given[key] for key in statement.named_parameters}

    def _made(self, basis: Basis, settings: Mapping[str, object]) -> str:
        """The table in memory that holds a basis."""
        table = "_".join(["basis", basis.name, *(str(value).lower() for value in settings.values())])
        with self._making:
            if (state := self.state()) != self._bases_of:
                for old in self._bases:
                    self._instance.execute(f"DROP TABLE memory.main.{old}")
                self._bases.clear()
                self._bases_of = state
            if table not in self._bases:
                with self._attached() as connection:
                    made = f"CREATE TABLE memory.main.{table} AS ({basis.select}\n)"
                    connection.execute(made, {**settings, **basis.parameters()})
                self._bases.add(table)
        return f"memory.main.{table}"

    @contextmanager
    def _attached(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self.held():
            connection = self._instance.cursor()
            connection.execute("USE record")
            try:
                yield connection
            finally:
                connection.execute("USE memory")

    def _enter(self) -> None:
        with self._change:
            self._change.wait_for(lambda: not self._alone and not self._overdue())
            if self._holders == 0:
                time.sleep(max(0.0, self._closed_until - time.monotonic()))
                check_path(self.path)
                attach(self._instance, self.path, "record", patience=_PATIENCE)
                self._since = time.monotonic()
            self._holders += 1

    def _overdue(self) -> bool:
        return self._holders > 0 and time.monotonic() - self._since > _LONGEST_HELD

    def _leave(self) -> None:
        with self._change:
            self._holders -= 1
            if self._holders == 0:
                if time.monotonic() - self._since > _LONGEST_HELD:
                    self._closed_until = time.monotonic() + _GAP
                self._instance.execute("DETACH record")
                self._change.notify_all()
