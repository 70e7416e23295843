"""The record into its search index: what is not in it yet, or all of it where the index is another one's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tasrih.errors import SearchIndexStale
from tasrih.record.database import Database
from tasrih.record.search.entry import Entry
from tasrih.record.search.index import SearchIndex
from tasrih.record.writer import Writer

STAGE = "search index"
_AT_ONCE = 2_000
_MISSING = "SELECT article_id FROM articles ANTI JOIN indexed USING (article_id) ORDER BY article_id"
_ARTICLES = """SELECT article_id, coalesce(a.text, ''), coalesce(a.title, r.headline."text", ''), outlet,
CAST(published AS VARCHAR) FROM articles a JOIN readings r USING (article_id)
WHERE article_id IN (SELECT unnest(?)) ORDER BY article_id"""
_STATEMENTS = """SELECT article_id || ':' || statement_id, article_id, coalesce(s.text, ''), outlet,
CAST(published AS VARCHAR), source_name, act, issues FROM statements s JOIN articles USING (article_id)
WHERE article_id IN (SELECT unnest(?)) ORDER BY ALL"""


def index_path(database: Path) -> Path:
    """The folder of a record's index."""
    return database.with_name(f"{database.name}.search")


def is_current(database: Database) -> bool:
    """Whether the index holds what the record holds, and the record knows of it: a stop may fall between the two."""
    inputs = database.inputs()
    if database.drawn_from(STAGE) != inputs:
        return False
    try:
        with SearchIndex.open(index_path(database.path)) as index:
            return index.mark == inputs
    except SearchIndexStale:
        return False


def fill(writer: Writer, watch: Callable[[str], None]) -> None:
    """Bring the index up to the record. Can be stopped at any instant and called again.

    Raises:
        RecordError: the index cannot be written.
    """
    database = writer.database
    inputs = database.inputs()
    with _opened(writer, inputs) as index:
        missing = [name for (name,) in database.rows(_MISSING)] if index.mark != inputs else []
        for at in range(0, len(missing), _AT_ONCE):
            watch(f"indexing {at:,} of {len(missing):,} articles")
            some = missing[at : at + _AT_ONCE]
            index.remove(some)
            index.add(_entries(database, some))
        if index.mark != inputs:
            index.commit(inputs)
    writer.indexed(STAGE, inputs)


def _opened(writer: Writer, inputs: str) -> SearchIndex:
    """The index, empty where it is not the one that the record remembers."""
    folder = index_path(writer.path)
    try:
        index = SearchIndex.open(folder, write=True)
    except SearchIndexStale:
        index = None
    if index is not None and index.mark in (inputs, writer.database.drawn_from(STAGE)):
        return index
    if index is not None:
        index.close()
    writer.not_indexed()
    return SearchIndex.rebuild(folder)


def _entries(database: Database, articles: list[str]) -> Iterator[Entry]:
    for name, text, title, outlet, day in database.rows(_ARTICLES, [articles]):
        yield Entry(key=name, article_id=name, kind="article", text=text, title=title, outlet=outlet, published=day)
    for key, name, text, outlet, day, speaker, act, issues in database.rows(_STATEMENTS, [articles]):
        yield Entry(
            key=key,
            article_id=name,
            kind="statement",
            text=text,
            outlet=outlet,
            published=day,
            speaker=speaker,
            act=act,
            issues=tuple(issues),
        )
