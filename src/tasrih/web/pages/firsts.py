"""New positions: who takes a side on what for the first time in the record, or the other side."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tasrih.record.listing import Count
from tasrih.web.desk import Desk
from tasrih.web.pages.facets import Facet
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.quotes import quotes
from tasrih.web.resources import Filters
from tasrih.web.resources.firsts import BY, all_firsts, fits

_FACETS = ("kind", "side", "actor", "issue", "question", "target")
_MOST = 12


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("new_positions", filters, request.asked.part())
    values: dict[str, Any] = {
        "filters": filters,
        "by": filters.get("by", BY[0]),
        "bys": BY,
        "facets": {name: _facet(desk, filters, name) for name in _FACETS},
        "quotes": quotes(desk, answer.rows),
    }
    return Shown(values, answer, f"/api/v1/new_positions?{request.asked.encoded(format=None)}")


def _facet(desk: Desk, filters: Filters, name: str) -> Facet:
    """What the other filters leave."""
    others = {key: value for key, value in filters.items() if key != name}
    rows = all_firsts(desk, filters.get("by", BY[0]))[0]
    met = Counter(row[name] for row in rows if row[name] and fits(row, others))
    return Facet(name, [Count(*pair) for pair in sorted(met.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]])


PAGE = Page("firsts", "/firsts", _show, parameters_of("new_positions"), under="matrix")
