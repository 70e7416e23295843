"""Lines that close an article with its sources: "المصدر: رويترز + وكالات", "(وكالات)", "*نقلا عن …"."""

from __future__ import annotations

from tasrih.find.lines import Line, last_mark
from tasrih.lexicon.layout import LayoutWords
from tasrih.text.document import Document


def read_credit(doc: Document, line: Line, words: LayoutWords) -> list[tuple[int, int]]:
    """The words credited by a closing line ("المصدر: …", "(وكالات)", "*نقلا عن …"); none where it is no such line."""
    if not 0 < line.size <= 14:
        return []
    first = line.first
    opener = words.source_openers.match(doc.words, first, line.last)
    byline = 0 if opener else words.byline_openers.match(doc.words, first, line.last)
    bracketed = doc.folded[line.start] in "([*" and last_mark(doc, line) != "."
    if opener and opener < line.size and (":" in doc.gap(first + opener) or bracketed):
        first += opener
    elif byline and bracketed:
        return _split(doc, first, line.last)
    elif not _names_agencies(doc, line, words):
        return []
    return _split(doc, first, line.last)


def _names_agencies(doc: Document, line: Line, words: LayoutWords) -> bool:
    """Agencies, and what may stand beside their names, make up the whole line."""
    if not words.credit_fillers.covers(doc.words, line.first, line.last):
        return False
    return any(words.agencies.match(doc.words, at, line.last) for at in range(line.first, line.last))


def _split(doc: Document, first: int, last: int) -> list[tuple[int, int]]:
    """The words [first, last) at their separating marks."""
    found: list[tuple[int, int]] = []
    start = first
    for i in range(first + 1, last):
        if doc.gap(i).strip() not in ("", ".") and doc.gap(i).strip(" \"'“”«»"):
            found.append((start, i))
            start = i
    return [*found, (start, last)]


def tail_credit(doc: Document, line: Line, words: LayoutWords) -> list[tuple[int, int]]:
    """An agency in brackets at the end of the last paragraph."""
    if doc.folded[line.end - 1] not in ")]" or not line.size:
        return []
    for first in range(line.last - 1, max(line.first, line.last - 6), -1):
        if doc.gap(first).rstrip()[-1:] in ("(", "["):
            return [(first, line.last)] if words.agencies.covers(doc.words, first, line.last) else []
    return []
