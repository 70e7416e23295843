"""tasrih (تصريح): reads Arabic diplomatic news and keeps who said what, to whom, with the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tasrih.reader import Reader
    from tasrih.record.database import Database

__version__ = "0.1.0"


def load() -> Reader:
    """A reader with the shipped lexicon (about a second the first time, then cached)."""
    from tasrih.reader import Reader

    return Reader()


def open(path: str | Path) -> Database:
    """A record, to be asked: `tasrih.open("news.duckdb").statements(speaker="RUS", issue="arms-control").pl()`.

    Raises:
        RecordError: there is no such record.
    """
    from tasrih.record.database import Database
    from tasrih.record.files import check_path

    database = Database(path)
    check_path(database.path)
    return database
