"""Numbers that do not agree as a resource: one row for each thing, with who claims which number of it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from tasrih.measure.conflicts import Claimed, Conflict, conflicts, fits
from tasrih.record.listing import Count, Part, Row
from tasrih.web.parameters import Parameter, WrongValue, parameters
from tasrih.web.resources.table import Answer, Filters, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

SORTS = ("newest", "surest", "widest")
FACETS = ("measure", "issue", "actor", "outlet")
"""What conflicts can be counted by."""
_CLAIM = (
    "STRUCT(value DOUBLE, approximate BOOLEAN, least BOOLEAN, most BOOLEAN, speaker VARCHAR, speaker_name VARCHAR,"
    " outlet VARCHAR, url VARCHAR, published DATE, article_id VARCHAR, statement_id VARCHAR, char_start BIGINT,"
    " char_end BIGINT, text VARCHAR, sentence VARCHAR, revised DOUBLE[], articles BIGINT)"
)
_COLUMNS = {
    "id": "VARCHAR", "measure": "VARCHAR", "thing": "VARCHAR", "unit": "VARCHAR", "place": "VARCHAR",
    "period": "VARCHAR", "low": "DOUBLE", "high": "DOUBLE", "gap": "DOUBLE", "sources": "BIGINT", "articles": "BIGINT",
    "first_told": "DATE", "last_told": "DATE", "issues": "VARCHAR[]", "actors": "VARCHAR[]", "confidence": "DOUBLE",
    "story_id": "VARCHAR", "claims": f"{_CLAIM}[]",
}  # fmt: skip
_LONG_AGO = datetime.date.min


def matching(desk: Desk, filters: Filters) -> list[Conflict]:
    """The conflicts that the filters choose; all of them are found once for each state of the record."""
    found = desk.remembered(("conflicts",), lambda: conflicts(desk.database), whole=True)
    both = set(filters.get("between") or ())
    return [one for one in found if both <= set(one.actors) and fits(one, filters)]


def counts(found: Iterable[Conflict], name: str, most: int) -> list[Count]:
    """How many conflicts have which values of a filter."""
    told: Counter[str] = Counter()
    for one in found:
        told.update({value for value in _VALUES[name](one) if value})
    return sorted((Count(value, rows) for value, rows in told.items()), key=lambda one: (-one.rows, one.value))[:most]


_VALUES: dict[str, Callable[[Conflict], Iterable[str | None]]] = {
    "measure": lambda one: (one.measure,),
    "issue": lambda one: one.issues,
    "actor": lambda one: one.actors,
    "outlet": lambda one: (side.outlet for side in one.claims),
}


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    sort = filters.get("sort", SORTS[0])
    if sort not in SORTS:
        raise WrongValue(f"sort: {sort[:20]!r} is none of {', '.join(SORTS)}")
    found = sorted(matching(desk, filters), key=_KEYS[sort], reverse=True)
    found = found if part.newest else found[::-1]
    return Answer([_row(one) for one in found[part.offset : part.offset + part.limit]], _COLUMNS, len(found), part)


_KEYS: dict[str, Callable[[Conflict], Any]] = {
    "newest": lambda one: (one.last_told or _LONG_AGO, one.confidence, one.id),
    "surest": lambda one: (one.confidence, one.last_told or _LONG_AGO, one.id),
    "widest": lambda one: (_gap(one) or 0, one.confidence, one.id),
}


def _gap(one: Conflict) -> float | None:
    """By how much the largest number is over the smallest: 0.5 is half as much again."""
    return round(one.high / one.low - 1, 4) if one.low else None


def _row(one: Conflict) -> Row:
    told: dict[str, Any] = {name: getattr(one, name) for name in one.__struct_fields__ if name in _COLUMNS}
    told |= {"gap": _gap(one), "sources": len(one.claims), "claims": [_claim(side) for side in one.claims]}
    return {name: told[name] for name in _COLUMNS}


def _claim(side: Claimed) -> Row:
    told = msgspec.structs.asdict(side)
    told |= {"char_start": told.pop("start"), "char_end": told.pop("end")}
    del told["n"]
    return told


CONFLICTS = Resource(
    "conflicts",
    "Numbers about one thing that cannot all be right, side by side with who claims which; the newest first.",
    (
        *parameters(("measure", "unit", "thing", "place", "issue", "actor", "between", "speaker", "name", "outlet")),
        *parameters(("since", "until", "confidence")),
        Parameter("sort", "text", f"{', '.join(SORTS)} first; order=oldest turns it round."),
    ),
    _ask,
    lambda desk: _COLUMNS,
)
