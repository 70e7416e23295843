"""All issues by how much is said about them."""

from __future__ import annotations

from tasrih.web.desk import Desk
from tasrih.web.pages.page import Page, Request, Shown, narrowed, parameters_of


def _show(desk: Desk, request: Request) -> Shown:
    answer = desk.ask("issue_totals", request.asked.filters(PAGE.parameters), request.asked.part(limit=100))
    return Shown({"narrowed": narrowed(request)}, answer, f"/api/v1/issue_totals?{request.asked.encoded(format=None)}")


PAGE = Page("issues", "/issues", _show, parameters_of("issue_totals"))
