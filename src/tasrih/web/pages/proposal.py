"""One proposal: its life on a line, where each actor stands, and every step with its sentence."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tasrih.measure.proposals.life import QUIET_DAYS
from tasrih.record.listing import Count, Part, Row
from tasrih.web.desk import Desk
from tasrih.web.known import lives_of
from tasrih.web.pages.facets import Facet
from tasrih.web.pages.page import NotFound, Page, Request, Shown
from tasrih.web.pages.proposals import line_of, span_of
from tasrih.web.parameters import parameters
from tasrih.web.quotes import Quote, cut

_MOST = 200


def _show(desk: Desk, request: Request) -> Shown:
    name, ui = request.path["proposal"], request.ui
    found = next((one for one in lives_of(desk) if one.life.id == name), None)
    if found is None:
        raise NotFound(name)
    life, asked = found.life, request.asked.part(limit=_MOST)
    filters = request.asked.filters(PAGE.parameters)
    answer = desk.ask("proposal_steps", {"proposal": [name], **filters}, Part(asked.limit, asked.offset, newest=False))
    met = Counter(told.reaction for told in found.mentions)
    axis = span_of(life.first, life.last)
    values: dict[str, Any] = {
        "life": life,
        "filters": filters,
        "facet": Facet("reaction", [Count(*pair) for pair in met.most_common()]),
        "line": line_of(found, axis, ui, href=True) if axis and life.first != life.last else None,
        "axis": axis,
        "quoted": {row["id"]: _quote(row) for row in answer.rows},
        "quiet": QUIET_DAYS,
    }
    api = f"/api/v1/proposal_steps?{request.asked.encoded(format=None, proposal=name, order='oldest')}"
    return Shown(values, answer, api, ui.line(life.name or life.known or name, 120))


def _quote(row: Row) -> Quote:
    """The sentence cut at what names the proposal."""
    return cut(row["sentence_text"] or "", row["text"] or "")


PAGE = Page("proposal", "/proposal/{proposal}", _show, parameters(("reaction",)), under="proposals")
