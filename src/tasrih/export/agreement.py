"""Who agrees with whom, in a terminal: pairs of actors with their matters, and how both say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from tasrih.export.bidi import isolate, one_line
from tasrih.export.labels import actor_label, label
from tasrih.export.positions import sentence, signed
from tasrih.export.terminal import WIDTH
from tasrih.measure.agreement import Evidence, Pair, Shown

_AGAINST, _FOR = "red", "green"
_COLUMNS = ("", "congruence", "conflict", "subtract", "same", "opposite", "on")


def render(found: Sequence[Pair], evidence: Evidence, console: Console, *, most: int, told: int) -> None:
    """Print pairs by period: the `most` who agree and the `most` who differ, the first `told` of each in words."""
    if not found:
        console.print(Text("no two take sides on the same matters there", style="dim"))
    for period, some in groupby(found, key=lambda one: one.period):
        rows = list(some)
        if period:
            console.print(Text(f"\n{period}", style="bold underline"), highlight=False)
        agree = [pair for pair in rows if pair.subtract > 0][:most]
        differ = [pair for pair in reversed(rows) if pair.subtract < 0][:most]
        if not agree and not differ:
            console.print(Text("those who meet take the same side as often as opposite ones", style="dim"))
        for same, chosen in ((True, agree), (False, differ)):
            words = _words(same, chosen[:told], evidence, min(console.width, WIDTH))
            console.print(Group(*_side(same, chosen), *words), highlight=False)


def _side(same: bool, chosen: Sequence[Pair]) -> Iterator[RenderableType]:
    if not chosen:
        return
    name = label("accords", "agreement" if same else "difference")
    yield Text.assemble("\n", (name.en, f"bold {_FOR if same else _AGAINST}"), f"  {isolate(name.ar)}")
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for column in _COLUMNS[:-1]:
        table.add_column(column, justify="right" if column else "left", no_wrap=True)
    table.add_column(_COLUMNS[-1])
    for pair in chosen:
        matters = pair.agreed if same else pair.differed
        table.add_row(*_cells(pair), Text(", ".join(matters[:4]) + (" …" if len(matters) > 4 else ""), style="magenta"))
    yield table


def _cells(pair: Pair) -> list[Text]:
    style = _FOR if pair.subtract > 0 else _AGAINST if pair.subtract < 0 else ""
    return [
        Text(f"{pair.a} – {pair.b}", style="bold"),
        Text(f"{pair.congruence:.2f}"),
        Text(f"{pair.conflict:.2f}"),
        Text(signed(pair.subtract), style=style),
        Text(str(pair.same), style="dim"),
        Text(str(pair.opposite), style="dim"),
    ]


def _words(same: bool, chosen: Sequence[Pair], evidence: Evidence, width: int) -> Iterator[RenderableType]:
    for pair in chosen:
        for shown in evidence.of(pair, same, most=1):
            yield from _shown(pair, shown, width)


def _shown(pair: Pair, shown: Shown, width: int) -> Iterator[RenderableType]:
    names = " – ".join(one_line(actor_label(code).en, 24) for code in (pair.a, pair.b))
    yield Text.assemble("\n", ("◆ ", _FOR if shown.same else _AGAINST), (names, "bold"), f"  on {shown.matter}")
    yield from sentence(shown.a, width)
    yield from sentence(shown.b, width)
