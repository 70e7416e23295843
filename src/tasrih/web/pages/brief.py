"""The brief of two actors for a day, a week or a month: on the screen, on paper, as HTML and as Markdown."""

from __future__ import annotations

import datetime
from typing import Any

from tasrih.export.brief.html import page as as_html
from tasrih.export.brief.lines import days, sections
from tasrih.export.brief.markdown import markdown
from tasrih.measure.brief import Brief, label_of
from tasrih.measure.relations import Dyad, following
from tasrih.record.listing import Part
from tasrih.web.desk import Desk
from tasrih.web.known import series_of
from tasrih.web.pages.page import File, Page, Request, Shown, known_pair, newest_day
from tasrih.web.resources.brief import BRIEF, PERIODS, Time, brief_of, dyad_of, time_of

_ALL = Part(limit=1000)
_ONE = datetime.timedelta(days=1)


def _show(desk: Desk, request: Request) -> Shown:
    a, b = request.path["a"].upper(), request.path["b"].upper()
    filters = request.asked.filters(PAGE.parameters)
    known_pair(a, b)
    dyad, time = dyad_of({"a": a, "b": b, **filters}), time_of(filters, newest_day(desk))
    found, label = brief_of(desk, dyad, time), label_of(time.first, time.every)
    asked = {"a": a, "b": b, time.every: label} | ({"directed": True} if dyad.directed else {})
    answer = desk.ask("brief", asked, _ALL)
    values: dict[str, Any] = {
        "a": a, "b": b, "time": time, "label": label, "directed": dyad.directed, "periods": _periods(time),
        "earlier": _beside(desk, dyad, time, -1), "later": _beside(desk, dyad, time, 1),
        "sections": list(sections(found)) if found else [],
        "days": days(found) if found else "",
        "end": following(time.first, time.every) - _ONE,
    }  # fmt: skip
    told = request.asked.encoded(format=None, a=a, b=b, **{time.every: label})
    title = f"{request.ui.actor(a)} – {request.ui.actor(b)}, {label}"
    return Shown(values, answer, f"/api/v1/brief?{told}", title, _files(found) if found else {})


def _files(found: Brief) -> dict[str, File]:
    """As `tasrih brief --to` writes it."""
    told = f"brief-{found.a}-{found.b}-{found.label}"
    name = "".join(letter for letter in told if letter.isascii() and (letter.isalnum() or letter == "-"))
    return {
        "html": File(name, "text/html; charset=utf-8", lambda: as_html(found).encode("utf-8", "replace")),
        "md": File(name, "text/markdown; charset=utf-8", lambda: markdown(found).encode("utf-8", "replace")),
    }


def _periods(time: Time) -> list[tuple[str, str]]:
    """The day, week and month in which the time begins."""
    week = time.first - datetime.timedelta(days=time.first.weekday())
    begins = {"day": time.first, "week": week, "month": time.first.replace(day=1)}
    return [(every, label_of(begins[every], every)) for every in PERIODS]


def _beside(desk: Desk, dyad: Dyad, time: Time, way: int) -> str | None:
    """The period before or behind, within the days that the record has."""
    known = series_of(desk, dyad, time.every)
    near = [one.period for one in known if (one.period - time.first).days * way > 0]
    return label_of(near[0] if way > 0 else near[-1], time.every) if near else None


PAGE = Page(
    "brief", "/brief/{a}/{b}", _show,
    tuple(one for one in BRIEF.parameters if one.name not in ("a", "b")), under="relations",
)  # fmt: skip
