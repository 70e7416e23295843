"""Charts as SVG made here: no script, no inline style, colours by class, and a title for those who do not see them.

Time runs from left to right in both languages.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

_MONTH_ROOM, _LAST_MONTH = 15, 88
"""What the name of a month needs on a telephone, and where the last may begin, in hundredths of the width."""


class Bar(NamedTuple):
    """One bar of a histogram: counts by class, from the bottom up, with what it says and where it leads."""

    counts: Mapping[str, int]
    title: str
    href: str = ""


def histogram(bars: Sequence[Bar], label: str, *, width: int = 720, height: int = 96) -> Markup:
    """Stacked bars side by side."""
    most = max((sum(bar.counts.values()) for bar in bars), default=0) or 1
    step = width / max(len(bars), 1)
    drawn = "".join(
        _bar(bar, n * step, max(step - 1.5, 0.75), (height - 2) / most, height) for n, bar in enumerate(bars)
    )
    return Markup(  # noqa: S704 (titles and addresses are escaped)
        f'<svg class="histogram" role="group" aria-label="{escape(label)}" viewBox="0 0 {width} {height}"'
        f' preserveAspectRatio="none" direction="ltr">{drawn}</svg>'
    )


def _bar(bar: Bar, left: float, width: float, scale: float, height: int) -> str:
    at, parts = float(height), []
    for name, count in bar.counts.items():
        size = count * scale
        at -= size
        parts.append(
            f'<rect class="f-{escape(name)}" x="{left:.2f}" y="{at:.2f}" width="{width:.2f}" height="{size:.2f}"/>'
        )
    title = f"<title>{escape(bar.title)}</title>"
    hit = f'<rect class="hit" x="{left:.2f}" y="0" width="{width:.2f}" height="{height}"/>'
    inner = f"{title}{''.join(parts)}{hit}"
    return f'<a href="{escape(bar.href)}" tabindex="-1">{inner}</a>' if bar.href else f"<g>{inner}</g>"


def share(value: float, name: str = "ink", *, width: int = 64) -> Markup:
    """A thin bar that is filled by `value` (0 to 1)."""
    filled = max(0.0, min(1.0, value)) * width
    return Markup(  # noqa: S704 (numbers only)
        f'<svg class="share" aria-hidden="true" viewBox="0 0 {width} 6" width="{width}" height="6">'
        f'<rect class="f-rest" width="{width}" height="6" rx="3"/>'
        f'<rect class="f-{escape(name)}" width="{filled:.1f}" height="6" rx="3"/></svg>'
    )


def monday(day: datetime.date) -> datetime.date:
    """The first day of a day's week."""
    return day - datetime.timedelta(days=day.weekday())


def tones(kind: int, plain: int, firm: int, *, width: int = 120) -> Markup:
    """A thin bar in three parts: for, neutral, against."""
    whole = kind + plain + firm or 1
    at, parts = 0.0, []
    for name, count in (("kind", kind), ("plain", plain), ("firm", firm)):
        size = count / whole * width
        parts.append(f'<rect class="f-{name}" x="{at:.1f}" width="{size:.1f}" height="8"/>')
        at += size
    return Markup(  # noqa: S704 (numbers only)
        f'<svg class="tones" aria-hidden="true" viewBox="0 0 {width} 8" width="{width}" height="8">'
        f"{''.join(parts)}</svg>"
    )


def months(first: datetime.date, last: datetime.date, name: Callable[[datetime.date], str]) -> Markup:
    """The beginnings of months between two days, for under a chart of that time; as many as have room to be read."""
    days = (last - first).days + 1
    starts, month = [], first.replace(day=1)
    while (month := (month + datetime.timedelta(days=31)).replace(day=1)) <= last:
        starts.append(((month - first).days / days * 100, month))
    drawn, free = [], 0.0
    for at, month in starts:
        drawn.append(f'<line x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="5"/>')
        if free <= at <= _LAST_MONTH:
            drawn.append(f'<text x="{at:.2f}%" dx="3" y="12">{escape(name(month))}</text>')
            free = at + _MONTH_ROOM
    return Markup(f'<svg class="months" aria-hidden="true" direction="ltr">{"".join(drawn)}</svg>')  # noqa: S704 (escaped)


class Span(NamedTuple):
    """A stretch of time with what it says."""

    first: datetime.date
    last: datetime.date
    title: str


def during(one: Span, begin: datetime.date, end: datetime.date, *, width: int = 200, height: int = 10) -> Markup:
    """A stretch of time on a line from `begin` to `end`."""
    scale = width / ((end - begin).days + 1)
    left, size = (one.first - begin).days * scale, max(((one.last - one.first).days + 1) * scale, 4)
    box = f'x="{min(left, width - size):.1f}" y="2" width="{size:.1f}" height="{height - 4}" rx="3"'
    return Markup(  # noqa: S704 (titles are escaped)
        f'<svg class="during" role="img" aria-label="{escape(one.title)}" direction="ltr"'
        f' viewBox="0 0 {width} {height}" preserveAspectRatio="none"><title>{escape(one.title)}</title>'
        f'<line class="axis" x1="0" x2="{width}" y1="{height / 2}" y2="{height / 2}"/>'
        f'<rect class="f-accent" {box}/></svg>'
    )


def heat(cells: Sequence[tuple[int | None, str]], label: str, *, height: int = 18) -> Markup:
    """A row of days, the darker the more; a day of None within the row is a gap and marked as one."""
    most = max((count or 0 for count, _ in cells), default=0) or 1
    covered = [n for n, (count, _) in enumerate(cells) if count]
    drawn = []
    for n, (count, title) in enumerate(cells):
        gap = not count and covered and covered[0] < n < covered[-1]
        name = "gap" if gap else str(0 if not count else 1 + min(3, int(4 * count / (most + 1))))
        drawn.append(f'<g><title>{escape(title)}</title><rect class="h-{name}" x="{n}" width="1" height="1"/></g>')
    return Markup(  # noqa: S704 (titles are escaped)
        f'<svg class="heat" role="img" aria-label="{escape(label)}" viewBox="0 0 {max(len(cells), 1)} 1"'
        f' preserveAspectRatio="none" height="{height}">{"".join(drawn)}</svg>'
    )
