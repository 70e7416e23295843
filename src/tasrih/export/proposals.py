"""The lives of proposals and the bargains of a record in a terminal, safe to print whatever the articles hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from tasrih.export.bidi import isolate, one_line
from tasrih.export.labels import label
from tasrih.export.terminal import reaction_style, wrapped
from tasrih.measure.proposals import Life, Told, once

_WORDS, _SENTENCE, _STANCES = 160, 220, 8
_SHOWN = 12
_WIDTH, _LEAST = 100, 20
_STYLES = {"under study": "cyan", "forgotten": "dim", "proposed": "bold"}
_BARGAIN = (
    "published, outlet, article_id, bargain_id, kind, wanter, asked, wanted_text, return_text, issues, confidence"
)


def render_lives(lives: Sequence[Life], total: int, console: Console) -> None:
    """Print proposals with their state and every reaction, each with its sentence; `total`: how many there are."""
    width = min(console.width, _WIDTH)
    for life in lives:
        console.print(Rule(style="dim"))
        for line in _life(life, width):
            console.print(line, highlight=False)
    shown = f" (the {len(lives)} that were mentioned last are shown; --limit)" if total > len(lives) else ""
    console.print(Text(f"{total:,} proposals{shown}", style="dim"))


def _life(life: Life, width: int) -> Iterator[Text]:
    by = f" by {', '.join(life.state_by[:_STANCES])}" if life.state_by else ""
    style = _STYLES.get(life.state, reaction_style(life.state))
    to = f" → {', '.join(life.addressees)}" if life.addressees else ""
    head = Text.assemble((life.proposer or "?", "bold"), f" {life.kind}{to}  ", (f"{life.state}{by}", style))
    yield head.append(f"  {', '.join(life.issues)}", "magenta").append(f"  {life.id}", "dim")
    yield from _arabic(one_line(life.name or life.known or "", _WORDS), width, 4, "bold")
    yield Text(f"    {_time(life)} · {life.articles:,} articles, {life.mentions:,} mentions", "dim")
    for name, values in (("with", life.parties), ("known as", [life.known] if life.known else [])):
        if values:
            yield Text(f"    {name} {', '.join(values)}", "dim")
    for words in life.conditions[:2]:
        yield from _arabic(f"{label('words', 'condition').ar}: {one_line(words, _WORDS)}", width, 4, "yellow")
    told = once([life.appearance, *(told for told in life.reactions if told != life.appearance)])
    for one, times in told[:_SHOWN]:
        yield from _told(one, times, width)
    if len(told) > _SHOWN:
        yield Text(f"    and {len(told) - _SHOWN} more; --jsonl has all", "dim")


def _arabic(text: str, width: int, indent: int, style: str = "") -> Iterator[Text]:
    """`text` in lines of at most `width` columns, each an isolate of its own."""
    for line in wrapped(text, max(width - indent - 2, _LEAST)):
        yield Text(" " * indent + isolate(line), style=style, no_wrap=True)


def _time(life: Life) -> str:
    if life.first is None:
        return "no date"
    return str(life.first) if life.first == life.last else f"{life.first} – {life.last}"


def _told(told: Told, times: int, width: int) -> Iterator[Text]:
    reaction = label("reactions", told.reaction)
    done = f"{reaction.en} {isolate(reaction.ar)}{f' {told.by}' if told.by else ''}"
    line = Text.assemble(f"    {told.published or 'no date'}  ", (done, reaction_style(told.reaction)))
    more = f" ×{times}" if times > 1 else ""
    yield line.append(f"{more}  {isolate(one_line(told.outlet or ''))} {told.article_id}:{told.proposal_id}", "dim")
    yield from _arabic(one_line(told.sentence or told.text or "", _SENTENCE), width, 8)


def render_bargains(answer: duckdb.DuckDBPyRelation, limit: int, console: Console) -> None:
    """Print the last `limit` bargains of an answer (ordered by day), oldest first, and how many there are."""
    (count,) = answer.aggregate("count(*)").fetchall()[0]
    names = _BARGAIN.split(", ")
    rows = answer.project(_BARGAIN).limit(limit, max(0, count - limit)).fetchall()
    for row in rows:
        for line in _bargain(dict(zip(names, row, strict=True)), min(console.width, _WIDTH)):
            console.print(line, highlight=False)
    shown = f" (the last {len(rows)} shown; --limit)" if count > len(rows) else ""
    console.print(Text(f"{count:,} bargains{shown}", style="dim"))


def _bargain(row: dict[str, Any], width: int) -> Iterator[Text]:
    asked = f" → {', '.join(row['asked'])}" if row["asked"] else ""
    head = Text.assemble((str(row["published"] or "no date"), "bold"), f"  {row['wanter'] or '?'}{asked}  ")
    head.append(row["kind"], "cyan").append(f"  {', '.join(row['issues'])}", "magenta")
    yield head.append(
        f"  {isolate(one_line(row['outlet'] or ''))} {row['article_id']}:{row['bargain_id']} {row['confidence']:.2f}",
        "dim",
    )
    for key, words in (("wanted", row["wanted_text"]), ("in_return", row["return_text"])):
        if words:
            yield from _arabic(f"{label('words', key).ar}: {one_line(words, _WORDS)}", width, 4)
