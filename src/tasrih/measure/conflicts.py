"""Numbers that do not agree: claims of one story about the same thing, side by side, with who claims what.

Of each claimant the last number counts; what the same one said before is a revision, and no conflict.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import msgspec

from tasrih.measure.passages import passages
from tasrih.record.database import Database

_COLUMNS = (
    "story_id, measure, unit, thing, coalesce(place, '') AS place, coalesce(period, '') AS period, published,"
    " article_id, n, outlet, speaker, speaker_name, value, approximate, char_start, char_end,"
    " coalesce(text, '') AS words"
)
_OF_ONE_THING = frozenset({
    "casualties", "casualties-killed", "casualties-wounded", "missing", "displaced", "arrested", "abducted", "released",
    "expelled", "troops", "weapons", "turnout", "vote-share", "trade-volume", "barrels",
})  # fmt: skip
"""Measures of which a story tells one number each; of money, rates and mere counts it tells many."""
_VAGUE, _EXACT = 0.15, 0.001
"""By what share two numbers may differ and agree: where one is told as approximate, and where none is."""
_MAGNITUDE = 4
"""Numbers farther apart than so many times are of different things."""


class Claimed(msgspec.Struct, frozen=True):
    """A number with who claims it (None: the outlet), where, and what the same one claimed before (`revised`)."""

    value: float
    approximate: bool
    speaker: str | None
    speaker_name: str | None
    outlet: str | None
    published: datetime.date | None
    article_id: str
    n: int
    start: int
    end: int
    sentence: str
    revised: list[float]


class Conflict(msgspec.Struct, frozen=True):
    """Claims about one thing that do not agree, the smallest number first."""

    story_id: str
    measure: str
    unit: str
    thing: str
    place: str | None
    period: str | None
    low: float
    high: float
    claims: list[Claimed]


class _Row(NamedTuple):
    story: str
    measure: str
    unit: str
    thing: str
    place: str
    period: str
    published: datetime.date | None
    article: str
    n: int
    outlet: str | None
    speaker: str | None
    name: str | None
    value: float
    approximate: bool
    start: int
    end: int
    words: str

    @property
    def about(self) -> tuple[str, ...]:
        """What is claimed of."""
        return self.story, self.measure, self.unit, self.thing, self.place, self.period

    @property
    def speaker_of(self) -> str | None:
        """Who is named for it."""
        return self.name or self.speaker

    @property
    def claimant(self) -> str:
        """Who holds it to be so."""
        return self.speaker_of or f"outlet {self.outlet or self.article}"


def conflicts(database: Database, filters: Mapping[str, Any] | None = None) -> list[Conflict]:
    """The claims that do not agree, those that differ most first. `filters` are those of `Database.claims`.

    Money, rates and mere counts are left out: one story tells many of them.
    """
    rows = [_Row(*row) for row in database.ask("claims", dict(filters or {})).project(_COLUMNS).fetchall()]
    rows = sorted((row for row in rows if row.measure in _OF_ONE_THING), key=_order)
    groups = [list(some) for _, some in groupby(rows, key=lambda row: row.about)]
    found = [claims for some in groups if (claims := _disagreeing(some))]
    places = {(row.article, row.start, row.end): row.words for claims in found for row, _ in claims}
    sentences = passages(database, places)
    told = [_conflict(claims, sentences) for claims in found]
    return sorted(told, key=lambda one: (-one.high / max(one.low, 1e-9), one.story_id, one.measure, one.thing))


def _order(row: _Row) -> tuple[Any, ...]:
    return (*row.about, row.published or datetime.date.min, row.article, row.n)


def _disagreeing(rows: Sequence[_Row]) -> list[tuple[_Row, list[float]]]:
    """The last claim of each claimant, of those that do not agree with another's, with what it was before."""
    last: dict[str, tuple[_Row, list[float]]] = {}
    for row in rows:
        before, revised = last.get(row.claimant, (row, []))
        last[row.claimant] = row, revised if before.value == row.value else [*revised, before.value]
    claims = sorted(last.values(), key=lambda pair: (pair[0].value, pair[0].claimant))
    return [pair for pair in claims if any(_differ(pair[0], other) for other, _ in claims)]


def _differ(one: _Row, other: _Row) -> bool:
    """Two claims of one magnitude that differ; an outlet's own numbers within one article are of different things."""
    low, high = sorted((one.value, other.value))
    within = _VAGUE if one.approximate or other.approximate else _EXACT
    apart = one.article != other.article or bool(one.speaker_of and other.speaker_of)
    return apart and high - low > within * abs(high) and high <= _MAGNITUDE * low


def _conflict(claims: Sequence[tuple[_Row, list[float]]], sentences: Mapping[Any, str]) -> Conflict:
    first = claims[0][0]
    return Conflict(
        first.story, first.measure, first.unit, first.thing, first.place or None, first.period or None,
        first.value, claims[-1][0].value, [_claimed(row, revised, sentences) for row, revised in claims],
    )  # fmt: skip


def _claimed(row: _Row, revised: list[float], sentences: Mapping[Any, str]) -> Claimed:
    return Claimed(
        value=row.value,
        approximate=row.approximate,
        speaker=row.speaker,
        speaker_name=row.name,
        outlet=row.outlet,
        published=row.published,
        article_id=row.article,
        n=row.n,
        start=row.start,
        end=row.end,
        sentence=sentences.get((row.article, row.start, row.end), row.words),
        revised=revised,
    )
