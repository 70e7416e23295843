"""The chart of two actors: cooperation upwards and conflict downwards by period, under it the index with its interval.

Time runs from left to right. A period that no article covers is hatched, never a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from tasrih.measure.relations import Period

_WIDTH, _BARS, _GAP, _INDEX, _FOOT = 960, 170, 26, 110, 22
_HEIGHT = _BARS + _GAP + _INDEX + _FOOT
_SCALE = 10
_LEAST_BAR = 0.8


class Column(NamedTuple):
    """One period with what it says, where it leads, and the number of the turning point that it is."""

    period: Period
    title: str
    href: str
    turn: str = ""


def dyad_chart(columns: Sequence[Column], label: str, ends: tuple[str, str] = ("+10", "−10")) -> Markup:
    """The chart; empty where there is nothing to draw. `ends`: how +10 and −10 are written."""
    if not columns:
        return Markup("")
    step = _WIDTH / len(columns)
    most = max((max(c.period.cooperation or 0, c.period.conflict or 0) for c in columns), default=0) or 1
    up = max((c.period.cooperation or 0 for c in columns), default=0) / most
    down = max((c.period.conflict or 0 for c in columns), default=0) / most
    middle = _BARS * up / ((up + down) or 1)
    unit = _BARS / (most * ((up + down) or 1))
    parts = [
        _frame(middle, ends),
        _band(columns, step),
        *(_column(n, c, step, middle, unit) for n, c in enumerate(columns)),
    ]
    return Markup(  # noqa: S704 (titles and addresses are escaped)
        f'<svg class="dyad-chart" role="group" aria-label="{escape(label)}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' direction="ltr">{_HATCH}{"".join(parts)}</svg>'
    )


_HATCH = (
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>'
)


def _frame(middle: float, ends: tuple[str, str]) -> str:
    zero = _BARS + _GAP + _INDEX / 2
    lines = [f'<line class="axis" x1="0" x2="{_WIDTH}" y1="{middle:.1f}" y2="{middle:.1f}"/>']
    lines.append(f'<line class="axis" x1="0" x2="{_WIDTH}" y1="{zero:.1f}" y2="{zero:.1f}"/>')
    for value, y, shift in ((ends[0], _BARS + _GAP, -3), (ends[1], _BARS + _GAP + _INDEX, 11)):
        lines.append(f'<line class="grid" x1="0" x2="{_WIDTH}" y1="{y}" y2="{y}"/>')
        lines.append(f'<text class="tick" x="2" y="{y + shift}">{escape(value)}</text>')
    return "".join(lines)


def _at(value: float) -> float:
    """The height of an index."""
    return _BARS + _GAP + _INDEX / 2 - value / _SCALE * _INDEX / 2


def _band(columns: Sequence[Column], step: float) -> str:
    """The interval as a band and the index as a line, broken where nothing is covered."""
    drawn, run = [], []
    for n, column in enumerate([*columns, None]):
        if column is not None and column.period.index is not None and column.period.covered:
            run.append(((n + 0.5) * step, column.period))
            continue
        if run:
            drawn.append(_stretch(run, step))
        run = []
    return "".join(drawn)


def _stretch(run: list[tuple[float, Period]], step: float) -> str:
    if len(run) == 1:
        ((x, one),) = run
        run = [(x - step / 3, one), (x + step / 3, one)]
    top = [f"{x:.1f},{_at(p.high or 0):.1f}" for x, p in run]
    low = [f"{x:.1f},{_at(p.low or 0):.1f}" for x, p in reversed(run)]
    line = [f"{x:.1f},{_at(p.index or 0):.1f}" for x, p in run]
    return (
        f'<polygon class="interval" points="{" ".join(top + low)}"/><polyline class="index" points="{" ".join(line)}"/>'
    )


def _column(n: int, column: Column, step: float, middle: float, unit: float) -> str:
    one, left, width = column.period, n * step + step * 0.12, max(step * 0.76, _LEAST_BAR)
    parts = [f"<title>{escape(column.title)}</title>"]
    if not one.covered:
        parts.append(
            f'<rect class="uncovered" x="{n * step:.1f}" y="0" width="{step:.1f}" height="{_HEIGHT - _FOOT}"/>'
        )
    else:
        parts += [_bar("f-kind", left, middle, width, -(one.cooperation or 0) * unit)]
        parts += [_bar("f-firm", left, middle, width, (one.conflict or 0) * unit)]
    parts.append(f'<rect class="hit" x="{n * step:.1f}" y="0" width="{step:.1f}" height="{_HEIGHT - _FOOT}"/>')
    if column.turn:
        parts.append(_mark((n + 0.5) * step, column.turn))
    return f'<a href="{escape(column.href)}" tabindex="-1">{"".join(parts)}</a>'


def _bar(name: str, left: float, middle: float, width: float, size: float) -> str:
    y = middle + min(size, 0)
    return f'<rect class="{name}" x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" height="{abs(size):.1f}"/>'


def _mark(x: float, number: str) -> str:
    y = _BARS + _GAP + _INDEX + _FOOT / 2 + 1
    return (
        f'<line class="turn" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{y - 9:.1f}"/>'
        f'<circle class="turn-dot" cx="{x:.1f}" cy="{y:.1f}" r="9"/>'
        f'<text class="turn-no" x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle">{escape(number)}</text>'
    )
