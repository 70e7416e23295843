"""The pieces of a date: day, month with its twin name, year. Each says where it ends."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.find.calendar import Point
from tasrih.find.cursor import Cursor
from tasrih.find.numbers import parse_number
from tasrih.lexicon.counting import ONE

_TWIN = frozenset("/()-–—|\\ \u200f")
_YEARS = range(1000, 2200)
_SHORT_YEARS = range(40, 100)
_THIS_CENTURY, _LAST_CENTURY = 2000, 1900
_LAST_DAY = 31


class Month(NamedTuple):
    """A month's name over words up to `last`."""

    month: int
    hijri: bool
    risky: bool
    last: int


class Tail(NamedTuple):
    """What follows a month: a year, "last", "of next year"."""

    last: int
    year: int | None = None
    turn: int | None = None
    year_turn: int | None = None
    hijri: bool = False


class Element(NamedTuple):
    """A date over the words [first, last)."""

    first: int
    last: int
    point: Point


def month_at(cur: Cursor, i: int) -> Month | None:
    """A month's name at word i, with its twin ("أيار/مايو", "سبتمبر (أيلول)")."""
    found = _month_name(cur, i)
    if found is None:
        return None
    twin = _month_name(cur, found.last) if set(cur.gap(found.last)) <= _TWIN else None
    if twin and not cur.clitic(found.last) and (twin.month, twin.hijri) == (found.month, found.hijri):
        return Month(found.month, found.hijri, False, twin.last)
    return found


def _month_name(cur: Cursor, i: int) -> Month | None:
    stem = cur.stem(i)
    if not stem:
        return None
    time = cur.tables.time
    if cur.near(i + 1):
        pair = f"{stem} {cur.word(i + 1)}"
        for table, hijri in ((time.month_pairs, False), (time.hijri_pairs, True)):
            if pair in table:
                return Month(table[pair], hijri, False, i + 2)
    if stem in time.months:
        return Month(time.months[stem], False, stem in time.risky, i + 1)
    if stem in time.hijri:
        return Month(time.hijri[stem], True, True, i + 1)
    return None


def day_at(cur: Cursor, i: int) -> tuple[int, int] | None:
    """(day of the month, index behind) in digits or as an ordinal ("الرابع عشر", "الحادي والثلاثين")."""
    digits = cur.digits.get(i)
    if digits:
        day = int(digits.digits) if len(digits.digits) <= 2 and not digits.part and not digits.behind else 0
        return (day, i + 1) if 1 <= day <= _LAST_DAY and not _in_decimal(cur, i) else None
    ordinal = None if cur.says(i, "feminine") else ordinal_at(cur, i)
    return ordinal or _day_in_words(cur, i)


def _day_in_words(cur: Cursor, i: int) -> tuple[int, int] | None:
    """ "خمسة عشر مارس": only right before a month."""
    if cur.stem(i) not in cur.tables.numbers.values:
        return None
    number = parse_number(cur, i)
    if number is None or not 1 < number.value <= _LAST_DAY or month_at(cur, number.last) is None:
        return None
    return int(number.value), number.last


def ordinal_at(cur: Cursor, i: int) -> tuple[int, int] | None:
    """(number, index behind) of an ordinal at word i."""
    ordinals = cur.tables.time.ordinals
    value = ordinals.get(cur.stem(i))
    if value is None:
        return None
    if value < 10 and cur.near(i + 1):
        if cur.says(i + 1, "ten"):
            return value + 10, i + 2
        tens = ordinals.get(cur.stem(i + 1), 0)
        if cur.clitic(i + 1) == "و" and tens >= 20:
            return value + tens, i + 2
    return value, i + 1


def _in_decimal(cur: Cursor, i: int) -> bool:
    """The digits at i are a part of "3.5", "10:30", "2-1" or of a longer number."""
    behind = cur.gap(i + 1)
    return (i + 1 in cur.digits and behind in {".", ",", ":"}) or (i - 1 in cur.digits and cur.gap(i) in {".", ":"})


def year_at(cur: Cursor, i: int) -> tuple[int, bool, int] | None:
    """(year, whether Hijri, index behind) of four digits with their era at word i."""
    digits = cur.digits.get(i)
    if digits is None or len(digits.digits) != 4 or digits.part or int(digits.digits) not in _YEARS:
        return None
    if i + 1 in cur.digits and cur.gap(i + 1) in {",", "."}:
        return None
    sets = cur.tables.sets
    era = digits.behind
    last = i + 1
    if not era and cur.near(last) and (cur.word(last) in sets["era_ah"] or cur.word(last) in sets["era_ce"]):
        era, last = cur.word(last), last + 1
    if era and era not in sets["era_ah"] and era not in sets["era_ce"]:
        return None
    return int(digits.digits), era in sets["era_ah"], last


def short_year_at(cur: Cursor, i: int) -> tuple[int, int] | None:
    """(year, index behind) of "67" for 1967: two digits that count nothing."""
    digits = cur.digits.get(i)
    if digits is None or len(digits.digits) != 2 or digits.before or digits.behind or digits.part:
        return None
    if int(digits.digits) not in _SHORT_YEARS or _in_decimal(cur, i) or cur.gap(i + 1).lstrip()[:1] == "%":
        return None
    follows = cur.word(i + 1) if cur.near(i + 1) else ""
    numbers = cur.tables.numbers
    counted = follows in numbers.nouns or follows in numbers.scales or follows in numbers.measures
    if counted or follows in numbers.money or follows in cur.tables.time.units:
        return None
    return _LAST_CENTURY + int(digits.digits), i + 1


def headed_year(cur: Cursor, i: int) -> Tail | None:
    """ "عام 2018", "العام الماضي", "هذا العام" at word i (with an optional من before)."""
    j = i + 1 if cur.has(i, "of") and not cur.clitic(i) else i
    if j > i and not cur.near(j):
        return None
    if cur.has(j, "this") and cur.near(j + 1) and _is_year_noun(cur, j + 1):
        return Tail(j + 2, year_turn=0)
    if not _is_year_noun(cur, j) or not cur.near(j + 1):
        return None
    turn = cur.tables.time.turns.get(cur.word(j + 1))
    unit = cur.tables.time.units.get(cur.stem(j))
    if turn is not None and unit and unit.count != ONE:
        return None
    if turn is not None:
        told = year_at(cur, j + 2) if cur.near(j + 2) and not cur.clitic(j + 2) else None
        return Tail(told[2], told[0], hijri=told[1]) if told else Tail(j + 2, year_turn=turn)
    told = year_at(cur, j + 1)
    if told and not cur.clitic(j + 1):
        return Tail(told[2], told[0], hijri=told[1])
    short = short_year_at(cur, j + 1)
    return Tail(short[1], short[0]) if short else _year_in_words(cur, j + 1)


def _is_year_noun(cur: Cursor, i: int) -> bool:
    unit = cur.tables.time.units.get(cur.stem(i))
    return (unit is not None and unit.unit == "year" and unit.count == ONE) or cur.has(i, "year_heads")


def _year_in_words(cur: Cursor, i: int) -> Tail | None:
    if cur.stem(i) not in cur.tables.numbers.scales or cur.clitic(i):
        return None
    number = parse_number(cur, i)
    whole = number is not None and number.value in _YEARS
    return Tail(number.last, int(number.value)) if number and whole and number.kind == "words" else None


def tail_at(cur: Cursor, i: int) -> Tail | None:
    """What follows a month or day at word i and says which year's."""
    if not _follows(cur, i):
        return None
    turn = cur.tables.time.turns.get(cur.word(i))
    if turn is not None:
        told = year_at(cur, i + 1) if cur.near(i + 1) and not cur.clitic(i + 1) else None
        return Tail(told[2], told[0], hijri=told[1]) if told else Tail(i + 1, turn=turn)
    told = year_at(cur, i)
    if told and not cur.clitic(i):
        return Tail(told[2], told[0], hijri=told[1])
    short = short_year_at(cur, i) if cur.near(i) else None
    return Tail(short[1], short[0]) if short else headed_year(cur, i)


def _follows(cur: Cursor, i: int) -> bool:
    gap = cur.gap(i)
    return cur.near(i) or gap in {") ", "، ", ", "} or (gap in {"/", "-", " / ", "،"} and i in cur.digits)


def day_month_at(cur: Cursor, i: int) -> Element | None:
    """A day with its month: "14 من أكتوبر/تشرين الأول الجاري", "5 الجاري", "العاشر من الشهر المقبل"."""
    day = day_at(cur, i)
    if day is None:
        return None
    j = day[1]
    bracketed = cur.gap(i).endswith("(") and cur.gap(j) == ") "
    if cur.has(j, "of") and cur.near(j) and not cur.clitic(j):
        j += 1
    if cur.has(j, "month_heads") and cur.near(j):
        j += 1
    if not cur.near(j) and cur.gap(j) not in {"/", "-"} and not bracketed:
        return None
    month = month_at(cur, j)
    if month and month.hijri and month.risky and cur.gap(j) == "-":
        return None  # "2-صفر" is a score
    if month and not cur.clitic(j):
        return with_tail(cur, Element(i, month.last, Point(month=month.month, day=day[0], hijri=month.hijri)))
    return _day_of_this_month(cur, i, j, day[0]) if cur.near(j) else None


def _day_of_this_month(cur: Cursor, i: int, j: int, day: int) -> Element | None:
    """ "12 الجاري", "12 من الشهر المقبل": month 0 stands for the month of publication, moved by the turn."""
    unit = cur.tables.time.units.get(cur.stem(j))
    if unit and unit.unit == "month" and unit.definite and unit.count == ONE and cur.near(j + 1):
        j += 1
    elif i not in cur.digits or (i + 1 != j):
        return None
    word = cur.word(j)
    turn = cur.tables.time.turns.get(word)
    hours = word.endswith("ه") and unit is None
    return None if turn is None or hours else Element(i, j + 1, Point(month=0, day=day, turn=turn))


def with_tail(cur: Cursor, element: Element) -> Element:
    """The element with the year that follows it."""
    tail = tail_at(cur, element.last)
    if tail is None:
        return element
    point = element.point._replace(year=tail.year, turn=tail.turn, year_turn=tail.year_turn)
    return Element(element.first, tail.last, point)


def numeric_at(cur: Cursor, i: int) -> Element | None:
    """A date of digits alone: 12/3/2018, 2018-03-12, 12.03.2018, 3/2018."""
    if (
        i not in cur.digits
        or i + 1 not in cur.digits
        or cur.gap(i + 1) not in {"/", "-", ".", " / "}
        or (i - 1 in cur.digits and cur.gap(i) == "/")
    ):
        return None
    mark = cur.gap(i + 1)
    parts = [cur.digits[i]]
    j = i + 1
    while j in cur.digits and cur.gap(j) == mark and len(parts) < 4:
        parts.append(cur.digits[j])
        j += 1
    sound = all(not part.part and (not part.before or k == 0) for k, part in enumerate(parts))
    if not sound or any(part.behind for part in parts[:-1]):
        return None
    stamped = cur.near(i) and (cur.says(i - 1, "stamps") or cur.has(i - 1, "stamp_heads"))
    point = _read_parts([part.digits for part in parts], mark.strip(), stamped)
    hijri = parts[-1].behind in cur.tables.sets["era_ah"] and bool(parts[-1].behind)
    return Element(i, j, point._replace(hijri=hijri)) if point else None


def _read_parts(parts: list[str], mark: str, stamped: bool) -> Point | None:
    numbers = [int(part) for part in parts]
    if stamped and len(parts) == 2 and mark == "/" and 1 <= numbers[0] <= _LAST_DAY and 1 <= numbers[1] <= 12:
        return Point(day=numbers[0], month=numbers[1])
    if len(parts) == 2 and mark == "/" and len(parts[1]) == 4 and 1 <= numbers[0] <= 12 and numbers[1] in _YEARS:
        return Point(year=numbers[1], month=numbers[0])
    if len(parts) != 3:
        return None
    if mark == "/" and max(map(len, parts)) <= 2 and len(parts[2]) == 2:
        numbers[2] += _THIS_CENTURY if numbers[2] < _SHORT_YEARS.start else _LAST_CENTURY
        parts = [*parts[:2], str(numbers[2])]
    if len(parts[0]) == 4:
        year, month, day = numbers
    elif len(parts[2]) == 4:
        day, month, year = numbers
    else:
        return None
    if month > 12 and day <= 12:
        day, month = month, day
    return Point(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= _LAST_DAY else None
