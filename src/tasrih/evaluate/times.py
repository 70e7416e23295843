"""Scores against time expressions in the form of TimeML: spans, and the value where the span is found.

Only points on the calendar are asked for (DATE, TIME with a value); durations, sets and vague references
("PAST_REF") neither count as missed nor as too much where a reading has a date there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from tasrih.evaluate.measures import align, overlap
from tasrih.model import Article, Date, Reading

_OVERLAP = 0.3


class Expression(msgspec.Struct, frozen=True):
    """One annotated expression: offsets into the text, TimeML type and value."""

    start: int
    end: int
    type: str
    value: str


class Timed(msgspec.Struct, frozen=True):
    """One text with its expressions."""

    id: str
    text: str
    dates: list[Expression]
    published: str | None = None


class TimeScores(msgspec.Struct, frozen=True):
    """Counts over all texts: found of `gold` and `read`, and values right among the found."""

    gold: int
    read: int
    found: int
    values: int

    @property
    def span_f1(self) -> float:
        """Harmonic mean of precision and recall of spans."""
        return _f1(self.found, self.gold, self.read)

    @property
    def value_f1(self) -> float:
        """The same, where a found span counts only with its right value."""
        return _f1(self.values, self.gold, self.read)


def load_timed(path: Path) -> list[Timed]:
    """JSON lines `{id, text, dates: [{start, end, type, value}]}`."""
    lines = path.read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Timed) for line in lines if line.strip()]


def score_times(rows: Iterable[Timed], read: Callable[[Article], Reading], published: str | None) -> TimeScores:
    """Score the dates of readings; `published` stands in where a text has no date of its own."""
    gold = read_ = found = values = 0
    for row in rows:
        dates = read(Article(id=row.id, text=row.text, published=row.published or published)).dates
        asked = [one for one in row.dates if _on_calendar(one)]
        pairs = align(asked, dates, _OVERLAP)
        gold, found = gold + len(asked), found + len(pairs)
        values += sum(_same_value(one, date) for one, date in pairs)
        matched = {id(date) for _, date in pairs}
        read_ += sum(id(date) in matched or not _touches(date, row.dates) for date in dates)
    return TimeScores(gold, read_, found, values)


def _on_calendar(one: Expression) -> bool:
    return one.type in ("DATE", "TIME") and not one.value.endswith("_REF") and "UNDEF" not in one.value


def _touches(date: Date, expressions: list[Expression]) -> bool:
    return any(overlap(one, date) >= _OVERLAP for one in expressions)


def _same_value(one: Expression, date: Date) -> bool:
    """Equal to the day; a time of day is cut off."""
    return date.iso == one.value[:10] or date.iso == one.value


def _f1(right: int, gold: int, read: int) -> float:
    return 2 * right / (gold + read) if gold + read else 0.0
