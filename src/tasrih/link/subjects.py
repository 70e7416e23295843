"""Subjects and objects behind a verb: "طالبت | السفيرة القطرية | المجلس | برفع الحصار"."""

from __future__ import annotations

from collections.abc import Sequence

from tasrih.find.cues import CueHit
from tasrih.lexicon.schema import Frame
from tasrih.link.clauses import JOINED, agrees, looks_joined
from tasrih.link.context import Context
from tasrih.link.markers import opens_marker
from tasrih.link.parties import party_at
from tasrih.link.party import Party
from tasrih.link.phrases import cut_party, phrase_at, phrase_end, quoted_name


def subject_behind(ctx: Context, cue: CueHit, frames: Sequence[Frame], at: int, limit: int) -> Party | None:
    """The noun phrase right behind a finite verb, at word `at`, if it can be its subject."""
    if at >= limit:
        return None
    if quoted := quoted_name(ctx, at, limit):
        return quoted
    if opens_marker(ctx, at) or cue.number == "3mp.obj" or (at > cue.last and ctx.breaks(cue.last)):
        return None
    party = party_at(ctx, at)
    governed = _governed(ctx, frames)
    document = cue.entry.cls == "phrase" and ctx.is_(cue.last - 1, "occasions")
    if party and (not party.prefix or document) and agrees(cue, party):
        return _before_governed(ctx, party, governed)
    if party or ctx.marked(at) or cue.suffix or cue.number not in ("3ms", "3fs", ""):
        return None
    return None if looks_joined(ctx, at) else phrase_at(ctx, at, limit, governed)


def _governed(ctx: Context, frames: Sequence[Frame]) -> frozenset[str]:
    """The separate prepositions of the frames, folded."""
    preps = {frame.prep for frame in frames}
    return frozenset(word for word, prep in ctx.lexicon.grammar.governing.items() if prep in preps)


def _before_governed(ctx: Context, party: Party, stops: frozenset[str]) -> Party:
    """A source's phrase ends before the preposition that the verb governs ("شككت المعارضة | في نزاهة")."""
    if party.how != "source noun":
        return party
    cut = next((i for i in range(party.first + 1, party.last) if ctx.word(i) in stops), None)
    return cut_party(ctx, party, cut) if cut else party


def object_behind(ctx: Context, cue: CueHit, subject: Party | None, at: int, limit: int) -> Party | None:
    """The one addressed, right behind the subject or in its place."""
    if at >= limit or ctx.breaks(at):
        return None
    party = party_at(ctx, at)
    if party and party.prefix and (ctx.word(at)[0] not in JOINED or _hands_over(ctx, cue, at)):
        return None
    takes_both = any(frame.np and frame.object == "addressee" for frame in cue.entry.frames)
    return _definite_object(ctx, at, limit) if party is None and subject and takes_both else party


def _hands_over(ctx: Context, cue: CueHit, at: int) -> bool:
    """ "طالبت القاهرة | باتفاق ملزم": the joined preposition is the one that opens the verb's content."""
    letter = ctx.word(at)[0]
    return letter == "ب" and any(frame.prep == letter for frame in cue.entry.frames)


def _definite_object(ctx: Context, at: int, limit: int) -> Party | None:
    """ "ناشدت المنظمة الدول المانحة زيادة المساعدات": a definite phrase before an indefinite noun is addressed."""
    last = at
    while last < limit and ctx.definite(last) and not ctx.breaks(last + 1):
        last += 1
    if last == at or last >= limit or ctx.is_(last, "prepositions"):
        return None
    phrase = phrase_at(ctx, at, last)
    return phrase if phrase and phrase.last == last else None


def skip_outlet(ctx: Context, at: int, limit: int) -> int:
    """Behind "لـ", who was told: "لوكالة الأنباء", "لقناة «العربية»"."""
    word = ctx.word(at)
    if word == "ل" and (quote := ctx.quote_opening_before(at + 1)) and quote.closed and at + 1 < limit:
        return min(limit, ctx.doc.word_from(quote.end))
    if at >= limit or ctx.breaks(at) or not word.startswith("ل") or len(word) < 4:
        return at
    if word in ctx.lexicon.grammar.inherent["ل"]:
        return at
    if at in ctx.person_at:
        return ctx.person_at[at].last
    return phrase_end(ctx, ctx.sources_at[at].last) if at in ctx.sources_at else at
