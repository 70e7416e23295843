"""What else the record has of an actor, an issue, two actors or a person: other pages with how many rows they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tasrih.record.listing import Part
from tasrih.web.desk import Desk

_NONE = Part(limit=0)


class Link(NamedTuple):
    """A page with filters, and how many rows it has then; `name` is a key of the words "linked"."""

    name: str
    path: str
    filters: dict[str, Any]
    total: int


class Wanted(NamedTuple):
    """A link to be made: what to call it, the page, the resource that the page shows, the filters of both."""

    name: str
    path: str
    resource: str
    filters: dict[str, Any]


def linked(desk: Desk, wanted: Iterable[Wanted], known: Mapping[str, int] = MappingProxyType({})) -> list[Link]:
    """Those that lead somewhere; `known` are totals by name that the page has already."""
    totals = [(one, known[one.name] if one.name in known else _total(desk, one)) for one in wanted]
    return [Link(one.name, one.path, one.filters, total) for one, total in totals if total]


def _total(desk: Desk, one: Wanted) -> int:
    return desk.ask(one.resource, one.filters, _NONE).total


def _days(chosen: dict[str, Any]) -> dict[str, Any]:
    """What all pages take."""
    return {name: value for name, value in chosen.items() if name in ("since", "until")}


def of_actor(code: str, chosen: dict[str, Any]) -> list[Wanted]:
    """Of an actor; `chosen` are its page's filters (days, and whether copies count)."""
    days = _days(chosen)
    return [
        Wanted("said", "/timeline", "statements", {**chosen, "speaker": [code]}),
        Wanted("told", "/timeline", "statements", {**chosen, "addressee": [code]}),
        Wanted("events", "/events", "incidents", {"actor": [code], "tense": ["present"], **days}),
        Wanted("relations", "/relations", "dyad_totals", {"actor": [code], **days}),
        Wanted("sides", "/sides", "sides", {"by": "issue", "actor": [code], **days}),
        Wanted("turns", "/turns", "turns", {"actor": [code], **days}),
        Wanted("firsts", "/firsts", "new_positions", {"actor": [code], **days}),
        Wanted("proposals", "/proposals", "proposals", {"actor": [code], **days}),
        Wanted("wants", "/bargains", "bargains", {"wanter": [code], **days}),
        Wanted("asked", "/bargains", "bargains", {"asked": [code], **days}),
        Wanted("concessions", "/concessions", "concessions", {"speaker": [code], **days}),
        Wanted("convergences", "/convergences", "convergences", {"party": [code], **days}),
        Wanted("dues", "/watch", "watch", {"actor": [code]}),
        Wanted("conflicts", "/numbers", "conflicts", {"actor": [code], **days}),
        Wanted("claims", "/numbers/claims", "claims", {"speaker": [code], **days}),
        Wanted("people", "/people", "who", {"of": [code]}),
    ]


def of_issue(code: str, chosen: dict[str, Any]) -> list[Wanted]:
    """Of an issue; `chosen` are its page's filters."""
    days = _days(chosen)
    return [
        Wanted("statements", "/timeline", "statements", {**chosen, "issue": [code]}),
        Wanted("sides", "/sides", "sides", {"by": "issue", "issue": [code], **days}),
        Wanted("turns", "/turns", "turns", {"issue": [code], **days}),
        Wanted("firsts", "/firsts", "new_positions", {"issue": [code], **days}),
        Wanted("proposals", "/proposals", "proposals", {"issue": [code], **days}),
        Wanted("bargains", "/bargains", "bargains", {"issue": [code], **days}),
        Wanted("concessions", "/concessions", "concessions", {"issue": [code], **days}),
        Wanted("convergences", "/convergences", "convergences", {"issue": [code], **days}),
        Wanted("dues", "/watch", "watch", {"issue": [code]}),
        Wanted("conflicts", "/numbers", "conflicts", {"issue": [code], **days}),
        Wanted("claims", "/numbers/claims", "claims", {"issue": [code], **days}),
    ]


def of_two(a: str, b: str, chosen: dict[str, Any]) -> list[Wanted]:
    """Of two actors; `chosen` are their page's filters."""
    both, days = [a, b], _days(chosen)
    return [
        Wanted("events", "/events", "incidents", {"between": both, "tense": ["present"], **days}),
        Wanted("exchange", "/timeline", "statements", {"speaker": both, "addressee": both, **days}),
        Wanted("proposals", "/proposals", "proposals", {"between": both, **days}),
        Wanted("bargains", "/bargains", "bargains", {"wanter": both, "asked": both, **days}),
        Wanted("convergences", "/convergences", "convergences", {"parties": both, **days}),
        Wanted("dues", "/watch", "watch", {"between": both}),
        Wanted("conflicts", "/numbers", "conflicts", {"between": both, **days}),
    ]
