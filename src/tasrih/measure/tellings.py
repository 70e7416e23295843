"""Sentences that tell something, with where they stand."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from tasrih.record.database import Database
from tasrih.record.sentences import Place, sentences_around


class Telling(msgspec.Struct, frozen=True):
    """A sentence that tells something; where the record keeps no text, the words it keeps of the fact."""

    article_id: str
    event_id: str
    """Of the fact in its article: an event, a statement, or `claim 3`."""
    outlet: str | None
    published: datetime.date | None
    sentence: str


Row = tuple[str, str, str | None, datetime.date | None, str, int, int]
"""Article, fact, outlet, day, the words kept of it, and their place in the article."""
PLACED = 7
"""Columns of such a row: the last ones of queries for what tellings are found for."""


def tellings(database: Database, rows: Sequence[Row]) -> list[Telling]:
    """The sentences around the places of the rows, in their order."""
    places: list[Place] = [(article, start, end) for article, *_, start, end in rows]
    told = sentences_around(database, {place: row[4] for place, row in zip(places, rows, strict=True)})
    return [Telling(*row[:4], told[place]) for place, row in zip(places, rows, strict=True)]
