"""Which of an article's dates are to come, and how surely."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from tasrih.find.dates import DateMention
from tasrih.find.when import spread
from tasrih.lexicon.tables import Grammar
from tasrih.text.document import Document

_IN_SIGHT = 35
_LONGEST_RUN = 366
Ahead = Literal["after", "running", "unknown"]
"""All of it lies after the day of publication; the day lies in it; there is no day of publication."""


class Day(NamedTuple):
    """A date to come: words [first, last), folded offsets, ISO form; `told`: its own words say that it is to come."""

    first: int
    last: int
    start: int
    end: int
    iso: str | None
    ahead: Ahead
    told: bool


def days_ahead(
    doc: Document, dates: Iterable[DateMention], published: datetime.date | None, words: Grammar
) -> Iterator[Day]:
    """Those of the dates that are to come, in text order."""
    for date in dates:
        first, last = words_of(doc, date.start, date.end)
        told = any(doc.words[i] in words["coming"] for i in range(first, last))
        bare = last == first + 1
        named = bare and first and doc.words[first - 1] in words["named_years"]
        ahead = None if named or (bare and _far(date.iso, published)) else _ahead(date.iso, published, told)
        if ahead and not _of_another_year(doc, last, words):
            yield Day(first, last, date.start, date.end, date.iso, ahead, told)


def words_of(doc: Document, start: int, end: int) -> tuple[int, int]:
    """The words that folded offsets [start, end) touch."""
    first = doc.word_from(start)
    if first and doc.ends[first - 1] > start:
        first -= 1
    return first, doc.word_from(end)


def _ahead(iso: str | None, published: datetime.date | None, told: bool) -> Ahead | None:
    if published is None:
        return "unknown" if told or iso is not None else None
    if iso is None:
        return None
    bounds = spread(iso)
    if bounds is None or bounds[1] <= published or (published - bounds[0]).days > _LONGEST_RUN:
        return None
    return "after" if bounds[0] > published else "running"


def _far(iso: str | None, published: datetime.date | None) -> bool:
    """A bare number that is no year in sight ("بين 2074 قائمة")."""
    return iso is not None and published is not None and iso.isdigit() and int(iso) > published.year + _IN_SIGHT


def _of_another_year(doc: Document, i: int, words: Grammar) -> bool:
    """ "في 9 أبريل من العام نفسه": of the year that the story has come to, which no rule here knows."""
    return any(word in words["other_years"] for word in doc.words[i : i + 3]) and doc.words[i : i + 1] == ["من"]
