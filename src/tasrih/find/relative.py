"""Dates told by their distance from the day of publication: "last week", "two months ago"."""

from __future__ import annotations

from datetime import date

from tasrih.find import calendar as c
from tasrih.find.cursor import Cursor
from tasrih.find.date_parts import month_at
from tasrih.find.numbers import Number, parse_number
from tasrih.find.periods import Period, century_at, decade_of_century_at, time_unit_at
from tasrih.lexicon.counting import MANY, ONE, TWO, TimeUnit

_DAYS = {"day": 1, "night": 1, "week": 7}
_MONTH_DAYS = 30.44


def near_day_at(cur: Cursor, i: int, published: date | None) -> tuple[int, int] | None:
    """(days from publication, index behind) of "أمس", "أول من أمس", "بعد غد" at word i."""
    stem = cur.stem(i)
    for words, days in cur.tables.relative:
        if stem == words[0] and all(cur.word(i + k) == w and cur.near(i + k) for k, w in enumerate(words) if k):
            return days, i + len(words)
    return None


def period_at(cur: Cursor, i: int, published: date | None, bare: bool = False) -> Period | None:
    """ "الأسبوع الماضي", "هذا الشهر", "السنوات الخمس الماضية", "القرن العشرين" at word i.

    `bare`: the unit alone means the running one ("نهاية العام").
    """
    if cur.has(i, "this") and cur.near(i + 1):
        unit = time_unit_at(cur, i + 1)
        if unit and unit.definite and unit.count == ONE and unit.unit in _SHIFTED:
            return Period(i, i + 2, _shifted(unit.unit, 0, published))
        return None
    unit = time_unit_at(cur, i)
    if unit is None:
        return _counted_first(cur, i, published)
    if unit.unit == "century" and unit.count == ONE:
        return century_at(cur, i, published)
    if unit.unit == "decade" and unit.definite:
        told = decade_of_century_at(cur, i, published)
        if told:
            return told
    if not unit.definite or unit.unit not in _SHIFTED:
        return None
    return _turned(cur, i, unit, published) or (_running(cur, i, unit, published) if bare else None)


_SHIFTED = frozenset({"year", "month", "week", "day", "decade"})


def _turned(cur: Cursor, i: int, unit: TimeUnit, published: date | None) -> Period | None:
    """A definite unit with "last", "next", and where it is many, their number."""
    j, many = i + 1, 2.0
    if unit.count == MANY:
        low = _low_number(cur, j)
        if low is None:
            return None
        many, j = low
    turn = cur.tables.time.turns.get(cur.word(j)) if cur.near(j) else None
    if turn is None or (unit.unit == "day" and unit.count == ONE) or _is_general(cur, i):
        return None
    if unit.count == ONE:
        return Period(i, j + 1, _shifted(unit.unit, turn, published))
    return Period(i, j + 1, _stretch(unit.unit, int(many), turn, published))


def _counted_first(cur: Cursor, i: int, published: date | None) -> Period | None:
    """ "الخمس سنوات الماضية": the number has the article and stands first."""
    many = cur.tables.numbers.definite_low.get(cur.stem(i))
    unit = time_unit_at(cur, i + 1) if many and cur.near(i + 1) else None
    turn = cur.tables.time.turns.get(cur.word(i + 2)) if cur.near(i + 2) else None
    if many is None or unit is None or unit.count != MANY or unit.definite or unit.unit not in _SHIFTED or turn is None:
        return None
    return Period(i, i + 3, _stretch(unit.unit, many, turn, published))


def _is_general(cur: Cursor, i: int) -> bool:
    """ "العام" behind "الأمين" is an adjective."""
    return cur.near(i) and not cur.clitic(i) and cur.says(i - 1, "general_heads")


def _low_number(cur: Cursor, j: int) -> tuple[float, int] | None:
    """ "الخمس", "الـ5", "العشرين" behind a definite plural."""
    if not cur.near(j):
        return None
    value = cur.tables.numbers.definite_low.get(cur.word(j))
    if value is not None:
        return value, j + 1
    digits = cur.digits.get(j)
    if digits and digits.before == "ال" and not digits.behind and len(digits.digits) < 4:
        return int(digits.digits), j + 1
    return None


def _running(cur: Cursor, i: int, unit: TimeUnit, published: date | None) -> Period | None:
    """The unit that the day of publication lies in; the end of a week is its Saturday and Sunday."""
    follows = cur.stem(i + 1) if cur.near(i + 1) else ""
    if unit.count != ONE or unit.unit in {"day", "decade"} or follows in cur.tables.time.ordinals:
        return None
    if cur.near(i + 1) and cur.word(i + 1).startswith("ال"):
        return None
    return Period(i, i + 1, _shifted(unit.unit, 0, published))


def weekend(published: date | None, turn: int = 0) -> str | None:
    """Saturday and Sunday of the running week, or of the one before or after."""
    if published is None:
        return None
    saturday = c.moved(published, 6 - published.isoweekday() + 7 * turn)
    sunday = c.moved(published, 7 - published.isoweekday() + 7 * turn)
    return f"{saturday}/{sunday}" if saturday and sunday else None


def _shifted(unit: str, turn: int, published: date | None) -> str | None:
    if published is None:
        return None
    if unit == "year":
        return c.iso(published.year + turn)
    if unit == "month":
        return c.month_of(published, turn)
    if unit == "decade":
        first = published.year // 10 * 10 + 10 * turn
        return f"{first}/{first + 9}"
    day = c.moved(published, turn * _DAYS[unit])
    if day is None:
        return None
    return c.week(day) if unit == "week" else day.isoformat()


def _stretch(unit: str, many: int, turn: int, published: date | None) -> str | None:
    """The last or next so many units, as a range up to or from publication."""
    if published is None or many > 200:
        return None
    near = 1 if many == 2 else 0
    if turn == c.PRESENT:
        return None
    if turn == c.PAST:
        return c.span_iso(_shifted_by(unit, -many, published), _shifted_by(unit, -near, published))
    return c.span_iso(_shifted_by(unit, near, published), _shifted_by(unit, many, published))


def _shifted_by(unit: str, many: int, published: date) -> str | None:
    if unit == "decade":
        return c.iso(published.year + 10 * many)
    return _shifted(unit, many, published)


def distance_at(cur: Cursor, i: int, published: date | None) -> Period | None:
    """ "قبل نحو أسبوعين", "بعد ثلاثة أيام", "في غضون شهر", "خلال أسبوع" at word i."""
    back = cur.has(i, "before")
    within = cur.has(i, "within")
    if cur.clitic(i) not in {"", "و", "ف"} or not cur.near(i + 1):
        return None
    length = _length(cur, _skip_about(cur, i + 1))
    if length is None:
        return None
    many, unit, last, counted = length
    same = time_unit_at(cur, i - 1) if cur.near(i) else None
    if same and same.unit == unit and not counted:
        return None
    if within:
        deadline = cur.has(i, "deadline")
        if not deadline and (counted or unit not in {"week", "month", "year"}):
            return None
        return Period(i, last, _deadline(unit, many, published))
    if _from_event(cur, last):
        return None
    return Period(i, last, _away(unit, -many if back else many, published))


def _from_event(cur: Cursor, i: int) -> bool:
    """The distance before word i is counted from an event ("بعد يوم فقط من اللقاء"), not from publication."""
    if cur.near(i) and cur.says(i, "only"):
        i += 1
    return cur.near(i) and cur.says(i, "from_event") and not cur.says(i + 1, "of_no_event")


def _skip_about(cur: Cursor, i: int) -> int:
    """The index behind "نحو", "أكثر من" at word i."""
    for phrases in cur.tables.numbers.approximate.values():
        for phrase in phrases:
            words = phrase.split()
            if cur.word(i) == words[0] and all(cur.word(i + k) == w for k, w in enumerate(words)):
                return i + len(words)
    return i


def _length(cur: Cursor, i: int) -> tuple[float, str, int, bool] | None:
    """(how many, unit, index behind, whether told by a number or dual) of a length of time."""
    if cur.clitic(i):
        return None
    unit = time_unit_at(cur, i)
    number: Number | None = None
    j = i
    if unit is None:
        number = parse_number(cur, i)
        if number is None or number.glued or not cur.near(number.last):
            return None
        j = number.last
        unit = time_unit_at(cur, j)
    if unit is None or unit.definite or unit.unit not in _AWAY or (number is None and unit.count == MANY):
        return None
    many: float = number.value if number else unit.count
    last = j + 1
    if cur.near(last) and cur.clitic(last) == "و" and cur.stem(last) in cur.tables.numbers.fractions:
        many += cur.tables.numbers.fractions[cur.stem(last)]
        last += 1
    elif number is None and unit.count == ONE:
        if _names_itself(cur, last):
            return None
        if cur.near(last) and cur.tables.numbers.values.get(cur.stem(last)) == 1:
            last += 1
    return many, unit.unit, last, number is not None or unit.count == TWO


_AWAY = frozenset({"year", "month", "week", "day", "decade", "century"})


def _names_itself(cur: Cursor, i: int) -> bool:
    """The unit before word i is the head of a date or of another phrase ("شهر رمضان")."""
    if not cur.near(i):
        return False
    known = i in cur.digits or month_at(cur, i) or cur.stem(i) in cur.tables.time.weekdays
    return bool(known) or cur.word(i).startswith("ال") or cur.stem(i) in cur.tables.time.relative


def _away(unit: str, many: float, published: date | None) -> str | None:
    """So many units from publication, as exact as the unit."""
    if published is None or abs(many) > 5000:
        return None
    if unit in {"decade", "century"}:
        return c.iso(published.year + int(many * (10 if unit == "decade" else 100)))
    whole = many == int(many)
    if unit == "year":
        return c.iso(published.year + int(many)) if whole else c.month_of(published, round(many * 12))
    if unit == "month" and whole:
        return c.month_of(published, int(many))
    days = many * (_MONTH_DAYS if unit == "month" else _DAYS[unit])
    day = c.moved(published, round(days))
    if day is None:
        return None
    return day.isoformat()[:7] if unit == "month" else day.isoformat()


def _deadline(unit: str, many: float, published: date | None) -> str | None:
    if published is None:
        return None
    days = {"year": 365, "month": _MONTH_DAYS, "week": 7, "day": 1}.get(unit)
    end = c.moved(published, round(many * days)) if days and many < 5000 else None
    return f"{published}/{end}" if end else None
