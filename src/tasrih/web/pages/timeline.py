"""Statements, newest first, with facets and a bar for every week."""

from __future__ import annotations

import datetime

from tasrih.web.around import around
from tasrih.web.desk import Desk
from tasrih.web.pages.facets import facets, weekly, weekly_chart
from tasrih.web.pages.page import Page, Request, Shown, parameters_of

_SIX_DAYS = datetime.timedelta(days=6)
_FACETS = {
    "act": "act", "speaker": "speaker", "issue": "issues", "addressee": "addressee", "outlet": "outlet",
    "flag": "flags",
}  # fmt: skip


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("statements", filters, request.asked.part())
    weeks, ui = weekly(desk, "statements", filters), request.ui
    values = {
        "filters": filters,
        "facets": facets(desk, "statements", filters, _FACETS),
        "weeks": weeks,
        "chart": weekly_chart(weeks, ui, lambda week: ui.here(since=week, until=week + _SIX_DAYS, offset=None)),
    }
    request.ui.around.update(around(desk, answer.rows))
    return Shown(values, answer, f"/api/v1/statements?{request.asked.encoded(**dict.fromkeys(('format', 'show')))}")


PAGE = Page("timeline", "/timeline", _show, parameters_of("statements"))
