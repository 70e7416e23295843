"""Words in statements and articles, however they are typed."""

from __future__ import annotations

from markupsafe import Markup, escape

from tasrih.export.bidi import printable
from tasrih.record.search import highlight
from tasrih.web.desk import Desk
from tasrih.web.pages.page import Page, Request, Shown, parameters_of

_LONGEST = 600


def _show(desk: Desk, request: Request) -> Shown:
    query = request.asked.one("q")
    if not desk.has_index():
        return Shown({"query": query, "state": "index"})
    if not query:
        return Shown({"query": "", "state": "start"})
    answer = desk.ask("search", request.asked.filters(PAGE.parameters), request.asked.part(limit=20))
    values = {"query": query, "state": "found", "highlighted": lambda text: highlighted(text, query)}
    return Shown(values, answer, f"/api/v1/search?{request.asked.encoded(format=None)}")


def highlighted(text: str | None, query: str) -> Markup:
    """Text with the words that were asked for marked."""
    shown = (text or "")[:_LONGEST]
    parts, at = [], 0
    for start, end in highlight(shown, query):
        parts += [escape(_flat(shown[at:start])), Markup("<mark>"), escape(_flat(shown[start:end])), Markup("</mark>")]
        at = end
    return Markup("").join([*parts, escape(_flat(shown[at:]))])


def _flat(text: str) -> str:
    return printable(" ".join(text.split("\n")))


PAGE = Page("search", "/search", _show, parameters_of("search"))
