"""Frames: how a cue hands over its content, matched against the words behind it.

Behind a cue come (in the news' order) fillers, its subject, an addressee, circumstances, and then a marker: أن, a
quotation or colon, a preposition that the cue governs, or at once the noun phrase that is the content.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tasrih.find.cues import CueHit, light_noun
from tasrih.lexicon import Hit
from tasrih.lexicon.schema import Frame, LightNoun
from tasrih.link.context import Context
from tasrih.link.parties import Party, cut_party, party_at, phrase_at, phrase_end, quoted_name

_FAR = 45
_JOINED = ("ب", "ل")


class Marker(NamedTuple):
    """Where content begins: folded offset `start`, in word `word`; `kind` is that | quote | prep | np."""

    kind: str
    start: int
    word: int
    at: int
    frame: Frame


class Parsed(NamedTuple):
    """A cue with its subject behind it (None: dropped or before the verb), its addressee and its marker."""

    cue: CueHit
    subject: Party | None
    object: Party | None
    marker: Marker


def parse_cue(ctx: Context, cue: CueHit, frames: Sequence[Frame] | None = None) -> Parsed | None:
    """Match a cue's frames against what follows it in its sentence; None where none fits."""
    frames = cue.entry.frames if frames is None else frames
    if not frames:
        return None
    limit = ctx.sentence_of(cue.first).last
    at = skip_fillers(ctx, cue.last, limit)
    subject = _subject(ctx, cue, at, limit, frames) if cue.finite else None
    if subject:
        at = skip_fillers(ctx, subject.last, limit)
    obj = None
    if any(frame.object == "addressee" for frame in frames) and (subject is None or subject.how != "phrase"):
        obj = _object(ctx, cue, subject, at, limit)
        at = obj.last if obj else at
    at = _skip_outlet(ctx, at, limit)
    marker = find_marker(ctx, cue, frames, at, limit, subject)
    if subject and subject.how == "phrase" and (marker is None or marker.kind in ("np", "prep")):
        marker, subject = _unknown_subject(ctx, cue, frames, marker, subject, limit)
    if marker is None or not _strong_enough(ctx, cue, marker, subject):
        return None
    if marker.frame.asks:
        obj, marker = _asked(ctx, marker, limit)
    return Parsed(cue, subject, obj, _whole(ctx, marker, at, subject or obj))


def _asked(ctx: Context, marker: Marker, limit: int) -> tuple[Party | None, Marker]:
    """"طلب من مجلس الأمن عقد جلسة": the one asked stands behind the preposition, the content behind that."""
    obj = party_at(ctx, marker.word) or phrase_at(ctx, marker.word, marker.word + 1)
    if obj is None or obj.last >= limit:
        return obj, marker
    at = skip_fillers(ctx, obj.last, limit)
    if ctx.word(at) in ctx.lexicon.grammar.that:
        at += 1
    return (obj, Marker("np", ctx.doc.starts[at], at, at, marker.frame)) if at < limit else (obj, marker)


def _unknown_subject(
    ctx: Context, cue: CueHit, frames: Sequence[Frame], marker: Marker | None, subject: Party, limit: int
) -> tuple[Marker | None, Party | None]:
    """An unknown noun phrase behind the verb: the content itself where the verb takes one and the phrase is
    indefinite (a verbal noun); else the subject, cut before the indefinite noun that opens the content."""
    definite = ctx.definite(subject.first)
    if any(frame.np for frame in frames):
        if not definite and ctx.word(subject.first)[-1:] != "ه":
            return _bare_content(ctx, frames, subject.first, limit), None
        split = _first_indefinite(ctx, subject)
        if definite and split and (marker is None or split < marker.at):
            return _bare_content(ctx, frames, split, limit), cut_party(ctx, subject, split)
        if marker is None or marker.kind == "np":
            return _bare_content(ctx, frames, subject.first, limit), None
    if cue.joined and ctx.spoken and not cue.feminine and any(frame.object == "addressee" for frame in frames):
        return marker, None
    return marker, subject


def _first_indefinite(ctx: Context, subject: Party) -> int | None:
    return next((i for i in range(subject.first + 1, subject.last) if not ctx.definite(i)), None)


def _strong_enough(ctx: Context, cue: CueHit, marker: Marker, subject: Party | None) -> bool:
    """Ambiguous words report only with أن or a quotation near by, or with a known subject that agrees."""
    if cue.family == "hal":
        set_off = cue.joined or ctx.breaks(cue.first) or _behind_quote(ctx, cue.first)
        near = marker.at <= cue.last + 2
        return set_off or (near and (cue.number in ("ms", "fd") or marker.kind in ("that", "quote")))
    if not cue.finite:
        return True
    if cue.number.startswith("1"):
        return marker.kind == "that" and marker.at <= cue.last + 1
    if ctx.word(cue.first).removeprefix("و") in ctx.lexicon.grammar["prepositions"] and not _known(subject):
        return False
    if marker.kind in ("that", "quote"):
        near = subject is None or subject.how != "phrase" or subject.last - subject.first <= 3
        return not cue.entry.weak or (near and (_known(subject) or at_clause_start(ctx, cue) or _led(ctx, cue)))
    return not cue.entry.weak or (_known(subject) and at_clause_start(ctx, cue))


def _led(ctx: Context, cue: CueHit) -> bool:
    """A known subject stands right before the verb ("صحيفة … كتبت أن"), or كان does somewhere before it."""
    i = cue.first
    if i in ctx.person_end or i in ctx.actor_end:
        return True
    first = max(ctx.sentence_of(i).first, i - 6)
    return any(n in ctx.sources_at or ctx.is_(n, "carrier_verbs") for n in range(first, i))


def _known(subject: Party | None) -> bool:
    return subject is not None and subject.how != "phrase"


def _behind_quote(ctx: Context, i: int) -> bool:
    return any(mark in ctx.doc.gap(i) for mark in "\"”»›")


def at_clause_start(ctx: Context, cue: CueHit) -> bool:
    """Nothing of the same clause stands before the verb but a conjunction or an adverb."""
    i = cue.first
    if cue.joined or ctx.breaks(i) or i == ctx.sentence_of(i).first:
        return True
    while i > 0 and (ctx.is_(i - 1, "fillers") or ctx.is_(i - 1, "negations")):
        i -= 1
    if i != cue.first and (ctx.breaks(i) or i == ctx.sentence_of(i).first):
        return True
    return ctx.is_(i - 1, "openers")


def _skip_outlet(ctx: Context, at: int, limit: int) -> int:
    """Behind "لـ", who was told: "لوكالة الأنباء", "لقناة «العربية»"."""
    word = ctx.word(at)
    if at >= limit or ctx.breaks(at) or not word.startswith("ل") or len(word) < 4:
        return at
    if word in ctx.lexicon.grammar.inherent["ل"] or not (at in ctx.sources_at or at in ctx.person_at):
        return at
    if at in ctx.person_at:
        return ctx.person_at[at].last
    return phrase_end(ctx, ctx.sources_at[at].last)


def _whole(ctx: Context, marker: Marker, at: int, before: Party | None) -> Marker:
    """Content that keeps the object before its particle: "وصف الاتفاق بأنه سيئ"."""
    if not marker.frame.whole or marker.at <= at or ctx.marked(at) or ctx.is_(at, "object_pronouns"):
        return marker
    return marker._replace(kind="np", start=ctx.doc.starts[at], word=at, at=at)


def skip_fillers(ctx: Context, i: int, limit: int) -> int:
    """The first word at or after i that is no adverb of time or manner."""
    while i < limit and ctx.is_(i, "fillers") and i not in ctx.person_at:
        i += 1
    return i


def _subject(ctx: Context, cue: CueHit, at: int, limit: int, frames: Sequence[Frame]) -> Party | None:
    """The noun phrase right behind a finite verb, if it can be its subject."""
    if at < limit and (quoted := quoted_name(ctx, at, limit)):
        return quoted
    if at >= limit or _opens_marker(ctx, at) or (cue.suffix and cue.number == "3mp.obj"):
        return None
    if at > cue.last and ctx.breaks(cue.last):
        return None
    party = party_at(ctx, at)
    if party and not party.prefix and agrees(cue, party):
        return _before_governed(ctx, party, _governing(frames))
    if party or ctx.marked(at):
        return None
    if cue.number not in ("3ms", "3fs", "") or cue.suffix:
        return None
    phrase = phrase_at(ctx, at, limit, _governing(frames))
    if phrase and _looks_joined(ctx, at):
        return None
    return phrase


def _before_governed(ctx: Context, party: Party, stops: frozenset[str]) -> Party:
    """A source's phrase ends before the preposition that the verb governs ("شككت المعارضة | في نزاهة")."""
    if party.how != "source noun":
        return party
    cut = next((i for i in range(party.first + 1, party.last) if ctx.word(i) in stops), None)
    return cut_party(ctx, party, cut) if cut else party


def _governing(frames: Sequence[Frame]) -> frozenset[str]:
    """The separate prepositions of the frames, folded."""
    return frozenset(word for word, prep in _FOLDED_PREPOSITIONS.items() if any(f.prep == prep for f in frames))


def agrees(cue: CueHit, party: Party) -> bool:
    """A verb before its subject agrees in gender; unknown gender agrees with both."""
    if party.feminine is None or not cue.number.startswith("3"):
        return True
    if party.plural:
        return True
    return cue.feminine == party.feminine


def _looks_joined(ctx: Context, i: int) -> bool:
    word = ctx.word(i)
    return len(word) > 2 and word[0] in _JOINED and i not in ctx.person_at and word not in ctx.lexicon.grammar.inherent[word[0]]


def _opens_marker(ctx: Context, i: int) -> bool:
    return ctx.word(i) in ctx.lexicon.grammar.that or ":" in ctx.doc.gap(i) or bool(ctx.quote_opening_before(i))


def _object(ctx: Context, cue: CueHit, subject: Party | None, at: int, limit: int) -> Party | None:
    """The one addressed: a party behind the subject; or in its place, where gender shows it is no subject."""
    if at >= limit or ctx.breaks(at):
        return None
    party = party_at(ctx, at)
    if party and party.prefix and ctx.word(at)[0] not in "لب":
        return None
    if party is None and subject and any(frame.np and frame.object == "addressee" for frame in cue.entry.frames):
        return _definite_object(ctx, at, limit)
    return party


def _definite_object(ctx: Context, at: int, limit: int) -> Party | None:
    """"ناشدت المنظمة الدول المانحة زيادة المساعدات": a definite phrase before an indefinite noun is addressed."""
    last = at
    while last < limit and ctx.definite(last) and not ctx.breaks(last + 1):
        last += 1
    if last == at or last >= limit or ctx.is_(last, "prepositions"):
        return None
    phrase = phrase_at(ctx, at, last)
    return phrase if phrase and phrase.last == last else None


def find_marker(
    ctx: Context, cue: CueHit, frames: Sequence[Frame], at: int, limit: int, subject: Party | None
) -> Marker | None:
    """The nearest marker of any frame behind word `at`, before the next clause takes over."""
    that = next((frame for frame in frames if frame.that), None)
    quote = next((frame for frame in frames if frame.quote), None)
    preps = {frame.prep: frame for frame in frames if frame.prep}
    np = next((frame for frame in frames if frame.np), None)
    if np and (subject is None or subject.how != "phrase") and not _circumstance(ctx, at) and not cue.suffix:
        joined = _joined(ctx, at, preps)
        bare = _bare_content(ctx, frames, at, limit)
        described = subject is not None and that is not None and ctx.definite(at)
        if bare and not joined and not _opens_marker(ctx, at) and not described:
            return bare
    stop = min(limit, at + _FAR)
    relative, inner = False, 0
    i = at
    while i < stop:
        if i > cue.last - 1 and quote and (marker := _quoted(ctx, i, quote, cue)):
            return marker
        word = ctx.word(i)
        mention = ctx.person_at.get(i)
        if mention and i > at:
            if mention.prefix and preps and (marker := _joined(ctx, i, preps)):
                return marker
            i = mention.last
            continue
        relative = relative or word in ctx.lexicon.grammar["relatives"]
        if i > at and _taken_over(ctx, i, relative):
            break
        if word in ctx.lexicon.grammar.that and ctx.is_(i - 1, "prepositions") and i - 1 >= at:
            break
        if relative and i > at and word not in ctx.lexicon.grammar.that:
            inner += any(c.finite and any(f.that for f in c.entry.frames) for c in ctx.cues_at.get(i, ()))
        elif inner and word in ctx.lexicon.grammar.that:
            inner -= 1
            i += 1
            continue
        if that and word in ctx.lexicon.grammar.that:
            return Marker("that", ctx.doc.starts[i + 1], i + 1, i, that) if i + 1 < limit else None
        if np and i > at and _noun_content(ctx, i):
            return _bare_content(ctx, frames, i, limit)
        marker = _governed(ctx, i, preps, that, limit)
        if marker is not None and (i - at <= 1 or ctx.breaks(i) or _main_frame(frames, marker)):
            return marker
        i += 1
    if quote and i < limit and (marker := _quoted(ctx, i, quote, cue)):
        return marker
    if np and not cue.suffix:
        return _after_circumstance(ctx, frames, at, limit)
    return None


def _main_frame(frames: Sequence[Frame], marker: Marker) -> bool:
    """The frame is the cue's first with a preposition; only that one may stand far from the cue."""
    return marker.kind == "that" or marker.frame is next((frame for frame in frames if frame.prep), None)


def _noun_content(ctx: Context, i: int) -> bool:
    """Behind a comma, a noun of attitude opens the content: "أكد، في كلمة له، التزام بلاده"."""
    return ctx.breaks(i) and any(not hit.prefix for hit in ctx.light_at.get(i, ()))


def _quoted(ctx: Context, i: int, frame: Frame, cue: CueHit) -> Marker | None:
    """A colon or a quotation (of more than a name) opens before word i."""
    gap = ctx.doc.gap(i)
    quote = ctx.quote_opening_before(i)
    if quote and (":" in gap or "،" in gap or quote.inner_end - quote.inner > 25 or i == cue.last):
        return Marker("quote", quote.inner, i, i, frame)
    if ":" in gap and not quote:
        return Marker("quote", ctx.doc.starts[i], i, i, frame)
    return None


def _governed(
    ctx: Context, i: int, preps: dict[str | None, Frame], that: Frame | None, limit: int
) -> Marker | None:
    """A preposition that the cue governs, alone or joined, and أن behind it."""
    word = ctx.word(i)
    if i + 1 >= limit:
        return _joined(ctx, i, preps)
    if word in _FOLDED_PREPOSITIONS:
        key = _FOLDED_PREPOSITIONS[word]
        if key in preps or (that and ctx.word(i + 1) in ctx.lexicon.grammar.that):
            frame = preps.get(key) or that
            start, kind = i + 1, "prep"
            if ctx.word(start) in ctx.lexicon.grammar.that and start + 1 < limit:
                start, kind = start + 1, "that"
            assert frame is not None  # noqa: S101 (for the type checker)
            return Marker(kind, ctx.doc.starts[start], start, i, frame)
    return _joined(ctx, i, preps)


_FOLDED_PREPOSITIONS = {"الي": "إلى", "على": "على", "عن": "عن", "من": "من", "في": "في"}


def _joined(ctx: Context, i: int, preps: dict[str | None, Frame]) -> Marker | None:
    word = ctx.word(i)
    for letter in _JOINED:
        if letter not in preps or not word.startswith(letter):
            continue
        if word == letter and i + 1 < len(ctx.doc.words):
            return Marker("prep", ctx.doc.starts[i + 1], i + 1, i, preps[letter])
        if len(word) < 3 or word in ctx.lexicon.grammar.inherent[letter]:
            continue
        if word in ctx.lexicon.grammar.that:
            return Marker("that", ctx.doc.starts[i + 1], i + 1, i, preps[letter])
        offset = 0 if word.startswith("لل") else 1
        return Marker("prep", ctx.doc.starts[i] + offset, i, i, preps[letter])
    return None


def _taken_over(ctx: Context, i: int, relative: bool) -> bool:
    """Another clause begins at word i: a participle that reports, or a verb outside a relative clause."""
    for cue in ctx.cues_at.get(i, ()):
        if cue.entry.weak or cue.entry.cls == "according":
            continue
        if cue.family == "hal" and (cue.number == "ms" or ctx.breaks(i)):
            return True
        if cue.finite and not relative and (cue.joined or ctx.breaks(i)):
            return True
    return False


def _circumstance(ctx: Context, i: int) -> bool:
    return ctx.is_(i, "prepositions") or ctx.breaks(i)


def _after_circumstance(ctx: Context, frames: Sequence[Frame], at: int, limit: int) -> Marker | None:
    """Content as an object behind an inserted circumstance: "أكد، في كلمة له، التزام بلاده"."""
    if not ctx.marked(at) and not ctx.is_(at, "prepositions"):
        return _bare_content(ctx, frames, at, limit)
    for i in range(at, min(limit, at + 25)):
        if "،" in ctx.doc.gap(i) or "," in ctx.doc.gap(i):
            if _circumstance_word(ctx, i):
                continue
            return _bare_content(ctx, frames, i, limit)
    return None


def _circumstance_word(ctx: Context, i: int) -> bool:
    return ctx.is_(i, "prepositions") or ctx.is_(i, "fillers")


def _bare_content(ctx: Context, frames: Sequence[Frame], at: int, limit: int) -> Marker | None:
    """The noun phrase at word `at` is the content."""
    np = next((frame for frame in frames if frame.np), None)
    if np is None or at >= limit or ctx.is_(at, "negations") or ctx.is_(at, "prepositions"):
        return None
    if ctx.word(at) in ctx.lexicon.grammar.that or _looks_joined(ctx, at):
        return None
    return Marker("np", ctx.doc.starts[at], at, at, np)


def parse_light(ctx: Context, cue: CueHit) -> tuple[Parsed, LightNoun] | None:
    """A light verb with the noun that says what was done: "أعرب عن رفضه القرار", "وجه إنذارا إلى … بـ"."""
    limit = ctx.sentence_of(cue.first).last
    at = skip_fillers(ctx, cue.last, limit)
    subject = _subject(ctx, cue, at, limit, cue.entry.frames) if cue.finite else None
    hit = _noun_of(ctx, cue, at, limit)
    if hit is None:
        return None
    noun = light_noun(cue.entry, hit.form.entry)
    assert noun is not None  # noqa: S101 (_noun_of found it there)
    if subject and subject.last > hit.first:
        subject = None
    after = cue._replace(last=hit.last)
    marker = find_marker(ctx, after, noun.frames, hit.last, min(limit, hit.last + 7), None) if noun.frames else None
    if marker is None or not _hands_over(ctx, noun, marker, hit):
        start = ctx.doc.starts[hit.first] + len(hit.prefix)
        marker = Marker("np", start, hit.first, hit.first, Frame(np=True))
    obj = _told(ctx, hit, subject, at, limit)
    return Parsed(cue, subject, obj, marker), noun


def _told(ctx: Context, hit: Hit, subject: Party | None, at: int, limit: int) -> Party | None:
    """Whom a light verb turns to: behind its noun ("وجه تحذيرا لموسكو") or before it ("حمّل واشنطن مسؤولية")."""
    behind = skip_fillers(ctx, hit.last, limit)
    found = party_at(ctx, behind) if behind < limit else None
    before = subject.last if subject else at
    return found or (party_at(ctx, before) if before < hit.first else None)


def _noun_of(ctx: Context, cue: CueHit, at: int, limit: int) -> Hit | None:
    """The first noun of this light verb behind it, before another clause begins."""
    names = {noun.noun for noun in cue.entry.nouns}
    for i in range(at, min(limit, at + 20)):
        for hit in ctx.light_at.get(i, ()):
            if hit.form.entry in names:
                return hit
        if i > at and _taken_over(ctx, i, relative=True):
            return None
    return None


_REPORTING = frozenset({"request", "demand", "warn", "threaten", "criticize", "reject", "deny", "invite"})


def _hands_over(ctx: Context, noun: LightNoun, marker: Marker, hit: Hit) -> bool:
    """The content begins behind the noun (not with it): after أن, or where the noun itself reports."""
    if marker.kind in ("that", "quote") or ctx.word(marker.word - 1) in ctx.lexicon.grammar.that:
        return True
    return noun.act in _REPORTING or (not hit.suffix and hit.form.tag.endswith("def"))
