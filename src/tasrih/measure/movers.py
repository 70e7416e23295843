"""Which relations stand out in a stretch of time: for each dyad the period in which most is unlike what is usual."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from tasrih.measure.causes import Cause, Causes
from tasrih.measure.relations import Dyad, Every, Span, following, span_filters
from tasrih.record.database import Database
from tasrih.record.queries import RelationFilters

_MOST = """SELECT a, b, directed, period, label, more_cooperation >= more_conflict AS up,
    greatest(more_cooperation, more_conflict) AS more, incidents, articles, index, low, high, usual
FROM rows QUALIFY row_number() OVER (PARTITION BY a, b ORDER BY more DESC, period) = 1
ORDER BY more DESC, a, b"""


class Mover(msgspec.Struct, frozen=True):
    """A dyad in its most unusual period, with what makes it so."""

    a: str
    b: str
    directed: bool
    period: datetime.date
    label: str
    up: bool
    """More cooperation than usual; else more conflict."""
    more: float
    """In standard deviations."""
    incidents: int
    articles: int
    index: float
    low: float
    high: float
    usual: float
    causes: list[Cause]


_FIELDS = Mover.__struct_fields__[:-1]


def movers(
    database: Database, every: Every, span: Span, *, directed: bool = False, at_most: int = 10, causes: int = 1
) -> list[Mover]:
    """At most `at_most` dyads, the one that stands out most first, with the `causes` incidents that weigh most."""
    filters: RelationFilters = {"every": every, "directed": directed, **span_filters(span)}
    answer = database.relations(**filters).query("rows", _MOST)
    rows = answer.limit(at_most).fetchall() if answer is not None else []
    return [_mover(database, row, Dyad(row[0], row[1], directed), every, causes) for row in rows]


def _mover(database: Database, row: tuple[Any, ...], dyad: Dyad, every: Every, few: int) -> Mover:
    mover = Mover(**dict(zip(_FIELDS, row, strict=True)), causes=[])
    end = following(mover.period, every)
    found = Causes(database, dyad, few).of(mover.period, end, end, 1 if mover.up else -1)
    return msgspec.structs.replace(mover, causes=found)
