"""Events as articles tell them, taken apart into pairs of actors and placed in time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Literal, NamedTuple

import msgspec

from tasrih.measure.when import spread

BACKGROUND_DAYS = 14
"""What is told so long after its day is background."""
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
"""Types of two sides alike: PLOVER's meetings and talks, and its mutual cooperation."""

_NOBODY = "OTHER"
_NOT_SO = frozenset({"negated", "hypothetical"})
_WEEK = 7
_LONGEST_CODE = 64

Tense = Literal["present", "future", "past"]


class Told(msgspec.Struct, frozen=True):
    """An event as an article tells it: a row of the record."""

    article_id: str
    event_id: str
    published: datetime.date | None
    outlet: str | None
    original_id: str
    story_id: str
    type: str
    mode: str | None
    quad: int
    intensity: float
    source: list[str]
    target: list[str]
    date: str | None
    place: str | None
    flags: list[str]
    statement_id: str | None
    confidence: float


class Kind(NamedTuple):
    """What reports must have in common to be of one incident."""

    type: str
    source: str
    target: str
    tense: Tense


class Report(NamedTuple):
    """An event of one dyad, placed in time; `dated` where the article says the day."""

    day: datetime.date | None
    dated: bool
    told: Told

    @property
    def told_later(self) -> bool:
        """Whether the article says the day and is of a later one: a day of its own is often that of what is said."""
        return self.dated and self.day != self.told.published


def reports(told: Told) -> Iterator[tuple[Kind, Report]]:
    """The event for each of its dyads; nothing where it did not happen."""
    if not _NOT_SO.isdisjoint(told.flags):
        return
    day, dated, tense = _when(told)
    for source, target in dyads(told.type, told.source, told.target):
        yield Kind(told.type, source, target, tense), Report(day, dated, told)


def dyads(kind: str, source: Iterable[str], target: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of coded actors in an event, sorted; those of a mutual type in alphabetical order."""
    froms, tos = _coded(source), _coded(target)
    if kind not in MUTUAL:
        return [(a, b) for a, b in product(froms, tos) if a != b]
    pairs = product(froms, tos) if tos else combinations(froms, 2)
    return sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})


def _coded(codes: Iterable[str]) -> list[str]:
    return sorted({code for code in codes if _is_code(code) and code != _NOBODY})


def _is_code(code: str) -> bool:
    """As in GUIDELINES: capitals, digits and hyphens."""
    plain = code.replace("-", "")
    return code.isascii() and plain.isalnum() and plain == plain.upper() and len(code) <= _LONGEST_CODE


def _when(told: Told) -> tuple[datetime.date | None, bool, Tense]:
    """The day, whether the article says it, and the tense; a stretch of over a week that is not now has no day."""
    said, published = spread(told.date), told.published
    if said is None:
        tense = _flagged(told)
        return (published if tense == "present" else None), False, tense
    first, last = said
    day = first if first == last else None
    if published is None:
        return day, day is not None, _flagged(told)
    if day is None and first <= published <= last:
        tense = _flagged(told)
        return (published if tense == "present" else None), False, tense
    if day is None and (last - first).days < _WEEK:
        day = last if last < published else first
    return day, day is not None and first == last, _tense(told, said, published)


def _flagged(told: Told) -> Tense:
    return "past" if "past" in told.flags else "future" if "future" in told.flags else "present"


def _tense(told: Told, said: tuple[datetime.date, datetime.date], published: datetime.date) -> Tense:
    first, last = said
    if "past" in told.flags or (published - last).days > BACKGROUND_DAYS:
        return "past"
    return "future" if "future" in told.flags or first > published else "present"
