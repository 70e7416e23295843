"""Frames: a cue matched against what stands behind it.

Behind a verb come, in the news' order, fillers, its subject, an addressee or outlet, circumstances, and then the
marker that hands over the content.
"""

from __future__ import annotations

from typing import NamedTuple

from tasrih.find.cues import CueHit
from tasrih.link.clauses import at_clause_start, set_off, skip_fillers
from tasrih.link.context import Context
from tasrih.link.markers import Marker, find_marker, noun_marker
from tasrih.link.parties import party_at
from tasrih.link.party import Party
from tasrih.link.phrases import content_noun, cut_party, phrase_at
from tasrih.link.speakers import subject_before
from tasrih.link.subjects import object_behind, skip_outlet, subject_behind

_NEAR = 2
_LED_BY = 6
_SHORT_PHRASE = 3


class Parsed(NamedTuple):
    """A cue with its subject behind it (None: dropped or before the verb), its addressee and its marker."""

    cue: CueHit
    subject: Party | None
    object: Party | None
    marker: Marker


def parse_cue(ctx: Context, cue: CueHit) -> Parsed | None:
    """Match a cue's frames against what follows it in its sentence; None where none fits."""
    frames = cue.entry.frames
    if not frames:
        return None
    limit = ctx.sentence_of(cue.first).last
    at = skip_fillers(ctx, cue.last, limit)
    subject = subject_behind(ctx, cue, frames, at, limit) if cue.finite else None
    at = skip_fillers(ctx, subject.last, limit) if subject else at
    obj = None
    if any(frame.object == "addressee" for frame in frames) and (subject is None or _known(subject)):
        obj = object_behind(ctx, cue, subject, at, limit)
        at = obj.last if obj else at
    at = skip_outlet(ctx, at, limit)
    marker = find_marker(ctx, cue, frames, (at, limit), subject)
    if subject and _quotes_content(ctx, cue, subject, marker):
        marker, subject = noun_marker(ctx, frames, subject.first, limit), None
    if subject and (_is_predicate(ctx, cue, subject, marker) or _is_object(ctx, cue, subject)):
        marker, subject = noun_marker(ctx, frames, subject.first, limit), None
    if subject and not _known(subject) and (marker is None or marker.kind in ("np", "prep")):
        marker, subject = _unknown_subject(ctx, cue, marker, subject, limit)
    if marker and subject and _described(marker, subject, cue):
        at, subject = subject.first, None
    if marker is None or not _strong_enough(ctx, cue, marker, subject):
        return None
    if marker.frame.asks:
        obj, marker = _asked(ctx, marker, limit)
    return Parsed(cue, subject, obj, _whole(ctx, marker, at))


def _quotes_content(ctx: Context, cue: CueHit, subject: Party, marker: Marker | None) -> bool:
    """ "وانتقدت «النهج التدريجي» للحكومة": what stands in quotation marks is no name but the content's first words."""
    if subject.how != "quoted name" or not any(frame.np for frame in cue.entry.frames):
        return False
    return marker is None or (marker.kind == "np" and ctx.definite(marker.word))


def _is_predicate(ctx: Context, cue: CueHit, subject: Party, marker: Marker | None) -> bool:
    """ "أنقرة تعتبرها منظمة إرهابية": an indefinite noun behind the object is what it is held to be."""
    if not cue.suffix or subject.how != "source noun" or ctx.definite(subject.first) or subject.prefix:
        return False
    return (marker is None or marker.kind in ("np", "prep")) and any(frame.whole for frame in cue.entry.frames)


def _is_object(ctx: Context, cue: CueHit, subject: Party) -> bool:
    """ "موسكو نفت ضلوعها في الحادث": the subject stands right before the verb, what follows is what it denies."""
    frames = cue.entry.frames
    if _known(subject) or not any(frame.np for frame in frames) or any(frame.object == "addressee" for frame in frames):
        return False
    if ctx.is_(subject.first, "manners"):
        return False
    before = subject_before(ctx, cue, ctx.sentence_of(cue.first))
    return before is not None and before.how != "phrase" and before.last == cue.first


def _described(marker: Marker, subject: Party, cue: CueHit) -> bool:
    """ "ووصف الاتفاق بأنه سيئ": nothing stands between the noun and its description, so that it is the object."""
    return marker.kind != "np" and marker.frame.whole and marker.at == subject.last and not cue.suffix


def _known(subject: Party | None) -> bool:
    return subject is not None and subject.how != "phrase"


def _asked(ctx: Context, marker: Marker, limit: int) -> tuple[Party | None, Marker]:
    """ "طلب من مجلس الأمن عقد جلسة": the one asked stands behind the preposition, the content behind that."""
    obj = party_at(ctx, marker.word) or phrase_at(ctx, marker.word, marker.word + 1)
    at = skip_fillers(ctx, obj.last, limit) if obj else limit
    if at < limit and ctx.word(at) in ctx.lexicon.grammar.that:
        at += 1
    return (obj, Marker("np", ctx.doc.starts[at], at, at, marker.frame)) if at < limit else (obj, marker)


def _unknown_subject(
    ctx: Context, cue: CueHit, marker: Marker | None, subject: Party, limit: int
) -> tuple[Marker | None, Party | None]:
    """An unknown noun phrase behind the verb: the content itself where the verb takes one and the phrase is
    indefinite (a verbal noun); else the subject, cut before the indefinite noun that opens the content."""
    frames = cue.entry.frames
    if any(frame.np for frame in frames):
        if subject.first in ctx.light_at and ctx.pronoun_ends(subject.first):
            return noun_marker(ctx, frames, subject.first, limit), None
        definite = ctx.definite(subject.first) and not content_noun(ctx, subject.first)
        if not definite and not ctx.word(subject.first).endswith("ه"):
            return noun_marker(ctx, frames, subject.first, limit), None
        split = next((i for i in range(subject.first + 1, subject.last) if not ctx.definite(i)), None)
        if ctx.is_(subject.last, "demonstratives"):
            return noun_marker(ctx, frames, subject.last, limit), subject
        if definite and split and (marker is None or split < marker.at):
            return noun_marker(ctx, frames, split, limit), cut_party(ctx, subject, split)
        if marker is None or marker.kind == "np":
            return noun_marker(ctx, frames, subject.first, limit), None
    addressed = any(frame.object == "addressee" for frame in frames)
    linked = cue.joined or ctx.is_(cue.first - 1, "takeover_openers")
    anybody = not cue.feminine or ctx.is_(subject.first, "demonstratives")
    return marker, None if addressed and linked and ctx.spoken and anybody else subject


def _strong_enough(ctx: Context, cue: CueHit, marker: Marker, subject: Party | None) -> bool:
    """Ambiguous words report only with أن or a quotation near by, or with a known subject that agrees."""
    clear = marker.kind in ("that", "quote")
    if cue.finite and cue.suffix and _has_object(cue, marker):
        return False
    if cue.family == "hal":
        near = marker.at <= cue.last + _NEAR and not _is_described(ctx, marker)
        return set_off(ctx, cue) or (near and (cue.number in ("ms", "fd") or clear))
    if not cue.finite:
        return True
    if cue.number.startswith("1"):
        return marker.kind == "that" and marker.at <= cue.last + 1
    if ctx.word(cue.first).removeprefix("و") in ctx.lexicon.grammar["prepositions"] and not _known(subject):
        return False
    if not cue.entry.weak:
        return True
    if not clear:
        return _known(subject) and at_clause_start(ctx, cue)
    short = subject is None or _known(subject) or subject.last - subject.first <= _SHORT_PHRASE
    return short and (_known(subject) or at_clause_start(ctx, cue) or _led(ctx, cue))


def _has_object(cue: CueHit, marker: Marker) -> bool:
    """ "تشريع أقره الكونغرس بأغلبية ساحقة": the pronoun is what the verb is about, the preposition says how."""
    if marker.kind != "prep" or marker.frame.whole:
        return False
    return all(frame.object == "none" for frame in cue.entry.frames)


def _is_described(ctx: Context, marker: Marker) -> bool:
    """An accusative adjective shows that the participle is a noun: "ستقدمان مقترحا مشتركا"."""
    if marker.kind != "np" or ctx.definite(marker.word) or ctx.is_(marker.word, "object_pronouns"):
        return False
    return ctx.word(marker.word).endswith("ا")


def _led(ctx: Context, cue: CueHit) -> bool:
    """A known subject stands right before the verb ("صحيفة … كتبت أن"), or كان does somewhere before it."""
    i = cue.first
    if i in ctx.person_end or i in ctx.actor_end:
        return True
    first = max(ctx.sentence_of(i).first, i - _LED_BY)
    return any(n in ctx.sources_at or ctx.is_(n, "carrier_verbs") for n in range(first, i))


def _whole(ctx: Context, marker: Marker, at: int) -> Marker:
    """Content that keeps the object before its particle: "وصف الاتفاق بأنه سيئ"."""
    if not marker.frame.whole or marker.at <= at or ctx.marked(at) or ctx.is_(at, "object_pronouns"):
        return marker
    return marker._replace(kind="np", start=ctx.doc.starts[at], word=at, at=at)
