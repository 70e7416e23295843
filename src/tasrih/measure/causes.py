"""The incidents that weigh most in a stretch of time, each with the sentences that tell it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

import msgspec

from tasrih.measure.relations import Dyad
from tasrih.measure.tellings import Telling, tellings
from tasrih.record.database import Database

_SENTENCES = 2
_INCIDENTS = """WITH asked AS (
    SELECT unnest($n) AS n, unnest($a) AS a, unnest($b) AS b, unnest($directed) AS directed, unnest($first) AS first,
        unnest($end) AS ending, unnest($side) AS side
)
SELECT n, incident_id, day, type, mode, source, target, intensity, round(points, 2) AS points, articles, outlets
FROM ({}) JOIN asked ON day >= first AND day < ending AND points <> 0 AND (side = 0 OR sign(points) = side)
    AND ((source = a AND target = b) OR (source = b AND target = a AND (mutual OR NOT directed)))
ORDER BY n, abs(points) DESC, day, incident_id"""
_TELLINGS = """WITH asked AS (SELECT unnest($incidents) AS incident_id, unnest($days) AS day),
told AS (
    SELECT i.incident_id, i.article_id, i.event_id, g.outlet, g.published, e.char_start, e.char_end, e.text,
        e.statement_id, e.confidence, greatest(abs(g.published - day) - 1, 0) AS away
    FROM asked JOIN incident_events i USING (incident_id) JOIN events e USING (article_id, event_id)
    JOIN gathered g USING (article_id)
    WHERE g.original_id = g.article_id
    QUALIFY row_number() OVER (PARTITION BY i.incident_id, coalesce(g.outlet, g.article_id)
        ORDER BY away, e.confidence DESC, e.char_start, g.article_id, i.event_id) = 1
)
SELECT incident_id, article_id, event_id, outlet, published, coalesce(s.text, e.text, ''), char_start, char_end
FROM told e LEFT JOIN (SELECT article_id, statement_id, text FROM statements) s USING (article_id, statement_id)
QUALIFY row_number() OVER (PARTITION BY incident_id ORDER BY away, e.confidence DESC, char_start, article_id) <= $few
ORDER BY incident_id, away, e.confidence DESC, char_start, article_id"""


class Cause(msgspec.Struct, frozen=True):
    """An incident with what it weighs (`points`, as in the index; against is negative) and who tells it."""

    incident_id: str
    day: datetime.date
    type: str
    mode: str | None
    source: str
    target: str
    intensity: float
    points: float
    articles: int
    outlets: int
    tellings: list[Telling]


class Asked(NamedTuple):
    """A stretch of time, [first, end), of which the causes are asked. The first of those in [first, second) is among
    them; `side` is 1 for what is friendly, -1 for what is hostile, 0 for both."""

    dyad: Dyad
    first: datetime.date
    second: datetime.date
    end: datetime.date
    side: int = 0


def causes(database: Database, asked: Sequence[Asked], at_most: int) -> list[list[Cause]]:
    """For each stretch the incidents that weigh most, by day."""
    if not asked:
        return []
    found = [_chosen(rows, one, at_most) for rows, one in zip(_incidents(database, asked), asked, strict=True)]
    told = _tellings(database, {row[0]: row[1] for rows in found for row in rows})
    return [[Cause(*row, tellings=told.get(row[0], [])) for row in rows] for rows in found]


_Row = tuple[str, datetime.date, str, str | None, str, str, float, float, int, int]


def _incidents(database: Database, asked: Sequence[Asked]) -> list[list[_Row]]:
    """All incidents of each stretch, those that weigh most first."""
    query, given = database.query("incidents", {"tense": "present"}, None)
    told: dict[str, list[object]] = {
        "n": [*range(len(asked))],
        "a": [one.dyad.key[0] for one in asked],
        "b": [one.dyad.key[1] for one in asked],
        "directed": [one.dyad.directed for one in asked],
        "first": [one.first for one in asked],
        "end": [one.end for one in asked],
        "side": [one.side for one in asked],
    }
    found: list[list[_Row]] = [[] for _ in asked]
    for n, *row in database.rows(_INCIDENTS.format(query), {**given, **told}):
        found[n].append(cast(_Row, tuple(row)))
    return found


def _chosen(rows: Sequence[_Row], asked: Asked, at_most: int) -> list[_Row]:
    early = [row for row in rows if row[1] < asked.second]
    return sorted({*early[:1], *rows[:at_most]}, key=lambda row: (row[1], row[0]))


def _tellings(database: Database, days: Mapping[str, datetime.date]) -> dict[str, list[Telling]]:
    """Of each incident, by its id, sentences of different outlets: those of the days nearest first, then the surest."""
    if not days:
        return {}
    asked = {"incidents": list(days), "days": list(days.values()), "few": _SENTENCES}
    rows = database.rows(_TELLINGS, asked)
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    for row, telling in zip(rows, tellings(database, [row[1:] for row in rows]), strict=True):
        found[row[0]].append(telling)
    return found
