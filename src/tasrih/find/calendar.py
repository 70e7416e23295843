"""Places on the calendar, resolved against the day of publication. Nothing here reads text.

A `Point` is what the words say; `resolve` turns it into ISO: YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Www or
a range "A/B".
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Hijri

PAST, PRESENT, FUTURE = -1, 0, 1
_HIJRI_YEARS = range(1343, 1501)
_SIX_MONTHS = 183
_AHEAD_UNSAID = 100


class Point(NamedTuple):
    """A day, month or year as told. `turn` is "last", "this", "next"; `year_turn` the same of its year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: int | None = None
    year_turn: int | None = None
    hijri: bool = False


def resolve(point: Point, published: date | None, ahead: bool = False) -> str | None:
    """ISO of a point; None where an unknown day of publication is needed. `ahead`: it is still to come."""
    if point.hijri:
        return _hijri(point, published)
    if point.month == 0:
        return _day_of_month(point, published)
    year = point.year
    if year is None and point.year_turn is not None and published:
        year = published.year + point.year_turn
    if point.month is None:
        return _weekday(point, published, ahead) if point.weekday is not None else _year(year)
    if year is None:
        if published is None:
            return None
        year = _nearest_year(point, published, ahead)
    return iso(year, point.month, point.day)


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """ISO of a day, month or year; None where there is no such day."""
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _day_of_month(point: Point, published: date | None) -> str | None:
    """A day of the month of publication, or of the one before or after."""
    if published is None:
        return None
    year, month = month_of(published, point.turn or 0).split("-")
    return iso(int(year), int(month), point.day)


def _year(year: int | None) -> str | None:
    return None if year is None else iso(year)


def week(day: date) -> str:
    """The ISO week of a day.

    >>> week(date(2019, 12, 20))
    '2019-W51'
    """
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def month_of(day: date, shift: int) -> str:
    """The month `shift` months from the month of a day."""
    at = day.year * 12 + day.month - 1 + shift
    return f"{at // 12:04d}-{at % 12 + 1:02d}"


def moved(day: date, days: int) -> date | None:
    """The day so many days off, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def span_iso(first: str | None, last: str | None) -> str | None:
    """A range of two ISO dates, None where one is not known; in their order."""
    if first is None or last is None:
        return None
    return f"{first}/{last}" if first != last else first


def _weekday(point: Point, published: date | None, ahead: bool) -> str | None:
    """The nearest such day not after publication, or the next one where it is to come."""
    if published is None or point.weekday is None:
        return None
    back = (published.isoweekday() - point.weekday) % 7
    if point.turn == FUTURE:
        days = 7 - back
    elif point.turn == PAST:
        days = -(back or 7)
    elif ahead and back:
        days = 7 - back
    else:
        days = -back
    day = moved(published, days)
    return day.isoformat() if day else None


def _nearest_year(point: Point, published: date, ahead: bool) -> int:
    """The year of a day or month that is told without one."""
    month, day = point.month or 1, point.day
    if point.turn == PRESENT:
        return published.year
    place = (month, day if day is not None else published.day)
    here = (published.month, published.day)
    if point.turn == PAST:
        return published.year if place < here else published.year - 1
    if point.turn == FUTURE:
        return published.year if place > here else published.year + 1
    if point.weekday is not None and day is not None:
        for year in (published.year, published.year - 1, published.year + 1):
            told = iso(year, month, day)
            if told and date.fromisoformat(told).isoweekday() == point.weekday:
                return year
    return _by_distance(month, day, published, ahead)


def _by_distance(month: int, day: int | None, published: date, ahead: bool) -> int:
    away = (month - published.month) * 30 + ((day or published.day) - published.day)
    if ahead:
        return published.year + 1 if away < -_SIX_MONTHS // 6 else published.year
    if away > _AHEAD_UNSAID:
        return published.year - 1
    if away < -_SIX_MONTHS - 90:
        return published.year + 1
    return published.year


def _hijri(point: Point, published: date | None) -> str | None:
    """The Gregorian day, or the range of days of a Hijri month or year."""
    year = point.year
    if year is None:
        if published is None or point.month is None:
            return None
        year = _hijri_year(point, published)
    if year > _HIJRI_YEARS.stop and point.month is not None:
        year = _hijri_year(point._replace(turn=None), date(min(year, 9999), 7, 1))
    if year not in _HIJRI_YEARS:
        return None
    try:
        if point.month is None:
            return span_iso(_gregorian(year, 1, 1), _gregorian(year, 12, Hijri(year, 12, 1).month_length()))
        if point.day is not None:
            return _gregorian(year, point.month, point.day)
        length = Hijri(year, point.month, 1).month_length()
        return span_iso(_gregorian(year, point.month, 1), _gregorian(year, point.month, length))
    except (ValueError, OverflowError):
        return None


def _gregorian(year: int, month: int, day: int) -> str:
    made = Hijri(year, month, day).to_gregorian()
    return f"{made.year:04d}-{made.month:02d}-{made.day:02d}"


def _hijri_year(point: Point, published: date) -> int:
    """The Hijri year of a month told without one: the nearest, or as its turn says."""
    middle = point.month or 1
    around = range(published.year - 580, published.year - 576)
    places = []
    for year in (y for y in around if y in _HIJRI_YEARS):
        made = Hijri(year, middle, 15).to_gregorian()
        places.append((date(made.year, made.month, made.day) - published, year))
    if point.turn == PAST:
        places = [place for place in places if place[0].days < -15] or places
    elif point.turn == FUTURE:
        places = [place for place in places if place[0].days > 0] or places
    return min(places, key=lambda place: abs(place[0]))[1] if places else 0
