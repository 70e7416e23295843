"""Which of the dues that articles tell are one thing: one kind, days that can be one, the same people, like words.

Pure: rows in, groups out, whatever their order.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tasrih.measure.terms import rarity, stem
from tasrih.measure.when import Days, spread
from tasrih.text.fold import fold_form

_COARSEST = 31
_LIKE, _VERY_LIKE = 0.3, 0.5
_HALF = 0.5
_TOLD_APART = 21
_LOOSE = dict.fromkeys(("deadline", "treaty-end", "promise", "other"), "decision")
"""Kinds that are often told of one thing: the day up to which somebody has to decide on a treaty."""


class Told(NamedTuple):
    """One time that something is said to come due."""

    article: str
    n: int
    published: datetime.date | None
    outlet: str | None
    url: str | None
    original: str
    story: str
    kind: str
    what: str
    who: tuple[str, ...]
    treaty: str | None
    treaty_id: str | None
    when: str | None
    issues: tuple[str, ...]
    flags: tuple[str, ...]
    confidence: float
    start: int
    end: int
    text: str
    statement: str | None
    why: tuple[str, ...]


class _Row(NamedTuple):
    """A row with what it is compared by."""

    told: Told
    days: Days
    who: frozenset[str]
    terms: frozenset[str]


def groups(rows: Iterable[Told]) -> list[list[Told]]:
    """The rows that tell one thing, together; each in order of publication. Rows without a day stand alone.

    Rows that name somebody are gathered first; a row that names nobody joins the group that it is most like.
    """
    told = sorted(rows, key=lambda row: (str(row.published), row.article, row.n))
    dated = [_Row(row, days, frozenset(row.who), terms_of(row.what)) for row in told if (days := spread(row.when))]
    parents = list(range(len(dated)))
    nameless: defaultdict[int, list[int]] = defaultdict(list)
    for a, b in _candidates(dated):
        if bool(dated[a].who) != bool(dated[b].who):
            without, named = (b, a) if dated[a].who else (a, b)
            nameless[without].append(named)
        elif same(dated[a], dated[b]):
            parents[_root(parents, a)] = _root(parents, b)
    roots = [_root(parents, n) for n in range(len(dated))]
    for n, others in nameless.items():
        alike = [other for other in others if same(dated[n], dated[other])]
        if alike:
            roots[n] = roots[max(alike, key=lambda other: (_closeness(dated[n], dated[other]), -other))]
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for n, row in enumerate(dated):
        found[roots[n]].append(row.told)
    return [*found.values(), *([row] for row in told if spread(row.when) is None)]


def _closeness(a: _Row, b: _Row) -> tuple[bool, float]:
    return a.told.story == b.told.story, likeness(a.terms, b.terms)


def _candidates(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Pairs of one kind, or of kinds that are told of one thing, whose days meet: swept by their first day."""
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        by_kind[_LOOSE.get(row.told.kind, row.told.kind)].append(n)
    for numbers in by_kind.values():
        ordered = sorted(numbers, key=lambda n: rows[n].days)
        open_: list[int] = []
        for n in ordered:
            open_ = [other for other in open_ if rows[other].days[1] >= rows[n].days[0]]
            yield from ((other, n) for other in open_)
            open_.append(n)


def _root(parents: list[int], n: int) -> int:
    while parents[n] != n:
        parents[n] = parents[parents[n]]
        n = parents[n]
    return n


@lru_cache(maxsize=1 << 15)
def terms_of(what: str) -> frozenset[str]:
    """The stems of words."""
    return frozenset(stem(word) for word in fold_form(what).split() if word.isalpha())


def same(a: _Row, b: _Row) -> bool:
    """Two rows tell the same thing."""
    exact = a.told.when == b.told.when
    one_treaty = a.told.treaty is not None and a.told.treaty == b.told.treaty
    if a.told.kind != b.told.kind:
        return exact and one_treaty and bool(a.who & b.who) and a.days[0] == a.days[1]
    if one_treaty and a.told.kind == "treaty-end":
        return fits(a.days, b.days)
    if not exact and not fits(a.days, b.days):
        return False
    alike, story = likeness(a.terms, b.terms), a.told.story == b.told.story
    if a.who and b.who:
        share = len(a.who & b.who) / min(len(a.who), len(b.who))
        if share < (_HALF if exact else 1):
            return False
        several = min(len(a.who), len(b.who)) > 1 and share == 1
        return (
            alike >= _LIKE or story or several if exact else (alike >= _LIKE and several) or (story and alike >= _LIKE)
        )
    near = story or (_near(a.told, b.told) and a.days[0] == a.days[1])
    return exact and near and alike >= (_LIKE if story else _VERY_LIKE)


def fits(a: Days, b: Days) -> bool:
    """One is inside the other, and the wider no wider than a month; two of one size meet by half."""
    wide, fine = (a, b) if (a[1] - a[0]) >= (b[1] - b[0]) else (b, a)
    if (wide[1] - wide[0]).days >= _COARSEST:
        return a == b
    shared = (min(a[1], b[1]) - max(a[0], b[0])).days + 1
    return shared >= ((fine[1] - fine[0]).days + 1) * _HALF


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the rarer words of the shorter one stand in the other, 0 to 1."""
    small, large = (a, b) if _weight(a) <= _weight(b) else (b, a)
    return _weight(small & large) / _weight(small) if small else 0.0


@lru_cache(maxsize=1 << 15)
def _weight(terms: frozenset[str]) -> float:
    return sum(rarity(term) + 0.5 for term in terms)


def _near(a: Told, b: Told) -> bool:
    if a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) <= _TOLD_APART
