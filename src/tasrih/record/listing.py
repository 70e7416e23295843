"""Long answers in parts: a page of a named question with the number of all, and counts by a column (facets)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tasrih.errors import RecordError
from tasrih.record.database import Database, Relation
from tasrih.record.queries import QUESTIONS, Question

MOST_ROWS = 1_000
_DAYS = ("published", "day")
_KEY = "article_id, statement_id"
_LISTS = {
    "statements": ("issues", "addressee", "flags", "third"),
    "events": ("source", "target", "contexts", "flags"),
    "convergences": ("parties", "issues"),
    "stances": ("issues", "flags"),
    "sides": ("flags",),
    "proposals": ("addressee", "parties", "issues"),
    "bargains": ("asked", "issues"),
    "concessions": ("issues", "addressee", "flags", "third"),
    "claims": ("issues", "actors"),
    "dues": ("who", "issues", "flags"),
}
"""Columns that hold several values, by question."""
Row = dict[str, Any]


class Part(NamedTuple):
    """Which rows of an answer: `limit` of them behind the first `offset`; the newest articles first, or the oldest."""

    limit: int = 50
    offset: int = 0
    newest: bool = True


class Listed(NamedTuple):
    """Rows of an answer as dictionaries, the types of their columns in DuckDB's words, and how many rows there are."""

    rows: list[Row]
    columns: dict[str, str]
    total: int


class Count(NamedTuple):
    """How often a value occurs."""

    value: str
    rows: int


def listed(database: Database, name: str, filters: Mapping[str, object], part: Part) -> Listed:
    """A part of the answer to a named question.

    Raises:
        RecordError: there is no such filter, a value does not fit it, or the part is too large.
    """
    if not (0 <= part.limit <= MOST_ROWS and part.offset >= 0):
        raise RecordError(f"limit is 0 to {MOST_ROWS:,}, offset 0 or more")
    found = _found(database, name, filters, part)
    whole = part.offset == 0 and len(found.rows) < part.limit
    return found._replace(total=len(found.rows) if whole else counted(database, name, filters))


def _found(database: Database, name: str, filters: Mapping[str, object], part: Part) -> Listed:
    """The rows of a part. Where a question has an outline the rows are found in it and then read, since to sort the
    whole of all rows for a few of them takes three times as long."""
    question = QUESTIONS[name]
    outline = question.outline is not None and part.limit > 0
    query, parameters = database.query(name, filters, ordering(question, part.newest), outline=outline)
    query = f"{query} LIMIT {int(part.limit)} OFFSET {int(part.offset)}"
    if not outline:
        return _read(database, query, parameters)
    keys = database.rows(f"SELECT {_KEY} FROM ({query})", parameters)
    whole, given = database.query(name, {"article": sorted({article for article, _ in keys})}, None)
    found = _read(
        database,
        f"{whole} AND statement_id IN (SELECT unnest($statements))",
        {**given, "statements": sorted({statement for _, statement in keys})},
    )
    by_key = {(row["article_id"], row["statement_id"]): row for row in found.rows}
    return found._replace(rows=[by_key[key] for key in keys if key in by_key])


def _read(database: Database, query: str, parameters: Mapping[str, object]) -> Listed:
    return all_rows(database.sql(query, parameters))


def all_rows(answer: Relation) -> Listed:
    """All rows of an answer."""
    columns = {column: str(kind) for column, kind in zip(answer.columns, answer.types, strict=True)}
    rows = [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
    return Listed(rows, columns, len(rows))


def counted(database: Database, name: str, filters: Mapping[str, object]) -> int:
    """How many rows answer a named question."""
    query, parameters = database.query(name, filters, None, outline=True)
    return int(database.rows(f"SELECT count(*) FROM ({query})", parameters)[0][0])


def facets(
    database: Database, name: str, filters: Mapping[str, object], columns: Sequence[str], most: int = 12
) -> dict[str, list[Count]]:
    """The values of columns in an answer by how many rows have them; of a list every member counts."""
    query, parameters = database.query(name, filters, None, outline=True)
    chosen = f"WITH chosen AS MATERIALIZED (SELECT {', '.join(columns)} FROM ({query}))"
    each = " UNION ALL ".join(_counts(column, most, column in _LISTS.get(name, ())) for column in columns)
    found: dict[str, list[Count]] = {column: [] for column in columns}
    for column, value, rows in database.rows(f"{chosen} {each}", parameters):
        found[column].append(Count(value, rows))
    return {column: sorted(counts, key=lambda one: (-one.rows, one.value)) for column, counts in found.items()}


def _counts(column: str, most: int, several: bool) -> str:
    value = f"unnest({column})" if several else column
    return (
        f"(SELECT '{column}', value::VARCHAR, count(*) FROM (SELECT {value} AS value FROM chosen)"
        f" WHERE value IS NOT NULL GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT {int(most)})"
    )


def ordering(question: Question, newest: bool) -> str:
    """The order of a question, or the same with the newest articles first."""
    first, comma, rest = question.order.partition(", ")
    day = first.removesuffix(" NULLS LAST")
    return f"{day} DESC NULLS LAST{comma}{rest}" if newest and day in _DAYS else question.order


def by_week(database: Database, name: str, filters: Mapping[str, object], column: str) -> list[tuple[Any, Any, int]]:
    """Rows of an answer by week (its Monday) and by the values of a column; rows without a date are left out."""
    query, parameters = database.query(name, filters, None, outline=True)
    return database.rows(
        f"SELECT CAST(date_trunc('week', published) AS DATE), {column}, count(*) FROM ({query})"
        " WHERE published IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2",
        parameters,
    )
