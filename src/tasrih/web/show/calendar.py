"""Days and parts of the calendar as people write them: by region, in either digits, with the Hijri day beside."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import NamedTuple

import msgspec

from tasrih.lexicon.files import read_yaml
from tasrih.lexicon.load import DATA
from tasrih.web.prefs import Preferences
from tasrih.web.show.numbers import in_digits


class _Calendar(msgspec.Struct, frozen=True):
    months: dict[str, list[str]]
    english: list[str]
    weekdays: dict[str, list[str]]
    hijri: dict[str, list[str]]
    era: dict[str, str]
    week: dict[str, str]
    span: dict[str, str]
    digits: str


class _Part(NamedTuple):
    year: int
    month: int | None = None
    day: int | None = None
    week: int | None = None


@lru_cache(maxsize=1)
def calendar() -> _Calendar:
    """The names (data/desk/calendar.yaml)."""
    return msgspec.convert(read_yaml(DATA / "desk" / "calendar.yaml"), _Calendar)


def day(date: datetime.date, prefs: Preferences, *, weekday: bool = False) -> str:
    """
    >>> day(datetime.date(2018, 3, 26), Preferences("en"), weekday=True)
    'Monday 26 March 2018'
    """
    shown = in_digits(f"{date.day} {_month(date.month, prefs)} {date.year}", prefs)
    return f"{calendar().weekdays[prefs.language][date.weekday()]} {shown}" if weekday else shown


def short_day(date: datetime.date, prefs: Preferences) -> str:
    """Without the year.

    >>> short_day(datetime.date(2018, 3, 26), Preferences("en"))
    '26 Mar'
    """
    month = _month(date.month, prefs)
    return in_digits(f"{date.day} {month[:3] if prefs.language == 'en' else month}", prefs)


def month(date: datetime.date, prefs: Preferences) -> str:
    """The name of a month, with its year in January.

    >>> month(datetime.date(2018, 3, 26), Preferences("en")), month(datetime.date(2019, 1, 1), Preferences("en"))
    ('Mar', 'Jan 2019')
    """
    name = _month(date.month, prefs)
    name = name[:3] if prefs.language == "en" else name
    return in_digits(f"{name} {date.year}", prefs) if date.month == 1 else name


def hijri(date: datetime.date, prefs: Preferences) -> str:
    """The day of the Umm al-Qura calendar, empty outside of 1343 to 1500 AH.

    >>> hijri(datetime.date(2018, 3, 26), Preferences("en"))
    '9 Rajab 1439 AH'
    """
    from hijridate import Gregorian

    try:
        found = Gregorian.fromdate(date).to_hijri()
    except (OverflowError, ValueError):
        return ""
    names, era = calendar().hijri[prefs.language], calendar().era[prefs.language]
    return in_digits(f"{found.day} {names[found.month - 1]} {found.year} {era}", prefs)


def calendar_place(iso: str | None, prefs: Preferences) -> str:
    """The place on the calendar that a date of a text has (`model.Date.iso`); what is no such place comes as it is.

    >>> calendar_place("2021-02", Preferences("en")), calendar_place("2018-03-26/2018-03-28", Preferences("en"))
    ('February 2021', '26 March 2018 – 28 March 2018')
    """
    if not iso:
        return "?"
    parts = [_shown(part, prefs) for part in iso.split("/")[:2]]
    return parts[0] if len(parts) == 1 else calendar().span[prefs.language].format(a=parts[0], b=parts[1])


def days(iso: str | None, prefs: Preferences) -> str:
    """The same, a range inside of a month or a year with what its ends share told once.

    >>> days("2018-03-26/2018-03-28", Preferences("en")), days("2018-03-26/2018-04-02", Preferences("en"))
    ('26–28 March 2018', '26 March – 2 April 2018')
    """
    ends = [_parsed(part) for part in (iso or "").split("/")]
    if len(ends) == 2 and (a := ends[0]) and (b := ends[1]) and a.day and b.day and a.month and a.year == b.year:
        last = _shown(str(iso).split("/")[1], prefs)
        if a.month == b.month:
            return in_digits(f"{a.day}–{last}", prefs)
        return calendar().span[prefs.language].format(a=in_digits(f"{a.day} {_month(a.month, prefs)}", prefs), b=last)
    return calendar_place(iso, prefs)


def _shown(iso: str, prefs: Preferences) -> str:
    part = _parsed(iso)
    if part is None:
        return iso
    if part.week:
        return in_digits(calendar().week[prefs.language].format(week=part.week, year=part.year), prefs)
    words = [part.day, _month(part.month, prefs) if part.month else None, part.year]
    return in_digits(" ".join(str(word) for word in words if word), prefs)


def _parsed(iso: str) -> _Part | None:
    fields = iso.split("-")
    try:
        if len(fields) == 2 and fields[1].startswith("W"):
            return _Part(int(fields[0]), week=int(fields[1][1:]))
        part = _Part(*(int(field) for field in fields[:3]))
    except ValueError:
        return None
    return part if part.month is None or 1 <= part.month <= 12 else None


def _month(number: int, prefs: Preferences) -> str:
    names = calendar().english if prefs.language == "en" else calendar().months[prefs.months]
    return names[number - 1]
