"""What is asked of the record's measures by several pages, remembered: series of two actors, turns, lives."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tasrih.errors import RecordError
from tasrih.measure.positions import Change, changes
from tasrih.measure.proposals import Traced, traced
from tasrih.measure.proposals.life import QUIET_DAYS
from tasrih.measure.relations import Dyad, Every, Period, Span, series
from tasrih.web.frozen import frozen

if TYPE_CHECKING:
    from tasrih.web.desk import Desk
    from tasrih.web.resources.table import Filters

_WHOLE = Span(None, None)


def series_of(desk: Desk, dyad: Dyad, every: Every, span: Span = _WHOLE) -> list[Period]:
    """The series of two actors; empty where the record has nothing of them."""

    def made() -> list[Period]:
        try:
            return series(desk.database, dyad, every, span)
        except RecordError:
            return []

    return desk.remembered(("series", frozen(dyad), every, frozen(span)), made)


def changes_of(desk: Desk, filters: Filters) -> list[Change]:
    """The turns of positions."""
    return desk.remembered(("changes", frozen(filters)), lambda: changes(desk.database, **filters), whole=not filters)


def lives_of(desk: Desk, until: datetime.date | None = None, quiet_days: int = QUIET_DAYS) -> list[Traced]:
    """The proposals of the record as they stood on a day, the one mentioned last first."""
    plain = until is None and quiet_days == QUIET_DAYS
    return desk.remembered(("lives", until, quiet_days), lambda: traced(desk.database, until, quiet_days), whole=plain)
