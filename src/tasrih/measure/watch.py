"""What comes due, each thing once: dues of the record gathered over copies, stories and repeated announcements.

    watch(Database("news.duckdb"), Watch(today=date(2018, 5, 1)))

A thing has all its evidence, how long it is until then, what became of it, and the other days it was announced for.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from tasrih.measure.due_groups import Told
from tasrih.measure.due_things import Thing, Things, gather
from tasrih.measure.left import Status, left
from tasrih.record.database import Database
from tasrih.record.sentences import sentences_around

ENDS = ("deadline", "treaty-end")
"""Kinds that come due at the end of a stretch of time."""
OF_THINGS = ("actor", "kind", "treaty", "issue", "flag", "outlet", "confidence")
"""Filters that choose things; the others of `Database.dues` choose what tells them."""


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

    id: str
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

    `id` stays as long as the article that told it first; `best` is the telling that names it best, `evidence` has one
    of each original text, the newest first. `flags` hold at the end of what is known; `changes` tell too what was
    taken back since.
    """

    id: str
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
    best: Evidence
    changes: list[Change]
    moved: list[Moved]
    evidence: list[Evidence]


def watch(database: Database, asked: Watch, filters: Mapping[str, Any] | None = None) -> list[Item]:
    """What comes due on that day or later, the soonest first.

    `filters` are those of `Database.dues`; `OF_THINGS` choose whole things, with all that tells them.
    """
    told = {name: value for name, value in (filters or {}).items() if name not in OF_THINGS}
    if asked.known:
        told["until"] = asked.known
    things = gather(database, told)
    return items(database, things, chosen(things.things, asked, filters or {}), asked.today)


def chosen(things: Iterable[Thing], asked: Watch, filters: Mapping[str, Any]) -> list[Thing]:
    """The things that are asked for, the soonest first."""
    kept = [thing for thing in things if in_time(thing, asked) and fits(thing, filters)]
    return sorted(kept, key=lambda thing: _place(thing, asked.today))


def in_time(thing: Thing, asked: Watch) -> bool:
    """It comes due in the time that is asked for."""
    if thing.first is None or thing.last is None:
        return thing.when is None and asked.until is None
    return (asked.passed or thing.last >= asked.today) and (asked.until is None or thing.first <= asked.until)


def fits(thing: Thing, filters: Mapping[str, Any]) -> bool:
    """The filters of things choose it."""
    if not any(filters.get(name) for name in OF_THINGS):
        return True
    values = {
        "actor": thing.who,
        "kind": (thing.kind,),
        "treaty": (thing.treaty, thing.treaty_id),
        "issue": thing.issues,
        "flag": (*thing.flags, *thing.changes),
        "outlet": {row.outlet for row in thing.told} if "outlet" in filters else (),
    }
    if thing.confidence < (filters.get("confidence") or 0):
        return False
    return all(not filters.get(name) or set(_several(filters[name])) & set(own) for name, own in values.items())


def _several(value: Any) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def starts(thing: Thing, today: datetime.date) -> datetime.date:
    """Where a thing stands in a list: at its first day, at its last where that day has come; undated ones last."""
    first, last = thing.first or datetime.date.max, thing.last or datetime.date.max
    return last if first <= today < last or (thing.kind in ENDS and "/" in (thing.when or "")) else first


def _place(thing: Thing, today: datetime.date) -> tuple[datetime.date, datetime.date, int, str]:
    return starts(thing, today), thing.last or datetime.date.max, -len(thing.told), thing.id


def items(database: Database, known: Things, some: Sequence[Thing], today: datetime.date) -> list[Item]:
    """Things as they are seen from a day, with their sentences."""
    moved = {thing.id: known.moved.get(thing.id, ()) for thing in some}
    places = {row for thing in some for row in thing.told}
    places |= {other.told[-1] for others in moved.values() for other in others}
    sentences = sentences_around(database, {(row.article, row.start, row.end): row.text for row in places})
    return [_item(thing, moved[thing.id], today, sentences) for thing in some]


def _item(thing: Thing, moved: Sequence[Thing], today: datetime.date, sentences: Mapping[Any, str]) -> Item:
    told = thing.told
    until = left(thing.when, today, at_end=thing.kind in ENDS)
    return Item(
        id=thing.id,
        kind=thing.kind,
        what=thing.best.what,
        who=list(thing.who),
        treaty=thing.treaty,
        treaty_id=thing.treaty_id,
        when=thing.when,
        first=thing.first,
        last=thing.last,
        status=until.status,
        left=until.words,
        flags=list(thing.flags),
        issues=list(thing.issues),
        articles=len({row.article for row in told}),
        originals=len({row.original for row in told}),
        outlets=len({row.outlet for row in told if row.outlet}),
        first_told=thing.first_told,
        last_told=max((row.published for row in told if row.published), default=None),
        confidence=thing.confidence,
        best=_evidence(thing.best, sentences),
        changes=[_change(told, flag, sentences) for flag in thing.changes],
        moved=[_as_moved(one, sentences) for one in moved],
        evidence=[_evidence(row, sentences) for row in _distinct(told)],
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


def _change(told: Sequence[Told], flag: str, sentences: Mapping[Any, str]) -> Change:
    rows = [row for row in told if flag in row.flags]
    days = [row.published for row in rows if row.published]
    return Change(
        flag=flag,
        first_told=min(days, default=None),
        last_told=max(days, default=None),
        originals=len({row.original for row in rows}),
        evidence=_evidence(rows[0], sentences),
    )


def _as_moved(thing: Thing, sentences: Mapping[Any, str]) -> Moved:
    return Moved(
        id=thing.id,
        when=thing.when or "",
        flags=list(thing.flags),
        first_told=thing.first_told,
        evidence=_evidence(thing.told[-1], sentences),
    )
