"""What comes due, each thing once: dues of the record gathered over copies, stories and repeated announcements.

    watch(Database("news.duckdb"), Watch(today=date(2018, 5, 1)))

A thing has all its evidence, how long it is until then, what became of it, and the other days it was announced for.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from tasrih.measure.due_groups import Told, groups, likeness, terms_of
from tasrih.measure.left import Status, left
from tasrih.measure.when import spread
from tasrih.record.database import Database
from tasrih.record.sentences import sentences_around

_ROWS = (
    "article_id, n, published, outlet, url, original_id, story_id, kind, coalesce(what_text, '') AS what, who, treaty,"
    " treaty_id, due, issues, flags, confidence, char_start, char_end, coalesce(text, '') AS words, statement_id, why"
)
_CHANGED = ("cancelled", "postponed")
_DOUBTS = ("conditional", "hedged")
_FRESH = 2
_SHARE = 0.2
_LIKE = 0.3
_ENDS = ("deadline", "treaty-end")
_SEVERAL = 2
_MOVED_WITHIN = 400
_TIDY = 30
_FEW, _MANY = 3, 9


class Watch(NamedTuple):
    """What is asked: from which day on, up to when things come due, and as it was known on which day."""

    today: datetime.date
    until: datetime.date | None = None
    known: datetime.date | None = None
    passed: bool = False
    """Also what is over already on that day."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One time that it was told: the article, the words (offsets in its text), the sentence around them."""

    article: str
    published: datetime.date | None
    outlet: str | None
    url: str | None
    start: int
    end: int
    text: str
    sentence: str
    statement: str | None
    when: str | None
    flags: list[str]
    confidence: float


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """Another day that the same thing was announced for."""

    when: str
    flags: list[str]
    first_told: datetime.date | None
    evidence: Evidence


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """That it was said to be called off or put off: when first and last, in how many original articles, and where."""

    flag: str
    first_told: datetime.date | None
    last_told: datetime.date | None
    originals: int
    evidence: Evidence


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that comes due. `when` is as exact as the finest that is told; `left` is how long until then.

    `flags` hold at the end of what is known; `changes` tell too what was taken back since.
    """

    kind: str
    what: str
    who: list[str]
    treaty: str | None
    treaty_id: str | None
    when: str | None
    first: datetime.date | None
    last: datetime.date | None
    status: Status
    left: str
    flags: list[str]
    issues: list[str]
    articles: int
    originals: int
    outlets: int
    first_told: datetime.date | None
    last_told: datetime.date | None
    confidence: float
    changes: list[Change]
    moved: list[Moved]
    evidence: list[Evidence]


def watch(database: Database, asked: Watch, filters: Mapping[str, Any] | None = None) -> list[Item]:
    """What comes due on that day or later, the soonest first. `filters` are those of `Database.dues`."""
    chosen = dict(filters or {})
    if asked.known:
        chosen["until"] = asked.known
    rows = database.ask("dues", chosen).project(_ROWS).fetchall()
    found = [_Group.of(told) for told in groups(_told(row) for row in rows)]
    kept = [group for group in found if _asked(group, asked)]
    moved = {id(group): _moved(group, found) for group in kept}
    places = {told for group in kept for told in group.told} | {m.told[-1] for some in moved.values() for m in some}
    sentences = sentences_around(database, {(told.article, told.start, told.end): told.text for told in places})
    items = [_item(group, moved[id(group)], asked.today, sentences) for group in kept]
    return sorted(items, key=lambda item: _place(item, asked.today))


def _place(item: Item, today: datetime.date) -> tuple[datetime.date, datetime.date, str]:
    """Where an item stands in the list: at its first day, at its last where that day has come; undated ones last."""
    first, last = item.first or datetime.date.max, item.last or datetime.date.max
    return (last if first <= today < last else first), last, item.what


def _told(row: Sequence[Any]) -> Told:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return Told(*values)


class _Group(NamedTuple):
    """The rows of one thing, and what is told of it most."""

    told: list[Told]
    when: str | None
    first: datetime.date | None
    last: datetime.date | None
    who: tuple[str, ...]
    terms: frozenset[str]
    flags: tuple[str, ...]

    @classmethod
    def of(cls, told: list[Told]) -> _Group:
        """What a group says."""
        originals = {(row.original, row.when, row.who): row for row in reversed(told)}.values()
        when = _finest(row.when for row in originals)
        days = spread(when)
        counts = Counter(code for row in originals for code in set(row.who))
        least = max(1, _SHARE * sum(bool(row.who) for row in originals))
        who = tuple(code for code, count in counts.most_common() if count >= least)
        terms = frozenset[str]().union(*(terms_of(row.what) for row in told))
        first, last = days or (None, None)
        return cls(told, when, first, last, who, terms, _flags(told))


def _finest(isos: Iterable[str | None]) -> str | None:
    """The one told most among the finest."""
    counts = Counter(iso for iso in isos if iso)
    sizes = {iso: days[1] - days[0] for iso in counts if (days := spread(iso))}
    return min(sizes, key=lambda iso: (sizes[iso], -counts[iso], iso)) if sizes else None


def _flags(told: Sequence[Told]) -> tuple[str, ...]:
    """What most say; that it was called off or put off, where most of the newest articles still do."""
    newest = max((row.published for row in told if row.published), default=None)
    fresh = [row for row in told if row.published == newest or not newest or _recent(row, newest)]
    found = [flag for flag in _CHANGED if sum(flag in row.flags for row in fresh) * 2 > len(fresh)]
    return (*found, *(flag for flag in _DOUBTS if sum(flag in row.flags for row in told) * 2 > len(told)))


def _recent(row: Told, newest: datetime.date) -> bool:
    return row.published is not None and (newest - row.published).days <= _FRESH


def _asked(group: _Group, asked: Watch) -> bool:
    if group.first is None or group.last is None:
        return group.when is None and asked.until is None
    return (asked.passed or group.last >= asked.today) and (asked.until is None or group.first <= asked.until)


def _moved(group: _Group, others: Iterable[_Group]) -> list[_Group]:
    """The groups that tell the same thing for another day, one of the two having been put off or called off."""
    return [other for other in others if other is not group and _is_moved(group, other)]


def _is_moved(a: _Group, b: _Group) -> bool:
    changed = any(set(_CHANGED) & set(row.flags) for group in (a, b) for row in group.told)
    if not changed or a.told[0].kind != b.told[0].kind or a.first is None or b.first is None:
        return False
    if a.last is None or b.last is None or (a.first <= b.last and b.first <= a.last):
        return False
    one, other = set(a.who), set(b.who)
    same = (one == other and bool(one)) or len(one & other) >= _SEVERAL
    return same and abs((a.first - b.first).days) <= _MOVED_WITHIN and likeness(a.terms, b.terms) >= _LIKE


def _item(group: _Group, moved: Sequence[_Group], today: datetime.date, sentences: Mapping[Any, str]) -> Item:
    told = group.told
    kind = Counter(row.kind for row in told).most_common(1)[0][0]
    best = _best(group, kind)
    days = [row.published for row in told if row.published]
    until = left(group.when, today, at_end=kind in _ENDS)
    return Item(
        kind=kind,
        what=best.what,
        who=list(group.who),
        treaty=next((row.treaty for row in told if row.treaty), None),
        treaty_id=next((row.treaty_id for row in told if row.treaty_id), None),
        when=group.when,
        first=group.first,
        last=group.last,
        status=until.status,
        left=until.words,
        flags=list(group.flags),
        issues=[code for code, _ in Counter(code for row in told for code in row.issues).most_common(3)],
        articles=len({row.article for row in told}),
        originals=len({row.original for row in told}),
        outlets=len({row.outlet for row in told if row.outlet}),
        first_told=min(days, default=None),
        last_told=max(days, default=None),
        confidence=max(row.confidence for row in told),
        changes=[change for flag in _CHANGED if (change := _change(told, flag, sentences))],
        moved=[_as_moved(one, sentences) for one in sorted(moved, key=lambda one: one.when or "")],
        evidence=[_evidence(row, sentences) for row in _distinct(told)],
    )


def _best(group: _Group, kind: str) -> Told:
    """The row that names the thing best: on the finest day, in a phrase of middling length, surely."""
    return max(
        group.told,
        key=lambda row: (
            row.kind == kind,
            row.when == group.when,
            _FEW <= len(row.what.split()) <= _MANY,
            row.confidence,
            len(row.who),
            -abs(len(row.what) - _TIDY),
            row.article,
            row.n,
        ),
    )


def _distinct(told: Sequence[Told]) -> list[Told]:
    """One row for each original text, the newest first."""
    return list({row.original: row for row in told}.values())[::-1]


def _evidence(row: Told, sentences: Mapping[Any, str]) -> Evidence:
    return Evidence(
        article=row.article,
        published=row.published,
        outlet=row.outlet,
        url=row.url,
        start=row.start,
        end=row.end,
        text=row.text,
        sentence=sentences.get((row.article, row.start, row.end), row.text),
        statement=row.statement,
        when=row.when,
        flags=list(row.flags),
        confidence=row.confidence,
    )


def _change(told: Sequence[Told], flag: str, sentences: Mapping[Any, str]) -> Change | None:
    rows = [row for row in told if flag in row.flags]
    days = [row.published for row in rows if row.published]
    if not rows:
        return None
    return Change(
        flag=flag,
        first_told=min(days, default=None),
        last_told=max(days, default=None),
        originals=len({row.original for row in rows}),
        evidence=_evidence(rows[0], sentences),
    )


def _as_moved(group: _Group, sentences: Mapping[Any, str]) -> Moved:
    days = [row.published for row in group.told if row.published]
    return Moved(
        when=group.when or "",
        flags=list(group.flags),
        first_told=min(days, default=None),
        evidence=_evidence(group.told[-1], sentences),
    )
