"""The schema, as numbered SQL files that are applied in their order, each once."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import duckdb

from tasrih.errors import NotARecord
from tasrih.record.files import attach as _attach
from tasrih.record.files import check_path, memory, transaction

_TABLE = """CREATE TABLE IF NOT EXISTS migrations
(number INTEGER PRIMARY KEY, name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL)"""


class Migration(NamedTuple):
    """One step of the schema."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """Of its SQL: an applied step is never edited."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def shipped() -> list[Migration]:
    """All steps of this tasrih, in order."""
    files = [f for f in resources.files(__package__).iterdir() if f.name.endswith(".sql")]
    return [
        Migration(int(f.name[:4]), f.name[5:-4], f.read_text(encoding="utf-8"))
        for f in sorted(files, key=lambda f: f.name)
    ]


def migrate(path: Path) -> None:
    """Bring a database, or a new file, to the schema of this tasrih.

    Raises:
        NotARecord: it is of a newer tasrih, or holds tables of something else.
        RecordError: the file cannot be written.
    """
    check_path(path, new=not path.exists())
    if path.exists() and is_current(path):
        return
    with transaction(path) as connection:
        done = _applied(connection, path)
        connection.execute(_TABLE)
        for step in shipped()[len(done) :]:
            connection.execute(step.sql)
            connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", [step.number, step.name, step.sha256])


def is_current(path: Path) -> bool:
    """Whether a database has the schema of this tasrih.

    Raises:
        NotARecord: it is of a newer tasrih, or holds tables of something else.
    """
    with memory() as connection:
        _attach(connection, path, "record")
        connection.execute("USE record")
        return len(_applied(connection, path)) == len(shipped())


def _applied(connection: duckdb.DuckDBPyConnection, path: Path) -> list[str]:
    """The digests of the steps that a database has been through."""
    tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    if not tables:
        return []
    if "migrations" not in tables:
        raise NotARecord(f"{path}: is a database of something else; name another file")
    done = [sha for (sha,) in connection.execute("SELECT sha256 FROM migrations ORDER BY number").fetchall()]
    known = [step.sha256 for step in shipped()]
    if len(done) > len(known):
        raise NotARecord(f"{path}: was made by a newer tasrih; install that one")
    if done != known[: len(done)]:
        raise NotARecord(f"{path}: has another schema than this tasrih made; ingest its sources into a new file")
    return done
