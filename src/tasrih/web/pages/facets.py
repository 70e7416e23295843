"""What stands beside a list: its filters with counts, and how many rows each week has."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import NamedTuple

from markupsafe import Markup

from tasrih.export.marks import tone
from tasrih.record.listing import Count, by_week
from tasrih.web.desk import Desk, frozen
from tasrih.web.resources import Filters
from tasrih.web.show.charts import Bar, histogram
from tasrih.web.ui import Ui

_MOST_BARS = 160
_DAYS = 7


class Facet(NamedTuple):
    """A filter with its values: `name` is the parameter, `counts` how many rows would be left."""

    name: str
    counts: list[Count]


def facets(desk: Desk, resource: str, filters: Filters, columns: Mapping[str, str], most: int = 10) -> list[Facet]:
    """Facets by parameter and column; each counts what the other filters leave."""
    free = [column for name, column in columns.items() if name not in filters]
    found = desk.facets(resource, filters, free, most) if free else {}
    for name, column in columns.items():
        if name in filters:
            others = {key: value for key, value in filters.items() if key != name}
            found = found | desk.facets(resource, others, [column], most)
    return [Facet(name, found[column]) for name, column in columns.items()]


def weekly(desk: Desk, resource: str, filters: Filters) -> dict[datetime.date, dict[str, int]]:
    """Statements of each week by tone; weeks between the first and the last that have none are there too."""
    key = ("weekly", resource, frozen(filters))
    rows = desk.remembered(key, lambda: by_week(desk.database, resource, filters, "act"))
    if not rows:
        return {}
    first, last = rows[0][0], rows[-1][0]
    weeks = min((last - first).days // _DAYS + 1, _MOST_BARS)
    found: dict[datetime.date, dict[str, int]] = {
        last - datetime.timedelta(days=_DAYS * n): {} for n in reversed(range(weeks))
    }
    for week, act, count in rows:
        if week in found:
            counts = found[week]
            counts[tone(act)] = counts.get(tone(act), 0) + count
    return found


def weekly_chart(
    weeks: Mapping[datetime.date, Mapping[str, int]], ui: Ui, href: Callable[[datetime.date], str]
) -> Markup:
    """The weeks as bars: for, neutral, against, from the bottom up."""
    bars = []
    for week, counts in weeks.items():
        told = " · ".join(f"{ui.t(f'words.{_WORD[name]}')} {ui.num(counts.get(name, 0))}" for name in _WORD)
        ordered = {name: counts.get(name, 0) for name in _WORD}
        bars.append(Bar(ordered, f"{ui.t('words.week')} {ui.day(week)}: {told}", href(week)))
    return histogram(bars, ui.t("words.week"))


_WORD = {"kind": "for", "plain": "plain", "firm": "against"}
