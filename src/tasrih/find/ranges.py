"""Ranges of dates: "بين 2010 و2015", "من 3 إلى 5 مارس", "12 و13 يونيو", "2010-2015"."""

from __future__ import annotations

from tasrih.find.calendar import Point
from tasrih.find.cursor import Cursor
from tasrih.find.date_parts import (
    Element,
    day_at,
    day_month_at,
    headed_year,
    month_at,
    numeric_at,
    with_tail,
    year_at,
)

_DASHES = frozenset({"-", "–", "—", " - ", " – ", " — ", "- ", " -"})


def range_at(cur: Cursor, i: int) -> tuple[int, int, Element, Element] | None:
    """(first word, index behind, begin, end) of a range at word i, with the preposition that opens it."""
    opener = _opener(cur, i)
    first = i + 1 if opener else i
    if opener and not cur.near(first):
        return None
    head = cur.has(first, "pair_heads")
    plain = first + 1 if (head or cur.has(first, "month_heads") or cur.has(first, "day_heads")) else first
    if plain > first and not cur.near(plain):
        return None
    one = _side(cur, plain) or (_side(cur, first) if plain > first else None)
    if one is None or (opener and cur.clitic(one.first) and one.first == first):
        return None
    joint = _night(cur, one) or _joint(cur, one.last)
    if joint is None:
        return None
    kind, at = joint
    two = _side(cur, at)
    if two is None or not _allowed(cur, opener, head, kind, one, two):
        return None
    return (i, two.last, _filled(one, two), two)


def _night(cur: Cursor, one: Element) -> tuple[str, int] | None:
    """ "ليل الجمعة السبت": the night between two days."""
    days, at = cur.tables.time.weekdays, one.last
    next_day = days.get(cur.stem(at)) if cur.near(at) and cur.clitic(at) in {"", "ل"} else None
    if one.point.weekday is None or next_day != one.point.weekday % 7 + 1:
        return None
    return "night", at


def _opener(cur: Cursor, i: int) -> str:
    """ "between", "from", or "" where word i opens no range."""
    if cur.has(i, "between"):
        return "between"
    return "from" if cur.has(i, "from") else ""


def _side(cur: Cursor, i: int) -> Element | None:
    """One end of a range: a full date, a month, a year, or a day alone."""
    if not (cur.stem(i) or i in cur.digits):
        return None
    for head in ("day_heads", "month_heads"):
        if cur.has(i, head) and cur.near(i + 1):
            i += 1
    if i in cur.digits:
        return numeric_at(cur, i) or day_month_at(cur, i) or _year(cur, i) or _day(cur, i)
    weekday = cur.tables.time.weekdays.get(cur.stem(i))
    if weekday is not None:
        turn = cur.tables.time.turns.get(cur.word(i + 1)) if cur.near(i + 1) else None
        return Element(i, i + 1 + (turn is not None), Point(weekday=weekday, turn=turn))
    if cur.stem(i) in cur.tables.time.ordinals:
        return day_month_at(cur, i) or _day(cur, i)
    if cur.has(i, "year_heads"):
        tail = headed_year(cur, i)
        return (
            Element(i, tail.last, Point(year=tail.year, year_turn=tail.year_turn, hijri=tail.hijri)) if tail else None
        )
    month = month_at(cur, i)
    if month is None:
        return None
    return with_tail(cur, Element(i, month.last, Point(month=month.month, hijri=month.hijri)))


def _year(cur: Cursor, i: int) -> Element | None:
    told = year_at(cur, i)
    if told is None or not 1000 <= told[0] < 2200:
        return None
    return Element(i, told[2], Point(year=told[0], hijri=told[1]))


def _day(cur: Cursor, i: int) -> Element | None:
    day = day_at(cur, i)
    return Element(i, day[1], Point(day=day[0])) if day else None


def _joint(cur: Cursor, i: int) -> tuple[str, int] | None:
    """(kind of joint, index of the second end) behind the first end."""
    gap = cur.gap(i)
    if gap in _DASHES:
        return ("dash", i) if not cur.clitic(i) else None
    if gap == "/" and i in cur.digits:
        return "slash", i
    if not cur.near(i):
        return None
    if cur.has(i, "to"):
        j = i + 2 if cur.has(i + 1, "to") else i + 1
        return ("to", j) if cur.near(j) or cur.gap(j) == " " else None
    if cur.has(i, "and_or") and cur.near(i + 1):
        return "or", i + 1
    if cur.word(i) == "و" and cur.near(i + 1):
        return "and", i + 1
    return ("and", i) if cur.clitic(i) == "و" else None


def _grain(element: Element) -> str:
    point = element.point
    if point.weekday is not None:
        return "weekday"
    if point.day is not None:
        return "date" if point.month is not None else "day"
    return "month" if point.month is not None else "year"


def _allowed(cur: Cursor, opener: str, head: bool, kind: str, one: Element, two: Element) -> bool:
    """The two ends make a range with that opener and joint."""
    grains = _grain(one), _grain(two)
    if grains == ("day", "date"):
        return True
    if grains[0] != grains[1] or grains[0] == "day":
        return False
    if grains[0] == "year":
        return _years_allowed(opener, head, kind, one, two)
    if kind in {"and", "or"}:
        told = one.point.year is not None or one.point.turn is not None or one.point.year_turn is not None
        shared = (
            grains[0] == "month" and not told and two.last - two.first > 1 and two.point != Point(month=two.point.month)
        )
        return opener == "between" or head or shared
    return kind in {"to", "night"} or (kind == "dash" and grains[0] != "weekday")


def _years_allowed(opener: str, head: bool, kind: str, one: Element, two: Element) -> bool:
    begin, end = one.point.year, two.point.year
    if begin is None or end is None:
        return kind == "to" or opener == "between"
    if kind in {"and", "or"}:
        return opener == "between" or head
    return begin < end and (kind != "slash" or end == begin + 1)


def _filled(one: Element, two: Element) -> Element:
    """The first end with the month, year and turn that only the second tells."""
    a, b = one.point, two.point
    month = a.month if a.month is not None else b.month
    told = a.year is not None or a.turn is not None or a.year_turn is not None
    if not told and (a.weekday is None or (b.month is None and two.first == one.last)):
        a = a._replace(year=b.year, turn=b.turn, year_turn=b.year_turn)
    hijri = a.hijri or b.hijri
    return one._replace(point=a._replace(month=month, hijri=hijri))
