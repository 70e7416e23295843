"""The panels of the picture of a dyad, each as shapes over one time axis."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tasrih.export.svg import Point, element, line, polygon, polyline, rect, text, titled
from tasrih.measure.relations import Period

WIDTH, LEFT, RIGHT = 960.0, 64.0, 24.0
SOFT, LINE = "#6d6a62", "#ddd8cc"
_BAND, _INDEX, _BARS = "#d5dbe6", "#2b3a55", "#b9b4a8"
QUADS = {
    "quad2": ("#2f6f9f", "cooperation in deeds"),
    "quad1": ("#a3c9e3", "cooperation in words"),
    "quad3": ("#f0b39a", "conflict in words"),
    "quad4": ("#b3361f", "conflict in deeds"),
}


class Panel(NamedTuple):
    """A part of the picture: its top, its height, and the values at its ends."""

    top: float
    height: float
    low: float
    high: float

    def y(self, value: float) -> float:
        """Where a value stands."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return self.top + self.height * (1 - min(1.0, max(0.0, share)))


class Axis(NamedTuple):
    """The time axis."""

    periods: int

    @property
    def step(self) -> float:
        """The width of a period."""
        return (WIDTH - LEFT - RIGHT) / max(1, self.periods)

    def x(self, place: float) -> float:
        """The middle of a period by its place, 0 for the first."""
        return LEFT + (place + 0.5) * self.step


def up(period: Period) -> int:
    """How many incidents of cooperation."""
    return (period.quad1 or 0) + (period.quad2 or 0)


def down(period: Period) -> int:
    """How many of conflict."""
    return (period.quad3 or 0) + (period.quad4 or 0)


def _grid(panel: Panel, values: Sequence[float], name: str, told: Callable[[float], str]) -> Iterator[str]:
    for value in values:
        y = panel.y(value)
        yield line((LEFT, y), (WIDTH - RIGHT, y), stroke=SOFT if value == 0 else LINE, stroke_width=1)
        yield text(told(value), LEFT - 8, y + 4, text_anchor="end", fill=SOFT, font_size=11)
    yield text(name, LEFT, panel.top - 9, font_size=11.5, font_weight=600)


def _signed(value: float) -> str:
    return "0" if value == 0 else f"{value:+g}".replace("-", "−")


def index_panel(axis: Axis, panel: Panel, series: Sequence[Period]) -> Iterator[str]:
    """The index as a line with its interval."""
    yield from _grid(panel, (-10, -5, 0, 5, 10), "Index", _signed)
    for covered, run in groupby(range(len(series)), key=lambda n: series[n].covered):
        if covered:
            yield from _run(axis, panel, [(n, series[n]) for n in run])
    for n, period in enumerate(series):
        if period.index is not None:
            size = 2.0 + min(2.5, (period.incidents or 0) ** 0.5 / 2)
            filled = _INDEX if period.incidents else "#ffffff"
            dot = element(
                "circle", cx=axis.x(n), cy=panel.y(period.index), r=size, fill=filled, stroke=_INDEX, stroke_width=1.2
            )
            told = f"{period.label}: {tenth(period.index)} [{tenth(period.low)}, {tenth(period.high)}]"
            yield titled(dot, f"{told}, {period.incidents} incidents in {period.articles} articles")


def _run(axis: Axis, panel: Panel, run: Sequence[tuple[int, Period]]) -> Iterator[str]:
    """Band and line over periods without a hole; one alone is as wide as a bar."""
    reach = axis.step * 0.3 if len(run) == 1 else 0
    above = [(axis.x(n) + side * reach, panel.y(p.high or 0)) for n, p in run for side in ((-1, 1) if reach else (0,))]
    below = [(axis.x(n) + side * reach, panel.y(p.low or 0)) for n, p in run for side in ((-1, 1) if reach else (0,))]
    yield polygon([*above, *reversed(below)], fill=_BAND, fill_opacity=0.75)
    middle: list[Point] = [(axis.x(n), panel.y(p.index or 0)) for n, p in run]
    yield polyline(middle, fill="none", stroke=_INDEX, stroke_width=2, stroke_linejoin="round")


def incidents_panel(axis: Axis, panel: Panel, series: Sequence[Period], scale: Sequence[float]) -> Iterator[str]:
    """Incidents as bars: cooperation above the line, conflict below."""
    values = [-v for v in scale[:0:-1] if v <= -panel.low] + [v for v in scale if v <= panel.high]
    yield from _grid(panel, values, "Incidents", lambda value: f"{abs(value):g}")
    yield from _legend(panel.top - 9)
    width = max(1.0, min(26.0, axis.step * 0.72))
    for n, period in enumerate(series):
        if period.incidents:
            bars = "".join(_bars(axis.x(n) - width / 2, width, panel, period))
            counts = ", ".join(f"{getattr(period, quad)} {name}" for quad, (_, name) in QUADS.items())
            yield titled(bars, f"{period.label}: {counts}")


def _bars(x: float, width: float, panel: Panel, period: Period) -> Iterator[str]:
    for side, quads in ((1, ("quad2", "quad1")), (-1, ("quad4", "quad3"))):
        at = 0
        for quad in quads:
            count = getattr(period, quad) or 0
            ends = sorted((panel.y(side * at), panel.y(side * (at + count))))
            yield rect(x, ends[0], width, ends[1] - ends[0], fill=QUADS[quad][0])
            at += count


def _legend(y: float) -> Iterator[str]:
    x = WIDTH - RIGHT - 4 * 152
    yield rect(x, y - 11, 4 * 152, 15, fill="#ffffff", fill_opacity=0.9)
    for place, (colour, name) in enumerate(QUADS.values()):
        yield rect(x + place * 152 + 10, y - 9, 10, 10, fill=colour)
        yield text(name, x + place * 152 + 25, y, font_size=11, fill=SOFT)


def articles_panel(axis: Axis, panel: Panel, series: Sequence[Period]) -> Iterator[str]:
    """How many articles mention both."""
    yield from _grid(panel, (0, panel.high), "Articles that mention both", lambda value: f"{value:g}")
    width = max(1.0, min(26.0, axis.step * 0.72))
    for n, period in enumerate(series):
        top = panel.y(period.articles)
        bar = rect(axis.x(n) - width / 2, top, width, panel.top + panel.height - top, fill="#b9b4a8")
        yield titled(bar, f"{period.label}: {period.articles} articles") if bar else ""


def tenth(value: float | None) -> str:
    """With its sign and one decimal: "+1.5", "−0.3"."""
    return f"{value or 0:+.1f}".replace("-", "−")
