"""Who is who: persons of the record, by any spelling of a name."""

from __future__ import annotations

from tasrih.web.desk import Desk
from tasrih.web.pages.page import Page, Request, Shown, parameters_of


def _show(desk: Desk, request: Request) -> Shown:
    answer = desk.ask("who", request.asked.filters(PAGE.parameters), request.asked.part())
    return Shown({}, answer, f"/api/v1/who?{request.asked.encoded(format=None)}")


PAGE = Page("people", "/people", _show, parameters_of("who"))
