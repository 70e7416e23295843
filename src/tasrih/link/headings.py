"""Headings: "لافروف: …" in headlines and sub-headlines."""

from __future__ import annotations

from tasrih.link.content import Content
from tasrih.link.context import Context
from tasrih.link.parties import Party, party_at, phrase_at
from tasrih.text.document import Sentence

_LONGEST_SPEAKER = 9


def find_heading(ctx: Context, sentence: Sentence) -> tuple[Party, int, Content] | None:
    """Speaker, offset of the colon and content of a heading of the colon form; None where it is none."""
    colon = _colon(ctx, sentence)
    if colon is None:
        return None
    first = _speaker_start(ctx, sentence, colon)
    party = party_at(ctx, first)
    in_headline = bool(ctx.headline and ctx.headline[0] <= sentence.first < ctx.headline[1])
    if party and party.last != colon and not in_headline:
        return None
    if not party or party.last != colon:
        party = phrase_at(ctx, first, colon) if in_headline else None
    if not party or party.last != colon or party.first != first:
        return None
    start, end = ctx.doc.starts[colon], ctx.doc.ends[sentence.last - 1]
    quote = ctx.quote_opening_before(colon)
    if quote and quote.closed:
        start = quote.start
        end = max(end, quote.end) if quote.inner_end >= end else end
        if ctx.doc.word_from(quote.end) >= sentence.last:
            start, end = quote.inner, quote.inner_end
    closing = ctx.quote_over(end)
    if closing and closing.inner_end >= end and start <= closing.start:
        end = closing.end
    at = ctx.doc.folded.index(":", ctx.doc.ends[colon - 1])
    return party, at, Content(start, end, sentence.last, "heading")


def _colon(ctx: Context, sentence: Sentence) -> int | None:
    """Index of the first word behind a colon, if it comes early enough for a speaker's name."""
    for i in range(sentence.first + 1, min(sentence.last, sentence.first + 20)):
        if ":" in ctx.doc.gap(i):
            return i
    return None


def _speaker_start(ctx: Context, sentence: Sentence, colon: int) -> int:
    """First word of the part before the colon, behind "..", "|" or a comma."""
    for i in range(colon - 1, sentence.first, -1):
        gap = ctx.doc.gap(i)
        if ".." in gap or "…" in gap or "|" in gap or ":" in gap or "؟" in gap:
            return i
    return sentence.first
