"""The lines of a document, with what tells a headline, a caption and a paragraph apart by their looks alone."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.text.document import Document
from tasrih.text.paragraphs import paragraph_bounds

_STOPS = ".!?؟…؛"
_CLOSERS = "\"”»›)]'’ "


class Line(NamedTuple):
    """A non-empty line: folded offsets without the space around it, and its words [first, last)."""

    start: int
    end: int
    first: int
    last: int
    blank_after: bool

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.last - self.first


def find_lines(doc: Document) -> list[Line]:
    """All lines, in order."""
    text = doc.folded
    found: list[Line] = []
    for start, end in paragraph_bounds(text):
        while text[start].isspace():
            start += 1
        stripped = end
        while text[stripped - 1].isspace():
            stripped -= 1
        blank = text[end : end + 4].count("\n") > 1
        found.append(Line(start, stripped, doc.word_from(start), doc.word_from(stripped), blank))
    return found


def last_mark(doc: Document, line: Line) -> str:
    """The mark that ends the line behind its last word, without closing quotes and brackets; '' for none."""
    tail = doc.folded[doc.ends[line.last - 1] if line.size else line.start : line.end]
    return tail.strip(_CLOSERS)[-1:]


def ends_sentence(doc: Document, line: Line) -> bool:
    """A full stop, question or exclamation mark ends the line (".." as headlines have it does not count)."""
    tail = doc.folded[doc.ends[line.last - 1] if line.size else line.start : line.end].strip(_CLOSERS)
    return tail[-1:] != "" and tail[-1] in _STOPS and not tail.endswith("..")


def gap_before(doc: Document, i: int, line: Line) -> str:
    """What stands before word i within the line."""
    return doc.folded[doc.ends[i - 1] if i > line.first else line.start : doc.starts[i]]
