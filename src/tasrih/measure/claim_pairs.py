"""Which claims are about the same thing, and which of those contradict each other. Pure: rows in, pairs out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

from tasrih.measure.claim_words import Around, Block, Held, Surroundings
from tasrih.measure.due_groups import likeness
from tasrih.measure.when import spread
from tasrih.text.fold import fold_form

_PLAIN, _FAR, _LISTED = (0.5, 0.35), (0.6, 0.35), (0.7, 0.6)
"""How much the sentences and what stands beside the numbers must have in common: in one story; in stories that are only
linked, and inside one article; where a sentence has several such numbers."""
_ONLY = (0.25, 0.1)
"""The same where each of two articles of one story tells one such number only: it is that of the happening."""
_MOST_TIMES = 10
_REVISED_WITHIN = 7
_HASH = str.maketrans("_#", "  ")
_SMALL = 100
_ROUNDED, _ABOUT = 0.05, 0.15
_SLACK = 0.02
_TWO = 2
_LISTS = frozenset({"other", "vote-share", "share", "weapons"})
"""Measures whose numbers come in lists, each of something else."""
_TOLLS = frozenset({"casualties", "casualties-killed", "casualties-wounded", "missing", "displaced"})
"""What is still counted on the next day, and rises."""
_PEOPLE = _TOLLS | {"arrested", "abducted", "released", "expelled"}


Kind = Literal["against", "same", "revised"]


class Pair(NamedTuple):
    """Two claims about one thing: they contradict each other, agree, or one source says another number later."""

    a: Held
    b: Held
    kind: Kind
    alike: float
    """How much the words around them have in common, 0 to 1."""


@lru_cache(maxsize=1 << 14)
def _words(name: str) -> frozenset[str]:
    return frozenset(fold_form(name.translate(_HASH)).split())


def same_source(a: Held, b: Held) -> bool:
    """One speaker ("ماي", "تيريزا ماي"), or one outlet's own voice."""
    if a.name is None or b.name is None:
        return a.name is None and b.name is None and a.outlet == b.outlet
    one, other = _words(a.name), _words(b.name)
    known = {code for code in (a.speaker, b.speaker) if code not in (None, "OTHER")}
    return len(known) < _TWO and (one <= other or other <= one)


def allowed(held: Held, near: Around) -> tuple[float, float]:
    """The values that a claim leaves open: about a rounded number some, above "at least" all."""
    value = held.value
    if near.least:
        return value * (1 - _SLACK), math.inf
    if near.most:
        return 0.0, value * (1 + _SLACK)
    if held.approximate:
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    if held.unit == "count" and value < _SMALL:
        return value, value
    step = 10.0 ** int(Decimal(repr(value)).normalize().as_tuple().exponent) if value else 0.0
    slack = min(step / 2, value * _ROUNDED)
    return value - slack, value + slack


def differ(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Nothing that one leaves open is left open by the other."""
    return a[1] < b[0] or b[1] < a[0]


class Candidate(NamedTuple):
    """Two claims that can be about one thing, `a` told first; `only`: each article tells one such number only."""

    a: Held
    b: Held
    only: bool


def candidates(rows: Sequence[Held], near: Mapping[str, frozenset[str]]) -> Iterator[Candidate]:
    """The pairs that are worth a look at their words. `near` has the linked stories of each story."""
    blocks: defaultdict[Block, list[Held]] = defaultdict(list)
    values: defaultdict[tuple[str, Block], set[float]] = defaultdict(set)
    for row in rows:
        blocks[row.block].append(row)
        values[row.article, row.block].add(row.value)
    for block in blocks.values():
        for one, other in _together(block, near):
            if _comparable(one, other) and (one.value == other.value or not _listed(one, other, values)):
                a, b = (one, other) if _in_order(one) <= _in_order(other) else (other, one)
                yield Candidate(a, b, len(values[a.article, a.block]) == len(values[b.article, b.block]) == 1)


def pairs(found: Sequence[Candidate], known: Surroundings) -> Iterator[Pair]:
    """The candidates that contradict each other, and those of claims among them with others that say the same or are
    what a source said before or later."""
    told: set[Held] = set()
    for against in (True, False):
        for a, b, only in found:
            if _may_contradict(a, b) != against or not (against or a in told or b in told):
                continue
            kind = _kind(a, b, known)
            alike = _alike(a, b, only, known) if kind else 0.0
            if kind and alike:
                yield Pair(a, b, kind, alike)
                if against:
                    told |= {a, b}


def _may_contradict(a: Held, b: Held) -> bool:
    """Two numbers of two sources, told when they could both be right."""
    if a.value == b.value or same_source(a, b):
        return False
    if a.article == b.article and None in (a.name, b.name):
        return False
    return _apart(a, b) <= (1 if a.measure in _TOLLS else 0)


def _kind(a: Held, b: Held, known: Surroundings) -> Kind | None:
    """What two claims are to each other, if they are about one thing; `a` is told first."""
    if a.value == b.value:
        return "same"
    if not _may_contradict(a, b) and not (same_source(a, b) and a.published != b.published):
        return None
    one, other = known.of(a), known.of(b)
    if one is None or other is None or not differ(allowed(a, one), allowed(b, other)):
        return None
    if same_source(a, b):
        return "revised"
    return None if _rose(a, b, one) else "against"


def _together(block: Sequence[Held], near: Mapping[str, frozenset[str]]) -> Iterator[tuple[Held, Held]]:
    """Pairs of one story or of linked ones."""
    stories: defaultdict[str, list[Held]] = defaultdict(list)
    for row in block:
        stories[row.story].append(row)
    for story, rows in stories.items():
        yield from combinations(rows, 2)
        for other in near.get(story, ()):
            if other > story:
                yield from ((a, b) for a in rows for b in stories.get(other, ()))


def _in_order(held: Held) -> tuple[str, float, str, int]:
    return str(held.published), held.value, held.article, held.n


def _apart(a: Held, b: Held) -> int:
    return abs((a.published - b.published).days) if a.published and b.published else 0


def _comparable(a: Held, b: Held) -> bool:
    """About one place, one time, the same people, as far as is told; of one size."""
    if _apart(a, b) > _REVISED_WITHIN or max(a.value, b.value) > _MOST_TIMES * min(a.value, b.value):
        return False
    if (a.place and b.place and a.place != b.place) or (a.actors and b.actors and not set(a.actors) & set(b.actors)):
        return False
    one, other = spread(a.period), spread(b.period)
    if one is None or other is None:
        return one == other or a.measure in _TOLLS or a.unit == "count"
    return one[0] <= other[1] and other[0] <= one[1]


def _rose(a: Held, b: Held, one: Around) -> bool:
    """A toll told as the least so far, or by nobody, is larger on the next day: no contradiction."""
    return a.published != b.published and b.value > a.value and (one.least or a.name is None)


def _listed(a: Held, b: Held, values: Mapping[tuple[str, Block], set[float]]) -> bool:
    """One article tells both numbers: they are of different things there."""
    return a.article != b.article and (b.value in values[a.article, a.block] or a.value in values[b.article, b.block])


def _alike(a: Held, b: Held, only: bool, known: Surroundings) -> float:
    """How much the words around two claims have in common, 0 where that is too little."""
    one, other = known.of(a), known.of(b)
    if one is None or other is None or one.sentence == other.sentence:
        return 0.0
    whole, close = likeness(one.whole, other.whole), likeness(one.close, other.close)
    least = _least(a, b, one.several or other.several, only)
    return whole if whole >= least[0] and close >= least[1] else 0.0


def _least(a: Held, b: Held, several: bool, only: bool) -> tuple[float, float]:
    if several or a.measure in _LISTS:
        return _LISTED
    if a.story != b.story or a.article == b.article:
        return _FAR
    return _ONLY if only and a.measure in _PEOPLE else _PLAIN
