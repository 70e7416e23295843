"""Which units are the same proposal. A function of the set of units: order and portions leave no trace.

Known proposals go by their name. Others need the same proposer, the same sort (a draft is no initiative) and a file in
common; then their matters are compared, and groups are made by average linkage. Groups that nobody is named for, and
units that do not say their matter ("المبادرة الفرنسية"), go to the one group near them in time that fits, if one stands
out.
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
_UNOWNED = 0.5
_TELLING = 2
_MOST = 0.66
Pair = tuple[int, int]


def grouped(units: Sequence[Unit]) -> list[list[int]]:
    """The places in `units` that are one proposal each."""
    order = sorted(range(len(units)), key=lambda i: (units[i].day or datetime.date.max, units[i].key))
    ordered = [units[i] for i in order]
    telling = [i for i, unit in enumerate(ordered) if unit.known or unit.terms]
    silent = [i for i, unit in enumerate(ordered) if not (unit.known or unit.terms)]
    groups = _linked(ordered, telling)
    vague = [group for group in groups if len(group) == 1 and _is_vague(ordered[group[0]])]
    groups = _with_unowned(ordered, [group for group in groups if group not in vague])
    groups = _with_silent(ordered, groups, sorted([*silent, *(i for group in vague for i in group)]))
    return [[order[i] for i in group] for group in groups]


def _is_vague(unit: Unit) -> bool:
    """One word says its matter ("بشأن غزة"): like none, where it is like no other's."""
    return not unit.known and len(unit.terms) <= 1 and unit.proposer is not None


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


def _with_unowned(units: Sequence[Unit], groups: Sequence[list[int]]) -> list[list[int]]:
    """Each group that nobody is named for with the one of somebody's that has its matter: "مشروع قرار الهدنة"."""
    owned = [list(group) for group in groups if _owner(units, group)]
    by_term: defaultdict[str, set[int]] = defaultdict(set)
    for n, group in enumerate(owned):
        for i in group:
            for term in units[i].terms:
                by_term[term].add(n)
    left: list[list[int]] = []
    joined = [list(group) for group in owned]
    for group in groups:
        if _owner(units, group):
            continue
        near = sorted({n for i in group for term in units[i].terms for n in by_term[term]})
        fitting = [n for n in near if any(_same_matter(units[i], units[j]) for i in group for j in owned[n])]
        place = _the_one(units, owned, fitting, units[group[0]])
        (left.append(list(group)) if place is None else joined[place].extend(group))
    return [*joined, *left]


def _owner(units: Sequence[Unit], group: Sequence[int]) -> bool:
    return any(units[i].proposer or units[i].known for i in group)


def _same_matter(a: Unit, b: Unit) -> bool:
    if a.family != b.family or b.known or len(a.terms) < _TELLING or not _near(a, b, NEAR_DAYS) or not _share(a, b):
        return False
    return cosine(a.terms, b.terms) + (_SAME_STORY if a.story == b.story else 0.0) >= _UNOWNED


def _the_one(units: Sequence[Unit], groups: Sequence[list[int]], fitting: Sequence[int], unit: Unit) -> int | None:
    """Of several groups that fit the only one of its story, else the one that holds two thirds of their units."""
    if len(fitting) > 1:
        same = [n for n in fitting if any(units[i].story == unit.story for i in groups[n])]
        fitting = same if len(same) == 1 else fitting
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    sizes = sorted(((len(groups[n]), n) for n in fitting), reverse=True)
    return sizes[0][1] if sizes[0][0] >= _MOST * sum(size for size, _ in sizes) else None


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
        place = _the_one(units, groups, fitting, unit) if unit.proposer is not None else None
        (left.append(i) if place is None else joined[place].append(i))
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
