"""Noun phrases: how far one reaches, without a parser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tasrih.lexicon import Hit
from tasrih.link.clauses import JOINED, looks_joined
from tasrih.link.context import Context
from tasrih.link.party import OTHER, Party, actor_inside, text_of

_LONGEST = 14
_LONGEST_QUOTED = 4
_LONG_QUOTE = 40
_DEFINITE_ALEF = "الا"
"""The article before a verbal noun of a derived stem ("الاعتداء", "الانسحاب") or before a noun with hamza."""
_ENDING_TABLES = ("relatives", "negations", "so_that", "fillers", "tails", "demonstratives")
_NEVER_FIRST = ("time_nouns", "resumptives", "so_that")
_FUTURES = frozenset({"سي", "ست", "سن"})
_INDEFINITE_NISBA = ("يه", "يون", "يين", "يات")
_NISBA_ENDINGS = ("ي", "يه", "يين", "يون", "يان", "يتين", "يات")


def phrase_at(ctx: Context, i: int, limit: int, stops: frozenset[str] = frozenset()) -> Party | None:
    """Any noun phrase at word i, up to word `limit` or a preposition of `stops`: named as it stands in the text."""
    if i >= limit or ctx.is_(i, "prepositions") or ctx.word(i) in ctx.lexicon.grammar.that:
        return None
    if any(ctx.is_(i, table) for table in _NEVER_FIRST) or ctx.word(i) in JOINED:
        return None
    if ctx.is_(i, "negations") or ctx.is_(i, "relatives"):
        return None
    if _deed(ctx, i):
        return None
    if any(cue.finite or cue.family == "hal" or cue.entry.cls == "according" for cue in ctx.cues_at.get(i, ())):
        return None
    last = min(phrase_end(ctx, i + 1, described=True), limit)
    last = next((n for n in range(i + 1, last) if ctx.word(n) in stops), last)
    start, end = ctx.doc.starts[i], closed(ctx, ctx.doc.ends[last - 1])
    of = actor_inside(ctx, i, last) or OTHER
    return Party(i, last, text_of(ctx, start, end), start, end, of, None, "phrase", None)


def quoted_name(ctx: Context, i: int, limit: int) -> Party | None:
    """A short name in quotation marks as a subject: "وذكرت «بلومبرغ» أن". No colon before, more words behind."""
    quote = ctx.quote_opening_before(i)
    if quote is None or not quote.closed or ":" in ctx.doc.gap(i):
        return None
    last = ctx.doc.word_from(quote.end)
    if not i < last < limit or last - i > _LONGEST_QUOTED or ctx.doc.gap(last).strip(' "”»›'):
        return None
    name = text_of(ctx, quote.inner, quote.inner_end)
    return Party(i, last, name, quote.inner, quote.inner_end, OTHER, None, "quoted name", None)


def closed(ctx: Context, end: int) -> int:
    """A phrase's end with the mark that closes a quoted name there: "صحيفة «هآرتس»"."""
    quote = ctx.quote_over(end - 1)
    return quote.end if quote and quote.closed and quote.inner_end == end else end


def whole(ctx: Context, start: int, end: int) -> int:
    """The end of a span with the quotation mark or bracket that closes one opened inside it."""
    quote = ctx.quote_over(end - 1)
    if quote and quote.closed and quote.start >= start and quote.inner_end == end:
        return quote.end
    folded = ctx.doc.folded
    opened = folded.count("(", start, end) > folded.count(")", start, end)
    return end + 1 if opened and folded[end : end + 1] == ")" else end


def is_future(ctx: Context, i: int) -> bool:
    """Word i is a verb of the future: "ستنفذ", or its particle."""
    word = ctx.word(i)
    word = word[1:] if word[:1] in ("و", "ف") and word[1:3] in _FUTURES else word
    if word[:2] in _FUTURES:
        return word not in ctx.lexicon.act_words["not_future"] and i not in ctx.in_person
    return word in ctx.lexicon.proposal_words["future"]


def opens_main(ctx: Context, i: int) -> bool:
    """Word i is, as far as its letters and the lexicon tell, the finite verb of another clause: "ستنفذ", "لن تغير"."""
    acts = ctx.lexicon.act_words
    if is_future(ctx, i) or ctx.word(i) in acts["past_negations"] or ctx.word(i) in acts["refusals"]:
        return True
    verbs = ctx.cues_at.get(i, ()) if not ctx.is_(i, "prepositions") else ()
    return any(cue.finite and (cue.joined or cue.family == "past") for cue in verbs)


def phrase_in(ctx: Context, i: int, table: Mapping[str, Sequence[tuple[str, ...]]]) -> bool:
    """A phrase of the table (first word -> phrases) begins at word i."""
    return any(all(ctx.word(i + n) == part for n, part in enumerate(phrase)) for phrase in table.get(ctx.word(i), ()))


def cut_party(ctx: Context, party: Party, last: int) -> Party:
    """The party's phrase, ended before word `last`."""
    end = ctx.doc.ends[last - 1]
    of = actor_inside(ctx, party.first, last) or OTHER
    return party._replace(last=last, end=end, name=text_of(ctx, party.start, end), of=of)


def phrase_end(ctx: Context, i: int, described: bool = False) -> int:
    """End of a noun phrase whose next word is i: adjectives, genitives, "في الرئاسة التركية" where described."""
    stop = i + _LONGEST
    sentence_last = ctx.sentence_of(max(0, i - 1)).last
    while i < min(stop, sentence_last):
        mention = ctx.person_at.get(i)
        if mention and mention.prefix and ctx.word(i)[0] in JOINED:
            break
        if mention and not ctx.breaks(i):
            i = mention.last
            continue
        if ctx.breaks(i):
            break
        if behind := _quoted_end(ctx, i):
            i = behind
            continue
        if _opens_quotation(ctx, i) or _ends_phrase(ctx, i, described):
            break
        i += 1
    return i


def _quoted_end(ctx: Context, i: int) -> int:
    """Past a short name in quotation marks that opens at word i: "قناة «إن تي في»"; 0 where none does."""
    quote = ctx.quote_opening_before(i)
    if quote is None or not quote.closed or quote.end - quote.start > _LONG_QUOTE:
        return 0
    last = ctx.doc.word_from(quote.end)
    return last if i < last <= i + _LONGEST_QUOTED else 0


def _opens_quotation(ctx: Context, i: int) -> bool:
    """A quotation of more than a name opens before word i."""
    quote = ctx.quote_opening_before(i)
    return bool(quote and quote.end - quote.start > _LONG_QUOTE)


def _ends_phrase(ctx: Context, i: int, described: bool) -> bool:
    word, grammar = ctx.word(i), ctx.lexicon.grammar
    if word in grammar.that or any(ctx.is_(i, table) for table in _ENDING_TABLES):
        return True
    if ctx.is_(i, "day_before_words") and ctx.is_(i + 1, "day_before_words"):
        return True
    if word in grammar["prepositions"]:
        if ctx.is_(i - 1, "issued_words") and not ctx.marked(i):
            return False
        inner = described and ctx.is_(i, "describing_prepositions") and ctx.word(i + 1) and i + 1 not in ctx.cues_at
        return not (inner and not _occasion(ctx, i + 1) and not ctx.marked(i + 1))
    cues = ctx.cues_at.get(i, ())
    if any(cue.finite or cue.number == "ms" or (cue.family == "hal" and ctx.breaks(i)) for cue in cues):
        return True
    return word in JOINED or looks_joined(ctx, i)


def _occasion(ctx: Context, i: int) -> bool:
    """ "في مؤتمر / في تصريح / في كلمة": when, not who."""
    word = ctx.word(i)
    return word in ctx.lexicon.grammar["occasions"] or word.removeprefix("ال") in ctx.lexicon.grammar["occasions"]


def source_end(ctx: Context, hit: Hit, i: int) -> int:
    """End of a source noun's phrase: its adjectives and genitives, not the verbal noun that is the content
    ("أعلن مصدر أمني عراقي | مقتل جنديين", "توقع التقرير | زيادة")."""
    quote = ctx.quote_opening_before(i)
    if quote and quote.closed and quote.end - quote.start <= _LONG_QUOTE:
        person = ctx.lexicon.data.sources[hit.form.entry].kind == "person"
        i = i if person else ctx.doc.word_from(quote.end)
        if person or ctx.breaks(i):
            return i
    end = phrase_end(ctx, i, described=True)
    definite = hit.form.tag.endswith("def")
    if not definite and i == hit.last:
        i = _titled_end(ctx, i) or _construct_end(ctx, hit, i, end) or i
        definite = i > hit.last and (i - 1 in ctx.in_person or ctx.definite(i - 1))
    while i < end:
        if ctx.marked(i):
            definite = False
        if ctx.is_(i, "prepositions"):
            return _inner_end(ctx, i + 1, end)
        if definite and _joined_adjective(ctx, i):
            i += 1
            continue
        if ctx.definite(i):
            if (definite and content_noun(ctx, i)) or (not definite and _parted(ctx, hit, i)):
                return i
            definite = True
        elif definite or not _adjective(ctx, i):
            mention = ctx.person_at.get(i)
            if not mention or mention.name_first < 0:
                return i
        i += 1
    return end


def _parted(ctx: Context, hit: Hit, i: int) -> bool:
    """ "مسؤولون أميركيون | الاجتماع": behind an indefinite noun and its adjective a definite noun is another phrase;
    not so in "مسؤول رفيع المستوى"."""
    before = i - 1
    if before < hit.last or before in ctx.sources_at or before in ctx.person_at or ctx.definite(before):
        return False
    if ctx.lexicon.data.sources[hit.form.entry].kind == "institution" and not ctx.word(hit.first).endswith("ات"):
        return False
    word = ctx.word(before)
    plural = word in ctx.lexicon.grammar["describers"] and word.endswith(("ون", "ين"))
    described = plural or word.endswith(_INDEFINITE_NISBA)
    return described and not (ctx.marked(i) or i in ctx.person_at or i in ctx.actor_at or ctx.word(i).startswith("و"))


def _titled_end(ctx: Context, i: int) -> int:
    """Past an office behind an indefinite noun ("مستشار رئيس الوزراء"); 0: none."""
    title = ctx.person_at.get(i)
    return title.last if title and not title.prefix else 0


def _construct_end(ctx: Context, hit: Hit, i: int, end: int) -> int:
    """Past the name of an indefinite body ("شركة تويوتا", "حركة مجتمع السلم"): all up to أن or to the
    adjective of its country, else one word. 0: none."""
    entry = ctx.lexicon.data.sources[hit.form.entry]
    body = entry.kind in ("institution", "media") and hit.form.tag.startswith("sg")
    if not (body or entry.noun in entry.plural) or i >= end or ctx.marked(i):
        return 0
    if i in ctx.cues_at or i in ctx.light_at or ctx.definite(i) or _adjective(ctx, i) or ctx.is_(i, "prepositions"):
        return 0
    plain = end - i <= _LONGEST_QUOTED and not any(ctx.marked(n) or ctx.is_(n, "prepositions") for n in range(i, end))
    if plain and ctx.word(end) in ctx.lexicon.grammar.that:
        return end
    described = next((n for n in range(i + 1, min(end, i + 3)) if ctx.definite(n)), i)
    return described if ctx.word(described).endswith(_NISBA_ENDINGS) and not ctx.marked(described) else i + 1


def _inner_end(ctx: Context, i: int, end: int) -> int:
    """End of the phrase behind "في": before an outlet that was told, or an indefinite noun behind a definite one
    ("الخارجية في كوريا الشمالية | قرارها")."""
    definite, first = False, i
    while i < end:
        if i > first and _outlet(ctx, i):
            return i
        actor, mention = ctx.actor_at.get(i), ctx.person_at.get(i)
        if actor or mention:
            definite, i = True, min(end, max(i + 1, actor.last if actor else 0, mention.last if mention else 0))
            continue
        if definite and not ctx.definite(i) and not ctx.word(i).startswith("و") and not _adjective(ctx, i):
            return i
        definite = definite or ctx.definite(i)
        i += 1
    return end


def _outlet(ctx: Context, i: int) -> bool:
    """ "أبلغ مسؤول في شمال البلاد | وكالة": who was told."""
    noun = ctx.sources_at.get(i)
    return bool(noun and not noun.prefix and ctx.lexicon.data.sources[noun.form.entry].kind == "media")


def _joined_adjective(ctx: Context, i: int) -> bool:
    """ "السلطات الهولندية | والنمساوية"."""
    word = ctx.word(i)
    known = i in ctx.sources_at or i in ctx.person_at
    return word.startswith("وال") and word.endswith(_NISBA_ENDINGS) and not known


def content_noun(ctx: Context, i: int) -> bool:
    """A definite word behind a definite noun that cannot describe it, so that it is what was done or who is meant:
    "أعلنت الشرطة | القبض على", "استنكرت الهيئة | الاعتداء", "اتهم المتظاهرون | الشرطة"."""
    word = ctx.word(i)
    bare = word[2:]
    if _deed(ctx, i):
        return True
    if word.endswith(_NISBA_ENDINGS) or i in ctx.person_at or bare in ctx.lexicon.persons.adjectives:
        return False
    noun = ctx.sources_at.get(i)
    if noun:
        return ctx.lexicon.data.sources[noun.form.entry].kind != "person"
    if i in ctx.actor_at and ctx.actor_at[i].form.tag.startswith("dem."):
        return False
    if _behind_adjective(ctx, i):
        return True
    return word.startswith(_DEFINITE_ALEF) and bare not in ctx.lexicon.grammar["describers"]


def _behind_adjective(ctx: Context, i: int) -> bool:
    """ "الحكومة اليابانية | الطلب": a noun that is no adjective itself cannot stand behind one in the same phrase."""
    word, before = ctx.word(i)[2:], ctx.word(i - 1)
    if not (ctx.definite(i - 1) and before.endswith(_NISBA_ENDINGS) and ctx.definite(i)) or ctx.is_(i, "fillers"):
        return False
    if _shaped_like_adjective(word) or word in ctx.lexicon.grammar["describers"]:
        return False
    return ctx.lexicon.persons.is_noun(word)


def _shaped_like_adjective(word: str) -> bool:
    """Feminine, a participle in م, or of the shapes فعيل, فاعل, أفعل, فعلى."""
    four = len(word) == 4 and (word[2] == "ي" or word[1] == "ا" or word[0] == "ا")
    return four or word[:1] == "م" or word.endswith(("ه", "يا", "ي"))


def _deed(ctx: Context, i: int) -> bool:
    """A definite verbal noun with what it governs: "القضاء على", not "القضاء العراقي"."""
    if not ctx.is_(i, "definite_contents"):
        return False
    behind = ctx.word(i + 1)
    return not ctx.definite(i + 1) or behind in ctx.lexicon.grammar["prepositions"] or looks_joined(ctx, i + 1)


def _adjective(ctx: Context, i: int) -> bool:
    """An indefinite word that describes: a nisba, a known adjective, a quoted name, Latin letters."""
    word = ctx.word(i)
    bare = word[1:] if word.startswith("و") else word
    if word.isascii() or ctx.quote_over(ctx.doc.starts[i]) or i in ctx.sources_at or i in ctx.actor_at:
        return True
    if bare.endswith(_NISBA_ENDINGS):
        return True
    return bare in ctx.lexicon.grammar["describers"] or bare in ctx.lexicon.persons.adjectives


def describes(ctx: Context, i: int) -> bool:
    """Word i, with or without the article, is an adjective as far as its ending or the lists tell, and names nobody."""
    if ctx.is_(i, "prepositions") or ctx.is_(i, "relatives") or i in ctx.sources_at or i in ctx.person_at:
        return False
    if looks_joined(ctx, i):
        return False
    word = ctx.word(i)
    bare = word[2:] if ctx.definite(i) else word
    return (
        bare.endswith(_NISBA_ENDINGS)
        or bare in ctx.lexicon.grammar["describers"]
        or (bare in ctx.lexicon.persons.adjectives)
    )


def over_joined(ctx: Context, hit: Hit, kind: str) -> int:
    """Past a word with a joined preposition that still names the source: "استطلاع للرأي", "مسؤول بوزارة الدفاع"."""
    i = hit.last
    if ctx.breaks(i) or not looks_joined(ctx, i):
        return i
    body = i in ctx.sources_at or i in ctx.actor_at
    if ctx.word(i).startswith("ب"):
        return i + 1 if body else i
    bare = kind == "document" or (kind == "institution" and not hit.form.tag.endswith("def"))
    return i + 1 if bare and not body else i
