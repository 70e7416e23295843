"""Positions and their turns in a terminal: a scale for each actor, and the sentences that say so."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from tasrih.export.bidi import isolate, one_line
from tasrih.export.labels import actor_label, issue_label, label, question_label
from tasrih.export.terminal import WIDTH, act_style, arabic_lines
from tasrih.measure.positions import Change, Level, Matter, Said

_SCALE = 21
_CLEAR = 0.05
_LONGEST = 300
_LEAST = 12
_AGAINST, _FOR = "red", "green"
_LEFT = ("", f"{'−1':<{_SCALE // 2}}0{'+1':>{_SCALE // 2}}")
_RIGHT = ("stance", "95 %", "for", "against")
_WIDE = 100
"""Columns of a terminal that has room for the number of stories and outlets too."""


class Position(NamedTuple):
    """A row of `Database.positions`, as far as it is shown."""

    period: datetime.date | None
    actor: str
    issue: str
    question: str | None
    target: str | None
    stance: float
    low: float
    high: float
    stories: int
    pro: int
    con: int
    outlets: int
    most_pro: str | None
    most_con: str | None

    @property
    def matter(self) -> Matter:
        """Who on what."""
        return Matter(self.actor, self.issue, self.question, self.target)


def render(positions: Sequence[Position], said: Mapping[str, Said], console: Console) -> None:
    """Print positions, matter by matter, each with the statements of `said` (by key) that are most for and against."""
    width = min(console.width, WIDTH)
    if not positions:
        console.print(Text("no positions: nobody takes a side there", style="dim"))
    of = sorted(positions, key=lambda one: one.matter.place)
    for _, some in groupby(of, key=lambda one: one.matter.place[:3]):
        rows = sorted(some, key=lambda one: (one.period or datetime.date.min, -one.stance, one.actor))
        console.print(Group(*_matter(rows, said, width)), highlight=False)


def heading(matter: Matter, width: int) -> Text:
    """On what, on one line of `width`: the Arabic name as far as there is room for it."""
    name = question_label(matter.question) if matter.question else issue_label(matter.issue)
    code, target = matter.question or matter.issue, f" → {_named(matter.target)}" if matter.target else ""
    english = one_line(name.en, max(_LEAST, width - len(code) - len(target) - 2))
    text = Text.assemble((code, "bold"), f"  {english}{target}")
    room = width - text.cell_len - 2
    return text.append(f"  {isolate(one_line(name.ar, room))}") if room >= _LEAST else text


def _named(code: str) -> str:
    name = one_line(actor_label(code).en, 24)
    return code if name == code else f"{code} {name}"


def _matter(rows: Sequence[Position], said: Mapping[str, Said], width: int) -> Iterator[RenderableType]:
    yield Text("")
    yield heading(rows[0].matter, width)
    yield _table(rows, width >= _WIDE)
    shown = [key for row in rows for key in _evidence(row)]
    for key in dict.fromkeys(shown):
        if key in said:
            yield from sentence(said[key], width)


def _table(rows: Sequence[Position], wide: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name in _LEFT:
        table.add_column(name, no_wrap=True)
    for name in (*_RIGHT, "stories", "outlets") if wide else _RIGHT:
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        more = [Text(str(row.stories), style="dim"), Text(str(row.outlets), style="dim")] if wide else []
        table.add_row(*_cells(row), *more)
    return table


def _evidence(row: Position) -> list[str]:
    """The strongest statement of the side an actor is on; of both where it is on both."""
    sides = [(row.pro, row.most_pro), (row.con, row.most_con)]
    return [key for count, key in sides if key and count * 3 >= max(row.pro, row.con)]


def _cells(row: Position) -> list[Text]:
    who = Text.assemble(f"{row.period}  " if row.period else "", (row.actor, "bold"))
    if not row.period:
        who.append(f" {one_line(actor_label(row.actor).en, 14)}")
    return [
        who,
        scale(row.stance, row.low, row.high),
        Text(signed(row.stance), style=_tone(row.stance)),
        Text(f"{signed(row.low)} {signed(row.high)}", style="dim"),
        Text(str(row.pro), style=_FOR if row.pro else "dim"),
        Text(str(row.con), style=_AGAINST if row.con else "dim"),
    ]


def signed(value: float) -> str:
    """With its sign and two decimals.

    >>> signed(-0.5), signed(0.001)
    ('−0.50', '0.00')
    """
    return f"{value:+.2f}".replace("-", "−") if abs(value) >= 0.005 else "0.00"


def _tone(value: float) -> str:
    return _AGAINST if value < -_CLEAR else _FOR if value > _CLEAR else ""


def scale(stance: float, low: float, high: float) -> Text:
    """The interval on a line from -1 to +1."""
    first, at, last = (round((value + 1) / 2 * (_SCALE - 1)) for value in (low, stance, high))
    middle = _SCALE // 2
    line = ["─" if first <= n <= last else " " for n in range(_SCALE)]
    line[middle] = "┼" if first <= middle <= last else "│"
    line[at] = "●"
    text = Text("".join(line), style="dim")
    text.stylize(_tone(stance) or "default", at, at + 1)
    return text


def sentence(said: Said, width: int, mark: str = "") -> Iterator[Text]:
    """A statement as evidence: who, what, when, where it stands, and the words."""
    side = label("sides", "for" if said.value > 0 else "against").en
    yield Text.assemble(
        (f"  {mark}{said.published}  ", ""),
        (said.actor, "bold"),
        f" {isolate(one_line(said.speaker_name, 40))}  ",
        (said.act, act_style(said.act)),
        (f"  {side}", _FOR if said.value > 0 else _AGAINST),
        (f" {signed(said.value)}", "dim"),
    )
    yield from arabic_lines(one_line(said.text, _LONGEST), width, "")
    outlet = isolate(one_line(said.outlet or "", 40))
    yield Text(f"      {outlet} {said.key} [{said.char_start}:{said.char_end}]", style="dim")


def render_changes(changes: Sequence[Change], console: Console) -> None:
    """Print turns, each with the statements that show it best before and after."""
    for change in changes:
        console.print(Group(*_change(change, min(console.width, WIDTH))), highlight=False)
    if not changes:
        console.print(Text("no changes that are beyond doubt", style="dim"))


def _change(change: Change, width: int) -> Iterator[RenderableType]:
    days = f"{change.last_before} → {change.first_after}"
    yield Text("")
    style = _tone(change.after.mean - change.before.mean)
    head = Text.assemble(("◆ ", style), (_named(change.matter.actor), "bold"), "  on ")
    yield head.append_text(heading(change.matter, width - head.cell_len))
    yield Text.assemble(f"  {change.kind}  ", (days, "bold"), "  ", *_levels(change.before, change.after))
    yield from sentence(change.said_before, width, "before ")
    yield from sentence(change.said_after, width, "after  ")


def _levels(before: Level, after: Level) -> Iterator[tuple[str, str]]:
    yield signed(before.mean), _tone(before.mean)
    yield f" in {before.stories} stories → ", "dim"
    yield signed(after.mean), _tone(after.mean)
    yield f" in {after.stories}", "dim"
