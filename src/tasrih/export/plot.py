"""The series of a dyad as one SVG picture: no script, nothing fetched, fit for a page and for paper.

From top to bottom: the index with its interval; incidents by quad class, cooperation above and conflict below the
line; how many articles mention both. Time runs from left to right. Turning points are numbered; periods that nobody
covers are grey.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tasrih.export.bidi import one_line
from tasrih.export.labels import actor_label
from tasrih.export.svg import Point, element, line, polygon, polyline, rect, text, ticks, titled
from tasrih.measure.relations import Dyad, Period
from tasrih.measure.turning import Turn

_WIDTH, _LEFT, _RIGHT = 960.0, 64.0, 24.0
_HEAD, _GAP = 74.0, 34.0
_INK, _SOFT, _LINE, _UNKNOWN = "#22211e", "#6d6a62", "#ddd8cc", "#efece4"
_BAND, _INDEX, _TURN = "#d5dbe6", "#2b3a55", "#8a5a00"
_QUADS = {
    "quad2": ("#2f6f9f", "cooperation in deeds"),
    "quad1": ("#a3c9e3", "cooperation in words"),
    "quad3": ("#f0b39a", "conflict in words"),
    "quad4": ("#b3361f", "conflict in deeds"),
}
_FONT = "'Noto Sans','Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans Arabic',sans-serif"
_LABELS = 14
_NOTES = 4
_WORDS = 130


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
        return (_WIDTH - _LEFT - _RIGHT) / max(1, self.periods)

    def x(self, place: float) -> float:
        """The middle of a period by its place, 0 for the first."""
        return _LEFT + (place + 0.5) * self.step


def plot(dyad: Dyad, series: Sequence[Period], turns: Sequence[Turn] = ()) -> str:
    """The picture."""
    most = max((_up(p) for p in series), default=0), max((_down(p) for p in series), default=0)
    scale = ticks(max(*most, 1))
    up, down = (_reach(scale, side) for side in most)
    index = Panel(_HEAD, 210, -10, 10)
    incidents = Panel(index.top + index.height + _GAP, 150, -down, up)
    articles = Panel(incidents.top + incidents.height + _GAP, 54, 0, ticks(max(p.articles for p in series), 2)[-1])
    foot = articles.top + articles.height + 34
    axis = Axis(len(series))
    parts = [
        rect(0, 0, _WIDTH, _height(foot, turns), fill="#ffffff"),
        *_head(dyad, series),
        *_silence(axis, series, index.top, articles.top + articles.height),
        *_cuts(axis, series, turns, (index.top, articles.top + articles.height)),
        *_index(axis, index, series),
        *_incidents(axis, incidents, series, [v for v in scale if v <= max(up, down)]),
        *_articles(axis, articles, series),
        *_times(axis, series, articles.top + articles.height),
        *_badges(axis, series, turns, index.top),
        *_notes(turns, foot),
    ]
    return _picture(dyad, series, turns, parts, _height(foot, turns))


def _up(period: Period) -> int:
    return (period.quad1 or 0) + (period.quad2 or 0)


def _down(period: Period) -> int:
    return (period.quad3 or 0) + (period.quad4 or 0)


def _reach(scale: Sequence[float], most: float) -> float:
    return next(value for value in scale if value >= most)


def _height(foot: float, turns: Sequence[Turn]) -> float:
    return foot + 18 + 19 * min(len(turns), _NOTES * 3) + (10 if turns else 0)


def _picture(dyad: Dyad, series: Sequence[Period], turns: Sequence[Turn], parts: Sequence[str], height: float) -> str:
    told = element("title", _escaped(_title(dyad)), id="title") + element(
        "desc", _escaped(_description(series, turns)), id="desc"
    )
    body = "\n".join(part for part in (told, *parts) if part)
    svg = element(
        "svg",
        f"\n{body}\n",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH:g} {height:g}",
        width=_WIDTH,
        height=height,
        role="img",
        aria_labelledby="title desc",
        font_family=_FONT,
        font_size=12,
        fill=_INK,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'


def _escaped(words: str) -> str:
    return text(words, 0, 0).partition(">")[2].removesuffix("</text>")


def _title(dyad: Dyad) -> str:
    a, b = (one_line(actor_label(code).en, 40) for code in dyad.key)
    return f"{a} {'→' if dyad.directed else '–'} {b}"


def _description(series: Sequence[Period], turns: Sequence[Turn]) -> str:
    known = [p for p in series if p.index is not None]
    told = f"Index of relations from {series[0].label} to {series[-1].label}"
    if known:
        low, high = (f(known, key=lambda p: p.index or 0.0) for f in (min, max))
        told += f"; lowest {_tenth(low.index)} in {low.label}, highest {_tenth(high.index)} in {high.label}"
    told += f"; {sum(p.incidents or 0 for p in series)} incidents"
    return told + "".join(
        f"; turning point {turn.label}: {_tenth(turn.before)} to {_tenth(turn.after)}" for turn in turns
    )


def _head(dyad: Dyad, series: Sequence[Period]) -> Iterator[str]:
    yield text(_title(dyad), _LEFT, 28, font_size=19, font_weight=700)
    a, b = (actor_label(code).ar for code in dyad.key)
    yield text(f"{a} – {b}", _WIDTH - _RIGHT, 28, font_size=17, direction="rtl", lang="ar")
    sure = f"{series[0].label} – {series[-1].label} · index from −10 (conflict) to +10 (cooperation), 95 % interval"
    yield text(sure, _LEFT, 49, fill=_SOFT)


def _silence(axis: Axis, series: Sequence[Period], top: float, foot: float) -> Iterator[str]:
    for silent, run in groupby(range(len(series)), key=lambda n: not series[n].covered):
        if silent:
            places = list(run)
            first, width = axis.x(places[0]) - axis.step / 2, axis.step * len(places)
            box = rect(first, top, width, foot - top, fill=_UNKNOWN)
            yield titled(box, f"{series[places[0]].label} – {series[places[-1]].label}: no article mentions both")


def _grid(panel: Panel, values: Sequence[float], name: str, told: Callable[[float], str]) -> Iterator[str]:
    for value in values:
        y = panel.y(value)
        yield line((_LEFT, y), (_WIDTH - _RIGHT, y), stroke=_SOFT if value == 0 else _LINE, stroke_width=1)
        yield text(told(value), _LEFT - 8, y + 4, text_anchor="end", fill=_SOFT, font_size=11)
    yield text(name, _LEFT, panel.top - 9, font_size=11.5, font_weight=600)


def _signed(value: float) -> str:
    return "0" if value == 0 else f"{value:+g}".replace("-", "−")


def _index(axis: Axis, panel: Panel, series: Sequence[Period]) -> Iterator[str]:
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
            told = f"{period.label}: {_tenth(period.index)} [{_tenth(period.low)}, {_tenth(period.high)}]"
            yield titled(dot, f"{told}, {period.incidents} incidents in {period.articles} articles")


def _run(axis: Axis, panel: Panel, run: Sequence[tuple[int, Period]]) -> Iterator[str]:
    """Band and line over periods without a hole; one alone is as wide as a bar."""
    reach = axis.step * 0.3 if len(run) == 1 else 0
    above = [(axis.x(n) + side * reach, panel.y(p.high or 0)) for n, p in run for side in ((-1, 1) if reach else (0,))]
    below = [(axis.x(n) + side * reach, panel.y(p.low or 0)) for n, p in run for side in ((-1, 1) if reach else (0,))]
    yield polygon([*above, *reversed(below)], fill=_BAND, fill_opacity=0.75)
    middle: list[Point] = [(axis.x(n), panel.y(p.index or 0)) for n, p in run]
    yield polyline(middle, fill="none", stroke=_INDEX, stroke_width=2, stroke_linejoin="round")


def _incidents(axis: Axis, panel: Panel, series: Sequence[Period], scale: Sequence[float]) -> Iterator[str]:
    values = [-v for v in scale[:0:-1] if v <= -panel.low] + [v for v in scale if v <= panel.high]
    yield from _grid(panel, values, "Incidents", lambda value: f"{abs(value):g}")
    yield from _legend(panel.top - 9)
    width = max(1.0, min(26.0, axis.step * 0.72))
    for n, period in enumerate(series):
        if period.incidents:
            bars = "".join(_bars(axis.x(n) - width / 2, width, panel, period))
            counts = ", ".join(f"{getattr(period, quad)} {name}" for quad, (_, name) in _QUADS.items())
            yield titled(bars, f"{period.label}: {counts}")


def _bars(x: float, width: float, panel: Panel, period: Period) -> Iterator[str]:
    for side, quads in ((1, ("quad2", "quad1")), (-1, ("quad4", "quad3"))):
        at = 0
        for quad in quads:
            count = getattr(period, quad) or 0
            ends = sorted((panel.y(side * at), panel.y(side * (at + count))))
            yield rect(x, ends[0], width, ends[1] - ends[0], fill=_QUADS[quad][0])
            at += count


def _legend(y: float) -> Iterator[str]:
    x = _WIDTH - _RIGHT - 4 * 152
    for place, (colour, name) in enumerate(_QUADS.values()):
        yield rect(x + place * 152 + 10, y - 9, 10, 10, fill=colour)
        yield text(name, x + place * 152 + 25, y, font_size=11, fill=_SOFT)


def _articles(axis: Axis, panel: Panel, series: Sequence[Period]) -> Iterator[str]:
    yield from _grid(panel, (0, panel.high), "Articles that mention both", lambda value: f"{value:g}")
    width = max(1.0, min(26.0, axis.step * 0.72))
    for n, period in enumerate(series):
        top = panel.y(period.articles)
        bar = rect(axis.x(n) - width / 2, top, width, panel.top + panel.height - top, fill="#b9b4a8")
        yield titled(bar, f"{period.label}: {period.articles} articles") if bar else ""


def _times(axis: Axis, series: Sequence[Period], foot: float) -> Iterator[str]:
    every = -(-len(series) // _LABELS)
    for n in range(0, len(series), every):
        yield line((axis.x(n), foot), (axis.x(n), foot + 4), stroke=_SOFT)
        yield text(series[n].label, axis.x(n), foot + 17, text_anchor="middle", fill=_SOFT, font_size=11)


def _cuts(axis: Axis, series: Sequence[Period], turns: Sequence[Turn], ends: tuple[float, float]) -> Iterator[str]:
    for x, _ in _places(axis, series, turns):
        yield line((x, ends[0]), (x, ends[1]), stroke=_TURN, stroke_width=1.2, stroke_dasharray="4 3")


def _badges(axis: Axis, series: Sequence[Period], turns: Sequence[Turn], y: float) -> Iterator[str]:
    for number, (x, turn) in enumerate(_places(axis, series, turns), 1):
        badge = element("circle", cx=x, cy=y - 2, r=8.5, fill=_TURN)
        badge += text(str(number), x, y + 2, fill="#ffffff", font_size=11, font_weight=700, text_anchor="middle")
        yield titled(badge, f"turning point {turn.label}: {_tenth(turn.before)} → {_tenth(turn.after)}")


def _places(axis: Axis, series: Sequence[Period], turns: Sequence[Turn]) -> Iterator[tuple[float, Turn]]:
    """Where turning points stand: before the period that begins something new."""
    places = {period.label: n for n, period in enumerate(series)}
    return ((axis.x(places[turn.label]) - axis.step / 2, turn) for turn in turns)


def _notes(turns: Sequence[Turn], top: float) -> Iterator[str]:
    for number, turn in enumerate(turns[: _NOTES * 3], 1):
        y = top + 8 + 19 * number
        yield element("circle", cx=_LEFT + 8, cy=y - 4, r=7.5, fill=_TURN)
        yield text(str(number), _LEFT + 8, y, fill="#ffffff", font_size=10.5, font_weight=700, text_anchor="middle")
        yield text(one_line(_note(turn), _WORDS), _LEFT + 24, y, font_size=12)


def _note(turn: Turn) -> str:
    weighty = sorted(turn.causes, key=lambda cause: -abs(cause.points))[:2]
    made = [f"{' '.join(filter(None, (c.type, c.mode)))} {c.source} → {c.target}, {c.day:%Y-%m-%d}" for c in weighty]
    return " · ".join([turn.label, f"{_tenth(turn.before)} → {_tenth(turn.after)}", *made])


def _tenth(value: float | None) -> str:
    return f"{value or 0:+.1f}".replace("-", "−")
