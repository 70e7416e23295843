"""One issue: when it is talked about, by whom and to whom, with the newest statements."""

from __future__ import annotations

import datetime

from tasrih.export.labels import issue_label
from tasrih.record.listing import Part, Row
from tasrih.web.around import around
from tasrih.web.desk import Desk
from tasrih.web.linked import linked, of_issue
from tasrih.web.pages.facets import weekly, weekly_chart
from tasrih.web.pages.page import NotFound, Page, Request, Shown
from tasrih.web.parameters import parameters
from tasrih.web.resources import Filters

_SIX_DAYS = datetime.timedelta(days=6)
_NEWEST, _TOP, _POSITIONS = 20, 12, 14


def _show(desk: Desk, request: Request) -> Shown:
    code, ui = request.path["issue"], request.ui
    chosen = request.asked.filters(PAGE.parameters)
    days = {name: value for name, value in chosen.items() if name in ("since", "until")}
    about = chosen | {"issue": [code]}
    answer = desk.ask("statements", about, request.asked.part(limit=_NEWEST))
    if not answer.total and issue_label(code).en == code:
        raise NotFound(code)
    counts = desk.facets("statements", about, ["act", "addressee"], _TOP)
    weeks = weekly(desk, "statements", about)
    totals = desk.ask("actor_totals", about)
    values = {
        "code": code,
        "chosen": chosen,
        "days": days,
        "linked": linked(desk, of_issue(code, chosen), {"statements": answer.total}),
        "proposals": desk.ask("proposals", days | {"issue": [code]}, Part(limit=6)),
        "turns": desk.ask("turns", days | {"issue": [code]}, Part(limit=4)),
        "weeks": weeks,
        "chart": weekly_chart(
            weeks,
            ui,
            lambda week: ui.link("/timeline", **{**chosen, "issue": code, "since": week, "until": week + _SIX_DAYS}),
        ),
        "actors": totals.rows[:_TOP],
        "acts": counts["act"],
        "positions": _positions(desk, code, about),
        "addressees": counts["addressee"],
    }
    request.ui.around.update(around(desk, answer.rows))
    return Shown(values, answer, f"/api/v1/statements?issue={code}", ui.issue(code))


def _positions(desk: Desk, code: str, about: Filters) -> list[Row]:
    """Who stands where on it, from most for to most against; of those with most stories."""
    days = {name: value for name, value in about.items() if name in ("since", "until")} | {"issue": [code]}
    rows = [row for row in desk.ask("positions", days, Part(limit=1000)).rows if row["actor"] != "OTHER"]
    most = sorted(rows, key=lambda row: -row["stories"])[:_POSITIONS]
    return sorted(most, key=lambda row: (-row["stance"], row["actor"]))


PAGE = Page("issue", "/issue/{issue}", _show, parameters(("since", "until", "originals", "speaker")), under="issues")
