"""How long until something comes due, in the words of a language; and the stretches of a list of such things."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from tasrih.measure.left import length
from tasrih.measure.watch import ENDS
from tasrih.measure.when import spread
from tasrih.web.ui import Ui

_WEEK, _SOON, _A_YEAR = 7, 5, 400
_LATE = 15
"""Days to the beginning of a week or month are said in weeks at least: no more exactly than the day was told."""
Row = Mapping[str, Any]


def left(iso: str | None, kind: str, today: datetime.date, ui: Ui) -> str:
    """How long it is until then, no more exactly than the day was told: "in 5 days", "until 31 May", "3 weeks ago"."""
    days = spread(iso)
    if days is None:
        return ui.t("due.no_day")
    (first, last), at_end = days, kind in ENDS and "/" in (iso or "")
    if last < today:
        return _long("ago", (today - last).days, ui)
    if at_end and last > today:
        return ui.t("due.by", left=_long("in", (last - today).days, ui))
    away = (first - today).days
    if away <= 0:
        if first == last:
            return ui.t("due.today")
        return ui.t("due.ends_today") if last == today else ui.t("due.until", day=ui.day(last))
    if first == last:
        return ui.t("due.tomorrow") if away == 1 else _long("in", away, ui)
    return ui.t("due.earliest", left=_long("in", away, ui)) if away < _WEEK else _long("in", max(away, _LATE), ui)


def _long(name: str, days: int, ui: Ui) -> str:
    count, unit = length(days)
    return ui.many(f"{name}_{unit}", count)


class Stretch(NamedTuple):
    """Things of a list that come due in one day, week, month or year."""

    key: str
    title: str
    rows: list[Row]


def stretches(rows: Iterable[Row], today: datetime.date, ui: Ui) -> list[Stretch]:
    """Rows in their order, cut at the ends of days, weeks, months and years: the farther off, the longer."""
    found: list[Stretch] = []
    for row in rows:
        key, title = _stretch(row, today, ui)
        if not found or found[-1].key != key:
            found.append(Stretch(key, title, []))
        found[-1].rows.append(row)
    return found


def _stretch(row: Row, today: datetime.date, ui: Ui) -> tuple[str, str]:
    if row["status"] == "unknown":
        return "unknown", ui.t("due.no_day")
    day = row["place"]
    if (row["last"] - row["first"]).days > _WEEK and day != row["last"]:
        return f"some day {row['due']}", ui.t("due.some_day", when=ui.days(row["due"]))
    if day == today:
        return "today", f"{ui.t('due.this_day')} · {ui.day(today, weekday=True)}"
    monday = day - datetime.timedelta(days=day.weekday())
    this_week = today - datetime.timedelta(days=today.weekday())
    weeks = (monday - this_week).days // _WEEK
    if weeks in (-1, 0, 1):
        before = weeks == 0 and row["status"] == "passed"
        name = "earlier_this_week" if before else {-1: "last_week", 0: "this_week", 1: "next_week"}[weeks]
        return f"{monday}{before}", ui.t(f"due.{name}", day=ui.short_day(monday))
    if abs(weeks) < _SOON:
        return str(monday), ui.t("due.week_of", day=ui.day(monday))
    if (day - today).days < _A_YEAR:
        return f"{day:%Y-%m}", ui.place(f"{day:%Y-%m}")
    return f"{day:%Y}", ui.place(f"{day:%Y}")


class Tick(NamedTuple):
    """One thing on a lane: its days, how often it is told, what it says and where it leads."""

    first: datetime.date
    last: datetime.date
    told: int
    title: str
    href: str


def lane(ticks: Sequence[Tick], begin: datetime.date, end: datetime.date, *, height: int = 24) -> Markup:
    """Things on a stretch of time from left to right, the taller the more tell them; a day is a line, a week a bar."""
    days = (end - begin).days + 1
    drawn = "".join(_tick(one, begin, days, height) for one in ticks if one.first <= end and one.last >= begin)
    return Markup(  # noqa: S704 (titles and addresses are escaped)
        f'<svg class="lane" role="presentation" viewBox="0 0 {days} {height}" preserveAspectRatio="none"'
        f' direction="ltr"><line class="base" x1="0" x2="{days}" y1="{height}" y2="{height}"/>{drawn}</svg>'
    )


def _tick(one: Tick, begin: datetime.date, days: int, height: int) -> str:
    left_ = max(0.0, (one.first - begin).days + 0.1)
    width = min(days - left_, (one.last - max(one.first, begin)).days + 0.8)
    tall = height * min(1.0, 0.3 + 0.12 * one.told)
    wide = " wide" if one.first != one.last else ""
    box = f'x="{left_:.1f}" y="{height - tall:.1f}" width="{width:.1f}" height="{tall:.1f}"'
    mark = f'<title>{escape(one.title)}</title><rect class="tick-due{wide}" {box}/>'
    return f'<a href="{escape(one.href)}" tabindex="-1">{mark}</a>'
