"""All actors by how much they say and are told."""

from __future__ import annotations

from tasrih.web.desk import Desk
from tasrih.web.pages.page import Page, Request, Shown, narrowed, parameters_of


def _show(desk: Desk, request: Request) -> Shown:
    answer = desk.ask("actor_totals", request.asked.filters(PAGE.parameters), request.asked.part(limit=300))
    return Shown({"narrowed": narrowed(request)}, answer, f"/api/v1/actor_totals?{request.asked.encoded(format=None)}")


PAGE = Page("actors", "/actors", _show, parameters_of("actor_totals"))
