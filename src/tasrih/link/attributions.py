"""Attribution without a verb of its own before the content: "بحسب X، …", "…، وفق ما أعلن X", "…، كما قال X"."""

from __future__ import annotations

from tasrih.find.cues import CueHit
from tasrih.lexicon.schema import Frame
from tasrih.link.clauses import agrees
from tasrih.link.content import Content, attributes, find_content
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.markers import Marker
from tasrih.link.parties import party_at
from tasrih.link.party import Party
from tasrih.link.phrases import phrase_at
from tasrih.text.document import Sentence

_SHORTEST_CLAUSE = 3
_PRONOUNS = ("ه", "ها", "هم")


def attributed(
    ctx: Context, sentence: Sentence, cue: CueHit, found: list[Draft], speaker: Party | None
) -> Draft | None:
    """ "بحسب X": before its clause, or behind it where nothing else attributes that clause."""
    if not attributes(ctx, cue):
        return None
    leads = cue.first <= sentence.first + 1
    source = _source(ctx, sentence, cue)
    if source is None and leads and speaker and _means_speaker(ctx, cue):
        last = cue.last + int(ctx.is_(cue.last, "resumptives"))
        source = speaker._replace(first=cue.first, last=last, how="pronoun")
    if source is None:
        return None
    content = _after(ctx, cue, source.last, sentence) if leads else _before(ctx, cue.first, sentence, found)
    return _draft(ctx, cue, (cue.first, cue.last), source, content, sentence)


def as_said(ctx: Context, sentence: Sentence, cue: CueHit, found: list[Draft]) -> Draft | None:
    """ "…، كما قال الوزير": a clause of attribution behind what is said."""
    first = cue.first - 1
    if not cue.finite or cue.entry.cls == "light" or not ctx.is_(first, "as_words") or first <= sentence.first:
        return None
    source = party_at(ctx, cue.last) or phrase_at(ctx, cue.last, sentence.last)
    content = _before(ctx, first, sentence, found)
    return _draft(ctx, cue, (first, cue.last), source, content, sentence)


def _means_speaker(ctx: Context, cue: CueHit) -> bool:
    """ "ووفقا له، فإن", "وبحسب قوله، فإن": the pronoun means whoever spoke last."""
    return ctx.is_(cue.last, "resumptives") or ctx.word(cue.last - 1).endswith(_PRONOUNS)


def inverted(ctx: Context, sentence: Sentence, cue: CueHit, found: list[Draft]) -> Draft | None:
    """ "«لا نريد الحرب»، قال الوزير": the verb behind the quotation that it reports."""
    first = cue.first
    if not cue.finite or first <= sentence.first or not any(frame.quote for frame in cue.entry.frames):
        return None
    quote = ctx.quote_over(ctx.doc.starts[first - 1])
    if quote is None or not quote.closed or ctx.doc.word_from(quote.end) != first:
        return None
    if ctx.doc.word_from(quote.inner) > first - _SHORTEST_CLAUSE or (found and found[-1].content.end > quote.start):
        return None
    source = party_at(ctx, cue.last)
    if source is None or source.prefix or not agrees(cue, source):
        return None
    content = Content(quote.inner, quote.inner_end, source.last, "direct")
    return _draft(ctx, cue, (first, cue.last), source, content, sentence)


def _draft(
    ctx: Context,
    cue: CueHit,
    words: tuple[int, int],
    source: Party | None,
    content: Content | None,
    sentence: Sentence,
) -> Draft | None:
    if source is None or content is None:
        return None
    span = (ctx.doc.starts[words[0]], ctx.doc.ends[words[1] - 1])
    content = content._replace(next_word=max(content.next_word, source.last))
    return Draft(cue, span, source, source.how, None, "according", content, sentence)


def _source(ctx: Context, sentence: Sentence, cue: CueHit) -> Party | None:
    """Who stands behind the attribution, past a verb of its own ("وفق ما صرحت به الوزارة")."""
    at = cue.last + int(ctx.is_(cue.last, "clause_particles"))
    verb = next((verb for verb in ctx.cues_at.get(at, ()) if verb.finite), None)
    if verb or (cue.entry.takes == "clause" and party_at(ctx, at) is None):
        at = verb.last if verb else at + 1
        while ctx.is_(at, "resumptives") or ctx.is_(at, "fillers"):
            at += 1
    return party_at(ctx, at) or phrase_at(ctx, at, sentence.last)


def _after(ctx: Context, cue: CueHit, last: int, sentence: Sentence) -> Content | None:
    """The clause behind a leading attribution: "بحسب الوكالة، فإن …"."""
    if last >= sentence.last:
        return None
    if ctx.is_(last, "so_that") or ctx.word(last) in ctx.lexicon.grammar.that:
        last += 1
    elif not ctx.breaks(last):
        return None
    if last >= sentence.last:
        return None
    return find_content(ctx, cue, Marker("that", ctx.doc.starts[last], last, last, Frame()))


def _before(ctx: Context, word: int, sentence: Sentence, found: list[Draft]) -> Content | None:
    """The clause before a trailing attribution at `word`, unless another cue already reports it."""
    first = sentence.first
    if found:
        if found[-1].content.next_word >= word - 1:
            return None
        first = max(first, found[-1].content.next_word)
    while first < word and ctx.is_(first, "openers"):
        first += 1
    if word - first < _SHORTEST_CLAUSE:
        return None
    start, end = ctx.doc.starts[first] + _conjunction(ctx, first), ctx.doc.ends[word - 1]
    quotes = ctx.quotes_in(start, end)
    if quotes:
        end = max(end, quotes[-1].end)
        start = min(start, quotes[0].start) if quotes[0].inner >= start else start
        if quotes[0].inner <= start + 1 and quotes[0].end >= end:
            return Content(quotes[0].inner, quotes[0].inner_end, word, "direct")
    return Content(start, end, word, "mixed" if quotes else "indirect")


def _conjunction(ctx: Context, i: int) -> int:
    """Length of the و joined to word i."""
    word = ctx.word(i)
    return int(word.startswith("و") and len(word) > 2 and word not in ctx.lexicon.grammar["inherent_waw"])
