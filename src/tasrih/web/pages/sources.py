"""What the record holds and how good it is: outlets and days, gaps, runs, failures, versions."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from typing import Any

import tasrih
from tasrih.record.listing import Part
from tasrih.web.desk import Desk
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.show.charts import heat

_TABLES = (
    "articles", "copies", "statements", "events", "people", "persons", "actors", "dates", "quantities", "treaties",
)  # fmt: skip
_RUNS = """SELECT run_id, command, started, finished, added, known, failed, skipped, version, lexicon FROM runs
ORDER BY started DESC LIMIT 20"""
_VERSIONS = "SELECT version, lexicon, count(*) FROM readings GROUP BY 1, 2 ORDER BY 3 DESC"
_SURE = """SELECT floor(confidence * 10) / 10, count(*) FROM statements GROUP BY 1 ORDER BY 1"""
_MOST_DAYS = 400


def _show(desk: Desk, request: Request) -> Shown:
    answer = desk.ask("coverage", request.asked.filters(PAGE.parameters), Part(limit=100_000))
    by_outlet: dict[str | None, Counter[datetime.date]] = defaultdict(Counter)
    copies: Counter[str | None] = Counter()
    undated: Counter[str | None] = Counter()
    for row in answer.rows:
        if row["published"] is None:
            undated[row["outlet"]] += row["articles"]
        else:
            by_outlet[row["outlet"]][row["published"]] += row["articles"]
        copies[row["outlet"]] += row["copies"]
    days = _days([day for counts in by_outlet.values() for day in counts])
    rows = [_outlet(name, counts, copies[name], undated[name], days, request.ui) for name, counts in by_outlet.items()]
    values: dict[str, Any] = {
        "outlets": sorted(rows, key=lambda row: -row["articles"]),
        "days": days,
        "counts": {name: desk.rows(f"SELECT count(*) FROM {name}")[0][0] for name in _TABLES},
        "runs": desk.rows(_RUNS),
        "versions": desk.rows(_VERSIONS),
        "sure": desk.rows(_SURE),
        "failures": desk.rows("SELECT stage, reason, count(*), min(place) FROM failures GROUP BY 1, 2 ORDER BY 3 DESC"),
        "here": tasrih.__version__,
    }
    return Shown(values, answer, "/api/v1/coverage")


def _days(days: list[datetime.date]) -> list[datetime.date]:
    """Every day from the first to the last, of the last year or so."""
    if not days:
        return []
    last = max(days)
    count = min((last - min(days)).days + 1, _MOST_DAYS)
    return [last - datetime.timedelta(days=n) for n in reversed(range(count))]


def _outlet(
    name: str | None, counts: Counter[datetime.date], copies: int, undated: int, days: list[datetime.date], ui: Any
) -> dict[str, Any]:
    own = [day for day in days if min(counts) <= day <= max(counts)]
    missing = [day for day in own if day not in counts]
    told = [(counts.get(day), f"{ui.day(day)}: {ui.num(counts.get(day, 0))}") for day in days]
    return {
        "name": name, "articles": sum(counts.values()) + undated, "copies": copies, "undated": undated,
        "first": min(counts), "last": max(counts), "missing": len(missing), "heat": heat(told),
    }  # fmt: skip


PAGE = Page("sources", "/sources", _show, parameters_of("coverage"))
