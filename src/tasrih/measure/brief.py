"""A brief on two actors for a day, a week or a month: what a desk officer wants to know, with its evidence."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tasrih.measure.causes import Asked, Cause, causes
from tasrih.measure.counted import Counted, counted
from tasrih.measure.due_things import Things, gather
from tasrih.measure.positions import Change
from tasrih.measure.relations import Dyad, Every, Period, following, series
from tasrih.measure.sayings import Saying, sayings
from tasrih.measure.turned import Turned, turned
from tasrih.measure.watch import Item, Watch, chosen, items
from tasrih.measure.when import bounds
from tasrih.record.database import Database

_HAPPENED, _SAID, _TURNED, _NUMBERS, _DUE = 8, 8, 4, 6, 6
_FIRST_YEAR, _LAST_YEAR = 1000, 9998
_LABELS: dict[Every, str] = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m"}


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


class Known(NamedTuple):
    """What many briefs have in common, for who makes many: the series of the two by such periods, the turns of all
    positions, and what was known to come due when the period ended (`due_after`)."""

    series: Sequence[Period]
    changes: Sequence[Change]
    things: Things


def beginning(every: Every, told: str) -> datetime.date:
    """The first day of a day, a week or a month as people write it.

    >>> beginning("week", "2018-W13"), beginning("month", "2018-03")
    (datetime.date(2018, 3, 26), datetime.date(2018, 3, 1))

    Raises:
        ValueError: it is none.
    """
    first, last = bounds(told.upper())
    if not _FIRST_YEAR <= first.year <= last.year <= _LAST_YEAR or label_of(first, every) != told.upper():
        raise ValueError(f"{told!r} is no {every}")
    return first


def label_of(first: datetime.date, every: Every) -> str:
    """A period as people write it.

    >>> label_of(datetime.date(2018, 3, 26), "week")
    '2018-W13'
    """
    return first.strftime(_LABELS[every])


def brief(database: Database, dyad: Dyad, every: Every, first: datetime.date, known: Known | None = None) -> Brief:
    """The brief of the period that begins on `first`.

    Raises:
        RecordError: it is no dyad, or the record has nothing of it at all.
    """
    end = following(first, every)
    told = known.series if known else series(database, dyad, every)
    past = [period for period in told if period.period <= first]
    standing = past[-1] if past and past[-1].period == first else None
    return Brief(
        a=dyad.key[0],
        b=dyad.key[1],
        label=label_of(first, every),
        first=first,
        end=end,
        standing=standing,
        earlier=past[-2] if standing and len(past) > 1 else None,
        happened=causes(database, [Asked(dyad, first, first, end)], _HAPPENED)[0],
        said=sayings(database, dyad, first, end, _SAID),
        turned=turned(database, dyad, first, end, _TURNED, known.changes if known else None),
        numbers=counted(database, dyad, first, end, _NUMBERS),
        due=_due(database, dyad, end, known.things if known else None),
    )


def due_after(end: datetime.date) -> Watch:
    """What was known, when a period ended, to come due after it."""
    return Watch(today=end, known=end - datetime.timedelta(days=1))


def _due(database: Database, dyad: Dyad, end: datetime.date, known: Things | None) -> list[Item]:
    """What comes due then: of both sides first, then of either."""
    asked = due_after(end)
    things = gather(database, {"until": asked.known}) if known is None else known
    found = chosen(things.things, asked, {"actor": list(dyad.key)})
    found.sort(key=lambda thing: not set(dyad.key) <= set(thing.who))
    return items(database, things, found[:_DUE], end)
