"""The incidents that weigh most in a stretch of time, each with the sentences that tell it."""

from __future__ import annotations

import datetime

import msgspec

from tasrih.measure.relations import Dyad
from tasrih.measure.tellings import Telling, tellings
from tasrih.record.database import Database

_SENTENCES = 2
_INCIDENTS = """SELECT incident_id, day, type, mode, source, target, intensity, round(points, 2) AS points, articles,
    outlets
FROM ({})
WHERE day < $end AND sign(points) IN (SELECT unnest($sides))
    AND ((source = $a AND target = $b) OR (source = $b AND target = $a AND (mutual OR NOT $directed)))
ORDER BY abs(points) DESC, day, incident_id LIMIT $few"""
_TELLINGS = """SELECT article_id, event_id, outlet, published, coalesce(s.text, e.text, ''), char_start, char_end FROM (
    SELECT i.article_id, i.event_id, g.outlet, g.published, e.char_start, e.char_end, e.text, e.statement_id,
        e.confidence, greatest(abs(g.published - $day) - 1, 0) AS away,
        row_number() OVER (PARTITION BY coalesce(g.outlet, g.article_id)
            ORDER BY away, e.confidence DESC, e.char_start, g.article_id, i.event_id) AS nth
    FROM incident_events i JOIN events e USING (article_id, event_id) JOIN gathered g USING (article_id)
    WHERE i.incident_id = $incident AND g.original_id = g.article_id
) e LEFT JOIN (SELECT article_id, statement_id, text FROM statements) s USING (article_id, statement_id)
WHERE nth = 1 ORDER BY away, e.confidence DESC, char_start, article_id LIMIT $few"""


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


class Causes:
    """What weighs most between two actors."""

    def __init__(self, database: Database, dyad: Dyad, at_most: int) -> None:
        self._database = database
        self._dyad = dyad
        self._few = at_most

    def of(self, first: datetime.date, second: datetime.date, end: datetime.date, side: int = 0) -> list[Cause]:
        """The incidents that weigh most in [first, end), the first of those in [first, second) among them, by day.
        `side` is 1 for what is friendly, -1 for what is hostile, 0 for both."""
        sides = [side] if side else [-1, 1]
        chosen = [*self._rows(first, second, sides, 1), *self._rows(first, end, sides, self._few)]
        rows = sorted(dict.fromkeys(chosen), key=lambda row: (row[1], row[0]))
        return [Cause(*row, tellings=self._tellings(row[0], row[1])) for row in rows]

    def _rows(
        self, first: datetime.date, end: datetime.date, sides: list[int], few: int
    ) -> list[tuple[str, datetime.date, str, str | None, str, str, float, float, int, int]]:
        a, b = self._dyad.key
        query, given = self._database.query("incidents", {"tense": "present", "since": first}, None)
        told = {"end": end, "sides": sides, "few": few, "a": a, "b": b, "directed": self._dyad.directed}
        return self._database.rows(_INCIDENTS.format(query), {**given, **told})

    def _tellings(self, incident: str, day: datetime.date) -> list[Telling]:
        """Sentences of different outlets, of the days nearest first, then the surest."""
        asked = {"incident": incident, "day": day, "few": _SENTENCES}
        return tellings(self._database, self._database.rows(_TELLINGS, asked))
