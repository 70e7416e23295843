"""Statements: cues, speakers and contents joined, sentence by sentence. Read this file first of this folder."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.find.cues import CueHit
from tasrih.lexicon.schema import LightNoun
from tasrih.link.clauses import agrees, at_clause_start
from tasrih.link.content import Content, attributes, find_content
from tasrih.link.context import Context
from tasrih.link.frames import Parsed, parse_cue
from tasrih.link.headings import Heading, find_heading
from tasrih.link.light import parse_light
from tasrih.link.markers import Marker
from tasrih.link.parties import party_at
from tasrih.link.party import Party
from tasrih.link.phrases import phrase_at
from tasrih.link.speakers import Speakers, nearest_subject, subject_before, topic_of, writer_of
from tasrih.text.document import Sentence

_SHORTEST_CLAUSE = 3


class Draft(NamedTuple):
    """A statement in folded offsets, before act, addressee and issues are told."""

    cue: CueHit | None
    cue_span: tuple[int, int]
    source: Party
    how: str
    object: Party | None
    marker: str
    content: Content
    sentence: Sentence
    noun: LightNoun | None = None


def find_statements(ctx: Context, sentences: list[Sentence]) -> list[Draft]:
    """All statements of the given sentences, in text order."""
    speakers = Speakers()
    found: list[Draft] = []
    for sentence in sentences:
        speakers.open_sentence(topic_of(ctx, sentence))
        found += _in_sentence(ctx, speakers, sentence)
    return found


def _in_sentence(ctx: Context, speakers: Speakers, sentence: Sentence) -> list[Draft]:
    found: list[Draft] = []
    i, last = sentence.first, sentence.last
    heading = find_heading(ctx, sentence)
    if heading:
        last = heading.colon_word
        if heading.source:
            speakers.note(heading.source)
            return [_heading(heading, heading.source, sentence)]
    while i < last:
        draft = _statement_at(ctx, speakers, sentence, i, found)
        if draft is None:
            i += 1
            continue
        if draft.cue is not None:
            speakers.note(draft.source)
            ctx.spoken = True
        found.append(draft)
        i = max(i + 1, draft.content.next_word)
    if heading and found:
        found = [_until(ctx, draft, last) for draft in found]
        found.append(_heading(heading, found[-1].source, sentence))
    return found


def _heading(heading: Heading, source: Party, sentence: Sentence) -> Draft:
    at = heading.colon
    return Draft(None, (at, at + 1), source, "heading", None, "heading", heading.content, sentence)


def _until(ctx: Context, draft: Draft, word: int) -> Draft:
    """A statement before the colon of a headline ends there."""
    end = min(draft.content.end, ctx.doc.ends[word - 1])
    return draft._replace(content=draft.content._replace(end=end))


def _statement_at(
    ctx: Context, speakers: Speakers, sentence: Sentence, i: int, found: list[Draft]
) -> Draft | None:
    for cue in ctx.cues_at.get(i, ()):
        if _quoted_away(ctx, cue):
            return None
        draft = _by_class(ctx, speakers, sentence, cue, found)
        if draft:
            return draft
    return None


def _quoted_away(ctx: Context, cue: CueHit) -> bool:
    """The cue stands inside a quotation, where only its speaker reports."""
    quote = ctx.quote_over(ctx.doc.starts[cue.first])
    return quote is not None


def _by_class(
    ctx: Context, speakers: Speakers, sentence: Sentence, cue: CueHit, found: list[Draft]
) -> Draft | None:
    if cue.entry.cls == "according":
        return _according(ctx, speakers, sentence, cue, found)
    if cue.family in ("masdar", "noun"):
        return _nominal(ctx, speakers, sentence, cue)
    if cue.entry.nouns and (light := _light(ctx, speakers, sentence, cue)):
        return light
    return _verbal(ctx, speakers, sentence, cue, found)


def _as_said(
    ctx: Context, speakers: Speakers, sentence: Sentence, cue: CueHit, found: list[Draft]
) -> Draft | None:
    """"…، كما قال الوزير": a clause of attribution behind what is said."""
    if not cue.finite or not ctx.is_(cue.first - 1, "as_words") or cue.first - 1 <= sentence.first:
        return None
    as_cue = cue._replace(first=cue.first - 1)
    source = party_at(ctx, cue.last) or phrase_at(ctx, cue.last, sentence.last)
    content = _content_before(ctx, as_cue, sentence, found)
    if source is None or content is None:
        return None
    span = (ctx.doc.starts[as_cue.first], ctx.doc.ends[cue.last - 1])
    content = content._replace(next_word=max(content.next_word, source.last))
    return Draft(cue, span, source, source.how, None, "according", content, sentence)


def _verbal(
    ctx: Context, speakers: Speakers, sentence: Sentence, cue: CueHit, found: list[Draft]
) -> Draft | None:
    parsed = parse_cue(ctx, cue)
    if parsed is None:
        return _as_said(ctx, speakers, sentence, cue, found)
    if cue.entry.relay:
        relayed = _relayed(ctx, speakers, parsed)
        if relayed:
            return _draft(ctx, sentence, parsed, relayed, "relayed")
    source, how = _source(ctx, speakers, sentence, parsed)
    if source is None or (how == "carried forward" and not at_clause_start(ctx, cue)):
        return None
    return _draft(ctx, sentence, parsed, source, how)


def _points_back(ctx: Context, cue: CueHit) -> bool:
    """"قال فيه", "جاء فيه", "مفاده": the cue speaks of a document named before it."""
    return any(ctx.is_(i, "pointing_back") for i in range(cue.first, cue.last + 1))


def _light(ctx: Context, speakers: Speakers, sentence: Sentence, cue: CueHit) -> Draft | None:
    found = parse_light(ctx, cue)
    if found is None:
        return None
    parsed, noun = found
    source, how = _source(ctx, speakers, sentence, parsed)
    if source is None or (how == "carried forward" and not at_clause_start(ctx, cue)):
        return None
    draft = _draft(ctx, sentence, parsed, source, how)
    return draft._replace(noun=noun) if draft else None


def _source(
    ctx: Context, speakers: Speakers, sentence: Sentence, parsed: Parsed
) -> tuple[Party | None, str]:
    """The speaker and how it was found."""
    cue = parsed.cue
    if parsed.subject and parsed.subject.how != "phrase":
        return parsed.subject, parsed.subject.how
    if parsed.subject:
        led = subject_before(ctx, cue, sentence) if ctx.is_(cue.first - 1, "perfect_particles") else None
        return (led, f"{led.how} before its verb") if led else (parsed.subject, parsed.subject.how)
    if cue.family == "hal":
        party = speakers.in_sentence or nearest_subject(ctx, cue, sentence) or speakers.dropped(cue)
        if party and cue.number in ("mp", "fd") and not (party.plural or party.person < 0):
            return None, ""
        return party, "subject of the main verb"
    if _points_back(ctx, cue) and (writer := writer_of(ctx, cue, sentence)):
        return writer, "writer of the document"
    before = subject_before(ctx, cue, sentence)
    if before:
        return before, f"{before.how} before its verb"
    if speakers.in_sentence and not cue.joined and agrees(cue, speakers.in_sentence):
        return speakers.in_sentence, "subject of the sentence"
    return speakers.dropped(cue), "carried forward"



def _relayed(ctx: Context, speakers: Speakers, parsed: Parsed) -> Party | None:
    """"نقلت الوكالة عن الوزير قوله إن", "نسبت إليه": the one behind the preposition speaks."""
    for i in range(parsed.cue.last, parsed.marker.word):
        if ctx.is_(i, "relay_pronouns"):
            return speakers.dropped(parsed.cue._replace(number=""))
        if ctx.is_(i, "relay_prepositions") and i not in ctx.in_person:
            party = party_at(ctx, i + 1) or phrase_at(ctx, i + 1, parsed.marker.at)
            if party:
                return party
    return None


def _draft(ctx: Context, sentence: Sentence, parsed: Parsed, source: Party, how: str) -> Draft | None:
    content = find_content(ctx, parsed.cue, parsed.marker)
    if content is None:
        return None
    return Draft(parsed.cue, _cue_span(ctx, parsed.cue, parsed.marker), source, how, parsed.object,
                 parsed.marker.kind, content, sentence)  # fmt: skip


def _cue_span(ctx: Context, cue: CueHit, marker: Marker) -> tuple[int, int]:
    """The cue's words; with its particle where that follows at once."""
    last = cue.last
    if marker.at == cue.last and marker.word > marker.at and ctx.is_(marker.at, "prepositions"):
        last = cue.last + 1
    return ctx.doc.starts[cue.first], ctx.doc.ends[last - 1]


def _nominal(ctx: Context, speakers: Speakers, sentence: Sentence, cue: CueHit) -> Draft | None:
    """A verbal noun with its speaker right behind it: "إعلان إسرائيل عن", "رفض موسكو توقيع", "قوله إن"."""
    if cue.number == "def" or cue.prefix.endswith(("ل", "ب")):
        return None
    if cue.suffix:
        source = speakers.in_sentence or speakers.dropped(cue)
        at, how = cue.last, "pronoun"
    else:
        source, at, how = party_at(ctx, cue.last), cue.last, "subject of the verbal noun"
        if source is None or source.prefix:
            return None
        at = source.last
    if source is None:
        return None
    if not cue.suffix and any(frame.object == "addressee" for frame in cue.entry.frames) and not party_at(ctx, at):
        return None
    shifted = cue._replace(last=at)
    parsed = parse_cue(ctx, shifted)
    if parsed is None or parsed.marker.at > at + 3:
        return None
    return _draft(ctx, sentence, parsed._replace(cue=cue, subject=source), source, how)


def _according(
    ctx: Context, speakers: Speakers, sentence: Sentence, cue: CueHit, found: list[Draft]
) -> Draft | None:
    """"بحسب X": before its clause, or behind it where nothing else attributes that clause."""
    if not attributes(ctx, cue):
        return None
    source, last = _according_source(ctx, speakers, sentence, cue)
    if source is None:
        return None
    span = (ctx.doc.starts[cue.first], ctx.doc.ends[cue.last - 1])
    content = (
        _content_after(ctx, cue, last, sentence)
        if cue.first <= sentence.first + 1
        else _content_before(ctx, cue, sentence, found)
    )
    if content is None:
        return None
    draft = Draft(cue, span, source, source.how, None, "according", content, sentence)
    speakers.note(source)
    return draft._replace(content=content._replace(next_word=max(content.next_word, last)))


def _according_source(
    ctx: Context, speakers: Speakers, sentence: Sentence, cue: CueHit
) -> tuple[Party | None, int]:
    at = cue.last
    if ctx.word(at) == "ما":
        at += 1
    for verb in ctx.cues_at.get(at, ()):
        if verb.finite:
            at = verb.last
            while ctx.is_(at, "resumptives"):
                at += 1
            break
    party = party_at(ctx, at) or phrase_at(ctx, at, sentence.last)
    return (party, party.last) if party else (None, at)


def _content_after(ctx: Context, cue: CueHit, last: int, sentence: Sentence) -> Content | None:
    if last >= sentence.last:
        return None
    start = last
    if ctx.is_(start, "so_that") or ctx.word(start) in ctx.lexicon.grammar.that:
        start += 1
    elif not ctx.breaks(last):
        return None
    if start >= sentence.last:
        return None
    from tasrih.lexicon.schema import Frame

    return find_content(ctx, cue, Marker("that", ctx.doc.starts[start], start, start, Frame()))


def _content_before(ctx: Context, cue: CueHit, sentence: Sentence, found: list[Draft]) -> Content | None:
    """The clause before a trailing attribution, unless another cue already reports it."""
    first = sentence.first
    if found:
        if found[-1].content.next_word >= cue.first - 1:
            return None
        first = max(first, found[-1].content.next_word)
    while first < cue.first and ctx.is_(first, "openers"):
        first += 1
    if cue.first - first < _SHORTEST_CLAUSE:
        return None
    start, end = ctx.doc.starts[first], ctx.doc.ends[cue.first - 1]
    if ctx.word(first).startswith("و") and ctx.word(first)[1:2] not in ("", "ا"):
        start += 0
    while end > start and ctx.doc.folded[end - 1] in " ،,":
        end -= 1
    quotes = [q for q in ctx.doc.quotes if q.start < end and q.end > start]
    if quotes and quotes[-1].end > end:
        end = quotes[-1].end
    return Content(start, end, cue.last, "mixed" if quotes else "indirect")

