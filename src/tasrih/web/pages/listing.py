"""A page that lists the rows of a resource beside facets of its columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tasrih.web.desk import Desk
from tasrih.web.pages.facets import facets
from tasrih.web.pages.page import Request, Shown, parameters_of
from tasrih.web.resources import Answer

Also = Callable[[Desk, Answer], Mapping[str, Any]]


def listing(
    resource: str, columns: Mapping[str, str], also: Also, *, rows: int = 50, counted: int = 10
) -> Callable[[Desk, Request], Shown]:
    """What such a page shows: `rows` at once, facets by parameter and column with `counted` values each, and what
    `also` finds for this page alone."""
    parameters = parameters_of(resource)

    def show(desk: Desk, request: Request) -> Shown:
        filters = request.asked.filters(parameters)
        answer = desk.ask(resource, filters, request.asked.part(limit=rows))
        beside = facets(desk, resource, filters, columns, counted)
        values = {"filters": filters, "facets": beside, **also(desk, answer)}
        return Shown(values, answer, f"/api/v1/{resource}?{request.asked.encoded(format=None)}")

    return show
