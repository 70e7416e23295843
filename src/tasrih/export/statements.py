"""Statements of the record in a terminal: two lines each, safe to print whatever the articles hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
from rich.console import Console
from rich.text import Text

from tasrih.export.bidi import isolate, one_line
from tasrih.export.terminal import act_style

_LONGEST = 220
_COLUMNS = "key, published, outlet, speaker, speaker_name, act, addressee, issues, text, confidence"


def render(answer: duckdb.DuckDBPyRelation, limit: int, console: Console) -> None:
    """Print the last `limit` statements of an answer (ordered by day), oldest first, and how many there are."""
    (count,) = answer.aggregate("count(*)").fetchall()[0]
    rows = answer.project(_COLUMNS).limit(limit, max(0, count - limit)).fetchall()
    for row in rows:
        for line in _lines(dict(zip(_COLUMNS.split(", "), row, strict=True))):
            console.print(line, highlight=False)
    shown = f" (the last {len(rows)} shown; --limit)" if count > len(rows) else ""
    console.print(Text(f"{count:,} statements{shown}", style="dim"))


def _lines(row: dict[str, Any]) -> Sequence[Text]:
    to = f" → {', '.join(row['addressee'])}" if row["addressee"] else ""
    head = Text.assemble(
        (str(row["published"] or "no date"), "bold"),
        "  ",
        isolate(one_line(row["speaker_name"], 60)),
        f" ({row['speaker'] or '?'})  ",
        (row["act"], act_style(row["act"])),
        to,
        (f"  {', '.join(row['issues'])}" if row["issues"] else ""),
    )
    words = Text(f"    {isolate(one_line(row['text'] or '', _LONGEST))}")
    foot = Text(f"    {isolate(one_line(row['outlet'] or ''))} {row['key']} {row['confidence']:.2f}", style="dim")
    return head, words, foot
