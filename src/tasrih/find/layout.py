"""What stands around the article: headline, sub-headings, dateline, credits, boilerplate; and the rest, its body.

The first lines are read from the top (headline, byline, dateline), the last from the bottom (closing credits),
all others on their own. Nothing is thrown away: what is set aside is a span in the reading's `meta`.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from tasrih.find.boilerplate import find_boilerplate, is_furniture
from tasrih.find.credit import read_credit, tail_credit
from tasrih.find.header import Header, is_name_line, read_header
from tasrih.find.lines import Line, ends_sentence, find_lines, last_mark
from tasrih.lexicon import Lexicon
from tasrih.lexicon.layout import LayoutWords
from tasrih.text.document import Document, Sentence
from tasrih.text.fold import fold_form

Bounds = tuple[int, int]
_LONGEST_HEADLINE = 30
_LONGEST_SUBHEAD = 20
_SHORTEST_LINKED = 4
_TOP = 4
_BOTTOM = 3


@dataclass(slots=True)
class Layout:
    """Spans in folded offsets, the words that are the article (headlines included), and its sentences."""

    body: bytearray
    headline: Bounds | None = None
    subheads: list[Bounds] = field(default_factory=list)
    dateline: tuple[int, int, str] | None = None
    credits: list[Bounds] = field(default_factory=list)
    boilerplate: list[Bounds] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def drops(self, offset: int) -> bool:
        """A folded offset lies in boilerplate."""
        at = bisect_right(self.boilerplate, (offset, sys.maxsize)) - 1
        return at >= 0 and offset < self.boilerplate[at][1]


def find_layout(doc: Document, lexicon: Lexicon, title: str | None = None) -> Layout:
    """The layout of a document. `title` is the article's title where it came beside the text."""
    layout = Layout(bytearray(b"\x01" * len(doc.words)))
    lines = find_lines(doc)
    if lines:
        _Finder(doc, lexicon.layout, layout, _cut_title(doc, lines, title)).run(title)
    layout.sentences = list(_sentences(doc, layout))
    return layout


class _Finder:
    """Reads the lines of one document from both ends inwards."""

    def __init__(self, doc: Document, words: LayoutWords, layout: Layout, lines: list[Line]) -> None:
        self.doc = doc
        self.words = words
        self.layout = layout
        self.lines = lines
        self.boilerplate = find_boilerplate(doc, lines, words)

    def run(self, title: str | None) -> None:
        """All decisions, from the top, from the bottom, then what stands between."""
        top = self._headers(self._headline(title))
        bottom = self._closing(top)
        for i in sorted(self.boilerplate):
            line = self.lines[i]
            self.layout.boilerplate.append((line.start, line.end))
            self._drop(line.first, line.last)
        self.layout.subheads += [
            (self.lines[i].start, self.lines[i].end)
            for i in range(top, bottom)
            if i not in self.boilerplate and self._is_subhead(i, bottom)
        ]

    def _drop(self, first: int, last: int) -> None:
        self.layout.body[first:last] = bytes(last - first)

    def _headline(self, title: str | None) -> int:
        """Sets the headline; the index of the first line behind it."""
        if _is_title(self.doc, self.lines[0], title) or self._opens_with_headline():
            self.boilerplate.discard(0)
            at = 0
        else:
            at = next((i for i in range(len(self.lines)) if i not in self.boilerplate), len(self.lines))
            if not self._looks_like_headline(at):
                return at
        self.layout.headline = (self.lines[at].start, self.lines[at].end)
        return at + 1

    def _opens_with_headline(self) -> bool:
        """The first line is a headline also where it begins like a link ("شاهد.. …"), unless it is a mere button."""
        button = self.lines[0].size < _SHORTEST_LINKED or is_furniture(self.doc, self.lines[0], self.words)
        return self._looks_like_headline(0) and not (0 in self.boilerplate and button)

    def _looks_like_headline(self, at: int) -> bool:
        """Short, without a full stop, no dateline, and a blank line or a longer line follows."""
        if at >= len(self.lines) - 1:
            return False
        line, following = self.lines[at], self.lines[at + 1]
        if not 0 < line.size <= _LONGEST_HEADLINE or last_mark(self.doc, line) in (".", ":", "،", "؛"):
            return False
        if self._is_signature(line):
            return False
        if line.blank_after and not all(other.blank_after for other in self.lines[at:-1][:6]):
            return True
        longer = max(other.size for other in self.lines[at + 1 : at + 3]) > line.size
        return longer or is_name_line(self.doc, following) or read_header(self.doc, following, self.words) is not None

    def _is_signature(self, line: Line) -> bool:
        """A header that cannot be a headline: with place and agency, or in brackets."""
        header = read_header(self.doc, line, self.words)
        if header is None:
            return False
        text = self.doc.folded[line.start : line.end]
        if text[0] == "(" or (header.last == line.last and line.size <= 3):
            return True
        return bool(header.place and header.credits) and ":" not in text

    def _headers(self, top: int) -> int:
        """Reads bylines, datelines and sub-headlines below the headline; the index of the body's first line."""
        for i in range(top, min(top + _TOP, len(self.lines))):
            line = self.lines[i]
            header = read_header(self.doc, line, self.words) if line.size else None
            if header:
                self._take(line, header)
                self.boilerplate.discard(i)
                if header.last < line.last:
                    return i
            elif i in self.boilerplate:
                continue
            elif i == top and self.layout.headline and is_name_line(self.doc, line) and self._longer_follows(i):
                self.layout.credits.append((line.start, line.end))
                self._drop(line.first, line.last)
            elif self.layout.headline and self._is_subhead(i, len(self.lines)):
                self.layout.subheads.append((line.start, line.end))
            elif not self._is_notice(line):
                return i
        return min(top + _TOP, len(self.lines))

    def _is_notice(self, line: Line) -> bool:
        """A sentence on who wrote the article ("هذا المقال بقلم …"): the dateline may stand behind it."""
        return self.words.byline_openers.match(self.doc.words, line.first, line.last) > 1

    def _take(self, line: Line, header: Header) -> None:
        """Records a header. One without a place is a credit only."""
        doc, layout = self.doc, self.layout
        if header.place and layout.dateline is None:
            start, end = doc.starts[header.place[0]], doc.ends[header.place[1] - 1]
            layout.dateline = (start, end, doc.letters(start, end))
        layout.credits += [(doc.starts[first], doc.ends[last - 1]) for first, last in header.credits]
        self._drop(header.first, header.last)

    def _longer_follows(self, i: int) -> bool:
        return i + 1 < len(self.lines) and self.lines[i + 1].size > 3 * self.lines[i].size

    def _is_subhead(self, i: int, bottom: int) -> bool:
        """A short line without a full stop before a longer one."""
        line = self.lines[i]
        if not 0 < line.size <= _LONGEST_SUBHEAD or ends_sentence(self.doc, line):
            return False
        if last_mark(self.doc, line) in (".", "،", ":"):
            return False
        return i + 1 < bottom and self.lines[i + 1].size > line.size

    def _closing(self, top: int) -> int:
        """Sets the credits that end the article; the index behind the last line of the body."""
        bottom = len(self.lines)
        found: list[tuple[int, int]] = []
        for i in range(len(self.lines) - 1, max(top - 1, len(self.lines) - 1 - _BOTTOM), -1):
            credits = self._closing_credit(i, bottom) if i > top else []
            if credits:
                found = credits + found
                self.boilerplate.discard(i)
                self._drop(self.lines[i].first, self.lines[i].last)
            elif i not in self.boilerplate:
                found = tail_credit(self.doc, self.lines[i], self.words) + found
                break
            bottom = i
        for first, last in found:
            self.layout.credits.append((self.doc.starts[first], self.doc.ends[last - 1]))
            self._drop(first, last)
        return bottom

    def _closing_credit(self, i: int, bottom: int) -> list[tuple[int, int]]:
        """What line i credits, being the last line but for boilerplate; a lone name there is the reporter's."""
        line = self.lines[i]
        credits = read_credit(self.doc, line, self.words)
        if credits or bottom != i + 1 or not is_name_line(self.doc, line):
            return credits
        return [(line.first, line.last)] if ends_sentence(self.doc, self.lines[i - 1]) else []


def _is_title(doc: Document, first: Line, title: str | None) -> bool:
    """The first line is the title, word by word."""
    wanted = _words(title)
    return bool(wanted) and doc.words[first.first : first.last] == wanted


def _cut_title(doc: Document, lines: list[Line], title: str | None) -> list[Line]:
    """The lines, with a title that lost its line break parted from the text behind it."""
    wanted, first = _words(title), lines[0]
    size = len(wanted)
    if not 3 <= size < first.size or doc.words[first.first : first.first + size] != wanted:
        return lines
    cut = first.first + size
    head = Line(first.start, doc.ends[cut - 1], first.first, cut, True)
    return [head, Line(doc.starts[cut], first.end, cut, first.last, first.blank_after), *lines[1:]]


def _words(title: str | None) -> list[str]:
    return fold_form(title[:1000]).split() if title else []


def _sentences(doc: Document, layout: Layout) -> Iterator[Sentence]:
    """The sentences without the words that are no part of the article; one cut in two becomes two."""
    body = layout.body
    for sentence in doc.sentences:
        if body.find(0, sentence.first, sentence.last) < 0:
            yield sentence
            continue
        at = sentence.first
        while (first := body.find(1, at, sentence.last)) >= 0:
            at = body.find(0, first, sentence.last)
            at = sentence.last if at < 0 else at
            yield Sentence(first, at, sentence.paragraph)
