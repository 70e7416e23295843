"""How long until something comes due, no more exactly than its day was told."""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

from tasrih.measure.when import Days, spread

Status = Literal["coming", "running", "passed", "unknown"]
_WEEK, _MONTH, _YEAR = 7, 28, 366
_DAYS_SAID, _WEEKS_SAID, _MONTHS_SAID = 14, 100, 730
_DAYS_A_MONTH, _DAYS_A_YEAR = 30.44, 365.25


class Length(NamedTuple):
    """A stretch of time, no finer than people say it: 5 weeks."""

    n: int
    unit: Literal["day", "week", "month", "year"]


class Left(NamedTuple):
    """Whether it is to come, and the words for how long."""

    status: Status
    words: str


def left(iso: str | None, today: datetime.date, *, at_end: bool = False) -> Left:
    """How long from `today` until a day, week, month, year or range; of a range `at_end` its last day counts.

    >>> left("2021-02", datetime.date(2019, 12, 11))
    Left(status='coming', words='in February 2021, in 14 months')
    >>> left("2018-06-12", datetime.date(2018, 6, 7)).words
    'in 5 days'
    >>> left("2018-06", datetime.date(2018, 6, 7))
    Left(status='running', words='this month, until 2018-06-30')
    >>> left("2018-05-11/2018-08-09", datetime.date(2018, 5, 10), at_end=True)
    Left(status='coming', words='by 2018-08-09, in 13 weeks')
    """
    days = spread(iso)
    if iso is None or days is None:
        return Left("unknown", "no day told")
    if at_end and "/" in iso and days[1] > today:
        return Left("coming", f"by {days[1]}, in {_length((days[1] - today).days)}")
    if days[1] < today:
        return Left("passed", f"{_length((today - days[1]).days)} ago")
    if days[0] <= today:
        return Left("running", _running(iso, days, today))
    away = (days[0] - today).days
    size = (days[1] - days[0]).days + 1
    if size == 1:
        return Left("coming", "tomorrow" if away == 1 else f"in {_length(away)}")
    if away < _WEEK:
        return Left("coming", f"{_named(iso, days, size)}, in {_length(away)} at the earliest")
    return Left("coming", f"{_named(iso, days, size)}, in {_length(max(away, _DAYS_SAID + 1))}")


def _running(iso: str, days: Days, today: datetime.date) -> str:
    if days[0] == days[1]:
        return "today"
    unit = {4: "this year", 7: "this month", 8: "this week"}.get(len(iso), "now")
    ahead = (days[1] - today).days
    return f"{unit}, until {days[1]}" if ahead else f"{unit}, ends today"


def _named(iso: str, days: Days, size: int) -> str:
    """The name of a week, month or year; the first day of a range."""
    if len(iso) == len("2021"):
        return f"in {iso}"
    if len(iso) == len("2021-02"):
        return f"in {days[0]:%B %Y}"
    if "W" in iso and "/" not in iso:
        return f"in the week of {days[0]}"
    return f"from {days[0]} to {days[1]}" if size <= _YEAR else f"{days[0].year} to {days[1].year}"


def length(days: int) -> Length:
    """Days as people say them: days, weeks, months, years.

    >>> [tuple(length(n)) for n in (1, 13, 35, 200, 800)]
    [(1, 'day'), (13, 'day'), (5, 'week'), (7, 'month'), (2, 'year')]
    """
    if days <= _DAYS_SAID:
        return Length(days, "day")
    if days <= _WEEKS_SAID:
        return Length(round(days / _WEEK), "week")
    if days <= _MONTHS_SAID:
        return Length(round(days / _DAYS_A_MONTH), "month")
    return Length(round(days / _DAYS_A_YEAR), "year")


def _length(days: int) -> str:
    count, unit = length(days)
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
