"""From sightings to persons: names by key, then names that agree on surname and office, then bare surnames.

Nothing here depends on the order of the rows: groups are made by key, joined by conditions on pairs, and numbered
in the order of their keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from tasrih.measure.who.groups import Group, Keys, Place, Union, pairs, split_bearers
from tasrih.measure.who.model import Person, Sighting
from tasrih.measure.who.near import one_slip
from tasrih.measure.who.offices import person_of
from tasrih.measure.who.spelling import is_no_name, name_keys, speller, surname_at

_BUCKET = 60
"""A state and office with more names than that (a parliament, a team) joins no misspelt ones."""
_RARE = 20
"""A name twenty times rarer than the person's usual one may have run on into the next word."""
_CLEAR = 10
"""Of two who may be meant by a surname one must be seen so many times as often."""
_SHORTEST = 3
"""Two letters alone ("هو") are more often a word than a name."""
_STRAY = 2
"""A wrong first name is written in so many articles at most."""
_SLIP = 4
"""Keys shorter than that are too short for a slip of the pen."""


def persons(sightings: Iterable[Sighting]) -> list[Person]:
    """The persons whom all sightings show, the best attested first."""
    groups = _groups(sightings)
    full = [group for group in groups if len(group.keys) > 1]
    single = [group for group in groups if len(group.keys) == 1]
    union = _joined(full)
    sets = union.sets()
    alone = _attached(full, union, single)
    rows = [[row for n in members for row in full[n].rows] for members in sets]
    where = {members[0]: n for n, members in enumerate(sets)}
    for group, goal in alone:
        if goal < 0:
            rows.append(group.rows)
        else:
            rows[where[goal]] += group.rows
    found = [person_of(sorted(some, key=_row_order)) for some in rows]
    return sorted(found, key=_person_order)


def _person_order(person: Person) -> tuple[int, str, str, int]:
    first = next(person.sightings)
    return -person.articles, person.name, first.article_id, first.start


def _row_order(row: Sighting) -> tuple[str, int, int, str, str, str]:
    return row.article_id, row.start, row.end, row.name, row.role or "", row.of or ""


def _groups(sightings: Iterable[Sighting]) -> list[Group]:
    """Sightings by the key of their name, in the order of keys; the same row twice counts once."""
    by_key: dict[Keys, set[Sighting]] = {}
    for row in sightings:
        keys = name_keys(row.name)
        if len(row.name) >= _SHORTEST and keys and not is_no_name(row.name):
            by_key.setdefault(keys, set()).add(row)
    return [group for keys in sorted(by_key) for group in split_bearers(keys, sorted(by_key[keys], key=_row_order))]


def _joined(groups: list[Group]) -> Union:
    """Sets of groups that are one person by name and office."""
    union = Union(len(groups))
    for a, b in (*_shortened(groups), *_nicknamed(groups), *_misspelt(groups)):
        union.join(a, b)
    return union


def _shortened(groups: list[Group]) -> Iterator[tuple[int, int]]:
    """ "محمد جواد ظريف" and "محمد ظريف": the longer names that a short one may stand for, where all are one."""
    by_keys: dict[Keys, list[int]] = {}
    for n, group in enumerate(groups):
        by_keys.setdefault(group.keys, []).append(n)
    longer: dict[int, list[int]] = {}
    for n, group in enumerate(groups):
        for short in _reductions(group.keys):
            for m in by_keys.get(short, ()):
                if groups[m].own_states & group.own_states:
                    longer.setdefault(m, []).append(n)
    for m, fits in longer.items():
        if all(_one_line(groups[a].keys, groups[b].keys) for a, b in combinations(fits[:_BUCKET], 2)):
            yield from ((m, n) for n in fits)


def _reductions(keys: Keys) -> set[Keys]:
    """Shorter names that keep first or last word, of two words or more."""
    if len(keys) < 3:
        return set()
    found = {(keys[0], keys[-1]), keys[-2:], keys[:2]}
    return found | {keys[:n] + keys[n + 1 :] for n in range(len(keys))}


def _one_line(a: Keys, b: Keys) -> bool:
    """One name holds all words of the other."""
    return set(a) <= set(b) or set(b) <= set(a)


def _nicknamed(groups: list[Group]) -> Iterator[tuple[int, int]]:
    """ "جيم ماتيس" and "جيمس ماتيس", of one state."""
    buckets: dict[tuple[int, str, str], list[int]] = {}
    nicknames = speller().nicknames
    for n, group in enumerate(groups):
        for nick in nicknames.get(group.keys[0], ()):
            for state in group.own_states:
                buckets.setdefault((nick, group.keys[-1], state), []).append(n)
    for bucket in buckets.values():
        yield from pairs(bucket, _BUCKET)


def _misspelt(groups: list[Group]) -> Iterator[tuple[int, int]]:
    """First name or surname the same, the other one slip apart, in one specific office of one state."""
    buckets: dict[tuple[str, str, Place], list[int]] = {}
    for n, group in enumerate(groups):
        own = group.own_states
        for place in group.places:
            if place[0] in own:
                buckets.setdefault(("first", group.keys[0], place), []).append(n)
                buckets.setdefault(("last", group.keys[-1], place), []).append(n)
    for (side, _, _), bucket in buckets.items():
        for a, b in pairs(bucket, _BUCKET):
            slipped = _slipped(groups[a].keys, groups[b].keys, -1 if side == "first" else 0)
            if slipped or (side == "last" and _astray(groups[a], groups[b])):
                yield a, b


def _astray(a: Group, b: Group) -> bool:
    """ "مارك بومبيو" once or twice, where مايك بومبيو holds that office in scores of articles; not father and son."""
    few, many = sorted((len(a.rows), len(b.rows)))
    alike = len(a.keys) == len(b.keys) == 2 and a.keys[0][0] == b.keys[0][0]
    return alike and few <= _STRAY and few * _RARE <= many


def _slipped(a: Keys, b: Keys, at: int) -> bool:
    arabic = speller().is_arabic
    if arabic(a[at]) or arabic(b[at]):
        return False
    return min(len(a[at]), len(b[at])) >= _SLIP and one_slip(a[at], b[at])


def _attached(groups: list[Group], union: Union, single: list[Group]) -> list[tuple[Group, int]]:
    """Names of one word with the person (as numbered by `union`) they belong to, -1 where none or several fit."""
    usual: dict[int, int] = {}
    for n, group in enumerate(groups):
        usual[union.find(n)] = max(usual.get(union.find(n), 0), len(group.rows))
    surnames: dict[str, list[int]] = {}
    words: dict[str, list[int]] = {}
    for n, group in enumerate(groups):
        if len(group.rows) * _RARE >= usual[union.find(n)]:
            surnames.setdefault(group.keys[surname_at(group.rows[0].name)], []).append(n)
            for key in set(group.keys):
                words.setdefault(key, []).append(n)
    found = []
    for one in single:
        key = one.keys[0]
        same_office = _weights(union, ((n, _shared(groups[n], one)) for n in words.get(key, ())))
        same_state = _weights(union, ((n, _rows_in(groups[n], one)) for n in surnames.get(key, ())))
        both = {n: weight for n, weight in same_office.items() if n in same_state}
        found.append((one, _main(both or same_state or same_office)))
    return found


def _weights(union: Union, counts: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Counts above nothing, by person."""
    total: dict[int, int] = {}
    for n, count in counts:
        if count:
            total[union.find(n)] = total.get(union.find(n), 0) + count
    return total


def _shared(group: Group, one: Group) -> int:
    """How many sightings of a group show an office that `one` has."""
    return sum(group.places[place] for place in one.places)


def _rows_in(group: Group, one: Group) -> int:
    """How many sightings a group has, if it shares a state of its own."""
    return len(group.rows) if group.own_states & one.own_states else 0


def _main(weights: dict[int, int]) -> int:
    """The one that fits, or by far the most seen of them."""
    ranked = sorted(weights, key=lambda n: (-weights[n], n))
    if not ranked or (len(ranked) > 1 and weights[ranked[1]] * _CLEAR > weights[ranked[0]]):
        return -1
    return ranked[0]
