"""One date told in itself: a weekday, a day and month, a month, a year. Not resolved, no ranges."""

from __future__ import annotations

from tasrih.find.calendar import Point
from tasrih.find.context import is_labelled
from tasrih.find.cursor import Cursor
from tasrih.find.date_parts import (
    Element,
    day_month_at,
    headed_year,
    month_at,
    numeric_at,
    short_year_at,
    with_tail,
    year_at,
)


def element_at(cur: Cursor, i: int) -> Element | None:
    """The date that begins at word i."""
    if i in cur.digits:
        return numeric_at(cur, i) or day_month_at(cur, i) or bare_year(cur, i) or famous_year(cur, i)
    stem = cur.stem(i)
    time = cur.tables.time
    if stem in time.weekdays:
        return weekday_element(cur, i)
    if stem in time.ordinals or stem in cur.tables.numbers.values:
        found = day_month_at(cur, i)
        if found:
            return found
    if cur.has(i, "year_heads") or cur.has(i, "this"):
        general = cur.near(i) and not cur.clitic(i) and cur.says(i - 1, "general_heads")
        tail = None if general else headed_year(cur, i)
        if tail:
            return Element(i, tail.last, Point(year=tail.year, year_turn=tail.year_turn, hijri=tail.hijri))
    return month_element(cur, i)


def month_element(cur: Cursor, i: int) -> Element | None:
    """A month, with its year; a risky name only where it must be one."""
    month = month_at(cur, i)
    if month is None:
        return None
    element = with_tail(cur, Element(i, month.last, Point(month=month.month, hijri=month.hijri)))
    if month.hijri and element.point.year is None and element.point.turn is None:
        return element if month.last - i == 2 or (cur.has(i - 1, "month_heads") and cur.near(i)) else None
    if month.risky and element.last == month.last:
        led = not cur.clitic(i) and (cur.has(i - 1, "leads") or cur.says(i - 1, "leads"))
        paired = cur.clitic(i) == "و" and cur.stem(i - 1) in cur.tables.time.months
        return element if cur.near(i) and (led or paired) else None
    return element


def weekday_element(cur: Cursor, i: int) -> Element | None:
    """A weekday, with the date that follows it ("الأربعاء 2 مايو", "الأحد الماضي")."""
    weekday = cur.tables.time.weekdays.get(cur.stem(i))
    if weekday is None:
        return None
    named = cur.near(i) and cur.says(i - 1, "weekday_not_after")
    if named or (cur.near(i + 1) and (cur.says(i + 1, "weekday_not_before") or cur.says(i + 1, "feminine"))):
        return None
    j = i + 1
    turn = cur.tables.time.turns.get(cur.word(j)) if cur.near(j) else None
    if turn is not None:
        j += 1
    if cur.has(j, "equals"):
        j += 1
    if cur.gap(j) in {" ", "، ", ", ", " (", "،", " - ", "  "} and not cur.clitic(j):
        dated = (numeric_at(cur, j) or day_month_at(cur, j)) if j < cur.size else None
        if dated:
            return Element(i, dated.last, dated.point._replace(weekday=weekday))
    return Element(i, i + 2 if turn is not None else i + 1, Point(weekday=weekday, turn=turn))


def bare_year(cur: Cursor, i: int) -> Element | None:
    """Four digits alone that are a year and count nothing."""
    told = year_at(cur, i)
    led = cur.near(i) and (cur.says(i - 1, "leads") or cur.has(i - 1, "since") or cur.has(i - 1, "between"))
    if told is None or (not led and is_labelled(cur, i, "hides")):
        return None
    year, hijri, last = told
    era = last > i + 1 or bool(cur.digits[i].behind)
    if not era and not looks_like_year(cur, i, year):
        return None
    return Element(i, last, Point(year=year, hijri=hijri))


def famous_year(cur: Cursor, i: int) -> Element | None:
    """ "حدود 67", "حرب 73": two digits behind what a year is known for."""
    short = short_year_at(cur, i) if cur.near(i) and cur.says(i - 1, "short_year_heads") else None
    return Element(i, short[1], Point(year=short[0])) if short else None


def looks_like_year(cur: Cursor, i: int, year: int) -> bool:
    """Four digits are more likely a year than a count."""
    if cur.gap(i).endswith("(") and cur.gap(i + 1).startswith(")"):
        return True
    digits = cur.digits[i]
    if digits.before.endswith("ال") or cur.gap(i).rstrip()[-1:] in set("$€£+#/:.-") - {""}:
        return False
    if cur.gap(i + 1).lstrip()[:1] in {"%", "$", "€", ":"} or cur.gap(i + 1)[:1] in {"/", "+"}:
        return False
    led = cur.near(i) and (cur.says(i - 1, "leads") or cur.has(i - 1, "since") or cur.has(i - 1, "between"))
    counts = cur.near(i + 1) and not led and counts_at(cur, i + 1)
    in_reach = 1900 <= year < 2100 or (led and year >= 1400)
    return in_reach and not counts


def counts_at(cur: Cursor, i: int) -> bool:
    """Word i is what a number before it would count."""
    numbers = cur.tables.numbers
    word = cur.word(i)
    return word in numbers.measures or word in numbers.money or word in numbers.scales or numbers.nouns.get(word) == 1
