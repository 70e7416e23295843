"""Treaties: agreements, resolutions, declarations and initiatives that the text names.

Known ones are found by their names; a short name needs its full name elsewhere in the article. Unknown ones
show by their shape: a head noun with a quoted name, with its subject ("اتفاقية حظر …") or with a place, or a
resolution with its number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tasrih.lexicon import Hit, Lexicon
from tasrih.lexicon.shapes import Shapes
from tasrih.text.document import Document

_BREAKS = frozenset(".؟?!؛\n")
_NUMBERS = range(100, 3500)
_YEARS = range(1980, 2031)
_LONGEST_SUBJECT = 7
_LONGEST_CHAIN = 3
_LONGEST_QUOTED = 8


class TreatyMention(NamedTuple):
    """A treaty named at folded offsets [start, end); `how` is the entry or the shape that found it."""

    start: int
    end: int
    name: str
    id: str | None
    how: str


class _Found(NamedTuple):
    """A candidate: words [first, last), the letters joined before it, what it is called."""

    first: int
    last: int
    prefix: str
    name: str
    id: str | None
    how: str


def find_treaties(doc: Document, hits: Mapping[str, Sequence[Hit]], lexicon: Lexicon) -> list[TreatyMention]:
    """All named treaties in text order; none overlaps another. `hits` as scanned."""
    text = _Text(doc, lexicon.treaty_shapes)
    found = [*_known(text, hits.get("treaty", ()), lexicon), *_by_shape(text, hits.get("actor", ()))]
    chosen: list[TreatyMention] = []
    reach = 0
    for candidate in sorted(found, key=_order):
        if candidate.first >= reach:
            chosen.append(_mention(doc, candidate))
            reach = candidate.last
    return chosen


def _order(found: _Found) -> tuple[int, bool, int]:
    """Text order; at one place a known treaty goes before a shape, which may reach too far."""
    return found.first, found.how.startswith("shape"), -found.last


@dataclass(frozen=True, slots=True)
class _Text:
    """A document with the shapes looked for in it."""

    doc: Document
    shapes: Shapes

    def word(self, i: int) -> str:
        """Word i, "" beyond the text."""
        return self.doc.words[i] if i < len(self.doc.words) else ""

    def is_(self, i: int, name: str) -> bool:
        """Word i stands in a list of the shapes."""
        return self.word(i) in self.shapes.lists[name]

    def joined(self, i: int) -> bool:
        """No full stop or line break before word i; quotation marks and hyphens are let through."""
        return _BREAKS.isdisjoint(self.doc.gap(i))

    def tight(self, i: int) -> bool:
        """Only blank space between word i and the word before, in one line."""
        gap = self.doc.gap(i)
        return gap.isspace() and "\n" not in gap

    def titled(self, first: int, last: int, prefix: str, how: str) -> _Found:
        """An unknown treaty goes by the words of the text."""
        start, end = self.doc.starts[first] + len(prefix), self.doc.ends[last - 1]
        a, b = self.doc.chars(start, end)
        return _Found(first, last, prefix, " ".join(self.doc.text[a:b].split()), None, f"shape: {how}")


def _known(text: _Text, hits: Sequence[Hit], lexicon: Lexicon) -> Iterator[_Found]:
    """Treaties of the lexicon. Short names only beside the full name, or where their head makes them sure."""
    named = {hit.form.entry for hit in hits if hit.form.tag == "names"}
    sure = text.shapes.lists["sure"]
    for hit in hits:
        if hit.form.tag == "short" and hit.form.entry not in named and hit.form.text.split()[0] not in sure:
            continue
        if all(text.joined(i) for i in range(hit.first + 1, hit.last)):
            name = hit.form.entry
            yield _Found(hit.first, hit.last, hit.prefix, name, lexicon.data.treaties[name].wikidata, f"treaty: {name}")


def _by_shape(text: _Text, actors: Sequence[Hit]) -> Iterator[_Found]:
    """Treaties of no list."""
    places = {hit.first: hit for hit in actors if hit.form.tag in ("places", "seats") and not hit.prefix}
    origins = {hit.first: hit for hit in actors if hit.form.tag.startswith("dem.fs") and not hit.prefix}
    quotes = {quote.inner: quote.inner_end for quote in text.doc.quotes}
    for i, word in enumerate(text.doc.words):
        for kind, prefix in text.shapes.heads.get(word, ()):
            if kind == "resolution_heads":
                yield from _resolution(text, i, prefix)
            elif kind == "quoted_heads" and (end := _quoted(text, i + 1, quotes)):
                yield text.titled(i, end, prefix, "head and quoted name")
            elif kind == "subject_heads" and (end := _subject(text, i + 1)):
                yield text.titled(i, end, prefix, "head and subject")
            elif kind == "about_heads" and (end := _about(text, i + 1)):
                yield text.titled(i, end, prefix, "head, adjective and subject")
            elif kind == "place_heads" and (end := _place(text, places.get(i + 1))):
                yield text.titled(i, end, prefix, "head and place")
            elif kind == "origin_heads" and (end := _place(text, origins.get(i + 1))):
                yield text.titled(i, end, prefix, "head and origin")


def _resolution(text: _Text, i: int, prefix: str) -> Iterator[_Found]:
    """ "قرار مجلس الأمن (رقم) 2254", "القرارات 242 و338", "قرار مجلس الأمن بوقف …"."""
    at = i + 1
    while text.is_(at, "organ") and text.joined(at):
        at += 1
    organs = frozenset(text.doc.words[i + 1 : at])
    assembly = not organs.isdisjoint(text.shapes.lists["general_assembly"])
    if _is_number(text, at, bool(organs) or text.word(i)[len(prefix) :].startswith("ال")):
        yield _numbered(i, at, prefix, text.word(at), assembly)
        yield from _further(text, at + 1, assembly)
    elif organs >= text.shapes.lists["council"] and text.is_(at, "resolution_about"):
        yield text.titled(i, _subject_end(text, at + 1), prefix, "resolution and its subject")


def _further(text: _Text, at: int, assembly: bool) -> Iterator[_Found]:
    """More numbers in a list of resolutions: "و338"."""
    while text.word(at).startswith("و") and text.word(at)[1:].isdecimal() and text.tight(at):
        if int(text.word(at)[1:]) in _NUMBERS:
            yield _numbered(at, at, "و", text.word(at)[1:], assembly)
        at += 1


def _numbered(first: int, at: int, prefix: str, number: str, assembly: bool) -> _Found:
    name = f"UN {'General Assembly' if assembly else 'Security Council'} Resolution {number}"
    return _Found(first, at + 1, prefix, name, None, "shape: resolution and number")


def _is_number(text: _Text, i: int, sure: bool) -> bool:
    """Word i numbers a resolution; it is no year and no decree of one state ("القرار رقم 312 لسنة 2019")."""
    word = text.word(i)
    if not (word.isdecimal() and len(word) <= len(str(_NUMBERS.stop)) and text.joined(i)):
        return False
    if int(word) not in _NUMBERS or text.is_(i + 1, "domestic"):
        return False
    return sure or int(word) not in _YEARS


def _quoted(text: _Text, i: int, quotes: Mapping[int, int]) -> int | None:
    """End of a short quotation that opens right before word i."""
    if i >= len(text.doc.words) or not text.joined(i) or text.doc.starts[i] not in quotes:
        return None
    last = text.doc.word_from(quotes[text.doc.starts[i]])
    return last if i < last <= i + _LONGEST_QUOTED else None


def _subject(text: _Text, i: int) -> int | None:
    """End of the subject that begins at word i, adjectives skipped."""
    i = _adjectives(text, i)
    return _subject_end(text, i) if text.is_(i, "subject") and text.tight(i) else None


def _about(text: _Text, i: int) -> int | None:
    """End of "(الاتفاقية) الدولية بشأن …": an adjective and a phrase that tells the subject."""
    at = _adjectives(text, i)
    return _subject_end(text, at + 1) if at > i and text.is_(at, "about") and text.tight(at) else None


def _place(text: _Text, place: Hit | None) -> int | None:
    """End of a place that names the treaty, and is not the first of its parties ("اتفاق موسكو وأنقرة")."""
    if place is None or not text.tight(place.first):
        return None
    paired = text.word(place.last).startswith("و") and text.tight(place.last)
    return None if paired else place.last


def _adjectives(text: _Text, i: int) -> int:
    while text.is_(i, "adjectives") and text.tight(i):
        i += 1
    return i


def _subject_end(text: _Text, first: int) -> int:
    """End of the noun phrase from word `first`: a chain to its first definite noun, then what agrees."""
    at, definite = first, False
    limit = min(first + _LONGEST_SUBJECT, len(text.doc.words))
    while at < limit and text.tight(at) and not text.is_(at, "stop"):
        now = text.word(at).startswith(("ال", "لل", "وال"))
        if (definite and not now) or (not definite and at - first > _LONGEST_CHAIN):
            break
        definite = definite or now
        at += 1
    return at if definite else min(at, first + 1)


def _mention(doc: Document, found: _Found) -> TreatyMention:
    """Without the joined letters; with the mark that closes a quotation or bracket opened inside."""
    start, end = doc.starts[found.first] + len(found.prefix), doc.ends[found.last - 1]
    for n in range(bisect_right(doc.quotes, (start, float("inf"))), len(doc.quotes)):
        quote = doc.quotes[n]
        if quote.start >= end:
            break
        if start < quote.start < end <= quote.end and not doc.folded[end : quote.inner_end].strip():
            end = quote.end
    if "(" in doc.folded[start:end] and doc.folded[end : end + 1] == ")":
        end += 1
    return TreatyMention(start, end, found.name, found.id, found.how)
