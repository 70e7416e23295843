"""Places on the calendar as the first and the last of their days."""

from __future__ import annotations

import calendar
import datetime
import re

Days = tuple[datetime.date, datetime.date]
_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d{2})", re.ASCII)
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAYS_TO_SUNDAY = 6
_DECEMBER = 12


def bounds(iso: str) -> Days:
    """The first and the last day of YYYY-MM-DD, YYYY-Www (from Monday), YYYY-MM or YYYY.

    >>> bounds("2018-W13")
    (datetime.date(2018, 3, 26), datetime.date(2018, 4, 1))

    Raises:
        ValueError: it is none of these.
    """
    if week := _WEEK.fullmatch(iso):
        monday = datetime.date.fromisocalendar(int(week["year"]), int(week["week"]), 1)
        return monday, monday + datetime.timedelta(days=min(_DAYS_TO_SUNDAY, (datetime.date.max - monday).days))
    if month := _MONTH.fullmatch(iso):
        return _month(int(month["year"]), int(month["month"]))
    if _YEAR.fullmatch(iso):
        return _month(int(iso), 1)[0], _month(int(iso), _DECEMBER)[1]
    day = datetime.date.fromisoformat(iso)
    return day, day


def spread(iso: str | None) -> Days | None:
    """The first and the last day of a date as articles have it, "A/B" among them; None where there is none."""
    if not iso:
        return None
    first, _, last = iso.partition("/")
    try:
        start, end = bounds(first), bounds(last or first)
    except ValueError:
        return None
    return min(start[0], end[0]), max(start[1], end[1])


def _month(year: int, month: int) -> Days:
    first = datetime.date(year, month, 1)
    return first, first.replace(day=calendar.monthrange(year, month)[1])
