"""The named questions of the record (`record.queries`) as resources: rows with stable ids."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from tasrih.record.listing import Part, Row, listed
from tasrih.record.queries import QUESTIONS
from tasrih.web.parameters import parameters
from tasrih.web.resources.table import Answer, Filters, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

_SPREAD = """SELECT g.original_id, count(*), count(DISTINCT outlet) FROM gathered g
WHERE original_id IN (SELECT unnest(?)) GROUP BY 1"""
SPREAD = {"texts": "BIGINT", "outlets": "BIGINT"}
_SPREAD_TOLD = ("statements", "convergences", "bargains", "concessions")


def _numbered(letter: str) -> Callable[[Row], str]:
    return lambda row: f"{row['article_id']}:{letter}{row['n']}"


_IDS: dict[str, Callable[[Row], str]] = {
    "articles": lambda row: str(row["article_id"]),
    "statements": lambda row: str(row["key"]),
    "events": lambda row: f"{row['article_id']}:{row['event_id']}",
    "people": _numbered("p"),
    "actors": _numbered("a"),
    "dates": _numbered("d"),
    "quantities": _numbered("q"),
    "treaties": _numbered("t"),
    "stances": _numbered("x"),
    "convergences": lambda row: f"{row['article_id']}:{row['convergence_id']}",
    "incidents": lambda row: str(row["incident_id"]),
    "relations": lambda row: f"{row['a']}:{row['b']}:{row['label']}",
    "positions": lambda row: _joined(row, "actor", "issue", "question", "target", "period"),
    "affiliations": lambda row: _joined(row, "actor", "issue", "question", "target", "period"),
    "sides": lambda row: _joined(row, "key", "issue", "question", "target"),
    "agreement": lambda row: _joined(row, "a", "b", "period"),
    "bargains": lambda row: f"{row['article_id']}:{row['bargain_id']}",
    "concessions": lambda row: str(row["key"]),
    "dues": _numbered("u"),
    "claims": _numbered("n"),
    "copies": lambda row: str(row["article_id"]),
    "stories": lambda row: str(row["story_id"]),
    "reviews": lambda row: str(row["review_id"]),
}
_ABOUT = {
    "statements": "Who said what to whom, with the words, their place in the article, and why they were read so.",
    "articles": "Articles with their copies and stories, without their texts.",
    "events": "What happened between actors, in PLOVER terms.",
    "incidents": "What happened between two actors, each once, however often it is told.",
    "relations": "How two actors stand, by day, week or month; null where no article covers a period.",
    "people": "People as articles introduce them.",
    "actors": "Words that stand for an actor.",
    "dates": "Places on the calendar.",
    "quantities": "Numbers with their units.",
    "treaties": "Treaties, agreements and resolutions as they are named.",
    "stances": "Sides that speakers take on questions, with the statement.",
    "convergences": "Agreement and difference of actors, told in so many words.",
    "positions": "Where actors stand: -1 (all against) to 1 (all for), with the interval and the stories.",
    "affiliations": "How often actors are for and against a matter: the two-mode network.",
    "sides": "The statements that positions are made of, each for or against.",
    "agreement": "Who agrees with whom, by the sides that they take.",
    "bargains": "Who wants what from whom, in return for what or under which condition.",
    "concessions": "Statements that hold something in spite of what they concede: although, despite, even if.",
    "dues": "What comes due: treaty ends, deadlines, meetings, votes, promises, with the day as the text has it.",
    "claims": "Numbers that somebody holds to be true of something.",
    "copies": "Articles whose text came earlier elsewhere.",
    "reviews": "What people hold of statements: every verdict, never written over.",
    "stories": "Articles that tell the same, as one row.",
}


def _ask(name: str, desk: Desk, filters: Filters, part: Part) -> Answer:
    found = listed(desk.database, name, filters, part)
    rows = [{"id": _IDS[name](row), **{k: v for k, v in row.items() if k != "id"}, **_own(row)} for row in found.rows]
    if name in _SPREAD_TOLD:
        add_spread(desk, rows)
    return Answer(rows, _columns_of(name, found.columns), found.total, part)


def _names(name: str) -> list[str]:
    return [*QUESTIONS[name].conditions, *QUESTIONS[name].settings]


def _joined(row: Row, *names: str) -> str:
    return ":".join("" if row[name] is None else str(row[name]) for name in names)


def _own(row: Row) -> Row:
    """A treaty's own id is its Wikidata id; ids of rows are called `id`."""
    return {"wikidata": row["id"]} if "id" in row else {}


def _columns_of(name: str, columns: dict[str, str]) -> dict[str, str]:
    named = {"id": "VARCHAR"} | {k: v for k, v in columns.items() if k != "id"}
    if "id" in columns:
        named["wikidata"] = columns["id"]
    return named | (SPREAD if name in _SPREAD_TOLD else {})


def _columns(name: str, desk: Desk) -> dict[str, str]:
    return desk.remembered(("columns", name), lambda: _ask(name, desk, {}, Part(limit=0)).columns)


def add_spread(desk: Desk, rows: list[dict[str, Any]]) -> None:
    """How many articles carry the same text, and how many outlets."""
    originals = sorted({row["original_id"] for row in rows})
    spread = {key: counts for key, *counts in desk.database.rows(_SPREAD, [originals])} if originals else {}
    for row in rows:
        row["texts"], row["outlets"] = spread[row["original_id"]]


RECORDS = tuple(
    Resource(name, about, parameters(_names(name)), partial(_ask, name), partial(_columns, name))
    for name, about in _ABOUT.items()
)
