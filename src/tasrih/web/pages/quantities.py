"""Numbers and sums with their words, by unit."""

from __future__ import annotations

from tasrih.web.desk import Desk
from tasrih.web.pages.facets import facets
from tasrih.web.pages.numbers import tabs
from tasrih.web.pages.page import Page, Request, Shown, parameters_of

_UNITS = 24


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("quantities", filters, request.asked.part())
    values = {
        "filters": filters,
        "tabs": tabs(desk),
        "facets": facets(desk, "quantities", filters, {"unit": "unit", "outlet": "outlet"}, _UNITS),
    }
    return Shown(values, answer, f"/api/v1/quantities?{request.asked.encoded(format=None)}")


PAGE = Page("quantities", "/numbers/all", _show, parameters_of("quantities"), under="numbers")
