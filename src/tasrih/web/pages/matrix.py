"""Where actors stand: a matrix of actors and matters, and whose position turned."""

from __future__ import annotations

from typing import Any

from tasrih.export.labels import issue_label, question_label
from tasrih.record.listing import Part
from tasrih.web.asked import BadRequest
from tasrih.web.desk import Desk
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.ui import Ui

_BY = ("issue", "question")
_ALL, _TURNS = Part(limit=1000), Part(limit=8)


def _show(desk: Desk, request: Request) -> Shown:
    filters, ui = request.asked.filters(PAGE.parameters), request.ui
    by = filters.setdefault("by", "issue")
    if by not in (*_BY, "target"):
        raise BadRequest(f"by: {str(by)[:20]!r} is none of {', '.join(_BY)}, target")
    answer = desk.ask("matrix", filters, _ALL)
    matters = list(dict.fromkeys((row["matter"], row["target"]) for row in answer.rows))
    cells = {(row["actor"], row["matter"], row["target"]): row for row in answer.rows}
    days = {name: value for name, value in filters.items() if name in ("since", "until", "actor")}
    turned = desk.ask("turns", days, _TURNS)
    values: dict[str, Any] = {
        "by": by,
        "bys": _BY,
        "actors": list(dict.fromkeys(row["actor"] for row in answer.rows)),
        "matters": sorted(matters, key=lambda one: -sum(r["stories"] for r in answer.rows if r["matter"] == one[0])),
        "cells": cells,
        "matter_name": lambda matter, target: _name(ui, by, matter, target),
        "days": days,
        "turned": turned,
        "turns": turned.rows,
    }
    return Shown(values, answer, f"/api/v1/matrix?{request.asked.encoded(format=None, by=by)}")


def _name(ui: Ui, by: str, matter: str, target: str | None) -> str:
    name = ui.name(question_label(matter) if by == "question" else issue_label(matter))
    return f"{name} · {ui.actor(target)}" if target else name


PAGE = Page("matrix", "/matrix", _show, parameters_of("matrix"))
