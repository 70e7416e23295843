"""Agreement and difference that articles tell in so many words, in a terminal, with the sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from rich.console import Console, Group
from rich.text import Text

from tasrih.export.bidi import isolate, one_line
from tasrih.export.labels import label
from tasrih.export.terminal import WIDTH, arabic_lines
from tasrih.record.database import Relation

Row = dict[str, Any]
SentenceOf = Callable[[str, int, int], str | None]
"""The sentence that holds [start, end) of an article; None where the record keeps no text."""
_LONGEST = 300
_COLUMNS = (
    "published, outlet, article_id, convergence_id, kind, parties, issues, text, char_start, char_end, confidence"
)


def render(answer: Relation, limit: int, console: Console, sentence: SentenceOf) -> None:
    """Print the last `limit` findings of an answer (ordered by day), oldest first, and how many there are."""
    (count,) = answer.aggregate("count(*)").fetchall()[0]
    rows = answer.project(_COLUMNS).limit(limit, max(0, count - limit)).fetchall()
    for told in rows:
        row = dict(zip(_COLUMNS.split(", "), told, strict=True))
        console.print(Group(*_lines(row, sentence, min(console.width, WIDTH))), highlight=False)
    shown = f" (the last {len(rows)} shown; --limit)" if count > len(rows) else ""
    console.print(Text(f"{count:,} found{shown}", style="dim"))


def _lines(row: Row, sentence: SentenceOf, width: int) -> Iterator[Text]:
    kind = label("accords", row["kind"])
    yield Text.assemble(
        (str(row["published"] or "no date"), "bold"),
        "  ",
        (" – ".join(row["parties"]), "bold"),
        "  ",
        (f"{kind.en} {isolate(kind.ar)}", "green" if row["kind"] == "agreement" else "red"),
        (f"  {', '.join(row['issues'])}" if row["issues"] else "", "magenta"),
    )
    around = sentence(row["article_id"], row["char_start"], row["char_end"])
    yield from arabic_lines(one_line(around or row["text"] or "", _LONGEST), width, "")
    place = f"{row['article_id']}:{row['convergence_id']} [{row['char_start']}:{row['char_end']}]"
    outlet = isolate(one_line(row["outlet"] or "", 40))
    yield Text(f"    {outlet} {place} {row['confidence']:.2f}", style="dim")
