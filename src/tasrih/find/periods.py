"""Decades, centuries, seasons, and the halves and quarters of a year."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tasrih.find import calendar as c
from tasrih.find.cursor import Cursor
from tasrih.find.date_parts import Tail, headed_year, ordinal_at, year_at
from tasrih.lexicon.counting import MANY, ONE, TimeUnit


class Period(NamedTuple):
    """A date over the words [first, last), resolved."""

    first: int
    last: int
    iso: str | None
    hijri: bool = False


def time_unit_at(cur: Cursor, i: int) -> TimeUnit | None:
    """The form of a length of time at word i."""
    return cur.tables.time.units.get(cur.stem(i))


def century_at(cur: Cursor, i: int, published: date | None) -> Period | None:
    """ "القرن الماضي", "القرن الثامن عشر", "القرن الـ19" at word i."""
    j = i + 1
    if not cur.near(j):
        return None
    turn = cur.tables.time.turns.get(cur.word(j))
    ordinal = ordinal_at(cur, j)
    digits = cur.digits.get(j)
    if turn is not None:
        number = None if published is None else (published.year - 1) // 100 + 1 + turn
        return Period(i, j + 1, _hundred(number))
    unit = time_unit_at(cur, i)
    if ordinal and not cur.clitic(j) and unit and unit.definite:
        number, last = ordinal[0], ordinal[1]
    elif digits and len(digits.digits) <= 2 and not digits.behind and digits.before in {"", "ال"}:
        number, last = int(digits.digits), j + 1
    else:
        return None
    before_christ = (cur.word(last), cur.word(last + 1)) == ("قبل", "الميلاد") or cur.says(last, "era_bc")
    return None if before_christ else Period(i, last, _hundred(number))


def decade_of_century_at(cur: Cursor, i: int, published: date | None) -> Period | None:
    """ "العقد الأول من القرن الماضي"."""
    ordinal = ordinal_at(cur, i + 1) if cur.near(i + 1) and not cur.clitic(i + 1) else None
    if ordinal is None or not cur.has(ordinal[1], "of") or not 1 <= ordinal[0] <= 10:
        return None
    unit = time_unit_at(cur, ordinal[1] + 1)
    century = century_at(cur, ordinal[1] + 1, published) if unit and unit.unit == "century" else None
    if century is None:
        return None
    first = int(century.iso[:4]) + 10 * ordinal[0] - 10 if century.iso else None
    return Period(i, century.last, f"{first}/{first + 9}" if first else None)


def _hundred(number: int | None) -> str | None:
    if number is None or not 1 <= number <= 30:
        return None
    return f"{number * 100 - 99:04d}/{number * 100:04d}"


def decade_at(cur: Cursor, i: int) -> Period | None:
    """ "التسعينيات", "خمسينيات القرن الماضي", "سبعينيات القرن التاسع عشر" at word i."""
    first = cur.tables.time.decades.get(cur.stem(i))
    if first is None:
        return None
    last = i + 1
    at = last + 1 if cur.has(last, "of") and cur.near(last) else last
    unit = time_unit_at(cur, at)
    century = century_at(cur, at, date(2000, 6, 1)) if cur.near(at) and unit and unit.unit == "century" else None
    if century is None:
        of_life = cur.has(last, "of") and cur.says(last + 1, "not_decade_before")
        return None if of_life or cur.says(last, "not_decade_before") else Period(i, last, f"{first}/{first + 9}")
    if ordinal := ordinal_at(cur, at + 1):
        first = (ordinal[0] - 1) * 100 + first % 100
    return Period(i, century.last, f"{first}/{first + 9}")


def season_at(cur: Cursor, i: int, published: date | None) -> Period | None:
    """ "صيف 2015", "شتاء العام الماضي", "الصيف المقبل" at word i."""
    month = cur.tables.time.seasons.get(cur.stem(i))
    if month is None:
        return None
    told = year_at(cur, i + 1) if cur.near(i + 1) else None
    headed = headed_year(cur, i + 1)
    turn = cur.tables.time.turns.get(cur.word(i + 1))
    if cur.says(i - 1, "this") and cur.near(i):
        return Period(i - 1, i + 1, _season(month, None if published is None else published.year))
    if told and not cur.clitic(i + 1):
        return Period(i, told[2], _season(month, told[0]))
    if headed:
        year = headed.year if headed.year is not None else _turned_year(published, headed.year_turn)
        return Period(i, headed.last, _season(month, year))
    if turn is None or not cur.stem(i).startswith("ال"):
        return None
    if published is None:
        return Period(i, i + 2, None)
    begin = (month, 1) < (published.month, published.day)
    year = published.year + {c.PAST: 0 if begin else -1, c.FUTURE: 1 if begin else 0}.get(turn, 0)
    return Period(i, i + 2, _season(month, year))


def months_of_year_at(cur: Cursor, i: int, published: date | None) -> Period | None:
    """ "الأشهر الثلاثة الأولى من العام الجاري" at word i."""
    unit = time_unit_at(cur, i)
    if unit is None or unit.unit != "month" or unit.count != MANY or not unit.definite or not cur.near(i + 1):
        return None
    many = cur.tables.numbers.definite_low.get(cur.word(i + 1), 0)
    last_ones = cur.says(i + 2, "last_part")
    if not 0 < many < 12 or not (last_ones or cur.tables.time.ordinals.get(cur.word(i + 2)) == 1):
        return None
    told = _year_of(cur, i + 3, published)
    if told is None:
        return None
    begin = 13 - many if last_ones else 1
    year, last = told
    return Period(i, last, None if year is None else f"{year:04d}-{begin:02d}/{year:04d}-{begin + many - 1:02d}")


def _year_of(cur: Cursor, j: int, published: date | None) -> tuple[int | None, int] | None:
    """(year, index behind) of "من 2017", "من العام الماضي", "من العام" behind a part of a year."""
    if not cur.near(j):
        return None
    headed = headed_year(cur, j) or _this_year(cur, j)
    if headed:
        return headed.year if headed.year is not None else _turned_year(published, headed.year_turn), headed.last
    told = year_at(cur, j + 1 if cur.has(j, "of") else j)
    return (told[0], told[2]) if told else None


def _which_part(cur: Cursor, i: int, parts: int) -> tuple[int, int] | None:
    return (parts, i + 1) if cur.says(i, "last_part") else ordinal_at(cur, i)


def _this_year(cur: Cursor, j: int) -> Tail | None:
    """ "من العام" alone: the running year."""
    unit = time_unit_at(cur, j + 1) if cur.has(j, "of") and cur.near(j + 1) else None
    running = unit is not None and unit.unit == "year" and unit.definite and unit.count == ONE
    return Tail(j + 2, year_turn=0) if running else None


def _turned_year(published: date | None, turn: int | None) -> int | None:
    return None if published is None or turn is None else published.year + turn


def _season(month: int, year: int | None) -> str | None:
    if year is None or not 1 <= year < 9999:
        return None
    return f"{year:04d}-12/{year + 1:04d}-02" if month == 12 else f"{year:04d}-{month:02d}/{year:04d}-{month + 2:02d}"


def part_of_year_at(cur: Cursor, i: int, published: date | None) -> Period | None:
    """ "الربع الأول من العام الجاري", "النصف الثاني من 2017" at word i."""
    parts = cur.tables.time.fractions.get(cur.stem(i))
    ordinal = _which_part(cur, i + 1, parts) if parts and cur.near(i + 1) and not cur.clitic(i + 1) else None
    if parts is None or ordinal is None or not 1 <= ordinal[0] <= parts:
        return None
    told = _year_of(cur, ordinal[1], published)
    if told is None:
        return None
    year, last = told
    length = 12 // parts
    begin = (ordinal[0] - 1) * length + 1
    iso = None if year is None else f"{year:04d}-{begin:02d}/{year:04d}-{begin + length - 1:02d}"
    return Period(i, last, iso)
