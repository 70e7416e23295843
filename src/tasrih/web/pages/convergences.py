"""Agreement and difference that articles tell in so many words."""

from __future__ import annotations

from tasrih.web.desk import Desk
from tasrih.web.pages.facets import facets
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.quotes import quotes

_FACETS = {"kind": "kind", "party": "parties", "issue": "issues", "outlet": "outlet"}


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("convergences", filters, request.asked.part(limit=30))
    values = {
        "filters": filters,
        "facets": facets(desk, "convergences", filters, _FACETS),
        "quoted": quotes(desk, answer.rows),
    }
    return Shown(values, answer, f"/api/v1/convergences?{request.asked.encoded(format=None)}")


PAGE = Page("convergences", "/convergences", _show, parameters_of("convergences"), under="agreement")
