"""Is the record whole? Each check is a query for the rows that should not be; what it finds is said, never mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import tasrih
from tasrih.record.database import Database

Level = Literal["ok", "note", "error"]
_OF_ARTICLES = (
    "readings", "people", "actors", "statements", "events", "dates", "quantities", "treaties",
    "dues", "claims", "stances", "convergences", "proposals", "bargains",
    "digests", "copies", "stories", "resolutions", "indexed", "reviews",
)  # fmt: skip
_SPANS = (
    ("people", "char_start", "char_end", "text"),
    ("actors", "char_start", "char_end", "text"),
    ("statements", "char_start", "char_end", "text"),
    ("statements", "cue_start", "cue_end", "cue_text"),
    ("statements", "condition_start", "condition_end", "condition_text"),
    ("events", "char_start", "char_end", "text"),
    ("dates", "char_start", "char_end", "text"),
    ("quantities", "char_start", "char_end", "text"),
    ("treaties", "char_start", "char_end", "text"),
    ("stances", "char_start", "char_end", "text"),
    ("convergences", "char_start", "char_end", "text"),
    ("dues", "char_start", "char_end", "text"),
    ("dues", "what_start", "what_end", "what_text"),
    ("claims", "char_start", "char_end", "text"),
    ("claims", "of_start", "of_end", "of_text"),
    ("statements", "concession_start", "concession_end", "concession_text"),
    ("proposals", "char_start", "char_end", "text"),
    ("proposals", "about_start", "about_end", "about_text"),
    ("proposals", "condition_start", "condition_end", "condition_text"),
    ("proposals", "cue_start", "cue_end", "cue_text"),
    ("proposals", "sentence_start", "sentence_end", "sentence_text"),
    ("bargains", "char_start", "char_end", "text"),
    ("bargains", "wanted_start", "wanted_end", "wanted_text"),
    ("bargains", "return_start", "return_end", "return_text"),
)
_SPOILED = "the file was changed by something else: ingest the sources into a new one"


class Check(NamedTuple):
    """What must hold: `query` gives the ids of what breaks it."""

    name: str
    query: str
    level: Level
    todo: str
    parameters: tuple[str, ...] = ()


class Finding(NamedTuple):
    """What a check found: how many, one of them, and what to do."""

    level: Level
    name: str
    broken: int
    example: str | None
    todo: str


def examine(database: Database, lexicon: str) -> Iterator[Finding]:
    """All checks, one after the other. `lexicon` is the digest of the lexicon in use."""
    for check in checks(lexicon):
        query = f"SELECT count(*), min(id) FROM ({check.query}) broken(id)"
        ((count, example),) = database.rows(query, check.parameters)
        yield Finding(check.level if count else "ok", check.name, count, example, check.todo if count else "")


def counts(database: Database) -> dict[str, int]:
    """Rows of every table."""
    tables = database.rows("SELECT table_name FROM duckdb_tables() WHERE database_name = 'record' ORDER BY table_name")
    return {name: database.rows(f"SELECT count(*) FROM {name}")[0][0] for (name,) in tables}


def checks(lexicon: str) -> list[Check]:
    """What is looked at, in order."""
    return [*_orphans(), *_readings(), *_spans(), *_conclusions(), *_work_left(lexicon)]


def _orphans() -> Iterator[Check]:
    for table in _OF_ARTICLES:
        query = f"SELECT article_id FROM {table} ANTI JOIN articles USING (article_id)"
        yield Check(f"{table}: every row has its article", query, "error", _SPOILED)


def _readings() -> Iterator[Check]:
    yield Check(
        "articles: each has one reading",
        "SELECT a.article_id FROM articles a LEFT JOIN readings r USING (article_id)"
        " GROUP BY 1 HAVING count(r.sha256) <> 1",
        "error",
        _SPOILED,
    )
    yield Check(
        "texts: the same that were read (SHA-256)",
        "SELECT article_id FROM articles JOIN readings USING (article_id) WHERE sha256(text) <> readings.sha256",
        "error",
        _SPOILED,
    )
    for table, key in (
        ("statements", "statement_id"), ("events", "event_id"), ("convergences", "convergence_id"),
        ("proposals", "proposal_id"), ("bargains", "bargain_id"),
    ):  # fmt: skip
        query = f"SELECT article_id FROM {table} GROUP BY article_id, {key} HAVING count(*) > 1"
        yield Check(f"{table}: no two of one id", query, "error", _SPOILED)


def _spans() -> Iterator[Check]:
    for table, start, end, text in _SPANS:
        query = f"""SELECT f.article_id FROM {table} f JOIN articles a USING (article_id)
            WHERE f.{start} IS NOT NULL AND (NOT (0 <= f.{start} AND f.{start} <= f.{end} AND f.{end} <= a.characters)
                OR substring(a.text, f.{start} + 1, f.{end} - f.{start}) <> f.{text})"""
        yield Check(f"{table}: {text} is what stands there", query, "error", _SPOILED)


def _conclusions() -> Iterator[Check]:
    pointers = [("copies", "original_id"), ("stories", "story_id"), ("resolutions", "evidence_article")]
    for table, column in pointers:
        query = f"SELECT t.{column} FROM {table} t ANTI JOIN articles a ON a.article_id = t.{column}"
        yield Check(f"{table}: {column} is an article", query, "error", _SPOILED)
    for table, name in (("copy_pairs", "body"), ("story_links", "story")):
        query = f"""SELECT p.a FROM {table} p ANTI JOIN digests x ON x.{name} = p.a
            UNION ALL SELECT p.b FROM {table} p ANTI JOIN digests y ON y.{name} = p.b"""
        yield Check(f"{table}: both are of articles", query, "error", _SPOILED)
    for table in ("resolutions", "stances"):
        query = f"SELECT article_id FROM {table} ANTI JOIN statements USING (article_id, statement_id)"
        yield Check(f"{table}: each is of a statement", query, "error", _SPOILED)


def _work_left(lexicon: str) -> Iterator[Check]:
    yield Check(
        "runs: all came to their end",
        "SELECT run_id FROM runs WHERE finished IS NULL",
        "note",
        "run the same `tasrih ingest` again: it goes on where it was stopped",
    )
    yield Check(
        "sources: nothing failed",
        "SELECT place FROM failures",
        "note",
        "`tasrih ingest --retry --into FILE` tries them again; the table `failures` has the reasons",
    )
    yield Check(
        "readings: by this tasrih and lexicon",
        "SELECT article_id FROM readings WHERE version <> ? OR lexicon <> ?",
        "note",
        "`tasrih reread FILE` brings them up to date",
        (tasrih.__version__, lexicon),
    )
    yield Check(
        "digests: all compared",
        "SELECT article_id FROM digests WHERE NOT compared",
        "note",
        "`tasrih ingest --into FILE` with no source finds their copies and stories",
    )
