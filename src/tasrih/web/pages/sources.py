"""What the record holds and how good it is: outlets and days, gaps, runs, failures, versions."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec

import tasrih
from tasrih.lexicon.load import DATA, load_lexicon
from tasrih.record.listing import Part
from tasrih.web.desk import Desk
from tasrih.web.pages.page import Page, Request, Shown, parameters_of
from tasrih.web.show.charts import heat
from tasrih.web.ui import Ui

_TABLES = (
    "articles", "copies", "statements", "events", "people", "persons", "actors", "dates", "quantities", "treaties",
)  # fmt: skip
_RUNS = """SELECT run_id, command, started, finished, added, known, failed, skipped, version, lexicon FROM runs
ORDER BY started DESC LIMIT 20"""
_VERSIONS = "SELECT version, lexicon, count(*) FROM readings GROUP BY 1, 2 ORDER BY 3 DESC"
_SURE = """SELECT least_ / 10, (SELECT count(*) FROM statements WHERE confidence >= least_ / 10)
FROM unnest([5, 6, 7, 8, 9]) t(least_)"""
"""How many are at least so sure: what the list shows that a row leads to."""
_HALVES = ("odd", "even")
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
    names = dict.fromkeys([*by_outlet, *undated])
    rows = [_outlet(name, by_outlet[name], copies[name], undated[name], days, request.ui) for name in names]
    values: dict[str, Any] = {
        "outlets": sorted(rows, key=lambda row: -row["articles"]),
        "days": days,
        "counts": {name: desk.rows(f"SELECT count(*) FROM {name}")[0][0] for name in _TABLES},
        "runs": desk.rows(_RUNS),
        "versions": desk.rows(_VERSIONS),
        "sure": desk.rows(_SURE),
        "failures": desk.rows("SELECT stage, reason, count(*), min(place) FROM failures GROUP BY 1, 2 ORDER BY 3 DESC"),
        "now": (tasrih.__version__, load_lexicon().digest),
        "scores": scores(),
        "halves": _HALVES,
    }
    return Shown(values, answer, "/api/v1/coverage")


@lru_cache(maxsize=1)
def scores() -> dict[str, dict[str, dict[str, float]]]:
    """What was measured on articles that people annotated (`make scores`): measure, half of the gold, numbers."""
    found: defaultdict[str, dict[str, dict[str, float]]] = defaultdict(dict)
    for half in _HALVES:
        told = (DATA / "desk" / f"scores-{half}.json").read_bytes()
        for name, numbers in msgspec.json.decode(told, type=dict[str, dict[str, float]]).items():
            if numbers["gold"]:
                found[name][half] = numbers
    return dict(found)


def gaps(days: Sequence[datetime.date]) -> list[tuple[datetime.date, datetime.date]]:
    """Days that follow one another as stretches.

    >>> d = datetime.date
    >>> [(str(a), str(b)) for a, b in gaps([d(2018, 3, 1), d(2018, 3, 2), d(2018, 3, 9)])]
    [('2018-03-01', '2018-03-02'), ('2018-03-09', '2018-03-09')]
    """
    found: list[tuple[datetime.date, datetime.date]] = []
    for day in days:
        if found and day - found[-1][1] == datetime.timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _days(days: list[datetime.date]) -> list[datetime.date]:
    """Every day from the first to the last, of the last year or so."""
    if not days:
        return []
    last = max(days)
    count = min((last - min(days)).days + 1, _MOST_DAYS)
    return [last - datetime.timedelta(days=n) for n in reversed(range(count))]


def _outlet(
    name: str | None, counts: Counter[datetime.date], copies: int, undated: int, days: list[datetime.date], ui: Ui
) -> dict[str, Any]:
    first, last = (min(counts), max(counts)) if counts else (None, None)
    missing = [day for day in days if first and last and first <= day <= last and day not in counts]
    told = [(counts.get(day), f"{ui.day(day)}: {ui.many('articles', counts.get(day, 0))}") for day in days]
    label = f"{ui.day(first)} – {ui.day(last)}: {ui.many('articles', sum(counts.values()))}"
    return {
        "name": name, "articles": sum(counts.values()) + undated, "copies": copies, "undated": undated,
        "first": first, "last": last, "missing": len(missing), "gaps": gaps(missing), "heat": heat(told, label),
    }  # fmt: skip


PAGE = Page("sources", "/sources", _show, parameters_of("coverage"))
