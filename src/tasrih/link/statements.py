"""Statements: cues, speakers and contents joined, sentence by sentence. Read this file first of this folder."""

from __future__ import annotations

from tasrih.find.cues import CueHit
from tasrih.link.attributions import as_said, attributed, inverted
from tasrih.link.clauses import agrees, at_clause_start
from tasrih.link.content import find_content
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.frames import Parsed, parse_cue
from tasrih.link.headings import Heading, find_heading
from tasrih.link.light import parse_light
from tasrih.link.markers import Marker
from tasrih.link.parties import party_at
from tasrih.link.party import Party
from tasrih.link.phrases import phrase_at
from tasrih.link.speakers import Speakers, last_named, nearest_subject, subject_before, topic_of, writer_of
from tasrih.text.document import Sentence


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
    while (i := ctx.next_cue(i)) < last:
        draft = _statement_at(ctx, speakers, sentence, i, found)
        if draft is None:
            i += 1
            continue
        draft = draft._replace(source=speakers.fuller(ctx, draft.source))
        if draft.cue is not None:
            speakers.note(draft.source, aside=bool(found) and _aside(ctx, draft))
            ctx.spoken = True
        found.append(draft)
        i = max(i + 1, draft.content.next_word)
    if heading and found:
        before = [draft for draft in found if draft.content.start < ctx.doc.ends[last - 1]]
        found = [_until(ctx, draft, last) for draft in before]
    if heading and found:
        found.append(_heading(heading, found[-1].source, sentence))
    return found


def _aside(ctx: Context, draft: Draft) -> bool:
    """ "…، بينما تدعو عواصم أخرى إلى": what goes on beside the main clause, told of nobody by name."""
    cue, source = draft.cue, draft.source
    if cue is None or cue.family != "present" or source.person >= 0 or source.how == "actor":
        return False
    return ctx.is_(cue.first - 1, "meanwhile")


def _heading(heading: Heading, source: Party, sentence: Sentence) -> Draft:
    at = heading.colon
    return Draft(None, (at, at + 1), source, "heading", None, "heading", heading.content, sentence)


def _until(ctx: Context, draft: Draft, word: int) -> Draft:
    """A statement before the colon of a headline ends there."""
    end = min(draft.content.end, ctx.doc.ends[word - 1])
    return draft._replace(content=draft.content._replace(end=end))


def _statement_at(ctx: Context, speakers: Speakers, sentence: Sentence, i: int, found: list[Draft]) -> Draft | None:
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


def _by_class(ctx: Context, speakers: Speakers, sentence: Sentence, cue: CueHit, found: list[Draft]) -> Draft | None:
    if cue.entry.cls == "according":
        return attributed(ctx, sentence, cue, found, speakers.said[-1] if speakers.said else None)
    if cue.family in ("masdar", "noun"):
        return _nominal(ctx, speakers, sentence, cue)
    if cue.entry.nouns and (light := _light(ctx, speakers, sentence, cue)):
        return light
    return _verbal(ctx, speakers, sentence, cue, found)


def _verbal(ctx: Context, speakers: Speakers, sentence: Sentence, cue: CueHit, found: list[Draft]) -> Draft | None:
    parsed = parse_cue(ctx, cue)
    if parsed is None:
        return as_said(ctx, sentence, cue, found) or inverted(ctx, sentence, cue, found)
    parsed = _with_object(ctx, sentence, parsed)
    if cue.entry.relay:
        relayed = _relayed(ctx, speakers, parsed)
        if relayed:
            return _draft(ctx, sentence, parsed, relayed, "relayed")
    source, how = _source(ctx, speakers, sentence, parsed)
    if source is None or (how == "carried forward" and (_impersonal(ctx, parsed) or not at_clause_start(ctx, cue))):
        return None
    return _draft(ctx, sentence, parsed, source, how)


def _impersonal(ctx: Context, parsed: Parsed) -> bool:
    """ "ويعتقد أن", "ويعتبر اللقاء الأول": held by nobody told; "وصف بأنه": who is described is no speaker."""
    marker, cue = parsed.marker, parsed.cue
    if marker.frame.whole and marker.kind == "np" and cue.family == "present" and not cue.suffix:
        return marker.at == cue.last and ctx.definite(marker.word)
    if marker.frame.whole and marker.kind != "np" and marker.at == cue.last and not cue.suffix:
        return True
    word = ctx.word(cue.first).removeprefix("و")
    return marker.at <= cue.last + 1 and word in ctx.lexicon.grammar["impersonal"]


def _points_back(ctx: Context, cue: CueHit) -> bool:
    """ "قال فيه", "جاء فيه", "مفاده": the cue speaks of a document named before it."""
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


def _source(ctx: Context, speakers: Speakers, sentence: Sentence, parsed: Parsed) -> tuple[Party | None, str]:
    """The speaker and how it was found."""
    cue = parsed.cue
    if parsed.subject and parsed.subject.how != "phrase":
        return parsed.subject, parsed.subject.how
    if parsed.subject and ctx.is_(parsed.subject.first, "latter") and (latter := last_named(ctx, cue)):
        return latter._replace(first=parsed.subject.first, last=parsed.subject.last), "pronoun"
    if parsed.subject:
        may_be_led = ctx.is_(cue.first - 1, "perfect_particles") or ctx.is_(parsed.subject.first, "demonstratives")
        led = subject_before(ctx, cue, sentence) if may_be_led else None
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
    topic = speakers.in_sentence
    if topic and agrees(cue, topic) and (not cue.joined or topic.first == sentence.first):
        return speakers.in_sentence, "subject of the sentence"
    return speakers.dropped(cue) or (topic if topic and agrees(cue, topic) else None), "carried forward"


def _with_object(ctx: Context, sentence: Sentence, parsed: Parsed) -> Parsed:
    """ "القرار يدعو الأطراف إلى": where the subject stands before the verb, the party behind it is addressed."""
    subject, cue = parsed.subject, parsed.cue
    if subject is None or not any(frame.object == "addressee" for frame in cue.entry.frames):
        return parsed
    before = subject_before(ctx, cue, sentence)
    if before is None or before.how == "phrase" or before.last < cue.first:
        return parsed
    return parsed._replace(subject=None, object=subject)


def _relayed(ctx: Context, speakers: Speakers, parsed: Parsed) -> Party | None:
    """ "نقلت الوكالة عن الوزير قوله إن", "نسبت إليه": the one behind the preposition speaks."""
    for i in range(parsed.cue.last, parsed.marker.word):
        if ctx.is_(i, "relay_pronouns"):
            return speakers.dropped(parsed.cue._replace(number=""))
        if ctx.is_(i, "relay_prepositions") and i not in ctx.in_person:
            party = party_at(ctx, i + 1) or phrase_at(ctx, i + 1, _his_saying(ctx, i + 2, parsed.marker.at))
            if party:
                return party
    return None


def _his_saying(ctx: Context, i: int, limit: int) -> int:
    """The word "قوله" at or behind word i, else `limit`."""
    own = (n for n in range(i, limit) if any(cue.suffix and cue.family == "masdar" for cue in ctx.cues_at.get(n, ())))
    return next(own, limit)


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
