"""Who agrees with whom: by the sides that they take, and in so many words."""

from __future__ import annotations

from typing import Any

from tasrih.record.listing import Part
from tasrih.web.asked import BadRequest
from tasrih.web.desk import Desk
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.quotes import quotes
from tasrih.web.show.network import Tie, network

_BY = ("question", "target", "issue")
_SHOWN, _NODES, _TIES = 40, 24, 70
_ALL, _TOLD = Part(limit=1000), Part(limit=12)


def _show(desk: Desk, request: Request) -> Shown:
    ui, filters = request.ui, request.asked.filters(PAGE.parameters)
    by = filters.setdefault("by", "question")
    if by not in _BY:
        raise BadRequest(f"by: {str(by)[:20]!r} is none of {', '.join(_BY)}")
    answer = desk.ask("agreement_totals", filters, request.asked.part(limit=_SHOWN))
    ties = desk.ask("agreement_totals", filters, _ALL).rows
    days = {name: value for name, value in filters.items() if name in ("since", "until")}
    told = desk.ask("convergences", days, _TOLD)
    values: dict[str, Any] = {
        "by": by,
        "bys": _BY,
        "network": network(_ties(ties), ui.actor, lambda a, b: ui.link(f"/dyad/{a}/{b}"), ui.t("agreement.name")),
        "days": days,
        "told": told,
        "quoted": quotes(desk, told.rows),
    }
    return Shown(values, answer, f"/api/v1/agreement_totals?{request.asked.encoded(format=None, by=by)}")


def _ties(rows: list[dict[str, Any]]) -> list[Tie]:
    weight: dict[str, int] = {}
    for row in rows:
        for code in (row["a"], row["b"]):
            weight[code] = weight.get(code, 0) + row["met"]
    busiest = set(sorted(weight, key=lambda code: (-weight[code], code))[:_NODES])
    kept = [row for row in rows if row["a"] in busiest and row["b"] in busiest][:_TIES]
    return [Tie(row["a"], row["b"], row["met"], 10 * row["balance"]) for row in kept]


PAGE = Page("agreement", "/agreement", _show, parameters_of("agreement_totals"))
