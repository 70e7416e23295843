"""When: the date that the sentence of an event names."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tasrih.find.dates import DateMention
from tasrih.link.events.sight import Sight
from tasrih.link.events.triggers import Trigger

_REACH = 14
_OLD = 60
"""Days before publication from which on a deed is background."""


class Day(NamedTuple):
    """A date expression near an event, and how it lies to the day of publication: -1 long before, 1 after, else 0."""

    iso: str | None
    side: int


def day_of(sight: Sight, dates: Sequence[DateMention], published: datetime.date | None, trigger: Trigger) -> Day:
    """The date expression nearest to the trigger in its sentence; else the day of publication for a deed told in the
    past."""
    doc = sight.ctx.doc
    at, first, last = doc.starts[trigger.first], doc.starts[trigger.sentence.first], doc.ends[trigger.sentence.last - 1]
    n = bisect_left(dates, first, key=lambda date: date.start)
    best: DateMention | None = None
    while n < len(dates) and dates[n].start < last:
        if abs(doc.word_from(dates[n].start) - trigger.first) > _REACH:
            n += 1
            continue
        if best is None or abs(dates[n].start - at) < abs(best.start - at):
            best = dates[n]
        n += 1
    if best is None or best.iso is None:
        return Day(None, 0)
    return Day(best.iso, _side(best.iso, published))


def _side(iso: str, published: datetime.date | None) -> int:
    if published is None:
        return 0
    first, last = bounds(iso)
    if last is not None and (published - last).days > _OLD:
        return -1
    return 1 if first is not None and first > published else 0


def bounds(iso: str) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of an ISO date, month, year, week or range; None where it has none."""
    start, _, end = iso.partition("/")
    return _edge(start, False), _edge(end or start, True)


def _edge(iso: str, late: bool) -> datetime.date | None:
    try:
        if "W" in iso:
            return datetime.date.fromisocalendar(int(iso[:4]), int(iso[6:8]), 7 if late else 1)
        year, *rest = (int(part) for part in iso.split("-"))
        if not rest:
            return datetime.date(year, 12, 31) if late else datetime.date(year, 1, 1)
        if len(rest) == 1:
            following = datetime.date(year + rest[0] // 12, rest[0] % 12 + 1, 1)
            return following - datetime.timedelta(days=1) if late else datetime.date(year, rest[0], 1)
        return datetime.date(year, rest[0], rest[1])
    except ValueError:
        return None
