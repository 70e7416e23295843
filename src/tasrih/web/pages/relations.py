"""All relations: which stand out in a stretch of time, the network of the busiest, and two actors to choose."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any

from tasrih.errors import TasrihError
from tasrih.measure.movers import Mover, movers
from tasrih.measure.relations import Span
from tasrih.record.listing import Part
from tasrih.web.asked import BadRequest
from tasrih.web.desk import Desk, frozen
from tasrih.web.pages.page import Page, Request, Shown, newest_day
from tasrih.web.parameters import Parameter, parameters
from tasrih.web.show.network import Tie, network

_MOVERS, _TIES, _NODES = 10, 60, 26
_NINETY = datetime.timedelta(days=90)


def _show(desk: Desk, request: Request) -> Shown:
    ui, filters = request.ui, request.asked.filters(PAGE.parameters)
    chosen = filters.get("a", ""), filters.get("b", "")
    answer = desk.ask("dyad_totals", _without(filters, "a", "b", "view"), request.asked.part(limit=100))
    view = filters.get("view", "table")
    if view not in ("table", "network"):
        raise BadRequest(f"view: {view[:20]!r} is neither table nor network")
    values: dict[str, Any] = {
        "view": view,
        "chosen": chosen,
        "actors": desk.ask("actor_totals", {}, Part(limit=160)).rows,
        "movers": _movers(desk, Span(filters.get("since"), filters.get("until"))),
        "last": newest_day(desk),
    }
    if view == "network":
        values["network"] = network(
            _ties(answer.rows), ui.actor, lambda a, b: ui.link(f"/dyad/{a}/{b}"), ui.t("network.name")
        )
    query = request.asked.encoded(format=None, a=None, b=None, view=None)
    return Shown(values, answer, f"/api/v1/dyad_totals?{query}")


def _without(filters: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in filters.items() if name not in names}


def _movers(desk: Desk, span: Span) -> list[Mover]:
    def made() -> list[Mover]:
        try:
            return movers(desk.database, "week", span, at_most=_MOVERS)
        except TasrihError:
            return []

    return desk.remembered(("movers", frozen(span)), made)


def _ties(rows: list[dict[str, Any]]) -> list[Tie]:
    """The strongest ties among those actors who have most to do with one another."""
    weight: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        weight[row["a"]] += row["incidents"]
        weight[row["b"]] += row["incidents"]
    busiest = set(sorted(weight, key=lambda code: (-weight[code], code))[:_NODES])
    kept = [row for row in rows if row["a"] in busiest and row["b"] in busiest and row["incidents"]][:_TIES]
    return [Tie(row["a"], row["b"], row["incidents"], row["balance"] or 0) for row in kept]


PAGE = Page(
    "relations",
    "/relations",
    _show,
    (
        *parameters(("since", "until", "actor")),
        Parameter("a", "text", "The first of two actors."),
        Parameter("b", "text", "The second."),
        Parameter("view", "text", "table or network."),
    ),
)
