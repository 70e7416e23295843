"""Proposals with their lives: whose, in which state, the first appearance and the newest steps with their sentences."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from tasrih.measure.proposals import Told, Traced, once
from tasrih.record.listing import Count
from tasrih.web.desk import Desk
from tasrih.web.known import lives_of
from tasrih.web.pages.facets import Facet
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.resources import Filters
from tasrih.web.resources.proposals import STATES, VALUES, chosen
from tasrih.web.show.life import Axis, Moment, life_line
from tasrih.web.ui import Ui

_FACETS = ("state", "actor", "issue", "kind")
_MOST, _SHOWN, _NEWEST = 12, 20, 3


def _show(desk: Desk, request: Request) -> Shown:
    filters, ui = request.asked.filters(PAGE.parameters), request.ui
    answer = desk.ask("proposals", filters, request.asked.part(limit=_SHOWN))
    found = {one.life.id: one for one in chosen(desk, filters)}
    axis = _axis(lives_of(desk))
    values = {
        "filters": filters,
        "facets": [_facet(desk, filters, name) for name in _FACETS],
        "axis": axis,
        "lines": {row["id"]: line_of(found[row["id"]], axis, ui) for row in answer.rows} if axis else {},
        "steps": {row["id"]: _steps(found[row["id"]]) for row in answer.rows},
    }
    return Shown(values, answer, f"/api/v1/proposals?{request.asked.encoded(format=None)}")


def _facet(desk: Desk, filters: Filters, name: str) -> Facet:
    """Counts of what the other filters leave; states in the order of a life."""
    others = {key: value for key, value in filters.items() if key != name}
    met = Counter(value for one in chosen(desk, others) for value in VALUES[name](one.life) if value)
    if name == "state":
        return Facet(name, [Count(state, met[state]) for state in STATES if met[state]])
    return Facet(name, [Count(*pair) for pair in sorted(met.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]])


def _axis(found: Sequence[Traced]) -> Axis | None:
    """From the first mention of any to the last, so that all lines have the same days."""
    days = [day for one in found for day in (one.life.first, one.life.last) if day]
    return Axis(min(days), max(days)) if days else None


def line_of(one: Traced, axis: Axis, ui: Ui, href: bool = False) -> Markup:
    """The life on a line; with `href` each dot leads to its step on the page."""
    moments = [moment for told in one.mentions if (moment := _moment(told, ui, href))]
    return life_line(moments, axis, ui.t("proposals.line"))


def _moment(told: Told, ui: Ui, href: bool) -> Moment | None:
    if told.published is None:
        return None
    by = f" {ui.actor(told.by)}" if told.by else ""
    title = f"{ui.day(told.published)}: {ui.label('reactions', told.reaction)}{by}"
    done = None if told.reaction == "mentioned" or told.copy else told.reaction
    return Moment(told.published, done, title, f"#{told.article_id}-{told.proposal_id}" if href else "")


def _steps(one: Traced) -> list[tuple[Told, int]]:
    """The first appearance and the newest steps, what was done by one on one day once, with how often it is told."""
    life = one.life
    told = once([life.appearance, *(told for told in life.reactions if told != life.appearance)])
    return told[:1] + told[1:][-_NEWEST:]


def span_of(first: datetime.date | None, last: datetime.date | None) -> Axis | None:
    """The days of one life, as an axis of its own."""
    return Axis(first, last) if first and last else None


PAGE = Page("proposals", "/proposals", _show, parameters_of("proposals"))
