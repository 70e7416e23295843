"""What comes due, and what numbers claim, in a terminal; safe to print whatever the articles hold."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import duckdb
from rich.console import Console
from rich.text import Text

from tasrih.export.bidi import isolate, one_line
from tasrih.export.labels import label
from tasrih.export.terminal import WIDTH, arabic_lines
from tasrih.measure.conflicts import Claimed, Conflict
from tasrih.measure.watch import Item

_NAME, _SENTENCE = 60, 240
_STYLES = {"coming": "bold", "running": "bold green", "passed": "dim", "unknown": "dim"}
_COLUMNS = (
    "published, article_id, n, outlet, value, unit, approximate, measure, thing, speaker, speaker_name, period,"
    " coalesce(text, '') AS words"
)


def render_watch(items: Sequence[Item], total: int, console: Console) -> None:
    """Print what comes due, the soonest first; `total`: how many there are."""
    width = min(console.width, WIDTH)
    for item in items:
        for line in _item(item, width):
            console.print(line, highlight=False)
    _count(total, len(items), "things come due", console)


def _item(item: Item, width: int) -> Iterator[Text]:
    kind, who = label("dues", item.kind), ", ".join(item.who)
    head = Text.assemble(
        (item.when or "no day", _STYLES[item.status]),
        f"  {kind.en} {isolate(kind.ar)}",
        (f"  {who}" if who else "", "cyan"),
        (f"  {item.left}", "yellow"),
        (f"  {', '.join(item.flags)}" if item.flags else "", "red"),
        (f"  {one_line(item.treaty, _NAME)}" if item.treaty else "", "magenta"),
    )
    yield head
    yield from arabic_lines(one_line(item.what, _NAME * 2), width, "bold")
    for moved in item.moved:
        yield Text(f"    also announced for {moved.when} (told {moved.first_told or 'on no known day'})", "yellow")
    for change in item.changes:
        yield Text(f"    {change.flag}: told {change.first_told} – {change.last_told}", "red")
    if item.evidence:
        told = item.evidence[0]
        yield from arabic_lines(one_line(told.sentence, _SENTENCE), width, "")
        more = f" and {item.originals - 1} more" if item.originals > 1 else ""
        yield _place(told.outlet, told.published, f"{told.article} [{told.start}:{told.end}]{more}")


def render_conflicts(found: Sequence[Conflict], total: int, console: Console) -> None:
    """Print claims that do not agree, those that differ most first."""
    width = min(console.width, WIDTH)
    for one in found:
        measure = label("measures", one.measure)
        about = " ".join(filter(None, (isolate(one_line(one.thing, _NAME)), one.place or "", one.period or "")))
        console.print(Text.assemble((f"{measure.en} ", "bold"), isolate(measure.ar), f"  {about}"), highlight=False)
        for claim in one.claims:
            for line in _claim(claim, one.unit, width):
                console.print(line, highlight=False)
    _count(total, len(found), "things on which numbers do not agree", console)


def _claim(claim: Claimed, unit: str, width: int) -> Iterator[Text]:
    who = claim.speaker_name or claim.speaker or "the outlet"
    was = f"  before: {', '.join(_number(value) for value in claim.revised)}" if claim.revised else ""
    yield Text.assemble(
        (f"    {_bound(claim)}{_amount(claim.value, unit, claim.approximate and not _bound(claim))}", "yellow"),
        f"  {isolate(one_line(who, _NAME))}",
        (was, "dim"),
    )
    yield from arabic_lines(one_line(claim.sentence, _SENTENCE), width, "")
    yield _place(claim.outlet, claim.published, f"{claim.article_id} [{claim.start}:{claim.end}]")


def render_claims(answer: duckdb.DuckDBPyRelation, limit: int, console: Console) -> None:
    """Print the last `limit` claims of an answer, oldest first."""
    (count,) = answer.aggregate("count(*)").fetchall()[0]
    rows = answer.project(_COLUMNS).limit(limit, max(0, count - limit)).fetchall()
    for day, article, n, outlet, value, unit, about, measure, thing, speaker, name, period, _ in rows:
        told = label("measures", measure)
        who = isolate(one_line(name or speaker or "the outlet", _NAME))
        line = Text.assemble((_amount(value, unit, about), "yellow"), f"  {told.en} {isolate(told.ar)}")
        line.append(f"  {isolate(one_line(thing, _NAME))}{f'  {period}' if period else ''}  {who}")
        console.print(line, highlight=False)
        console.print(_place(outlet, day, f"{article} claim {n}"), highlight=False)
    _count(count, len(rows), "claims", console)


def _place(outlet: str | None, day: datetime.date | None, where: str) -> Text:
    return Text(f"      {isolate(one_line(outlet or '', _NAME))} {day or 'no date'} {where}", style="dim")


def _bound(claim: Claimed) -> str:
    return "at least " if claim.least else "at most " if claim.most else ""


def _amount(value: float, unit: str, approximate: bool) -> str:
    return f"{'about ' if approximate else ''}{_number(value)}{'' if unit == 'count' else f' {unit}'}"


def _number(value: float) -> str:
    return f"{value:,.10g}"


def _count(total: int, shown: int, what: str, console: Console) -> None:
    more = f" ({shown} shown; --limit)" if total > shown else ""
    console.print(Text(f"{total:,} {what}{more}", style="dim"))
