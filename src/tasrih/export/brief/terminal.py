"""A brief in a terminal: a page, Arabic and English line by line, safe to print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from tasrih.export.bidi import isolate, one_line
from tasrih.export.brief.lines import Line, days, sections, title
from tasrih.export.terminal import WIDTH, arabic_lines
from tasrih.measure.brief import Brief
from tasrih.measure.tellings import Telling

_STYLES = {"firm": "red", "kind": "green", "plain": "cyan"}
_LONGEST = 260
_PART = re.compile("\u2068[^\u2068\u2069]*\u2069")


def render(brief: Brief, console: Console) -> None:
    """Print a brief."""
    console.print(Group(*_parts(brief, min(console.width, WIDTH))), highlight=False)


def _parts(brief: Brief, width: int) -> Iterator[RenderableType]:
    head = title(brief)
    yield Rule(style="dim")
    yield Text(head.en, style="bold")
    yield from arabic_lines(_unbroken(head.ar), width, "bold")
    yield Text(days(brief), style="dim")
    for section in sections(brief):
        yield Text.assemble("\n", (section.heading.en, "bold"), "  ", (isolate(section.heading.ar), "bold"))
        for line in section.lines:
            yield from _line(line, width)
        if not section.lines:
            yield Text.assemble((f"  {section.nothing.en}  {isolate(section.nothing.ar)}", "dim"))


def _line(line: Line, width: int) -> Iterator[Text]:
    yield Text.assemble((" ● ", _STYLES[line.tone]), isolate(line.said.en))
    yield from arabic_lines(_unbroken(line.said.ar), width, _STYLES[line.tone])
    for telling in line.tellings[:1]:
        yield from arabic_lines(one_line(telling.sentence, _LONGEST), width, "")
        yield Text(f"     {_place(telling)}", style="dim")


def _place(telling: Telling) -> str:
    outlet = isolate(one_line(telling.outlet or "", 40))
    return " ".join(filter(None, (outlet, str(telling.published or ""), f"{telling.article_id}:{telling.event_id}")))


def _unbroken(text: str) -> str:
    """No line ends inside an isolate: it would be left open."""
    return _PART.sub(lambda part: part.group().replace(" ", "\u00a0"), text)
