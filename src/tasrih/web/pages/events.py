"""What happened between actors, each once, with the sentence that tells it best."""

from __future__ import annotations

from tasrih.web.desk import Desk
from tasrih.web.pages.facets import facets
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.tellings import tellings, together

_FACETS = {"type": "type", "source": "source", "target": "target", "quad": "quad", "tense": "tense"}


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("incidents", filters, request.asked.part(limit=40))
    told = tellings(desk, [row["id"] for row in answer.rows])
    values = {
        "filters": filters,
        "facets": facets(desk, "incidents", filters, _FACETS, 12),
        "together": lambda rows: together(rows, told),
    }
    return Shown(values, answer, f"/api/v1/incidents?{request.asked.encoded(format=None)}")


PAGE = Page("events", "/events", _show, parameters_of("incidents"))
