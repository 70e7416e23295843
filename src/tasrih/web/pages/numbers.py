"""Numbers that do not agree: about one thing, side by side, with who claims which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tasrih.record.listing import Part
from tasrih.web.desk import Desk
from tasrih.web.pages.facets import Facet
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.resources.conflicts import FACETS, SORTS, counts, matching

_SHOWN, _VALUES = 20, 12
TABS = {"numbers": "conflicts", "claims": "claims", "quantities": "quantities"}
"""The pages about numbers, each with what it lists."""


class Side(NamedTuple):
    """One number about a thing, and all who claim it; bounds and "about" where all of them say so."""

    value: float
    claims: list[Mapping[str, Any]]

    @property
    def least(self) -> bool:
        """At least so many."""
        return all(one["least"] for one in self.claims)

    @property
    def most(self) -> bool:
        """At most so many."""
        return all(one["most"] for one in self.claims)

    @property
    def approximate(self) -> bool:
        """About so many."""
        return all(one["approximate"] for one in self.claims)


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("conflicts", filters, request.asked.part(limit=_SHOWN))
    values = {
        "filters": filters,
        "sorts": SORTS,
        "sort": filters.get("sort", SORTS[0]),
        "facets": [Facet(name, counts(matching(desk, _without(filters, name)), name, _VALUES)) for name in FACETS],
        "sides": {row["id"]: sides(row["claims"]) for row in answer.rows},
        "tabs": tabs(desk),
    }
    return Shown(values, answer, f"/api/v1/conflicts?{request.asked.encoded(format=None)}")


def _without(filters: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in filters.items() if key != name}


def sides(claims: Iterable[Mapping[str, Any]]) -> list[Side]:
    """Claims by their number, the smallest first; of each the firsthand ones, which name who holds them, first."""
    found: dict[float, Side] = {}
    for one in claims:
        found.setdefault(one["value"], Side(one["value"], [])).claims.append(one)
    for side in found.values():
        side.claims.sort(key=lambda one: (one["speaker_name"] is None, str(one["published"]), one["article_id"]))
    return [found[value] for value in sorted(found)]


def tabs(desk: Desk) -> list[tuple[str, int]]:
    """The pages about numbers with how many rows there are behind each."""
    return [(page, desk.ask(resource, {}, Part(limit=0)).total) for page, resource in TABS.items()]


PAGE = Page("numbers", "/numbers", _show, parameters_of("conflicts"))
