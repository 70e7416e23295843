"""Things that come due, out of all that tells them: the rows of a record gathered, seen from no day in particular.

    gather(Database("news.duckdb"))

Gathering looks at all dues of a record; what is seen of them from a day on (`measure.watch`) is cheap.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from tasrih.measure.due_groups import Told, groups, likeness, terms_of
from tasrih.measure.when import spread
from tasrih.record.database import Database

CHANGED = ("cancelled", "postponed")
_ROWS = (
    "article_id, n, published, outlet, url, original_id, story_id, kind, coalesce(what_text, '') AS what, who, treaty,"
    " treaty_id, due, issues, flags, confidence, char_start, char_end, coalesce(text, '') AS words, statement_id, why"
)
_DOUBTS = ("conditional", "hedged")
_FRESH = 2
_SHARE = 0.2
_LIKE = 0.3
_SEVERAL = 2
_MOVED_WITHIN = 400
_TIDY = 30
_FEW, _MANY = 3, 9
_ISSUES = 3


class Thing(NamedTuple):
    """The rows of one thing, oldest first, and what is told of it most; `id` is made of the first words."""

    id: str
    told: tuple[Told, ...]
    best: Told
    kind: str
    when: str | None
    first: datetime.date | None
    last: datetime.date | None
    who: tuple[str, ...]
    issues: tuple[str, ...]
    flags: tuple[str, ...]
    terms: frozenset[str]

    @property
    def treaty(self) -> str | None:
        """The treaty's name."""
        return next((row.treaty for row in self.told if row.treaty), None)

    @property
    def treaty_id(self) -> str | None:
        """The treaty in Wikidata."""
        return next((row.treaty_id for row in self.told if row.treaty_id), None)

    @property
    def first_told(self) -> datetime.date | None:
        """The day of the first article that tells it."""
        return min((row.published for row in self.told if row.published), default=None)

    @property
    def confidence(self) -> float:
        """The highest of its rows."""
        return max(row.confidence for row in self.told)

    @property
    def changes(self) -> list[str]:
        """Whether somebody told that it was called off or put off."""
        return [flag for flag in CHANGED if any(flag in row.flags for row in self.told)]


class Things(NamedTuple):
    """All things that come due, and for each (by its id) those that tell the same for another day."""

    things: list[Thing]
    moved: Mapping[str, Sequence[Thing]]


def gather(database: Database, filters: Mapping[str, Any] | None = None) -> Things:
    """The things that the dues of a record tell; `filters` are those of `Database.dues` and choose dues."""
    rows = database.ask("dues", dict(filters or {})).project(_ROWS).fetchall()
    things = [_thing(told) for told in groups(_told(row) for row in rows)]
    return Things(things, _moved(things))


def _told(row: Sequence[Any]) -> Told:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return Told(*values)


def _thing(told: list[Told]) -> Thing:
    originals = {(row.original, row.when, row.who): row for row in reversed(told)}.values()
    when = _finest(row.when for row in originals)
    first, last = spread(when) or (None, None)
    counts = Counter(code for row in originals for code in dict.fromkeys(row.who))
    least = max(1, _SHARE * sum(bool(row.who) for row in originals))
    kind = Counter(row.kind for row in told).most_common(1)[0][0]
    return Thing(
        id=_id(told[0], kind),
        told=tuple(told),
        best=_best(told, kind, when),
        kind=kind,
        when=when,
        first=first,
        last=last,
        who=tuple(code for code, count in counts.most_common() if count >= least),
        issues=tuple(code for code, _ in Counter(code for row in told for code in row.issues).most_common(_ISSUES)),
        flags=_flags(told),
        terms=frozenset[str]().union(*(terms_of(row.what) for row in told)),
    )


def _id(first: Told, kind: str) -> str:
    words = f"{first.article}:{first.start}:{first.end}:{kind}"
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()[:16]


def _finest(isos: Iterable[str | None]) -> str | None:
    """The one told most among the finest."""
    counts = Counter(iso for iso in isos if iso)
    sizes = {iso: days[1] - days[0] for iso in counts if (days := spread(iso))}
    return min(sizes, key=lambda iso: (sizes[iso], -counts[iso], iso)) if sizes else None


def _flags(told: Sequence[Told]) -> tuple[str, ...]:
    """What most say; that it was called off or put off, where most of the newest articles still do."""
    newest = max((row.published for row in told if row.published), default=None)
    fresh = [row for row in told if row.published == newest or not newest or _recent(row, newest)]
    found = [flag for flag in CHANGED if sum(flag in row.flags for row in fresh) * 2 > len(fresh)]
    return (*found, *(flag for flag in _DOUBTS if sum(flag in row.flags for row in told) * 2 > len(told)))


def _recent(row: Told, newest: datetime.date) -> bool:
    return row.published is not None and (newest - row.published).days <= _FRESH


def _best(told: Sequence[Told], kind: str, when: str | None) -> Told:
    """The row that names the thing best: on the finest day, in a phrase of middling length that has much in common with
    how others name it, surely."""
    terms = Counter(term for row in {row.original: row for row in told}.values() for term in terms_of(row.what))

    def usual(row: Told) -> float:
        own = terms_of(row.what)
        return sum(terms[term] for term in own) / len(own) if own else 0.0

    return max(
        told,
        key=lambda row: (
            row.kind == kind,
            row.when == when,
            _FEW <= len(row.what.split()) <= _MANY,
            usual(row),
            row.confidence,
            len(row.who),
            -abs(len(row.what) - _TIDY),
            row.article,
            row.n,
        ),
    )


def _moved(things: Sequence[Thing]) -> dict[str, list[Thing]]:
    """For each thing those that tell the same for another day, one of the two having been put off or called off."""
    kinds: defaultdict[str, list[tuple[Thing, bool, str]]] = defaultdict(list)
    for thing in things:
        if thing.first is not None and thing.who:
            kinds[thing.told[0].kind].append((thing, bool(thing.changes), thing.when or ""))
    found: defaultdict[str, list[Thing]] = defaultdict(list)
    for some in kinds.values():
        for (one, changed, _), (other, also, _) in combinations(some, 2):
            if (changed or also) and _is_moved(one, other):
                found[one.id].append(other)
                found[other.id].append(one)
    return {name: sorted(some, key=lambda one: one.when or "") for name, some in found.items()}


def _is_moved(a: Thing, b: Thing) -> bool:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return False
    if (a.first <= b.last and b.first <= a.last) or abs((a.first - b.first).days) > _MOVED_WITHIN:
        return False
    one, other = set(a.who), set(b.who)
    return (one == other or len(one & other) >= _SEVERAL) and likeness(a.terms, b.terms) >= _LIKE
