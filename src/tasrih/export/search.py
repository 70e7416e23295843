"""What a search found, in a terminal: each hit with the words around the first of those that were asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

from tasrih.export.bidi import FSI, PDI, one_line
from tasrih.export.terminal import act_style
from tasrih.record.database import Database
from tasrih.record.search import Results, highlight

_AROUND = 90
_TOLD = """SELECT article_id, NULL, published, outlet, title, NULL, NULL, a.text
FROM gathered g JOIN (SELECT article_id, text FROM articles) a USING (article_id)
WHERE article_id IN (SELECT unnest($keys))
UNION ALL SELECT key, statement_id, published, outlet, speaker_name, speaker, act, text
FROM attributed WHERE key IN (SELECT unnest($keys))"""


def render(database: Database, found: Results, query: str, console: Console) -> None:
    """Print the hits, best first, and how many there are."""
    rows = {row[0]: row for row in database.rows(_TOLD, {"keys": [hit.key for hit in found.hits]})}
    for hit in found.hits:
        if hit.key in rows:
            for line in _lines(rows[hit.key], query):
                console.print(line, highlight=False)
    shown = f" (the best {len(found.hits)} shown; --limit)" if found.total > len(found.hits) else ""
    console.print(Text(f"{found.total:,} found{shown}", style="dim"))


def _lines(row: tuple[Any, ...], query: str) -> Iterable[Text]:
    key, statement, day, outlet, who, code, act, text = row
    head = Text.assemble((str(day or "no date"), "bold"), "  ", _isolated(one_line(who or "", 90)))
    if statement:
        head.append(f" ({code or '?'})  ").append(act, act_style(act))
    yield head.append(f"  {one_line(outlet or '')} {key}", "dim")
    if text:
        yield _in_context(text, query)


def _in_context(text: str, query: str) -> Text:
    """A line of the text with the words that were asked for in bold."""
    marks = highlight(text, query)
    first = marks[0][0] if marks else 0
    begin = text.rfind(" ", 0, max(0, first - _AROUND)) + 1 if first > _AROUND else 0
    end = first + _AROUND if len(text) > first + _AROUND else len(text)
    line, at = Text("    "), begin
    line.append(FSI + ("…" if begin else ""))
    for start, stop in ((a, b) for a, b in marks if begin <= a and b <= end):
        line.append(_flat(text[at:start])).append(_flat(text[start:stop]), "bold yellow")
        at = stop
    return line.append(_flat(text[at:end])).append(("…" if end < len(text) else "") + PDI)


def _isolated(text: str) -> str:
    return f"{FSI}{text}{PDI}"


def _flat(text: str) -> str:
    """On one line; the spaces at its ends stay."""
    inner = one_line(text)
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{inner}{' ' if after and inner else ''}"
