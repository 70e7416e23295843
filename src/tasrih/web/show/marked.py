"""The article's text as paragraphs with its evidence marked, for the page that moves among its statements.

Marks may overlap and nest: the text is cut where any begins or ends (export.marks), each piece carries the classes of
all marks over it, and the numbers of the statements that it belongs to. Pieces differ by colour and line only, so that
letters join.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from tasrih.export.bidi import one_line, printable
from tasrih.export.marks import Mark, marks_of, pieces, tone
from tasrih.model import Reading

_SIGNS = {"firm": "−", "kind": "+", "plain": ""}
_BREAK = re.compile(r"[\r\n\u2028\u2029]+")


Sample = tuple[str, str, str]
LEGEND: tuple[tuple[str, tuple[Sample, ...]], ...] = (
    ("c", (("c m-kind", "kind", "+"), ("c m-plain", "content", ""), ("c m-firm", "firm", "−"))),
    ("v", (("v", "cue", ""),)),
    ("s", (("s", "source", ""),)),
    ("p", (("p", "person", ""),)),
    ("d", (("d", "date", ""),)),
    ("q", (("q", "quantity", ""),)),
    ("t", (("t", "treaty", ""),)),
    ("e", (("e", "event", ""),)),
    ("i", (("i", "condition", ""),)),
)
"""The sorts of marks that can be shown and hidden, with samples: class, key of the label, sign."""


def marked_text(
    text: str, reading: Reading, at: tuple[int, int] | None = None, shown: Callable[[int], str] = str
) -> Markup:
    """`text` as HTML; statement s3 begins at the element t-s3, its pieces are found by data-s~="s3". The place that was
    asked for (`at`: offsets) begins at the element "at".

    Before a statement stands its number (as `shown` writes it) with the sign of its act: "3−".
    """
    signs = {one.id.removeprefix("s"): _SIGNS[tone(one.act)] for one in reading.statements}
    found = [*marks_of(text, reading, "t-"), *_events(reading)]
    if at is not None:
        found.append(Mark(*at, "at", anchor="at"))
    found = [mark._replace(number=f"{shown(int(n))}{signs[n]}") if (n := mark.number) else mark for mark in found]
    marks = [mark for mark in found if 0 <= mark.start < mark.end <= len(text)]
    body = "".join(_piece(text, *piece) for piece in pieces(len(text), marks))
    return Markup(f"<p>{body}</p>".replace("<p></p>", ""))  # noqa: S704 (all of the text was escaped)


def _events(reading: Reading) -> Iterator[Mark]:
    """The words that show what happened."""
    for event in reading.events:
        who = f"{'، '.join(event.source)} → {'، '.join(event.target)}"
        yield Mark(event.start, event.end, "e", f"{event.id} · {event.type} · {who}", f"t-{event.id}")


def _piece(text: str, start: int, end: int, marks: list[Mark]) -> str:
    lines = [str(escape(printable(line))) for line in _BREAK.split(text[start:end])]
    if marks:
        first, again = _tag(start, marks), _open(marks)
        tags = [first, *[again] * (len(lines) - 1)]
        lines = [f"{tag}{line}</mark>" if line else "" for tag, line in zip(tags, lines, strict=True)]
    return "</p>\n<p>".join(lines)


def _tag(start: int, marks: list[Mark]) -> str:
    """The first piece of a mark has its anchor; where several begin at once each has one."""
    anchors = "".join(f'<span id="{escape(m.anchor)}"></span>' for m in marks if m.start == start and m.anchor)
    numbers = "،".join(mark.number for mark in marks if mark.start == start and mark.number)
    return anchors + _open(marks, f' data-n="{escape(numbers)}"' if numbers else "")


def _open(marks: list[Mark], more: str = "") -> str:
    classes = " ".join(dict.fromkeys(f"m-{name}" for mark in marks for name in mark.name.split()))
    said = " ".join(mark.anchor.removeprefix("t-") for mark in marks if mark.anchor.startswith("t-s"))
    title = "\n".join(dict.fromkeys(one_line(mark.title) for mark in marks if mark.title))
    data = f' data-s="{escape(said)}"' if said else ""
    shown = f' title="{escape(title)}"' if title else ""
    return f'<mark class="{escape(classes)}"{data}{more}{shown}>'
