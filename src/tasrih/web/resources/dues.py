"""What comes due as a resource, each thing once, seen from a day; also as a calendar."""

from __future__ import annotations

import datetime
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from tasrih.measure.due_things import Thing, Things, gather
from tasrih.measure.left import left
from tasrih.measure.watch import ENDS, OF_THINGS, Evidence, Item, Watch, chosen, items, starts
from tasrih.record.listing import MOST_ROWS, Count, Part, Row
from tasrih.web.parameters import Parameter, WrongValue, parameters
from tasrih.web.resources.table import Answer, Filters, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

STATES = ("running", "coming", "unknown", "passed")
FACETS = {"kind": "kind", "actor": "who", "issue": "issues", "flag": "flags"}
"""What things can be counted by: the parameter, and the column."""
_FARTHEST = 40_000
_TOLD = (
    "STRUCT(article_id VARCHAR, published DATE, outlet VARCHAR, url VARCHAR, char_start BIGINT, char_end BIGINT,"
    " text VARCHAR, sentence VARCHAR, statement_id VARCHAR, due VARCHAR)"
)
_WHERE = "article_id VARCHAR, outlet VARCHAR, char_start BIGINT, char_end BIGINT, sentence VARCHAR"
_MOVED = f"STRUCT(id VARCHAR, due VARCHAR, first_told DATE, {_WHERE})"
_CHANGE = f"STRUCT(flag VARCHAR, first_told DATE, last_told DATE, originals BIGINT, {_WHERE})"
_COLUMNS = {
    "id": "VARCHAR", "kind": "VARCHAR", "what": "VARCHAR", "who": "VARCHAR[]", "treaty": "VARCHAR",
    "treaty_id": "VARCHAR", "due": "VARCHAR", "first": "DATE", "last": "DATE", "place": "DATE", "status": "VARCHAR",
    "days": "BIGINT", "left": "VARCHAR", "flags": "VARCHAR[]", "issues": "VARCHAR[]", "articles": "BIGINT",
    "originals": "BIGINT", "outlets": "BIGINT", "first_told": "DATE", "last_told": "DATE", "confidence": "DOUBLE",
    "article_id": "VARCHAR", "published": "DATE", "outlet": "VARCHAR", "url": "VARCHAR", "char_start": "BIGINT",
    "char_end": "BIGINT", "text": "VARCHAR", "sentence": "VARCHAR", "statement_id": "VARCHAR",
    "changes": f"{_CHANGE}[]", "moved": f"{_MOVED}[]", "evidence": f"{_TOLD}[]",
}  # fmt: skip
PARAMETERS = (
    Parameter("from", "day", "Seen from this day: what is over then has passed (the day of the newest article)."),
    Parameter("until", "day", "Comes due on this day or earlier."),
    Parameter("within", "whole", "Comes due in so many days."),
    Parameter("known", "day", "As articles told it up to this day."),
    Parameter(
        "state", "codes", "running, coming, unknown (no day told) or passed; without it all that has not passed."
    ),
    Parameter("told", "day", "First told on this day or later: what is new."),
    Parameter("told_until", "day", "First told on this day or earlier."),
    Parameter("moved", "yes", "Only what was told for other days too, was put off or called off."),
    *parameters(("actor", "between", "treaty", "issue", "outlet", "confidence")),
    Parameter("kind", "codes", "treaty-end, deadline, meeting, visit, vote, election, entry-into-force, promise …"),
    Parameter("flag", "codes", "cancelled, postponed, conditional or hedged."),
)


def gathered(desk: Desk, known: datetime.date | None = None) -> Things:
    """All things that come due, as they were known on a day; kept for as long as the record does not change."""
    filters = {"until": known} if known else {}
    return desk.remembered(("due things", known), lambda: gather(desk.database, filters), whole=known is None)


def seen_from(desk: Desk, filters: Filters) -> datetime.date:
    """The day from which they are seen: that of the newest article where none is given."""
    if told := filters.get("from"):
        return _day(told)
    ((newest,),) = desk.rows("SELECT max(published) FROM articles")
    return _day(newest or datetime.date(1, 1, 1))


def _day(value: Any) -> datetime.date:
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value))


def things(desk: Desk, filters: Filters) -> list[Thing]:
    """The things that the filters choose, the soonest first."""
    states = filters.get("state") or [state for state in STATES if state != "passed"]
    return [thing for thing, state in _stated(desk, filters) if state in states]


def states(desk: Desk, filters: Filters) -> list[Count]:
    """How many things there are in each state, whichever is asked for."""
    counts = Counter(state for _, state in _stated(desk, filters))
    return [Count(state, counts[state]) for state in STATES if counts[state]]


def counts(found: list[Thing], column: str, most: int) -> list[Count]:
    """The values of a column of things by how many have them."""
    told: Counter[str] = Counter()
    for thing in found:
        value = getattr(thing, column)
        told.update((value,) if isinstance(value, str) else set(value))
    return sorted((Count(value, rows) for value, rows in told.items()), key=lambda one: (-one.rows, one.value))[:most]


def _stated(desk: Desk, filters: Filters) -> list[tuple[Thing, str]]:
    """Things with their state, whatever states are asked for."""
    today, known = seen_from(desk, filters), filters.get("known")
    if unknown := sorted(set(filters.get("state") or ()) - set(STATES)):
        raise WrongValue(f"state: {unknown[0][:20]!r} is none of {', '.join(STATES)}")
    all_ = gathered(desk, _day(known) if known else None)
    asked = Watch(today, _until(filters, today), passed=True)
    own = {name: filters[name] for name in OF_THINGS if name in filters}
    found = [thing for thing in chosen(all_.things, asked, own) if _new(thing, filters)]
    if both := filters.get("between"):
        found = [thing for thing in found if set(both) <= set(thing.who)]
    if filters.get("moved"):
        found = [thing for thing in found if thing.changes or thing.id in all_.moved]
    return [(thing, left(thing.when, today, at_end=thing.kind in ENDS).status) for thing in found]


def _until(filters: Filters, today: datetime.date) -> datetime.date | None:
    if (within := filters.get("within")) is not None:
        return today + datetime.timedelta(days=min(within, _FARTHEST))
    return _day(filters["until"]) if filters.get("until") else None


def _new(thing: Thing, filters: Filters) -> bool:
    """First told in the days that are asked for."""
    since, until = filters.get("told"), filters.get("told_until")
    if not (since or until):
        return True
    first = thing.first_told
    return first is not None and (not since or first >= _day(since)) and (not until or first <= _day(until))


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    found, today = things(desk, filters), seen_from(desk, filters)
    all_ = gathered(desk, _day(filters["known"]) if filters.get("known") else None)
    shown = (found if part.newest else found[::-1])[part.offset : part.offset + part.limit]
    made = items(desk.database, all_, shown, today)
    rows = [_row(item, thing, today) for item, thing in zip(made, shown, strict=True)]
    return Answer(rows, _COLUMNS, len(found), part, partial(_calendar, desk, all_, found, today))


def _row(item: Item, thing: Thing, today: datetime.date) -> Row:
    """Flat: the telling that names it best stands in the row itself."""
    told: dict[str, Any] = {name: getattr(item, name) for name in item.__struct_fields__ if name in _COLUMNS}
    told |= _telling(item.best) | {"due": item.when, "place": starts(thing, today), "days": _days(item, today)}
    told["evidence"] = [_telling(one) for one in item.evidence]
    told["moved"] = [
        {"id": one.id, "due": one.when, "first_told": one.first_told, **_where(one.evidence)} for one in item.moved
    ]
    told["changes"] = [
        {"flag": one.flag, "first_told": one.first_told, "last_told": one.last_told, "originals": one.originals}
        | _where(one.evidence)
        for one in item.changes
    ]
    return {name: told[name] for name in _COLUMNS}


def _telling(one: Evidence) -> Row:
    return {
        "article_id": one.article, "published": one.published, "outlet": one.outlet, "url": one.url,
        "char_start": one.start, "char_end": one.end, "text": one.text, "sentence": one.sentence,
        "statement_id": one.statement, "due": one.when,
    }  # fmt: skip


def _where(one: Evidence) -> Row:
    return {
        "article_id": one.article, "outlet": one.outlet, "char_start": one.start, "char_end": one.end,
        "sentence": one.sentence,
    }  # fmt: skip


def _days(item: Item, today: datetime.date) -> int | None:
    """Days until it comes due, less than 0 where that is over; 0 while it is running, None without a day."""
    if item.first is None or item.last is None:
        return None
    if item.status == "passed":
        return (item.last - today).days
    at_end = item.kind in ENDS and "/" in (item.when or "")
    return max(0, ((item.last if at_end else item.first) - today).days)


def _calendar(desk: Desk, known: Things, found: list[Thing], today: datetime.date) -> str:
    """All of what was asked for, whichever part is shown."""
    from tasrih.export.ics import calendar

    with desk.database.held():
        shown = items(desk.database, known, found[:MOST_ROWS], today)
    return calendar(shown, datetime.datetime.now(datetime.UTC)).text


DUES = Resource(
    "watch",
    "What comes due, each thing once, the soonest first (order=oldest: the latest first); also as a calendar.",
    PARAMETERS,
    _ask,
    lambda desk: _COLUMNS,
    calendar=True,
)
