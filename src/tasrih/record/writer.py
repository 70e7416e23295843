"""Into the record: one writer, each batch whole or not at all."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self

import duckdb
import msgspec

from tasrih import __version__
from tasrih.errors import RecordError
from tasrih.record.batch import structure
from tasrih.record.database import Database
from tasrih.record.files import check_path, only_writer, transaction
from tasrih.record.migrations import migrate

FACTS = (
    "readings", "people", "actors", "statements", "events", "dates", "quantities", "treaties",
    "stances", "convergences", "dues", "claims", "proposals", "bargains",
)  # fmt: skip
"""The tables that hold a reading."""
_PUT_AT_ONCE = 50_000
_FINISHED = """UPDATE runs SET finished = ? WHERE run_id = ? OR (finished IS NULL AND (command, sources, options) =
(SELECT (command, sources, options) FROM runs WHERE run_id = ?))"""
_COUNTED = """UPDATE runs SET added = added + (SELECT count(*) FROM batch), known = ?, failed = ?, skipped = ?
WHERE run_id = ?"""


class Failure(NamedTuple):
    """What gave no article: the row of `failures`."""

    place: str
    stage: Literal["source", "reading"]
    reason: str
    article: str | None
    """Its JSON, where it came as far as the reader."""


class Seen(NamedTuple):
    """What a run has met besides the articles that it added."""

    known: int = 0
    failed: int = 0
    skipped: int = 0


class Run(NamedTuple):
    """What a run was asked to do."""

    sources: list[str]
    options: dict[str, Any]


class Writer:
    """The one process that writes into a record. A context manager: it holds the lock as long as it is open."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        self.path = path
        self.database = Database(path)
        self._stack = ExitStack()
        self._run: str | None = None
        self.failing: set[str] = set()
        """Places that failed when the run began."""
        self._new = new

    def __enter__(self) -> Self:
        check_path(self.path, new=self._new)
        with ExitStack() as stack:
            stack.enter_context(only_writer(self.path))
            migrate(self.path)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def begin(self, command: str, sources: Sequence[str], options: dict[str, object], lexicon: str) -> str:
        """A new row of `runs`; its id."""
        self.failing = {place for (place,) in self.database.rows("SELECT place FROM failures")}
        with transaction(self.path) as db:
            (count,) = db.execute("SELECT count(*) FROM runs").fetchall()[0]
            self._run = f"run-{count + 1}"
            db.execute(
                "INSERT INTO runs (run_id, command, sources, options, version, lexicon, started)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [self._run, command, list(sources), _json(options), __version__, lexicon, _now()],
            )
        return self._run

    @property
    def run_id(self) -> str:
        """Of the run that has begun."""
        if self._run is None:
            raise RecordError(f"{self.path}: no run has begun")
        return self._run

    def have(self, ids: Sequence[str]) -> set[str]:
        """Those of the ids that the record has."""
        query = "SELECT article_id FROM articles WHERE article_id IN (SELECT unnest(?))"
        return {name for (name,) in self.database.rows(query, [list(ids)])} if ids else set()

    def add(
        self, rows: Iterable[bytes], seen: Seen, *, failures: Sequence[Failure] = (), mended: Sequence[str] = ()
    ) -> None:
        """Write articles (as `batch.encoded` gives them) in one transaction with what was met on the way.

        `mended` are places that now give articles which the record has.
        """
        with transaction(self.path) as db:
            _load(db, rows)
            db.execute(_script("add"))
            db.execute("DELETE FROM failures WHERE place IN (SELECT row.publication.found_in FROM batch)")
            db.execute("DELETE FROM failures WHERE place IN (SELECT unnest(?))", [list(mended)])
            _fail(db, failures, self.run_id)
            db.execute(_COUNTED, [*seen, self.run_id])

    def replace(self, rows: Iterable[bytes]) -> None:
        """Put new readings in the place of those that the record has of the same articles, in one transaction."""
        with transaction(self.path) as db:
            _load(db, rows)
            for table in FACTS:
                db.execute(f"DELETE FROM {table} WHERE article_id IN (SELECT row.article_id FROM batch)")
            db.execute(_script("add"))
            db.execute(_COUNTED, [0, 0, 0, self.run_id])

    def finish(self) -> None:
        """Note that the run came to its end, and with it the stopped ones that it repeated."""
        with transaction(self.path) as db:
            db.execute(_FINISHED, [_now(), self.run_id, self.run_id])

    def compared(self, articles: Sequence[str], pairs: Mapping[str, Sequence[msgspec.Struct]]) -> None:
        """Note that the pairs of these articles are found; those known already stay as they are."""
        with transaction(self.path) as db:
            for table, rows in pairs.items():
                _put(db, table, rows, "INSERT OR IGNORE")
            db.execute("UPDATE digests SET compared = true WHERE article_id IN (SELECT unnest(?))", [list(articles)])

    def conclude(self, stage: str, inputs: str, tables: Mapping[str, Sequence[msgspec.Struct]]) -> None:
        """Put a conclusion in the place of the old one, in one transaction."""
        with transaction(self.path) as db:
            for table, rows in tables.items():
                db.execute(f"DELETE FROM {table}")
                _put(db, table, rows)
            db.execute("INSERT OR REPLACE INTO stages VALUES (?, ?)", [stage, inputs])

    def indexed(self, stage: str, inputs: str) -> None:
        """Note that the search index holds all articles."""
        with transaction(self.path) as db:
            db.execute("INSERT OR IGNORE INTO indexed SELECT article_id FROM articles")
            db.execute("INSERT OR REPLACE INTO stages VALUES (?, ?)", [stage, inputs])

    def not_indexed(self) -> None:
        """Note that the search index is to be made anew."""
        with transaction(self.path) as db:
            db.execute("DELETE FROM indexed")

    def stopped(self) -> list[Run]:
        """The runs that did not come to their end."""
        return self._runs("finished IS NULL")

    def failed(self) -> list[Run]:
        """The runs in which something failed that was not read since."""
        return self._runs("run_id IN (SELECT run_id FROM failures)")

    def _runs(self, condition: str) -> list[Run]:
        query = f"SELECT DISTINCT sources, options FROM runs WHERE {condition} ORDER BY ALL"
        return [Run(sources, json.loads(options)) for sources, options in self.database.rows(query)]


def _load(db: duckdb.DuckDBPyConnection, rows: Iterable[bytes]) -> None:
    payload = b"[" + b",".join(rows) + b"]"
    told = [payload.decode("utf-8"), structure()]
    db.execute("CREATE OR REPLACE TEMP TABLE batch AS SELECT unnest(from_json(?, ?)) AS row", told)


def _put(db: duckdb.DuckDBPyConnection, table: str, rows: Sequence[msgspec.Struct], insert: str = "INSERT") -> None:
    """Insert structs whose fields are the columns of a table."""
    columns = db.execute("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ?", [table]).fetchall()
    shape = json.dumps([dict(columns)])
    for at in range(0, len(rows), _PUT_AT_ONCE):
        told = msgspec.json.encode(rows[at : at + _PUT_AT_ONCE]).decode()
        db.execute(f"{insert} INTO {table} BY NAME SELECT unnest(from_json(?, ?), max_depth := 2)", [told, shape])


def _fail(db: duckdb.DuckDBPyConnection, failures: Sequence[Failure], run: str) -> None:
    for one in {f.place: f for f in failures}.values():
        db.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)", [*one, run])


def _script(name: str) -> str:
    return resources.files("tasrih.record").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
