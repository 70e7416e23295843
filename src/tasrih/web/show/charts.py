"""Charts as SVG made here: no script, no inline style, colours by class, and a title for those who do not see them.

Time runs from left to right in both languages.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape


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
