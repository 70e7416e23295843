"""Claims: numbers with what they measure and who holds them to be so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tasrih.record.sentences import sentences_around
from tasrih.web.desk import Desk
from tasrih.web.pages.facets import Facet, facets
from tasrih.web.pages.numbers import tabs
from tasrih.web.pages.page import Page, Request, Shown, parameters_of

_FACETS = {
    "measure": "measure", "issue": "issues", "speaker": "speaker", "actor": "actors", "unit": "unit",
    "outlet": "outlet",
}  # fmt: skip
_NOBODY = "OTHER"


def _show(desk: Desk, request: Request) -> Shown:
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("claims", filters, request.asked.part())
    values = {
        "filters": filters,
        "facets": [_known(one) for one in facets(desk, "claims", filters, _FACETS, 12)],
        "sentences": _sentences(desk, answer.rows),
        "tabs": tabs(desk),
    }
    return Shown(values, answer, f"/api/v1/claims?{request.asked.encoded(format=None)}")


def _known(one: Facet) -> Facet:
    """Without those who are known by name only."""
    return one._replace(counts=[count for count in one.counts if count.value != _NOBODY])


def _sentences(desk: Desk, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The sentence around each number, by the row's id."""
    places = {row["id"]: (row["article_id"], row["char_start"], row["char_end"]) for row in rows}
    words = {places[row["id"]]: row["text"] or "" for row in rows}
    key = ("sentences", tuple(sorted(words)))
    found = desk.remembered(key, lambda: sentences_around(desk.database, words))
    return {name: found[place] for name, place in places.items()}


PAGE = Page("claims", "/numbers/claims", _show, parameters_of("claims"), under="numbers")
