"""Articles side by side in the order of their days: which have something in common within a window of days.

The cost is that of the features two articles near in time share, never of all pairs. Articles of one outlet and day
with the same content are looked at as one.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from tasrih.measure.digest import VERSION, Digest

Features = Sequence[tuple[int, int]]
"""Keys with weights."""
_Index = dict[int, list[tuple[int, int]]]
_UNDATED = -1
_NOT_KNOWN = 1 / 3


class Dated(msgspec.Struct, frozen=True):
    """An article as it is compared: a row of the record."""

    article_id: str
    published: datetime.date | None
    outlet: str | None
    url: str | None
    digest: Digest


@dataclass(slots=True, eq=False)
class Entry:
    """Articles of one outlet and day that are alike: one of them new, or all known."""

    name: str
    day: int
    outlet: str
    digest: Digest
    new: bool = False
    urls: set[str] = field(default_factory=set)

    @property
    def dated(self) -> bool:
        """Whether the day is known."""
        return self.day != _UNDATED

    def of_one_outlet(self, other: Entry) -> float:
        """1 where the two are of one outlet, 0 where they are of different ones, something low where nobody knows."""
        if self.outlet == other.outlet and self.outlet:
            return 1.0
        comparable = self.outlet and other.outlet and self.outlet.startswith("//") == other.outlet.startswith("//")
        return 0.0 if comparable else _NOT_KNOWN


def _outlet(row: Dated) -> str:
    """The outlet, or else the host of the address behind //."""
    if row.outlet or not row.url:
        return row.outlet or ""
    host = row.url.partition("//")[2].partition("/")[0].lower().removeprefix("www.")
    return "//" + host if host else ""


def entries(new: Iterable[Dated], known: Iterable[Dated], name: Callable[[Digest], str]) -> list[Entry]:
    """Articles that have a `name`, put together and in order: those without a day first. Digests of another version
    are left out: they cannot be compared."""
    found: dict[tuple[int, str, str], Entry] = {}
    for rows, fresh in ((new, True), (known, False)):
        for row in rows:
            if row.digest.version != VERSION or not (called := name(row.digest)):
                continue
            day = row.published.toordinal() if row.published else _UNDATED
            place = day, called, _outlet(row)
            entry = found.setdefault(place, Entry(called, day, place[2], row.digest))
            entry.new = entry.new or fresh
            if row.url:
                entry.urls.add(row.url)
    return [found[place] for place in sorted(found)]


def in_common(
    rows: Sequence[Entry], window: int, features: Callable[[Entry], Features], least: int
) -> Iterator[tuple[Entry, Entry, int]]:
    """Pairs with a new one among them, at most `window` days apart or one without a day, that have at least `least` in
    common: the sum of the products of the weights they share."""
    days: defaultdict[int, tuple[_Index, _Index]] = defaultdict(lambda: ({}, {}))
    for i, entry in enumerate(rows):
        own = features(entry)
        near = range(entry.day - window, entry.day + 1) if entry.dated else ()
        for passed in [day for day in days if entry.dated and _UNDATED < day < entry.day - window]:
            del days[passed]
        seen = [days[day][not entry.new] for day in (_UNDATED, *near) if day in days]
        for other, common in _sums(own, seen).items():
            if common >= least and rows[other].name != entry.name:
                yield rows[other], entry, common
        for index in days[entry.day][: 1 + entry.new]:
            for key, weight in own:
                index.setdefault(key, []).append((i, weight))


def _sums(own: Features, seen: Sequence[_Index]) -> dict[int, int]:
    sums: defaultdict[int, int] = defaultdict(int)
    for index in seen:
        for key, weight in own:
            for other, its in index.get(key, ()):
                sums[other] += weight * its
    return sums
