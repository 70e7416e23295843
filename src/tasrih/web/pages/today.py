"""What changed: new positions, reversals, threats, agreements, deadlines of some days; and what is told most."""

from __future__ import annotations

import datetime
from typing import Any

from tasrih.record.listing import Part, Row
from tasrih.web.asked import BadRequest
from tasrih.web.desk import Desk
from tasrih.web.known import changes_of
from tasrih.web.pages.page import Page, Request, Shown, newest_day
from tasrih.web.parameters import Parameter, parameters
from tasrih.web.quotes import quotes
from tasrih.web.resources import Filters
from tasrih.web.resources.news import AHEAD, KINDS, found
from tasrih.web.show.due import left

DAYS = {"day": 1, "week": 7, "month": 30}
AHEADS = (7, 30)
_EACH = 8
_ALL = Part(limit=1000)


def _show(desk: Desk, request: Request) -> Shown:
    last = newest_day(desk)
    if last is None:
        return Shown({"last": None})
    filters = request.asked.filters(PAGE.parameters)
    since, until, window = _days(request, filters, last)
    length = (until - since).days + 1
    before = since - datetime.timedelta(days=length)
    chosen = {"since": since, "until": until, "originals": True}
    asked: dict[str, Any] = {
        "since": since, "until": until, "ahead": filters.get("ahead", AHEAD), "most": _EACH,
        **{name: filters[name] for name in ("actor", "issue") if name in filters},
    }  # fmt: skip
    answer = desk.ask("news", asked, _ALL)
    counts = desk.facets("statements", chosen, ["speaker", "issues"], 11)
    stories = desk.ask("stories", {"since": since, "until": until, "outlets": 2}, Part(limit=200)).rows
    values: dict[str, Any] = {
        "last": last, "since": since, "until": until, "window": window, "windows": list(DAYS), "filters": filters,
        "earlier": since - datetime.timedelta(days=1), "later": until + datetime.timedelta(days=length),
        "news": _by_kind(answer.rows), "counts": found(desk, asked, _ALL.limit).totals,
        "ahead": asked["ahead"], "aheads": AHEADS, "last_turn": _last_turn(desk, until),
        "left": lambda row: left(row["due"], row["act"], until, request.ui),
        "quotes": quotes(desk, answer.rows),
        "speakers": [one for one in counts["speaker"] if one.value != "OTHER"][:10],
        "issues": counts["issues"][:10],
        "stories": sorted(stories, key=lambda row: (-row["outlets"], -row["articles"]))[:8],
        "total": desk.ask("statements", chosen, Part(limit=0)).total,
        "total_before": desk.ask(
            "statements", chosen | {"since": before, "until": since - datetime.timedelta(days=1)}, Part(limit=0)
        ).total,
    }  # fmt: skip
    query = request.asked.encoded(format=None, window=None, since=str(since), until=str(until), most=str(_EACH))
    return Shown(values, answer, f"/api/v1/news?{query}")


def _days(request: Request, filters: Filters, last: datetime.date) -> tuple[datetime.date, datetime.date, str]:
    """The first and the last day, and the name of the window ("" where a first day is told).

    Raises:
        BadRequest: there is no such window, or it ends before it begins.
    """
    until = filters.get("until", last)
    if "since" in filters:
        if filters["since"] > until:
            raise BadRequest(f"since: {filters['since']} is after {until}")
        return filters["since"], until, ""
    window = request.asked.one("window", "day")
    if window not in DAYS:
        raise BadRequest(f"window: {window[:20]!r} is none of {', '.join(DAYS)}")
    return until - datetime.timedelta(days=DAYS[window] - 1), until, window


def _by_kind(rows: list[Row]) -> dict[str, list[Row]]:
    return {kind: [row for row in rows if row["kind"] == kind] for kind in KINDS}


def _last_turn(desk: Desk, until: datetime.date) -> datetime.date | None:
    """The day of the newest reversal, for days that have none."""
    return max((one.first_after for one in changes_of(desk, {}) if one.first_after <= until), default=None)


PAGE = Page(
    "today", "/today", _show,
    (
        Parameter("since", "day", "The first day; what happened since then."),
        Parameter("until", "day", "The last day."),
        Parameter("window", "text", "day, week or month, up to the last day."),
        Parameter("ahead", "whole", f"What comes due in so many days after the last ({AHEAD})."),
        *parameters(("actor", "issue")),
    ),
)  # fmt: skip
