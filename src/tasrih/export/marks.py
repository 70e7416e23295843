"""The article's text as HTML paragraphs with its evidence marked.

Marks may overlap and nest: the text is cut where any begins or ends, and each piece carries the classes
of all marks over it. Pieces differ by colour and line only, never by font or box: letters join across them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple
from unicodedata import combining

from tasrih.export.bidi import one_line, printable
from tasrih.export.facts import date_value, quantity_value, treaty_value
from tasrih.export.labels import label
from tasrih.model import Reading, Span, Statement

FIRM = frozenset({"deny", "reject", "criticize", "warn", "threaten", "demand"})
KIND = frozenset({"commit", "agree", "praise", "invite", "request"})

_JOINED = 8  # و + ب + ال with their vowel marks
_BREAK = re.compile(r"[\r\n\u2028\u2029]+")


class Mark(NamedTuple):
    """A stretch of text with the class that colours it, what it says when pointed at, and its anchor."""

    start: int
    end: int
    name: str
    title: str = ""
    anchor: str = ""
    number: str = ""


def tone(act: str) -> str:
    """`firm` for what is against somebody, `kind` for what is for somebody, else `plain`."""
    return "firm" if act in FIRM else "kind" if act in KIND else "plain"


def text_html(text: str, reading: Reading, prefix: str = "") -> str:
    """`text` as paragraphs with the marks of `reading`; anchors begin with `prefix`."""
    marks = [mark for mark in marks_of(text, reading, prefix) if 0 <= mark.start < mark.end <= len(text)]
    body = "".join(_piece(text, *piece) for piece in pieces(len(text), marks))
    return f"<p>{body}</p>".replace("<p></p>", "")


def marks_of(text: str, reading: Reading, prefix: str = "") -> Iterator[Mark]:
    """All marks of a reading, outer ones first."""
    meta = reading.meta
    if meta.headline:
        yield _mark(meta.headline, "h")
    if meta.dateline:
        yield _mark(meta.dateline, "l", "dateline")
    for span in (*meta.credits, *meta.boilerplate):
        yield _mark(span, "b", label("words", "apart").en)
    for statement in reading.statements:
        yield from _statement_marks(text, statement, prefix)
    for person in reading.people:
        yield _mark(person, "p", " · ".join(filter(None, (person.role, person.of))))
    for date in reading.dates:
        yield _mark(date, "d", date_value(date))
    for quantity in reading.quantities:
        yield _mark(quantity, "q", quantity_value(quantity))
    for treaty in reading.treaties:
        yield _mark(treaty, "t", treaty_value(treaty))


def _statement_marks(text: str, statement: Statement, prefix: str) -> Iterator[Mark]:
    source, act = statement.source, label("acts", statement.act)
    title = f"{statement.id} · {one_line(source.name, 60)} · {act.ar} {act.en}"
    number = statement.id.removeprefix("s")
    begin = _word_start(text, statement.start)
    if begin < statement.start:  # "ب" + "اتفاق": the number stands before the whole word
        yield Mark(begin, statement.start, "n", number=number)
        number = ""
    yield Mark(statement.start, statement.end, f"c {tone(statement.act)}", title, f"{prefix}{statement.id}", number)
    if statement.condition:
        yield _mark(statement.condition, "i", label("words", "condition").en)
    if statement.concession:
        yield _mark(statement.concession, "i", label("words", "concession").en)
    if statement.cue:
        yield _mark(statement.cue, "v", f"{statement.id} · {act.en}")
    if source.start is not None and source.end is not None:
        yield Mark(source.start, source.end, "s", f"{statement.id} · {label('words', 'source').en}")


def _word_start(text: str, start: int) -> int:
    """Where the word begins that goes on at `start`: joined letters, with the vowel marks over them."""
    joined = text[max(start - _JOINED, 0) : start]
    for n, letter in enumerate(reversed(joined)):
        if not (letter.isalnum() or combining(letter)):
            return start - n
    return start - len(joined)


def _mark(span: Span, name: str, title: str = "") -> Mark:
    return Mark(span.start, span.end, name, title)


def pieces(length: int, marks: Iterable[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """[0, length) cut wherever a mark begins or ends, with the marks over each piece.

    >>> [(a, b, [m.name for m in on]) for a, b, on in pieces(6, [Mark(0, 4, "x"), Mark(2, 6, "y")])]
    [(0, 2, ['x']), (2, 4, ['x', 'y']), (4, 6, ['y'])]
    """
    opening: dict[int, list[Mark]] = {}
    cuts = {0, length}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        cuts.update((mark.start, mark.end))
    order = sorted(cuts)
    active: list[Mark] = []
    for start, end in pairwise(order):
        active = [mark for mark in active if mark.end > start] + opening.get(start, [])
        yield start, end, active


def _piece(text: str, start: int, end: int, marks: list[Mark]) -> str:
    lines = [escape(printable(line)) for line in _BREAK.split(text[start:end])]
    if marks:
        # a mark that goes on in the next paragraph is opened again there, without its anchor
        tags = [_tag(text, start, marks), *[f'<mark class="{_classes(marks)}">'] * (len(lines) - 1)]
        lines = [f"{tag}{line}</mark>" if line else "" for tag, line in zip(tags, lines, strict=True)]
    return "</p>\n<p>".join(lines)


def _tag(text: str, start: int, marks: list[Mark]) -> str:
    here = [mark for mark in marks if mark.start == start and mark.anchor]
    more = "".join(f'<span id="{escape(mark.anchor)}"></span>' for mark in here[1:])
    anchor = f' id="{escape(here[0].anchor)}"' if here else ""
    numbers = "، ".join(mark.number for mark in marks if mark.start == start and mark.number)
    number = f' data-n="{escape(numbers)}"' if numbers else ""
    title = "\n".join(dict.fromkeys(one_line(mark.title) for mark in marks if mark.title))
    shown = f' title="{escape(title)}"' if title else ""
    return f'{more}<mark class="{_classes(marks)}"{anchor}{number}{shown}>'


def _classes(marks: list[Mark]) -> str:
    return " ".join(dict.fromkeys(name for mark in marks for name in mark.name.split()))
