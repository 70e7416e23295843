"""How two actors stand, in a terminal: a sparkline, a line for each period, turning points with the sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from tasrih.export.bidi import isolate, one_line
from tasrih.export.labels import actor_label
from tasrih.export.terminal import WIDTH, arabic_lines
from tasrih.measure.causes import Cause
from tasrih.measure.movers import Mover
from tasrih.measure.relations import Dyad, Period
from tasrih.measure.turning import Turn

SPARKS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"
_SCALE = 21
_LONGEST = 300
_AGAINST, _FOR = "red", "green"
_COLUMNS = ("", "art.", "statements", "coop", "confl", "net", "index", "95 %")
_SCALE_NAME = "−10       0       +10"
_WIDE = 104
"""Columns of a terminal that has room for the scale too."""


def render(
    dyad: Dyad, series: Sequence[Period], turns: Sequence[Turn], peaks: Sequence[Mover], console: Console
) -> None:
    """Print the series of a dyad, oldest first, its turning points and what stands out."""
    told = (*report(dyad, series, turns, console.width), *_peaks(peaks, min(console.width, WIDTH)))
    console.print(Group(*told), highlight=False)


def report(dyad: Dyad, series: Sequence[Period], turns: Sequence[Turn], width: int = 120) -> Iterator[RenderableType]:
    """The same as something rich can print, `width` columns wide (80 at least)."""
    yield Text.assemble((_names(dyad), "bold"), (f"   {series[0].label} – {series[-1].label}", "dim"))
    yield Text.assemble(("cooperation  ", "dim"), (sparkline([p.cooperation for p in series]), _FOR))
    yield Text.assemble(("conflict     ", "dim"), (sparkline([p.conflict for p in series]), _AGAINST))
    yield Text.assemble(("index        ", "dim"), sparkline([p.index for p in series], -10, 10))
    yield Text("")
    yield _table(series, {turn.label for turn in turns}, width >= _WIDE)
    yield from _turns(turns, min(width, WIDTH))


def sparkline(values: Sequence[float | None], low: float = 0, high: float | None = None) -> str:
    """A bar for each value between `low` and `high` (else the largest); a dot where there is none.

    >>> sparkline([0, None, 5, 10])
    '▁·▅█'
    """
    known = [value for value in values if value is not None]
    top = high if high is not None else max(known, default=0)
    span = (top - low) or 1
    steps = len(SPARKS) - 1
    return "".join(
        _NOTHING if value is None else SPARKS[min(steps, max(0, round((value - low) / span * steps)))]
        for value in values
    )


def _names(dyad: Dyad) -> str:
    a, b = (f"{actor_label(code).en} ({code})" for code in dyad.key)
    return f"{one_line(a)} {'→' if dyad.directed else '–'} {one_line(b)}"


def _table(series: Sequence[Period], turning: Iterable[str], wide: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name in _COLUMNS:
        table.add_column(name, justify="right" if name else "left", no_wrap=True)
    if wide:
        table.add_column(_SCALE_NAME, no_wrap=True)
    for period in series:
        mark = "◆" if period.label in turning else " "
        scale = [_scale(period)] if wide and period.covered else []
        table.add_row(Text(f"{mark} {period.label}", style="bold" if mark != " " else ""), *_cells(period), *scale)
    return table


def _cells(period: Period) -> list[Text]:
    if not period.covered:
        return [Text("0", style="dim"), Text("not covered", style="dim")]
    words = f"{period.statements} +{period.friendly} −{period.hostile}" if period.statements else "0"
    good, bad = (period.quad1 or 0, period.quad2 or 0), (period.quad3 or 0, period.quad4 or 0)
    return [
        Text(str(period.articles)),
        Text(words, style="" if period.statements else "dim"),
        Text(f"{good[0]}+{good[1]}", style=_FOR if any(good) else "dim"),
        Text(f"{bad[0]}+{bad[1]}", style=_AGAINST if any(bad) else "dim"),
        Text(_signed(period.net), style="" if period.incidents else "dim"),
        Text(_signed(period.index), style=_tone(period.index or 0)),
        Text(f"{_signed(period.low)} {_signed(period.high)}", style="dim"),
    ]


def _signed(value: float | None) -> str:
    return f"{value or 0:+.1f}".replace("-", "−").replace("+0.0", "0.0").replace("−0.0", "0.0")


def _tone(value: float) -> str:
    return _AGAINST if value < -1 else _FOR if value > 1 else ""


def _scale(period: Period) -> Text:
    """The interval on a line from -10 to 10."""
    low, at, high = (_place(value or 0) for value in (period.low, period.index, period.high))
    middle = _SCALE // 2
    line = ["─" if low <= n <= high else "│" if n == middle else " " for n in range(_SCALE)]
    line[middle] = "┼" if low <= middle <= high else "│"
    line[at] = "●"
    text = Text("".join(line), style="dim")
    text.stylize(_tone(period.index or 0) or "default", at, at + 1)
    return text


def _place(value: float) -> int:
    return min(_SCALE - 1, max(0, round((value + 10) / 20 * (_SCALE - 1))))


def _turns(turns: Sequence[Turn], width: int) -> Iterator[RenderableType]:
    if not turns:
        yield Text("\nno turning points", style="dim")
        return
    yield Text("\nTurning points", style="bold")
    for turn in turns:
        until = f" – {turn.until}" if turn.until != turn.label else ""
        yield Text.assemble(
            (f"\n◆ {turn.label}{until}", "bold"),
            f"   index {_signed(turn.before)} → {_signed(turn.after)}   cooperation ",
            (f"{_signed(turn.cooperation)} sd", _FOR if turn.cooperation > 0 else "dim"),
            ", conflict ",
            (f"{_signed(turn.conflict)} sd", _AGAINST if turn.conflict > 0 else "dim"),
        )
        for cause in turn.causes:
            yield from _cause(cause, width)


def _cause(cause: Cause, width: int) -> Iterator[Text]:
    mode = f" {cause.mode}" if cause.mode else ""
    yield Text.assemble(
        f"  {cause.day}  ",
        (f"{cause.type}{mode}", _AGAINST if cause.points < 0 else _FOR),
        f"  {cause.source} → {cause.target}  ",
        (f"{_signed(cause.points)} · {_count(cause.articles, 'article')}, {_count(cause.outlets, 'outlet')}", "dim"),
    )
    for telling in cause.tellings:
        yield from arabic_lines(one_line(telling.sentence, _LONGEST), width, "")
        outlet = isolate(one_line(telling.outlet or "", 40))
        place = " ".join(
            filter(None, (outlet, str(telling.published or ""), f"{telling.article_id}:{telling.event_id}"))
        )
        yield Text(f"      {place}", style="dim")


def _peaks(peaks: Sequence[Mover], width: int) -> Iterator[RenderableType]:
    """The periods that are far from usual, each with what weighs most in it."""
    if peaks:
        yield Text("\nFar more than usual", style="bold")
    for peak in peaks:
        side, colour = ("cooperation", _FOR) if peak.up else ("conflict", _AGAINST)
        yield Text.assemble((f"\n● {peak.label}", "bold"), "   ", (f"{_signed(peak.more)} sd {side}", colour))
        for cause in peak.causes:
            yield from _cause(cause, width)


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'s' * (number != 1)}"


def render_movers(found: Sequence[Mover], console: Console) -> None:
    """Print the dyads that stand out, the one that does most first."""
    if not found:
        console.print(Text("nothing stands out: no incidents then", style="dim"))
    for place, mover in enumerate(found, 1):
        console.print(Group(*_mover(place, mover, min(console.width, WIDTH))), highlight=False)


def _mover(place: int, mover: Mover, width: int) -> Iterator[Text]:
    side = "cooperation" if mover.up else "conflict"
    yield Text.assemble(
        f"{place:>3}  ",
        (f"{mover.a} {'→' if mover.directed else '–'} {mover.b}", "bold"),
        f"  {mover.label}  ",
        (f"{_signed(mover.more)} sd {side}", _FOR if mover.up else _AGAINST),
        f"   index {_signed(mover.index)} [{_signed(mover.low)}, {_signed(mover.high)}]",
        (f", usually {_signed(mover.usual)} · {_count(mover.incidents, 'incident')}", "dim"),
    )
    for cause in mover.causes:
        yield from _cause(cause, width)
