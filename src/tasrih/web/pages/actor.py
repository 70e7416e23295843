"""One actor: when it speaks, on what, to whom and who speaks to it, with the newest of both."""

from __future__ import annotations

import datetime

from tasrih.export.labels import actor_label
from tasrih.record.listing import Part, Row
from tasrih.web.around import around
from tasrih.web.desk import Desk
from tasrih.web.linked import linked, of_actor
from tasrih.web.pages.facets import weekly, weekly_chart
from tasrih.web.pages.page import NotFound, Page, Request, Shown
from tasrih.web.parameters import parameters
from tasrih.web.resources import Filters

_SIX_DAYS = datetime.timedelta(days=6)
_NEWEST, _TOP = 12, 9


def _show(desk: Desk, request: Request) -> Shown:
    code, ui = request.path["actor"], request.ui
    chosen = request.asked.filters(PAGE.parameters)
    days = {name: value for name, value in chosen.items() if name in ("since", "until")}
    said = chosen | {"speaker": [code]}
    told = chosen | {"addressee": [code]}
    answer = desk.ask("statements", said, request.asked.part(limit=_NEWEST))
    answer_to = desk.ask("statements", told, Part(limit=_NEWEST))
    if not answer.total and not answer_to.total and actor_label(code).en == code:
        raise NotFound(code)
    own = desk.facets("statements", said, ["issues", "act", "addressee", "speaker_name"], _TOP)
    others = desk.facets("statements", told, ["speaker"], _TOP)
    weeks = weekly(desk, "statements", said)
    values = {
        "code": code,
        "weeks": weeks,
        "chart": weekly_chart(
            weeks,
            ui,
            lambda week: ui.link("/timeline", **{**chosen, "speaker": code, "since": week, "until": week + _SIX_DAYS}),
        ),
        "chosen": chosen,
        "days": days,
        "linked": linked(desk, of_actor(code, chosen), {"said": answer.total, "told": answer_to.total}),
        "dyads": desk.ask("dyad_totals", days | {"actor": [code]}, Part(limit=_TOP)),
        "turns": desk.ask("turns", days | {"actor": [code]}, Part(limit=4)),
        "proposals": desk.ask("proposals", days | {"actor": [code]}, Part(limit=5)),
        "to": answer_to,
        "issues": own["issues"],
        "acts": own["act"],
        "addressees": [one for one in own["addressee"] if one.value != code],
        "speakers": [one for one in others["speaker"] if one.value not in (code, "OTHER")],
        "names": own["speaker_name"],
        "positions": _positions(desk, code, chosen),
    }
    request.ui.around.update(around(desk, [*answer.rows, *answer_to.rows]))
    return Shown(values, answer, f"/api/v1/statements?speaker={code}", ui.actor(code))


def _positions(desk: Desk, code: str, chosen: Filters) -> list[Row]:
    """On questions first, then on issues; those of most stories, the clearest first."""
    days = {name: value for name, value in chosen.items() if name in ("since", "until")} | {"actor": [code]}
    found = []
    for by in ("question", "issue"):
        rows = desk.ask("positions", days | {"by": by}, Part(limit=1000)).rows
        found += sorted(rows, key=lambda row: -row["stories"])[:_TOP]
    return found


PAGE = Page("actor", "/actor/{actor}", _show, parameters(("since", "until", "originals")), under="actors")
