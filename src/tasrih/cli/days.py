"""Days as users write them: 2018-03-26, 2018-W13, 2018-03 or 2018."""

from __future__ import annotations

import calendar
import datetime
import re

import click

_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d{2})", re.ASCII)
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAYS_TO_SUNDAY = 6
_DECEMBER = 12


def first_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The first day of what is written, as YYYY-MM-DD.

    Raises:
        BadParameter: it is no date.
    """
    return None if value is None else bounds(value)[0].isoformat()


def last_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The last day of what is written, as YYYY-MM-DD.

    Raises:
        BadParameter: it is no date.
    """
    return None if value is None else bounds(value)[1].isoformat()


def bounds(value: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a day, an ISO week, a month or a year.

    Raises:
        BadParameter: it is none of these.
    """
    try:
        return _bounds(value.strip())
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(f"{value!r} is no date; write it as 2018-03-26, 2018-W13 or 2018-03") from error


def _bounds(value: str) -> tuple[datetime.date, datetime.date]:
    if week := _WEEK.fullmatch(value):
        year, number = int(week["year"]), int(week["week"])
        monday = datetime.date.fromisocalendar(year, number, 1)
        return monday, monday + datetime.timedelta(days=_DAYS_TO_SUNDAY)
    if month := _MONTH.fullmatch(value):
        return _month(int(month["year"]), int(month["month"]))
    if _YEAR.fullmatch(value):
        return _month(int(value), 1)[0], _month(int(value), _DECEMBER)[1]
    day = datetime.date.fromisoformat(value)
    return day, day


def _month(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    first = datetime.date(year, month, 1)
    return first, first.replace(day=calendar.monthrange(year, month)[1])
