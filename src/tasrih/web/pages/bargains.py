"""Bargains: who wants what from whom, in return for what or under which condition."""

from __future__ import annotations

from tasrih.web.desk import Desk
from tasrih.web.pages.facets import facets
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.quotes import quotes

_FACETS = {"kind": "kind", "wanter": "wanter", "asked": "asked", "issue": "issues", "outlet": "outlet"}


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("bargains", filters, request.asked.part(limit=30))
    values = {
        "filters": filters,
        "facets": facets(desk, "bargains", filters, _FACETS),
        "quoted": quotes(desk, answer.rows),
    }
    return Shown(values, answer, f"/api/v1/bargains?{request.asked.encoded(format=None)}")


PAGE = Page("bargains", "/bargains", _show, parameters_of("bargains"), under="proposals")
