"""Which units are the same proposal. A function of the set of units: order and portions leave no trace.

Known proposals go by their name. Others need the same proposer, the same sort (a draft is no initiative) and a file in
common; then their matters are compared, and groups are made by average linkage. Units that do not say their matter
("المبادرة الفرنسية") go to the one group near them in time that fits, if there is only one.
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tasrih.measure.linkage import average_linkage
from tasrih.measure.proposals.units import Unit

WINDOW_DAYS = 90
"""Two units further apart are compared no more; over others between them they may still be one proposal."""
NEAR_DAYS = 21
"""So near a group must be to take in a unit that does not say its matter."""

_PARTS = 10_000
_ENOUGH = 0.3
_ON_AVERAGE = 0.2
_SAME_STORY = 0.2
_WHOLE_NAME = 0.9
Pair = tuple[int, int]


def grouped(units: Sequence[Unit]) -> list[list[int]]:
    """The places in `units` that are one proposal each."""
    order = sorted(range(len(units)), key=lambda i: (units[i].day or datetime.date.max, units[i].key))
    ordered = [units[i] for i in order]
    telling = [i for i, unit in enumerate(ordered) if unit.known or unit.terms]
    groups = _linked(ordered, telling)
    groups = _with_silent(ordered, groups, [i for i in range(len(ordered)) if i not in set(telling)])
    return [[order[i] for i in group] for group in groups]


def _linked(units: Sequence[Unit], telling: Sequence[int]) -> list[list[int]]:
    weights = dict(_weights(units, telling))
    places = {unit: n for n, unit in enumerate(telling)}
    sparse = {(places[a], places[b]): weight for (a, b), weight in weights.items()}
    made = average_linkage(len(telling), sparse, _ON_AVERAGE * _PARTS)
    return [[telling[n] for n in group] for group in made]


def _weights(units: Sequence[Unit], telling: Sequence[int]) -> Iterator[tuple[Pair, int]]:
    """Pairs that may be the same, with how alike they are, in parts of 10,000."""
    seen: defaultdict[tuple[str, ...], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i in telling:
        unit = units[i]
        index = seen["known", unit.known] if unit.known else seen["other", unit.family, unit.proposer or ""]
        near = {j for term in (unit.terms or {"": 0.0}) for j in index[term]} if not unit.known else {*index[""]}
        for j in sorted(near):
            if weight := _PARTS if unit.known else _alike(units[j], unit):
                yield (j, i), weight
        for term in {"": 0.0} if unit.known else unit.terms:
            index[term].append(i)


def _alike(a: Unit, b: Unit) -> int:
    """How alike two units of one proposer and sort are; 0: not enough."""
    if not _near(a, b, WINDOW_DAYS) or (a.issues and b.issues and a.issues.isdisjoint(b.issues)):
        return 0
    if a.proposer is None and a.story != b.story:
        return 0
    likeness = cosine(a.terms, b.terms) + (_SAME_STORY if a.story == b.story else 0.0)
    return round(min(likeness, 1.0) * _PARTS) if likeness >= _ENOUGH else 0


def cosine(a: dict[str, float], b: dict[str, float]) -> float:
    """Of two weighted sets of terms.

    >>> round(cosine({"سلام": 3.0, "سوريا": 1.0}, {"سلام": 3.0}), 2)
    0.95
    """
    common = sum(weight * b[term] for term, weight in a.items() if term in b)
    lengths = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return common / lengths if lengths else 0.0


def _near(a: Unit, b: Unit, days: int) -> bool:
    if a.day is None or b.day is None:
        return a.story == b.story
    return abs((a.day - b.day).days) <= days


def _with_silent(units: Sequence[Unit], groups: list[list[int]], silent: Sequence[int]) -> list[list[int]]:
    """Each silent unit with the one group that fits it; those that none fits with their like."""
    by_proposer: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for key in {(units[i].family, units[i].proposer) for i in group}:
            by_proposer[key].append(n)
    joined: list[list[int]] = [list(group) for group in groups]
    left: list[int] = []
    for i in silent:
        unit = units[i]
        fitting = [n for n in by_proposer[unit.family, unit.proposer] if _fits(units, groups[n], unit)]
        if len(fitting) == 1 and unit.proposer is not None:
            joined[fitting[0]].append(i)
        else:
            left.append(i)
    return [*joined, *_chains(units, left)]


def _fits(units: Sequence[Unit], group: Sequence[int], unit: Unit) -> bool:
    return any(_near(units[i], unit, NEAR_DAYS) and _share(units[i], unit) for i in group)


def _share(a: Unit, b: Unit) -> bool:
    """A file in common, or both of one story."""
    return not a.issues.isdisjoint(b.issues) or a.story == b.story


def _chains(units: Sequence[Unit], left: Sequence[int]) -> list[list[int]]:
    """Silent units that nothing fits: of one proposer, sort and file, each near to the one before it."""
    groups: list[list[int]] = []
    last: dict[tuple[str, str | None], list[list[int]]] = defaultdict(list)
    for i in left:
        unit = units[i]
        open_to = last[unit.family, unit.proposer]
        found = [
            group for group in open_to if _near(units[group[-1]], unit, NEAR_DAYS) and _share(units[group[-1]], unit)
        ]
        if len(found) == 1 and unit.proposer is not None:
            found[0].append(i)
            continue
        groups.append([i])
        open_to.append(groups[-1])
    return groups
