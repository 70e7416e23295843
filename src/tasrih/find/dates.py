"""Dates: every expression with a place on the calendar, with its ISO form against the day of publication.

The words are walked once; a table says what may begin at a word, the longest reading wins and is then
widened to the left ("مساء يوم", "نهاية"). Without a day of publication what is relative has no ISO.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tasrih.find import calendar as c
from tasrih.find.context import is_ahead
from tasrih.find.cursor import Cursor
from tasrih.find.date_elements import element_at, weekday_element
from tasrih.find.date_parts import Element
from tasrih.find.periods import Period, decade_at, months_of_year_at, part_of_year_at, season_at
from tasrih.find.ranges import range_at
from tasrih.find.relative import distance_at, near_day_at, period_at, weekend
from tasrih.text.document import Document

_OLD_DAYS = 183
_YEAR = 4


class DateMention(NamedTuple):
    """A date: folded offsets [start, end) and its ISO form, None where it cannot be resolved."""

    start: int
    end: int
    iso: str | None


def find_dates(cur: Cursor, published: date | None) -> list[DateMention]:
    """All dates of the document in text order; they do not overlap."""
    finder = _Finder(cur, published)
    found: list[tuple[DateMention, bool]] = []
    i = 0
    while i < cur.size:
        period = finder.at(i) if cur.opens_date(i) else None
        if period is None:
            i += 1
            continue
        mention = finder.mention(period)
        if not found or mention.start >= found[-1][0].end:
            found.append((mention, period.hijri))
        i = max(period.last, i + 1)
    return _joined_equals(cur, found)


def old_words(doc: Document, dates: Iterable[DateMention], published: date | None) -> list[int]:
    """The first words of dates that lie half a year or more before the day of publication, in text order."""
    if published is None:
        return []
    limit = date.fromordinal(max(1, published.toordinal() - _OLD_DAYS)).isoformat()
    return [doc.word_from(d.start) for d in dates if d.iso and _last_day(d.iso) < limit]


def _last_day(iso: str) -> str:
    """Text that sorts like the last day of a date or range: "2016" → "2016-99", "1998/2000" → "2000-99"."""
    end = iso.rpartition("/")[2] or iso
    return end if len(end) > _YEAR else f"{end}-99"


class _Finder:
    """Reads one document; remembers on which day a weekday fell that was said to be to come."""

    def __init__(self, cur: Cursor, published: date | None) -> None:
        self.cur = cur
        self.published = published
        self.coming: dict[int, str] = {}

    def at(self, i: int) -> Period | None:
        """The date that begins at word i."""
        cur = self.cur
        told = range_at(cur, i)
        if told:
            return self._range(told)
        if i not in cur.digits:
            if cur.stems[i] not in cur.tables.date_openers:
                return None
            if cur.has(i, "before") or cur.has(i, "after") or cur.has(i, "within"):
                away = distance_at(cur, i, self.published)
                if away:
                    return away
            near = self._near_day(i)
            if near:
                return near
        element = element_at(cur, i)
        if element:
            return Period(element.first, element.last, self._resolve(element), element.point.hijri)
        return self._period(i)

    def mention(self, period: Period) -> DateMention:
        """The period with the words before it that belong to it, and a bracket that closes in it."""
        cur, first = self.cur, period.first
        while first > 0 and cur.near(first) and not cur.clitic(first) and self._belongs(first - 1):
            first -= 1
        start, end = cur.start(first), cur.doc.ends[period.last - 1]
        text = cur.doc.folded
        if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
            end += 1
        return DateMention(start, end, period.iso)

    def _belongs(self, i: int) -> bool:
        cur = self.cur
        if cur.has(i, "times") or cur.has(i, "parts") or cur.has(i, "day_heads") or cur.has(i, "month_heads"):
            return not (cur.has(i, "parts") and cur.clitic(i) == "ال")
        if cur.says(i, "between_leads"):
            return cur.has(i + 1, "between")
        halves = cur.has(i, "before") or cur.has(i, "after")
        return halves and cur.near(i + 1) and cur.says(i + 1, "noons")

    def _range(self, told: tuple[int, int, Element, Element]) -> Period:
        first, last, one, two = told
        ahead = self._ahead(one)
        begin, end = c.resolve(one.point, self.published, ahead), c.resolve(two.point, self.published, ahead)
        if begin and end and begin[:10] > end[:10] and one.point.year is None:
            begin = c.resolve(one.point._replace(year=int(end[:4]) - 1), self.published)
        if begin and end and begin > end and one.point.weekday and two.point.weekday:
            begin = self._week_before(begin)
        return Period(first, last, c.span_iso(begin, end))

    def _week_before(self, iso: str) -> str | None:
        """ "السبت والأحد" on a Saturday: both days of the week before."""
        day = c.moved(date.fromisoformat(iso), -7)
        return day.isoformat() if day else None

    def _near_day(self, i: int) -> Period | None:
        """ "اليوم", "أمس الثلاثاء", "غدا الخميس 12 مارس"."""
        cur = self.cur
        near = near_day_at(cur, i, self.published)
        if near is None:
            return None
        days, last = near
        weekday = weekday_element(self.cur, last) if cur.near(last) and not cur.clitic(last) else None
        if weekday is None:
            plain = last - i == 1 and cur.stem(i).endswith(("اليوم", "الغد")) and self._is_no_today(i)
            day = c.moved(self.published, days) if self.published else None
            return None if plain else Period(i, last, day.isoformat() if day else None)
        if weekday.point.month is not None:
            return Period(i, weekday.last, c.resolve(weekday.point, self.published))
        return Period(i, weekday.last, self._closest(days, weekday.point.weekday or 1))

    def _closest(self, days: int, weekday: int) -> str | None:
        """The day with that name which is nearest to the distance told."""
        around = c.moved(self.published, days) if self.published else None
        off = (weekday - around.isoweekday() + 3) % 7 - 3 if around else 0
        day = c.moved(around, off) if around else None
        return day.isoformat() if day else None

    def _is_no_today(self, i: int) -> bool:
        """ "اليوم" in a name or before an ordinal."""
        cur = self.cur
        before = cur.near(i) and cur.says(i - 1, "today_not_after")
        behind = cur.near(i + 1) and cur.says(i + 1, "today_not_before")
        return (before and not cur.clitic(i)) or behind or cur.clitic(i) == "ب"

    def _period(self, i: int) -> Period | None:
        cur = self.cur
        stem = cur.stem(i)
        time = cur.tables.time
        part = part_of_year_at(cur, i, self.published) or months_of_year_at(cur, i, self.published)
        if part:
            return part
        if stem in time.units or cur.has(i, "this") or stem in cur.tables.numbers.definite_low:
            unit = time.units.get(stem) or time.units.get(cur.stem(i + 1))
            bare = cur.near(i) and cur.has(i - 1, "parts") and not cur.clitic(i)
            found = period_at(cur, i, self.published, bare)
            if found and bare and unit and unit.unit == "week" and cur.says(i - 1, "ends"):
                turn = time.turns.get(cur.word(found.last - 1), 0)
                return found._replace(iso=weekend(self.published, turn))
            return found
        if stem in time.decades:
            return decade_at(cur, i)
        return season_at(cur, i, self.published) if stem in time.seasons else None

    def _resolve(self, element: Element) -> str | None:
        point = element.point
        named = self._named(element)
        if named is not None:
            return named
        if self._is_since(element):
            point = point._replace(turn=c.PAST)
        ahead = self._ahead(element)
        bare = point.weekday is not None and point.month is None and point.turn is None
        if bare and not ahead and point.weekday in self.coming and self._not_today(point.weekday):
            return self.coming[point.weekday]
        told = c.resolve(point, self.published, ahead)
        if told and point.weekday and (point.turn == c.FUTURE or point.month) and self._is_soon(told):
            self.coming[point.weekday] = told
        return told

    def _is_since(self, element: Element) -> bool:
        """ "منذ فبراير": a month or day behind "since", told without a year, is past."""
        point, first = element.point, element.first
        told = point.year is not None or point.turn is not None or point.year_turn is not None
        before = first - 2 if self.cur.has(first - 1, "month_heads") else first - 1
        return not told and bool(point.month) and self.cur.has(before, "since")

    def _not_today(self, weekday: int) -> bool:
        return self.published is not None and self.published.isoweekday() != weekday

    def _is_soon(self, told: str) -> bool:
        return self.published is not None and told > self.published.isoformat() and len(told) == 10

    def _named(self, element: Element) -> str | None:
        """The day of a war or revolution that is called by it; "" where it is a name and no date."""
        point = element.point
        if point.year or point.turn is not None or point.year_turn is not None or not point.month:
            return None
        before = self.cur.word(element.first - 1) if self.cur.gap(element.first) in {" ", " ("} else ""
        for day in self.cur.tables.time.named_days:
            if (day.month, day.day) == (point.month, point.day) and before in day.after:
                return "" if day.year is None else c.iso(day.year, day.month, day.day)
        return None

    def _ahead(self, element: Element) -> bool:
        point = element.point
        if point.year is not None or point.turn is not None or point.year_turn is not None:
            return False
        return is_ahead(self.cur, element.first, point.weekday is not None and point.month is None)


def _joined_equals(cur: Cursor, found: list[tuple[DateMention, bool]]) -> list[DateMention]:
    """Dates that "الموافق" puts beside each other are one, told by the Gregorian; names are left out."""
    joined: list[DateMention] = []
    for mention, hijri in found:
        if mention.iso == "":
            continue
        between = cur.doc.folded[joined[-1].end : mention.start] if joined else ""
        if joined and len(between) < 16 and between.strip(" ،,()ل") in cur.tables.sets["equals"]:
            best = joined[-1].iso if hijri or mention.iso is None else mention.iso
            joined[-1] = DateMention(joined[-1].start, mention.end, best)
        else:
            joined.append(mention)
    return joined
