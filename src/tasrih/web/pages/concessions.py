"""Concessions: statements that hold something in spite of something else."""

from __future__ import annotations

from tasrih.web.desk import Desk
from tasrih.web.pages.facets import facets
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.quotes import Quote, cut

_FACETS = {"speaker": "speaker", "act": "act", "issue": "issues", "addressee": "addressee", "outlet": "outlet"}


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("concessions", filters, request.asked.part(limit=30))
    values = {
        "filters": filters,
        "facets": facets(desk, "concessions", filters, _FACETS),
        "quoted": {row["id"]: _quote(row["text"], row["concession_text"]) for row in answer.rows},
    }
    return Shown(values, answer, f"/api/v1/concessions?{request.asked.encoded(format=None)}")


def _quote(said: str | None, conceded: str | None) -> Quote:
    """What is said, cut at what it concedes; a concession may stand beside what is said."""
    words = conceded or ""
    return cut(said or "", words) if words in (said or "") else Quote(f"{said or ''} … ", words, "")


PAGE = Page("concessions", "/concessions", _show, parameters_of("concessions"), under="proposals")
