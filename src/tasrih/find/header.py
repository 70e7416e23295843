"""Datelines and bylines: "موسكو (رويترز) - ", "دبي - العربية.نت", "لندن: اسم", "المصدر: رويترز + وكالات".

A header is a short run of segments parted by dashes, slashes, commas, colons and brackets. Each segment is a
place, a date, an agency or (on a line of its own) a person's name; the first segment that is none ends the header.
"""

from __future__ import annotations

from typing import NamedTuple

from tasrih.find.lines import Line, gap_before
from tasrih.lexicon.layout import LayoutWords
from tasrih.text.document import Document

_DASHES = frozenset("-–—ـ−‐‑―|*•")
_TIES = frozenset("،,/\\+&")
_LONGEST = 18
_NAME = 4


class Header(NamedTuple):
    """A dateline or byline: words [first, last); the place's words, the credited words, and where it ends."""

    first: int
    last: int
    place: tuple[int, int] | None
    credits: list[tuple[int, int]]
    end: int


class Segment(NamedTuple):
    """Words [first, last) between two marks; `before` and `after` are those marks without space."""

    first: int
    last: int
    before: str
    after: str


class Part(NamedTuple):
    """What a segment holds: city, country, date, agency, name or text."""

    kind: str
    first: int
    last: int


def read_header(doc: Document, line: Line, words: LayoutWords) -> Header | None:
    """The header that is the whole line, or that opens it; None where the line is plain text."""
    segments = _segments(doc, line)
    whole = segments[-1].last == line.last if segments else False
    if whole and all(_ties(segment.after) or segment.last == line.last for segment in segments):
        header = _whole(doc, line, segments, words)
        if header:
            return header
    return _opening(doc, line, segments, words)


def is_name_line(doc: Document, line: Line) -> bool:
    """Two to four plain words without any mark: a reporter's name, where a byline is expected."""
    if not 2 <= line.size <= _NAME or doc.ends[line.last - 1] != line.end or doc.starts[line.first] != line.start:
        return False
    inside = doc.folded[line.start : line.end]
    return all(mark.isalpha() or mark in " .-" for mark in inside)


def _segments(doc: Document, line: Line) -> list[Segment]:
    """The segments among the first words of a line."""
    found: list[Segment] = []
    first = line.first
    before = gap_before(doc, first, line).strip() if line.size else ""
    stop = min(line.last, line.first + _LONGEST)
    for i in range(line.first + 1, stop):
        gap = gap_before(doc, i, line)
        mark = gap.strip()
        if not mark or (mark in ".'’" and len(gap) == 1):
            continue
        found.append(Segment(first, i, before, mark))
        first, before = i, mark
    if first < stop == line.last:
        after = doc.folded[doc.ends[stop - 1] : line.end].strip()
        found.append(Segment(first, stop, before, after))
    return found


def _parts(doc: Document, segment: Segment, words: LayoutWords) -> list[Part]:
    """A segment as places, dates and agencies, one after another; a single `text` part where that fails."""
    found: list[Part] = []
    at, end = segment.first, segment.last
    while at < end:
        part = _part(doc.words, at, end, words, opens=at == segment.first)
        if part is None:
            return [Part("text", segment.first, end)]
        found.append(part)
        at = part.last
    return found


def _part(texts: list[str], at: int, end: int, words: LayoutWords, opens: bool) -> Part | None:
    for kind, phrases in (("city", words.cities), ("country", words.countries)) if opens else ():
        size = phrases.match(texts, at, end)
        # A city may be the first word of an agency; it must fill the segment, or a date or agency follow it.
        if size and (
            at + size == end or _dated(texts, at + size, words) or words.agencies.match(texts, at + size, end)
        ):
            return Part(kind, at, at + size)
    size = words.agencies.match(texts, at, end)
    if size:
        return Part("agency", at, at + size)
    return Part("date", at, at + 1) if not opens and _dated(texts, at, words) else None


def _dated(texts: list[str], at: int, words: LayoutWords) -> bool:
    return texts[at] in words.date_words or texts[at][0].isdigit()


def _whole(doc: Document, line: Line, segments: list[Segment], words: LayoutWords) -> Header | None:
    """A line that is nothing but a header."""
    opener = words.byline_openers.match(doc.words, line.first, line.last)
    parts = [part for segment in segments for part in _parts(doc, segment, words)]
    if opener and parts[0].kind == "text":
        named = parts[0]._replace(first=parts[0].first + opener)
        parts = [named, *parts[1:]] if named.first < named.last else parts[1:]
    parts = [_as_name(part, doc, opener and part is parts[0]) for part in parts]
    if not parts:
        return None
    kinds = {part.kind for part in parts}
    if "text" in kinds or parts[0].kind == "date":
        return None
    placed = kinds & {"city", "country"}
    if not ("agency" in kinds or opener or (placed and (kinds & {"name", "date"} or kinds == {"city", "country"}))):
        return None
    if ":" in segments[0].after and parts[0].kind == "country":
        return None
    return _header(doc, parts, line.last, line.end)


def _as_name(part: Part, doc: Document, after_opener: int | bool) -> Part:
    """A text part short enough for a person's name, and made of letters, as a name."""
    limit = _NAME + 4 if after_opener else _NAME
    short = part.last - part.first <= limit
    if part.kind == "text" and short and all(word.isalpha() for word in doc.words[part.first : part.last]):
        return Part("name", part.first, part.last)
    return part


def _opening(doc: Document, line: Line, segments: list[Segment], words: LayoutWords) -> Header | None:
    """A header before the line's text."""
    parts: list[Part] = []
    for number, segment in enumerate(segments):
        got = _parts(doc, segment, words)
        if got[0].kind == "text":
            if not _unknown_place(doc, segments, number, words):
                return None
            got = [Part("country" if number else "city", segment.first, segment.last)]
        parts += got
        if segment.last >= line.last:
            return None
        following = segments[number + 1] if number + 1 < len(segments) else None
        if following and _parts(doc, following, words)[0].kind not in ("text", "date"):
            continue
        if _closes(segment, parts):
            mark_end = doc.starts[segment.last]
            return _header(doc, parts, segment.last, _stripped(doc, mark_end))
        if not (following and _ties(segment.after)):
            return None
    return None


def _unknown_place(doc: Document, segments: list[Segment], number: int, words: LayoutWords) -> bool:
    """Up to four words before a bracketed agency, or a comma and such words: a place that no list has."""
    segment = segments[number]
    if number > 1 or segment.last - segment.first > _NAME or (number and segments[0].after not in ("،", ",")):
        return False
    if number == 0 and segment.after in ("،", ",") and len(segments) > 2:
        return _unknown_place(doc, segments, 1, words)
    if number + 1 >= len(segments) or segment.after != "(":
        return False
    agency = segments[number + 1]
    bracketed = agency.after.startswith(")") and _strong(agency.after)
    return bracketed and words.agencies.covers(doc.words, agency.first, agency.last)


def _ties(mark: str) -> bool:
    return all(char in _TIES or char in _DASHES or char in "()[]:«»“”" for char in mark.replace(" ", ""))


def _strong(mark: str) -> bool:
    return any(char in _DASHES or char in ":" for char in mark)


def _closes(segment: Segment, parts: list[Part]) -> bool:
    """The mark behind a segment ends a header: a dash or colon behind a city, any such mark behind an agency."""
    kinds = {part.kind for part in parts}
    mark = segment.after
    if "agency" in kinds:
        bracketed = segment.before.endswith(("(", "/", "[")) and mark[:1] in (")", "/", "]")
        return _strong(mark) or (mark == "." and len(parts) > 1) or (bracketed and len(parts) > 1)
    return "city" in kinds and _strong(mark) and '"' not in mark


def _stripped(doc: Document, end: int) -> int:
    """`end` moved back over space, and over an opening mark that belongs to the text behind the header."""
    while end and (doc.folded[end - 1].isspace() or doc.folded[end - 1] in '"“«‹„(#'):
        end -= 1
    return end


def _header(doc: Document, parts: list[Part], last: int, end: int) -> Header:
    """A header from its parts: the first place with the country behind it; agencies and names are credits."""
    place: tuple[int, int] | None = None
    for part in parts:
        if part.kind in ("city", "country"):
            if place is None:
                place = (part.first, part.last)
            elif place[1] == part.first and doc.gap(part.first).strip() in ("،", ","):
                place = (place[0], part.last)
    credits = [(part.first, part.last) for part in parts if part.kind in ("agency", "name")]
    return Header(parts[0].first, last, place, credits, end)
