"""What is new: the firmest statements of the newest days, and what is told most."""

from __future__ import annotations

import datetime
from typing import Any

from tasrih.export.marks import FIRM, KIND
from tasrih.record.listing import Part
from tasrih.web.around import around
from tasrih.web.asked import BadRequest
from tasrih.web.desk import Desk
from tasrih.web.pages.page import Page, Request, Shown, newest_day
from tasrih.web.parameters import Parameter

DAYS = {"day": 1, "week": 7, "month": 30}
_SHOWN, _TURNS = 12, 6
_TOP = """SELECT key FROM attributed a
JOIN (SELECT original_id, count(DISTINCT outlet) AS outlets FROM gathered GROUP BY 1) o USING (original_id)
WHERE published BETWEEN $since AND $until AND original_id = article_id AND list_contains($acts, act)
    AND speaker IS NOT NULL AND speaker <> 'OTHER' AND NOT list_contains(flags, 'negated')
ORDER BY outlets * least(len(addressee), 1) DESC, outlets DESC, confidence DESC, published DESC, key LIMIT $most"""


def _show(desk: Desk, request: Request) -> Shown:
    last = newest_day(desk)
    if last is None:
        return Shown({"last": None})
    window = request.asked.one("window", "day")
    if window not in DAYS:
        raise BadRequest(f"window: {window[:20]!r} is none of {', '.join(DAYS)}")
    until = request.asked.filters(PAGE.parameters).get("until", last)
    since = until - datetime.timedelta(days=DAYS[window] - 1)
    before = since - datetime.timedelta(days=DAYS[window])
    chosen = {"since": since, "until": until, "originals": True}
    counts = desk.facets("statements", chosen, ["speaker", "issues"], 11)
    values = {
        "last": last, "since": since, "until": until, "window": window, "windows": list(DAYS),
        "earlier": since - datetime.timedelta(days=1), "later": until + datetime.timedelta(days=DAYS[window]),
        "firm": _top(desk, since, until, FIRM), "kind": _top(desk, since, until, KIND),
        "speakers": [one for one in counts["speaker"] if one.value != "OTHER"][:10],
        "issues": counts["issues"][:10],
        "stories": desk.ask("stories", {"since": since, "until": until, "outlets": 2}, Part(limit=200)).rows,
        "turns": _turned(desk, since, until),
        "total": desk.ask("statements", chosen, Part(limit=0)).total,
        "total_before": desk.ask(
            "statements", chosen | {"since": before, "until": since - datetime.timedelta(days=1)}, Part(limit=0)
        ).total,
    }  # fmt: skip
    values["stories"] = sorted(values["stories"], key=lambda row: (-row["outlets"], -row["articles"]))[:8]
    request.ui.around.update(around(desk, [*values["firm"], *values["kind"]]))
    return Shown(values, None, f"/api/v1/statements?since={since}&until={until}&originals=true")


def _turned(desk: Desk, since: datetime.date, until: datetime.date) -> list[dict[str, Any]]:
    """Positions that turned in these days, the widest turns first."""
    rows = desk.ask("turns", {}, Part(limit=1000)).rows
    found = [row for row in rows if since <= row["first_after"] <= until]
    return sorted(found, key=lambda row: -abs(row["after"] - row["before"]))[:_TURNS]


def _top(desk: Desk, since: datetime.date, until: datetime.date, acts: frozenset[str]) -> list[dict[str, Any]]:
    keys = [key for (key,) in desk.rows(_TOP, {"since": since, "until": until, "acts": sorted(acts), "most": _SHOWN})]
    articles = sorted({key.partition(":")[0] for key in keys})
    if not keys:
        return []
    rows = {row["id"]: row for row in desk.ask("statements", {"article": articles}, Part(limit=1000)).rows}
    return [rows[key] for key in keys if key in rows]


PAGE = Page(
    "today", "/today", _show,
    (Parameter("until", "day", "The last day."), Parameter("window", "text", "day, week or month.")),
)  # fmt: skip
