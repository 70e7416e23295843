"""Positions that turned, with the words before and after."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tasrih.record.listing import Count, Part
from tasrih.web.desk import Desk
from tasrih.web.pages.facets import Facet
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.resources import Filters

_FACETS = ("actor", "issue", "question", "target")
_ALL = Part(limit=1_000_000)
_MOST, _SHOWN = 12, 30


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("turns", filters, request.asked.part(limit=_SHOWN))
    values: dict[str, Any] = {
        "filters": filters,
        "facets": [_facet(desk, filters, name) for name in _FACETS],
    }
    return Shown(values, answer, f"/api/v1/turns?{request.asked.encoded(format=None)}")


def _facet(desk: Desk, filters: Filters, name: str) -> Facet:
    others = {key: value for key, value in filters.items() if key != name}
    met = Counter(row[name] for row in desk.ask("turns", others, _ALL).rows if row[name])
    return Facet(name, [Count(*pair) for pair in sorted(met.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]])


PAGE = Page("turns", "/turns", _show, parameters_of("turns"), under="matrix")
