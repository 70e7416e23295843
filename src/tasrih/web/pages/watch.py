"""What comes due: the horizon from a day on, each thing once, by weeks and months."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from markupsafe import Markup

from tasrih.measure.due_things import Thing
from tasrih.record.listing import Count
from tasrih.web.desk import Desk
from tasrih.web.pages.facets import Facet
from tasrih.web.pages.page import Page, Request, Shown, newest_day, parameters_of
from tasrih.web.resources import Filters
from tasrih.web.resources.dues import FACETS, counts, seen_from, states, things
from tasrih.web.show.due import Tick, lane, left, stretches
from tasrih.web.ui import Ui

HORIZONS = (7, 30, 90, 365)
_SHOWN, _VALUES = 60, 14
_SHORTEST, _LONGEST = 28, 120
_LANES = 8
_TITLE = 90


class Lane(NamedTuple):
    """The things of one kind on the line of time."""

    kind: str
    things: int
    drawn: Markup


def _show(desk: Desk, request: Request) -> Shown:
    ui, filters = request.ui, request.asked.filters(PAGE.parameters)
    newest = newest_day(desk)
    if newest is None:
        return Shown({"today": None, "newest": None})
    today = seen_from(desk, filters)
    answer = desk.ask("watch", filters, request.asked.part(limit=_SHOWN))
    found = things(desk, filters)
    begin, end = today, _end(filters, today, found)
    values: dict[str, Any] = {
        "today": today, "newest": newest, "filters": filters, "horizons": HORIZONS,
        "earlier": today - datetime.timedelta(days=30), "later": today + datetime.timedelta(days=30),
        "stretches": stretches(answer.rows, today, ui),
        "facets": [Facet("state", states(desk, filters)), *_facets(desk, filters)],
        "left": lambda row: left(row["due"], row["kind"], today, ui),
        "lanes": _lanes(found, begin, end, ui), "begin": begin, "end": end,
    }  # fmt: skip
    return Shown(values, answer, f"/api/v1/watch?{request.asked.encoded(format=None, **{'from': str(today)})}")


def _facets(desk: Desk, filters: Filters) -> list[Facet]:
    """Each counts what the other filters leave."""
    return [
        Facet(name, _counted(desk, {key: value for key, value in filters.items() if key != name}, column))
        for name, column in FACETS.items()
    ]


def _counted(desk: Desk, filters: Filters, column: str) -> list[Count]:
    return counts(things(desk, filters), column, _VALUES)


def _end(filters: Filters, today: datetime.date, found: Iterable[Thing]) -> datetime.date:
    """Where the line of time ends: where the horizon does, or behind most of what is dated to a week or finer."""
    near = [one.last for one in found if one.first and one.last and (one.last - one.first).days < _SHORTEST]
    last = max((day for day in near if (day - today).days <= _LONGEST), default=today)
    if "within" in filters or "until" in filters:
        told = filters.get("until") or today + datetime.timedelta(days=min(filters["within"], _LONGEST))
        last = min(told, today + datetime.timedelta(days=_LONGEST))
    return max(last, today + datetime.timedelta(days=_SHORTEST))


def _lanes(found: list[Thing], begin: datetime.date, end: datetime.date, ui: Ui) -> list[Lane]:
    """A lane for each kind; what is told to a month or a year only is not on the line."""
    ticks: dict[str, list[Tick]] = {}
    for one in found:
        if (
            one.first
            and one.last
            and (one.last - one.first).days < _SHORTEST
            and one.last >= begin
            and one.first <= end
        ):
            ticks.setdefault(one.kind, []).append(_tick(one, ui))
    kinds = sorted(ticks, key=lambda kind: (-len(ticks[kind]), kind))[:_LANES]
    return [Lane(kind, len(ticks[kind]), lane(ticks[kind], begin, end)) for kind in kinds]


def _tick(one: Thing, ui: Ui) -> Tick:
    who = ui.t("words.comma").join(ui.actor(code) for code in one.who[:3])
    said = " · ".join(part for part in (ui.place(one.when), who, ui.line(one.best.what, _TITLE)) if part)
    told = len({row.original for row in one.told})
    first, last = one.first or datetime.date.max, one.last or datetime.date.max
    return Tick(
        first,
        last,
        told,
        said,
        ui.at({"article_id": one.best.article, "char_start": one.best.start, "char_end": one.best.end}),
    )


PAGE = Page("watch", "/watch", _show, parameters_of("watch"))
