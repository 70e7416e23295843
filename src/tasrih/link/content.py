"""Content: where what a cue hands over ends, and whether it is quoted.

A content runs to the end of its sentence unless something takes the word from the speaker before that: the closing
mark of a quotation that holds all of it, a further cue, a trailing attribution, or a phrase in which the
journalist goes on ("، وذلك في كلمة ألقاها").
"""

from __future__ import annotations

from typing import NamedTuple

from tasrih.find.cues import CueHit
from tasrih.link.clauses import set_off
from tasrih.link.context import Context
from tasrih.link.frames import parse_cue
from tasrih.link.light import parse_light
from tasrih.link.markers import Marker
from tasrih.model import Kind
from tasrih.text.quotes import Quote

_TRIM_RIGHT = " \t\n\r،,؛;.:؟!…-–—"
_KEEP_STOPS = "؟!"
_OPENING = frozenset('"“«„‹”»›')
_PAIRS = {"(": ")", "[": "]"}


class Content(NamedTuple):
    """Folded offsets [start, end), the word behind it, and its kind."""

    start: int
    end: int
    next_word: int
    kind: Kind


def find_content(ctx: Context, cue: CueHit, marker: Marker) -> Content | None:
    """The content that begins at `marker`; None where nothing is left of it."""
    start = marker.start
    sentence_end = ctx.sentence_of(max(marker.word, cue.first)).last
    quote = _quote_at(ctx, start, marker.word)
    if quote and _stands_alone(ctx, quote):
        next_word = ctx.doc.word_from(quote.end)
        end = _trim(ctx.doc.folded, quote.inner, quote.inner_end, keep_quotes=True)
        return Content(quote.inner, end, next_word, "direct") if end > quote.inner else None
    stop = _stop_word(ctx, cue, marker, sentence_end)
    if stop <= marker.word:
        return None
    start = ctx.doc.starts[marker.word] if marker.kind == "quote" and not quote else start
    start = quote.start if quote else start
    end = ctx.doc.ends[stop - 1]
    closing = ctx.quote_over(end)
    if closing and closing.inner_end >= end and ctx.doc.word_from(closing.end) <= stop:
        end = closing.end
    end = _trim(ctx.doc.folded, start, _with_bracket(ctx.doc.folded, start, end))
    return Content(start, end, stop, _kind(ctx, marker, start, end)) if end > start else None


def _quote_at(ctx: Context, start: int, word: int) -> Quote | None:
    """The quotation that opens right before the content's first word."""
    quote = ctx.quote_over(start)
    if quote and not quote.closed and "\n" not in ctx.doc.folded[quote.start : quote.end]:
        quote = None
    if quote and (quote.inner >= start or not ctx.doc.folded[quote.inner : start].strip()):
        return quote
    return quote if quote and ctx.doc.word_from(quote.inner) == word else None


def _stands_alone(ctx: Context, quote: Quote) -> bool:
    """Behind the closing mark the sentence ends or somebody else takes the word."""
    folded = ctx.doc.folded
    rest = folded[quote.end : quote.end + 3].lstrip(" ")
    if folded[quote.inner_end - 1 : quote.inner_end] == "." and quote.inner_end - quote.inner > 1:
        return True
    if not rest or rest[0] in "\n\r.؟!":
        return True
    behind = ctx.doc.word_from(quote.end)
    if behind >= len(ctx.doc.words):
        return True
    if quote.inner_end - quote.inner > 25 and (rest[0] in "،,؛"):
        return True
    return takes_over(ctx, behind, None) or _tail(ctx, behind, after_comma=rest[0] in "،,")


def _stop_word(ctx: Context, cue: CueHit, marker: Marker, sentence_end: int) -> int:
    """Index of the word before which the content ends."""
    i = marker.word + 1
    while i < sentence_end:
        quote = ctx.quote_opening_before(i)
        if quote and quote.closed:
            i = max(i + 1, ctx.doc.word_from(quote.end))
            continue
        if takes_over(ctx, i, cue) or _tail(ctx, i, ctx.breaks(i)):
            return i
        i += 1
    return sentence_end


def takes_over(ctx: Context, i: int, main: CueHit | None) -> bool:
    """A further act of reporting begins at word i: a participle, a joined verb of the same tense, an attribution."""
    for cue in ctx.cues_at.get(i, ()):
        if cue.entry.cls == "according":
            if attributes(ctx, cue):
                return True
        elif cue.family == "hal":
            inside = main is not None and _saying(cue) and not set_off(ctx, cue)
            if not inside and not cue.prefix.endswith(("ب", "ل")) and _reports(ctx, cue):
                return True
        elif cue.finite and _opens_clause(ctx, cue) and (main is None or _same_tense(main, cue)) and _reports(ctx, cue):
            return True
    return False


def _saying(cue: CueHit) -> bool:
    """ "قائلا" goes with the verb before it: inside a content ("أن المهاجم صرخ قائلا") it opens nothing."""
    return cue.entry.bare_hal


def _reports(ctx: Context, cue: CueHit) -> bool:
    return bool((cue.entry.nouns and parse_light(ctx, cue)) or parse_cue(ctx, cue))


def attributes(ctx: Context, cue: CueHit) -> bool:
    """ "بحسب X" in a sentence attributes; "وفق القانون" does not."""
    if ctx.breaks(cue.first):
        return True
    return (cue.entry.takes == "clause" and not ctx.is_(cue.first, "prepositions")) or _party_follows(ctx, cue)


def _party_follows(ctx: Context, cue: CueHit) -> bool:
    at = cue.last
    return at in ctx.sources_at or at in ctx.person_at or ctx.word(at) == "ما"


def _opens_clause(ctx: Context, cue: CueHit) -> bool:
    """A joined conjunction, or one before the verb that lets another clause take over ("كما", "لكنه")."""
    if cue.joined:
        return True
    before = cue.first - 1
    return ctx.is_(before, "takeover_openers") and (cue.family == "past" or ctx.breaks(before))


def _same_tense(main: CueHit, cue: CueHit) -> bool:
    if main.family == "hal" or not main.finite:
        return cue.family == "past"
    return main.family == cue.family


def _tail(ctx: Context, i: int, after_comma: bool) -> bool:
    """A phrase in which the journalist goes on stands at word i."""
    grammar = ctx.lexicon.grammar
    for table, needed in (("tails_always", False), ("tails", True)):
        if needed and not after_comma:
            continue
        for phrase in grammar.phrase_table(table).get(ctx.word(i), ()):
            if all(ctx.word(i + n) == word for n, word in enumerate(phrase)):
                return True
    return False


def _trim(folded: str, start: int, end: int, keep_quotes: bool = False) -> int:
    """Without the punctuation and conjunctions that trail behind the content."""
    while end > start and folded[end - 1] in _TRIM_RIGHT:
        if folded[end - 1] in _KEEP_STOPS and keep_quotes:
            break
        end -= 1
    return end


def _with_bracket(folded: str, start: int, end: int) -> int:
    """Include the bracket that closes one opened inside."""
    inside = folded[start:end]
    for opening, closing in _PAIRS.items():
        if inside.count(opening) > inside.count(closing) and folded[end : end + 1] == closing:
            return end + 1
    return end


def _kind(ctx: Context, marker: Marker, start: int, end: int) -> Kind:
    quotes = ctx.quotes_in(start, end)
    if quotes:
        whole = quotes[0].inner <= start + 1 and quotes[0].inner_end >= end - 1
        return "direct" if whole else "mixed"
    return "direct" if marker.kind == "quote" else "indirect"
