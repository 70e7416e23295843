"""For incidents of a page: the best sentence that tells each, and where it stands."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from tasrih.record.sentences import Sentences
from tasrih.web.desk import Desk

_SIDE = 260
"""Of a long sentence as many characters are shown on each side of the words that tell."""
_BEST = """SELECT incident_id, article_id, event_id, outlet, published, e.char_start, e.char_end, e.text, statement_id
FROM incident_events i JOIN events e USING (article_id, event_id) JOIN gathered g USING (article_id)
WHERE incident_id IN (SELECT unnest($ids))
QUALIFY row_number() OVER (PARTITION BY incident_id
    ORDER BY (g.original_id = article_id) DESC, e.confidence DESC, published, article_id, event_id) = 1"""


class Telling(NamedTuple):
    """A sentence cut at the words that show the incident."""

    article_id: str
    event_id: str
    statement_id: str | None
    outlet: str | None
    published: datetime.date | None
    before: str
    trigger: str
    after: str


def tellings(desk: Desk, incidents: Sequence[str]) -> dict[str, Telling]:
    """The best telling of each incident, by its id."""
    ids = sorted(incidents)
    return desk.remembered(("tellings", tuple(ids)), lambda: _told(desk, ids))


def together(
    rows: Sequence[Mapping[str, Any]], told: Mapping[str, Telling]
) -> list[tuple[list[Mapping[str, Any]], Telling | None]]:
    """Incidents that follow one another and are told by the same words (a meeting of seven states is 21 pairs)."""

    def words(row: Mapping[str, Any]) -> object:
        one = told.get(row["id"])
        if one is None:
            return row["id"]
        return one.article_id, one.before, one.trigger, row["type"], row["intensity"], row["tense"]

    groups = (list(some) for _, some in groupby(rows, key=words))
    return [(some, told.get(some[0]["id"])) for some in groups]


def _told(desk: Desk, ids: list[str]) -> dict[str, Telling]:
    rows = desk.database.rows(_BEST, {"ids": ids})
    sentences = Sentences(desk.database, (row[1] for row in rows))
    found = {}
    for incident, article, event, outlet, day, start, end, words, statement in rows:
        sentence = sentences.around(article, start, end) or words or ""
        before, trigger, after = sentence.partition(words or "\0")
        found[incident] = Telling(article, event, statement, outlet, day, _ending(before), trigger, _beginning(after))
    return found


def _ending(text: str) -> str:
    return text if len(text) <= _SIDE else "… " + text[-_SIDE:].partition(" ")[2]


def _beginning(text: str) -> str:
    return text if len(text) <= _SIDE else text[:_SIDE].rpartition(" ")[0] + " …"
