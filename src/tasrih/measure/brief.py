"""A brief on two actors for a day, a week or a month: what a desk officer wants to know, with its evidence."""

from __future__ import annotations

import datetime

import msgspec

from tasrih.measure.causes import Cause, Causes
from tasrih.measure.counted import Counted, counted
from tasrih.measure.relations import Dyad, Every, Period, following, series
from tasrih.measure.sayings import Saying, sayings
from tasrih.measure.turned import Turned, turned
from tasrih.measure.watch import Item, Watch, watch
from tasrih.record.database import Database

_HAPPENED, _SAID, _TURNED, _NUMBERS, _DUE = 8, 8, 4, 6, 6


class Brief(msgspec.Struct, frozen=True):
    """What is known of two actors in [first, end). `standing` is None where no article covers them then."""

    a: str
    b: str
    label: str
    first: datetime.date
    end: datetime.date
    standing: Period | None
    earlier: Period | None
    """The period before it."""
    happened: list[Cause]
    said: list[Saying]
    turned: list[Turned]
    numbers: list[Counted]
    due: list[Item]


def brief(database: Database, dyad: Dyad, every: Every, first: datetime.date) -> Brief:
    """The brief of the period that begins on `first`.

    Raises:
        RecordError: it is no dyad, or the record has nothing of it at all.
    """
    end = following(first, every)
    known = [period for period in series(database, dyad, every) if period.period <= first]
    standing = known[-1] if known and known[-1].period == first else None
    return Brief(
        a=dyad.key[0],
        b=dyad.key[1],
        label=standing.label if standing else str(first),
        first=first,
        end=end,
        standing=standing,
        earlier=known[-2] if standing and len(known) > 1 else None,
        happened=Causes(database, dyad, _HAPPENED).of(first, first, end),
        said=sayings(database, dyad, first, end, _SAID),
        turned=turned(database, dyad, first, end, _TURNED),
        numbers=counted(database, dyad, first, end, _NUMBERS),
        due=_due(database, dyad, end),
    )


def _due(database: Database, dyad: Dyad, end: datetime.date) -> list[Item]:
    """What was known, when the period ended, to come due after it: of both sides first, then of either."""
    asked = Watch(today=end, known=end - datetime.timedelta(days=1))
    found = watch(database, asked, {"actor": list(dyad.key)})
    return sorted(found, key=lambda item: not set(dyad.key) <= set(item.who))[:_DUE]
