"""What stands out: of all dyads the most unusual period of each, of one dyad the periods that are far from usual."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import msgspec

from tasrih.measure.causes import Asked, Cause
from tasrih.measure.causes import causes as causes_of
from tasrih.measure.relations import Dyad, Every, Period, Span, following, span_filters
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


UNUSUAL = 2.0
"""Standard deviations: of forty-four periods in which nothing changes, one is so far above what is usual."""
_FIELDS = Mover.__struct_fields__[:-1]


def movers(
    database: Database, every: Every, span: Span, *, directed: bool = False, at_most: int = 10, causes: int = 1
) -> list[Mover]:
    """At most `at_most` dyads, the one that stands out most first, with the `causes` incidents that weigh most."""
    filters: RelationFilters = {"every": every, "directed": directed, **span_filters(span)}
    answer = database.relations(**filters).query("rows", _MOST)
    rows = answer.limit(at_most).fetchall() if answer is not None else []
    return _movers(database, rows, every, causes)


def _movers(database: Database, rows: Sequence[tuple[Any, ...]], every: Every, few: int) -> list[Mover]:
    found = [Mover(**dict(zip(_FIELDS, row, strict=True)), causes=[]) for row in rows]
    told = causes_of(database, [_asked(mover, every) for mover in found], few)
    return [msgspec.structs.replace(mover, causes=some) for mover, some in zip(found, told, strict=True)]


def _asked(mover: Mover, every: Every) -> Asked:
    end = following(mover.period, every)
    return Asked(Dyad(mover.a, mover.b, mover.directed), mover.period, end, end, 1 if mover.up else -1)


def peaks(database: Database, dyad: Dyad, every: Every, shown: Sequence[Period], *, causes: int = 1) -> list[Mover]:
    """The periods in which there is far more cooperation or conflict than is usual between the two, in order."""
    found = []
    for period in shown:
        for up, more in ((True, period.more_cooperation), (False, period.more_conflict)):
            if more is not None and more >= UNUSUAL:
                row = (*dyad.key, dyad.directed, period.period, period.label, up, more)
                told = (getattr(period, name) for name in _FIELDS[len(row) :])
                found.append((*row, *told))
    return _movers(database, found, every, causes)
