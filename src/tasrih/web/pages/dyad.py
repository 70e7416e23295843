"""Two actors: what they do for and against one another period by period, the index, and where it turns."""

from __future__ import annotations

import datetime
from typing import Any

from tasrih.errors import TasrihError
from tasrih.measure.relations import ALWAYS, Dyad, Every, Period, Span, following
from tasrih.measure.turning import Turn, turning_points
from tasrih.record.listing import Part
from tasrih.web.around import around
from tasrih.web.asked import BadRequest
from tasrih.web.desk import Desk, frozen
from tasrih.web.known import series_of
from tasrih.web.linked import linked, of_two
from tasrih.web.pages.page import Page, Request, Shown, known_pair
from tasrih.web.parameters import parameters
from tasrih.web.show.dyad import Column, dyad_chart
from tasrih.web.ui import Ui

_EVERY: tuple[Every, ...] = ("day", "week", "month")
_ALL = Part(limit=1000)
_NEWEST = 12


def _show(desk: Desk, request: Request) -> Shown:
    a, b, ui = request.path["a"], request.path["b"], request.ui
    filters = request.asked.filters(PAGE.parameters)
    every = _every(filters.get("every", "week"))
    dyad, span = Dyad(a, b, bool(filters.get("directed"))), Span(filters.get("since"), filters.get("until"))
    known_pair(a, b)
    found = series_of(desk, dyad, every, span)
    asked = filters | {"between": [a, b], "every": every, "gaps": True}
    answer = desk.ask("relations", asked, _ALL)
    if dyad.directed:
        answer = answer._replace(rows=[row for row in answer.rows if row["a"] == a])
    turns, missing = _turns(desk, dyad, every, found)
    exchange = {"speaker": [a, b], "addressee": [a, b]} | {k: v for k, v in filters.items() if k in ("since", "until")}
    said = desk.ask("statements", exchange, Part(limit=_NEWEST))
    values: dict[str, Any] = {
        "a": a, "b": b, "every": every, "everies": _EVERY, "directed": dyad.directed,
        "series": found, "turns": turns, "turns_missing": missing,
        "chart": _chart(ui, dyad, every, found, turns),
        "exchange": exchange, "last": found[-1].label if found else "",
        "linked": linked(desk, of_two(a, b, filters), {"exchange": said.total}),
        "said": said,
        "ends": following(found[-1].period, every) - datetime.timedelta(days=1) if found else None,
    }  # fmt: skip
    ui.around.update(around(desk, values["said"].rows))
    query = request.asked.encoded(format=None, between=(a, b), every=every, gaps="true")
    return Shown(values, answer, f"/api/v1/relations?{query}", f"{ui.actor(a)} – {ui.actor(b)}")


def _every(told: str) -> Every:
    for one in _EVERY:
        if one == told:
            return one
    raise BadRequest(f"every: {told[:20]!r} is none of {', '.join(_EVERY)}")


def _turns(desk: Desk, dyad: Dyad, every: Every, found: list[Period]) -> tuple[list[Turn], str | None]:
    """The turning points; without the library that finds them, why there are none."""
    ends = (found[0].period, found[-1].period) if found else None
    try:
        key = ("turns", frozen(dyad), every, ends)
        whole = series_of(desk, dyad, every, ALWAYS) if found else []
        return desk.remembered(key, lambda: turning_points(desk.database, dyad, every, found, whole=whole)), None
    except TasrihError as error:
        return [], str(error)


def _chart(ui: Ui, dyad: Dyad, every: Every, found: list[Period], turns: list[Turn]) -> Any:
    numbers = {turn.label: ui.num(n) for n, turn in enumerate(turns, 1)}
    columns = []
    for one in found:
        last = following(one.period, every) - datetime.timedelta(days=1)
        href = ui.link("/events", between=(dyad.a, dyad.b), since=one.period, until=last, tense="present")
        columns.append(Column(one, _title(ui, one), href, numbers.get(one.label, "")))
    return dyad_chart(columns, ui.t("dyad.chart"), (ui.num(10, signed=True), ui.num(-10, signed=True)))


def _title(ui: Ui, one: Period) -> str:
    if not one.covered:
        return f"{ui.day(one.period)}: {ui.t('dyad.no_coverage')}"
    parts = [
        f"{ui.t('dyad.cooperation')} {ui.num(one.cooperation, 1)}",
        f"{ui.t('dyad.conflict')} {ui.num(one.conflict, 1)}",
        f"{ui.t('dyad.index')} {ui.num(one.index, 1, True)} ({ui.num(one.low, 1, True)} … {ui.num(one.high, 1, True)})",
        f"{ui.t('words.articles')} {ui.num(one.articles)}",
    ]
    return f"{ui.day(one.period)}: {' · '.join(parts)}"


PAGE = Page("dyad", "/dyad/{a}/{b}", _show, parameters(("since", "until", "every", "directed")), under="relations")
