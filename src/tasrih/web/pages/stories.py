"""Stories by how widely they are told."""

from __future__ import annotations

from tasrih.web.desk import Desk
from tasrih.web.pages.page import Page, Request, Shown, parameters_of


def _show(desk: Desk, request: Request) -> Shown:
    filters = {"outlets": 2} | request.asked.filters(PAGE.parameters)
    answer = desk.ask("stories", filters, request.asked.part())
    return Shown({"least": filters["outlets"]}, answer, f"/api/v1/stories?{request.asked.encoded(format=None)}")


PAGE = Page("stories", "/stories", _show, parameters_of("stories"))
