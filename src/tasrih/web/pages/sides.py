"""The statements that a position is made of: each for or against, with what it weighs."""

from __future__ import annotations

from tasrih.record.listing import Part
from tasrih.web.around import around
from tasrih.web.desk import Desk
from tasrih.web.pages.facets import facets
from tasrih.web.pages.page import Page, Request, Shown, parameters_of

_FACETS = {"actor": "actor", "issue": "issue", "question": "question", "outlet": "outlet"}


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("sides", filters, request.asked.part())
    by = filters.get("by", "issue")
    positions = desk.ask("positions", filters, Part(limit=30))
    request.ui.around.update(around(desk, answer.rows))
    columns = {name: column for name, column in _FACETS.items() if name != "question" or by == "question"}
    values = {
        "filters": filters,
        "by": by,
        "facets": facets(desk, "sides", filters, columns),
        "positions": positions.rows if 0 < positions.total <= 30 else [],
    }
    return Shown(values, answer, f"/api/v1/sides?{request.asked.encoded(format=None)}")


PAGE = Page("sides", "/sides", _show, parameters_of("sides"), under="matrix")
