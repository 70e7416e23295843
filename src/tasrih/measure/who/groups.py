"""Sightings under one key, and the sets of them that become persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tasrih.measure.who.model import Sighting
from tasrih.measure.who.roles import OTHER, title_of
from tasrih.measure.who.spelling import speller

Keys = tuple[str, ...]
Place = tuple[str, tuple[str, ...]]
"""A state and a specific office in it."""
_SHARE = 5
"""A state that has one article in five is a person's own; with less it may be misread."""


@dataclass(slots=True)
class Group:
    """All sightings of one name, in the order of the record."""

    keys: Keys
    rows: list[Sighting]
    states: Counter[str] = field(default_factory=Counter)
    places: Counter[Place] = field(default_factory=Counter)

    @classmethod
    def of(cls, keys: Keys, rows: list[Sighting]) -> Group:
        """The group with what its rows say counted."""
        group = cls(keys, rows)
        for row in rows:
            if row.of and row.of != OTHER:
                group.states[row.of] += 1
                title = title_of(row.role)
                if title.specific:
                    group.places[row.of, title.words] += 1
        return group

    @property
    def own_states(self) -> set[str]:
        """The states that articles give often enough."""
        most = max(self.states.values(), default=0)
        return {state for state, count in self.states.items() if _SHARE * count >= most}


class Union:
    """Sets of numbers that grow together; the smallest number stands for its set, whatever came first."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, n: int) -> int:
        """The number that stands for n's set."""
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def join(self, a: int, b: int) -> None:
        """Make the sets of a and b one."""
        a, b = self.find(a), self.find(b)
        self._parent[max(a, b)] = min(a, b)

    def sets(self) -> list[list[int]]:
        """All sets, each in order."""
        found: dict[int, list[int]] = {}
        for n in range(len(self._parent)):
            found.setdefault(self.find(n), []).append(n)
        return list(found.values())


def is_common(keys: Keys) -> bool:
    """A name of Arabic given names only ("محمد علي"): many men bear it."""
    arabic = speller().is_arabic
    return all(arabic(key) and not key.startswith("ال") for key in keys)


def split_bearers(keys: Keys, rows: list[Sighting]) -> Iterator[Group]:
    """Groups of one name: one, but for a common or single name one for each state or kind of office."""
    if len(keys) > 1 and not is_common(keys):
        yield Group.of(keys, rows)
        return
    seen: dict[str, Counter[str]] = {}
    for row in rows:
        if row.of and row.of != OTHER:
            seen.setdefault(_head(row), Counter())[row.of] += 1
    parts: dict[str, list[Sighting]] = {}
    for row in rows:
        parts.setdefault(_bearer_label(row, seen), []).append(row)
    for label in sorted(parts):
        yield Group.of(keys, parts[label])


def _bearer_label(row: Sighting, seen: dict[str, Counter[str]]) -> str:
    """What tells two bearers of one name apart: the state; untold, the one that the same kind of office mostly has."""
    if row.of and row.of != OTHER:
        return row.of
    states = seen.get(_head(row), Counter())
    state, most = max(states.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return state if most and 4 * most >= 3 * states.total() else _head(row)


def _head(row: Sighting) -> str:
    return " ".join(title_of(row.role).words[:1])


def pairs(numbers: Iterable[int], most: int) -> Iterator[tuple[int, int]]:
    """All pairs of a bucket; none of one so large that it says nothing."""
    bucket = sorted(set(numbers))
    if len(bucket) <= most:
        yield from ((a, b) for n, a in enumerate(bucket) for b in bucket[n + 1 :])
