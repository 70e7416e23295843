"""Headings: "لافروف: …" in headlines and sub-headlines."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.link.content import Content
from tasrih.link.context import Context
from tasrih.link.parties import party_at
from tasrih.link.party import Party
from tasrih.link.phrases import phrase_at
from tasrih.text.document import Sentence

_LATEST_COLON = 20
_SHORT_LINE = 16


class Heading(NamedTuple):
    """A line with a colon: who stands before it (None: a whole clause does), the colon, what stands behind."""

    source: Party | None
    colon: int
    colon_word: int
    content: Content


def find_heading(ctx: Context, sentence: Sentence) -> Heading | None:
    """The heading that a sentence is, if it is of the colon form; a clause before it only in the headline."""
    word = _colon(ctx, sentence)
    if word is None:
        return None
    in_headline = bool(ctx.headline and ctx.headline[0] <= sentence.first < ctx.headline[1])
    first = _speaker_start(ctx, sentence, word)
    party = party_at(ctx, first)
    if not party or party.last != word:
        party = phrase_at(ctx, first, word) if in_headline else None
    if party and party.last != word:
        party = None
    if not in_headline and not (party and _may_head(ctx, party, sentence)):
        return None
    colon = ctx.doc.folded.index(":", ctx.doc.ends[word - 1])
    return Heading(party, colon, word, _content(ctx, sentence, word))


def _may_head(ctx: Context, party: Party, sentence: Sentence) -> bool:
    """In the body only a person heads a line with a colon, or whoever stands before a quotation or a short line."""
    if party.person >= 0 or ctx.quote_opening_before(party.last):
        return True
    return sentence.last - sentence.first < _SHORT_LINE and "." not in ctx.doc.gap(sentence.last)


def _content(ctx: Context, sentence: Sentence, word: int) -> Content:
    start, end = ctx.doc.starts[word], ctx.doc.ends[sentence.last - 1]
    quote = ctx.quote_opening_before(word)
    if quote and quote.closed:
        start = quote.start
        if ctx.doc.word_from(quote.end) >= sentence.last:
            return Content(quote.inner, quote.inner_end, sentence.last, "heading")
    closing = ctx.quote_over(end)
    if closing and closing.inner_end >= end and start <= closing.start:
        end = closing.end
    return Content(start, end, sentence.last, "heading")


def _colon(ctx: Context, sentence: Sentence) -> int | None:
    """Index of the first word behind a colon, if it comes early enough for a speaker's name."""
    for i in range(sentence.first + 1, min(sentence.last, sentence.first + _LATEST_COLON)):
        if not ctx.doc.plain[i] and ":" in ctx.doc.gap(i):
            return i
    return None


def _speaker_start(ctx: Context, sentence: Sentence, colon: int) -> int:
    """First word of the part before the colon, behind "..", "|" or a question."""
    for i in range(colon - 1, sentence.first, -1):
        gap = ctx.doc.gap(i)
        if any(mark in gap for mark in ("..", "…", "|", ":", "؟")):
            return i
    return sentence.first
