"""The series of a dyad as one SVG picture: no script, nothing fetched, fit for a page and for paper.

From top to bottom: the index with its interval; incidents by quad class, cooperation above and conflict below the
line; how many articles mention both. Time runs from left to right. Turning points are numbered; periods that nobody
covers are grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tasrih.export.bidi import one_line
from tasrih.export.labels import actor_label
from tasrih.export.panels import (
    LEFT,
    QUADS,
    RIGHT,
    SOFT,
    WIDTH,
    Axis,
    Panel,
    articles_panel,
    down,
    incidents_panel,
    index_panel,
    tenth,
    up,
)
from tasrih.export.svg import element, line, polygon, rect, text, ticks, titled
from tasrih.measure.causes import Cause
from tasrih.measure.movers import Mover
from tasrih.measure.relations import Dyad, Period
from tasrih.measure.turning import Turn

_HEAD, _GAP = 74.0, 34.0
_INK, _UNKNOWN, _TURN = "#22211e", "#efece4", "#8a5a00"
_FONT = "'Noto Sans','Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans Arabic',sans-serif"
_LABELS = 14
_NOTES = 14
_MARKS = {"▲": 1, "▼": -1}
_WORDS = 130


def plot(dyad: Dyad, series: Sequence[Period], turns: Sequence[Turn] = (), peaks: Sequence[Mover] = ()) -> str:
    """The picture."""
    most = max((up(p) for p in series), default=0), max((down(p) for p in series), default=0)
    scale = ticks(max(*most, 1), 6)
    above, below = (_reach(scale, side) for side in most)
    index = Panel(_HEAD, 210, -10, 10)
    incidents = Panel(index.top + index.height + _GAP, 150, -below, above)
    articles = Panel(incidents.top + incidents.height + _GAP, 54, 0, ticks(max(p.articles for p in series), 2)[-1])
    foot = articles.top + articles.height + 34
    axis = Axis(len(series))
    notes = [*_turn_notes(turns), *_peak_notes(peaks)][:_NOTES]
    parts = [
        rect(0, 0, WIDTH, _height(foot, notes), fill="#ffffff"),
        *_head(dyad, series),
        *_silence(axis, series, index.top, articles.top + articles.height),
        *_cuts(axis, series, turns, (index.top, articles.top + articles.height)),
        *index_panel(axis, index, series),
        *incidents_panel(axis, incidents, series, [v for v in scale if v <= max(above, below)]),
        *articles_panel(axis, articles, series),
        *_times(axis, series, articles.top + articles.height),
        *_badges(axis, series, turns, index.top),
        *_peaks(axis, incidents, series, peaks),
        *_notes(notes, foot),
    ]
    return _picture(dyad, series, turns, parts, _height(foot, notes))


def _reach(scale: Sequence[float], most: float) -> float:
    return next(value for value in scale if value >= most)


def _height(foot: float, notes: Sequence[Note]) -> float:
    return foot + 18 + 19 * len(notes) + (10 if notes else 0)


def _picture(dyad: Dyad, series: Sequence[Period], turns: Sequence[Turn], parts: Sequence[str], height: float) -> str:
    told = element("title", _escaped(_title(dyad)), id="title") + element(
        "desc", _escaped(_description(series, turns)), id="desc"
    )
    body = "\n".join(part for part in (told, *parts) if part)
    svg = element(
        "svg",
        f"\n{body}\n",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        width=WIDTH,
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
        told += f"; lowest {tenth(low.index)} in {low.label}, highest {tenth(high.index)} in {high.label}"
    told += f"; {sum(p.incidents or 0 for p in series)} incidents"
    return told + "".join(
        f"; turning point {turn.label}: {tenth(turn.before)} to {tenth(turn.after)}" for turn in turns
    )


def _head(dyad: Dyad, series: Sequence[Period]) -> Iterator[str]:
    yield text(_title(dyad), LEFT, 28, font_size=19, font_weight=700)
    a, b = (actor_label(code).ar for code in dyad.key)
    yield text(f"{a} – {b}", WIDTH - RIGHT, 28, font_size=17, direction="rtl", lang="ar")
    sure = f"{series[0].label} – {series[-1].label} · index from −10 (conflict) to +10 (cooperation), 95 % interval"
    yield text(sure, LEFT, 49, fill=SOFT)


def _silence(axis: Axis, series: Sequence[Period], top: float, foot: float) -> Iterator[str]:
    for silent, run in groupby(range(len(series)), key=lambda n: not series[n].covered):
        if silent:
            places = list(run)
            first, width = axis.x(places[0]) - axis.step / 2, axis.step * len(places)
            box = rect(first, top, width, foot - top, fill=_UNKNOWN)
            yield titled(box, f"{series[places[0]].label} – {series[places[-1]].label}: no article mentions both")


def _times(axis: Axis, series: Sequence[Period], foot: float) -> Iterator[str]:
    every = -(-len(series) // _LABELS)
    for n in range(0, len(series), every):
        yield line((axis.x(n), foot), (axis.x(n), foot + 4), stroke=SOFT)
        yield text(series[n].label, axis.x(n), foot + 17, text_anchor="middle", fill=SOFT, font_size=11)


def _cuts(axis: Axis, series: Sequence[Period], turns: Sequence[Turn], ends: tuple[float, float]) -> Iterator[str]:
    for x, _ in _places(axis, series, turns):
        yield line((x, ends[0]), (x, ends[1]), stroke=_TURN, stroke_width=1.2, stroke_dasharray="4 3")


def _badges(axis: Axis, series: Sequence[Period], turns: Sequence[Turn], y: float) -> Iterator[str]:
    for number, (x, turn) in enumerate(_places(axis, series, turns), 1):
        badge = element("circle", cx=x, cy=y - 2, r=8.5, fill=_TURN)
        badge += text(str(number), x, y + 2, fill="#ffffff", font_size=11, font_weight=700, text_anchor="middle")
        yield titled(badge, f"turning point {turn.label}: {tenth(turn.before)} → {tenth(turn.after)}")


def _places(axis: Axis, series: Sequence[Period], turns: Sequence[Turn]) -> Iterator[tuple[float, Turn]]:
    """Where turning points stand: before the period that begins something new."""
    places = {period.label: n for n, period in enumerate(series)}
    return ((axis.x(places[turn.label]) - axis.step / 2, turn) for turn in turns)


def _peaks(axis: Axis, panel: Panel, series: Sequence[Period], peaks: Sequence[Mover]) -> Iterator[str]:
    """A mark at the end of the bars that are far from usual."""
    places = {period.label: n for n, period in enumerate(series)}
    for peak in peaks:
        period = series[places[peak.label]]
        x, side = axis.x(places[peak.label]), 1 if peak.up else -1
        y = panel.y(up(period)) - 8 if peak.up else panel.y(-down(period)) + 8
        yield titled(_mark(x, y, side), f"{peak.label}: {tenth(peak.more)} standard deviations more than usual")


def _mark(x: float, y: float, side: int) -> str:
    shape = [(x - 5, y + 4 * side), (x + 5, y + 4 * side), (x, y - 4 * side)]
    return polygon(shape, fill=QUADS["quad2" if side > 0 else "quad4"][0], stroke="#ffffff", stroke_width=1)


class Note(NamedTuple):
    """A line below the picture: its mark (a number, or ▲ ▼) and its words."""

    mark: str
    words: str


def _notes(notes: Sequence[Note], top: float) -> Iterator[str]:
    for place, note in enumerate(notes, 1):
        y = top + 8 + 19 * place
        if note.mark in _MARKS:
            yield _mark(LEFT + 8, y - 4, _MARKS[note.mark])
        else:
            yield element("circle", cx=LEFT + 8, cy=y - 4, r=7.5, fill=_TURN)
            yield text(note.mark, LEFT + 8, y, fill="#ffffff", font_size=10.5, font_weight=700, text_anchor="middle")
        yield text(one_line(note.words, _WORDS), LEFT + 24, y, font_size=12)


def _turn_notes(turns: Sequence[Turn]) -> Iterator[Note]:
    for number, turn in enumerate(turns, 1):
        weighty = sorted(turn.causes, key=lambda cause: -abs(cause.points))[:2]
        words = [turn.label, f"index {tenth(turn.before)} → {tenth(turn.after)}", *map(_made, weighty)]
        yield Note(str(number), " · ".join(words))


def _peak_notes(peaks: Sequence[Mover]) -> Iterator[Note]:
    for peak in peaks:
        more = f"{tenth(peak.more)} sd more {'cooperation' if peak.up else 'conflict'} than usual"
        yield Note("▲" if peak.up else "▼", " · ".join([peak.label, more, *map(_made, peak.causes)]))


def _made(cause: Cause) -> str:
    kind = " ".join(filter(None, (cause.type, cause.mode)))
    return f"{kind} {cause.source} → {cause.target}, {cause.day:%Y-%m-%d}"
