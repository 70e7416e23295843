"""Parties: the noun phrases that can speak or be spoken to — persons, titles, states, bodies, anonymous sources."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.find.people import PersonMention
from tasrih.lexicon import Hit
from tasrih.link.context import Context

OTHER = "OTHER"
_LONGEST = 14


class Party(NamedTuple):
    """Who: words [first, last) of the phrase; `person` indexes the article's people, -1 for none."""

    first: int
    last: int
    name: str
    start: int
    end: int
    of: str | None
    role: str | None
    how: str
    feminine: bool | None
    plural: bool = False
    person: int = -1
    prefix: int = 0


def party_at(ctx: Context, i: int) -> Party | None:
    """The party whose phrase begins at word i (behind joined letters): the longest reading that is known."""
    mention = ctx.person_at.get(i)
    if mention:
        return _joint(ctx, person_party(ctx, mention))
    noun = ctx.sources_at.get(i)
    actor = ctx.actor_at.get(i)
    if noun and not (actor and actor.last > noun.last):
        return _named_behind(ctx, source_party(ctx, noun))
    if actor and names_actor(actor):
        return _joint(ctx, actor_party(ctx, actor))
    return None


def _named_behind(ctx: Context, party: Party) -> Party:
    """"مراسل الصحيفة، فلان، إن": a name set off by commas behind a noun of source is who speaks."""
    mention = ctx.person_at.get(party.last)
    if mention is None or mention.name_first < 0 or not ctx.breaks(party.last) or not ctx.breaks(mention.last):
        return party
    person = person_party(ctx, mention)
    return person._replace(first=party.first, of=person.of or party.of, prefix=party.prefix)


def names_actor(hit: Hit) -> bool:
    """The hit names the actor itself: a name, place, seat, or "the Russians"; no bare adjective."""
    tag = hit.form.tag
    if tag.startswith("dem."):
        return tag.startswith("dem.mp") and tag.endswith(".def")
    return True


def person_party(ctx: Context, mention: PersonMention) -> Party:
    """A person mention as a party, named by the fullest name of the article."""
    feminine = mention.gender == "f"
    plural = mention.number == "pl"
    if mention.person >= 0:
        record = ctx.people[mention.person]
        if record.name:
            return Party(mention.first, mention.last, record.name, record.start, record.end,
                         record.of or mention.of, record.role, mention.how, feminine, plural, mention.person,
                         mention.prefix)  # fmt: skip
    start = ctx.doc.starts[mention.first] + mention.prefix
    end = ctx.doc.ends[mention.last - 1]
    a, b = ctx.doc.chars(start, end)
    return Party(mention.first, mention.last, ctx.doc.text[a:b], start, end, mention.of, mention.role,
                 "title", feminine, plural, mention.person, mention.prefix)  # fmt: skip


def actor_party(ctx: Context, hit: Hit) -> Party:
    """A state, body or group."""
    start = ctx.doc.starts[hit.first] + len(hit.prefix)
    end = ctx.doc.ends[hit.last - 1]
    if hit.prefix.endswith("ل") or hit.form.text.startswith("لل"):
        start = ctx.doc.starts[hit.first]
    a, b = ctx.doc.chars(start, end)
    return Party(hit.first, hit.last, ctx.doc.text[a:b], start, end, hit.form.entry, None, "actor",
                 actor_is_feminine(ctx, hit), prefix=len(hit.prefix) or int(hit.form.text.startswith("لل")))  # fmt: skip


def actor_is_feminine(ctx: Context, hit: Hit) -> bool | None:
    """Grammatical gender of an actor's name; None where both occur."""
    word = hit.form.text.split()[0]
    bare = word[2:] if word.startswith(("ال", "لل")) else word
    if bare in ctx.lexicon.grammar["masculine_names"]:
        return False
    if word.endswith("ه") or bare in ctx.lexicon.grammar["feminine_names"]:
        return True
    kind = ctx.lexicon.data.actors[hit.form.entry].kind
    if hit.form.tag == "seats":
        return False
    if hit.form.tag.startswith("dem."):
        return None
    return True if kind == "state" else None if kind == "group" else False


def source_party(ctx: Context, hit: Hit) -> Party:
    """An anonymous or institutional speaker: its noun and what describes it."""
    entry = ctx.lexicon.data.sources[hit.form.entry]
    last = _source_end(ctx, hit, _over_joined(ctx, hit.last, entry.kind))
    start, end = ctx.doc.starts[hit.first] + len(hit.prefix), ctx.doc.ends[last - 1]
    a, b = ctx.doc.chars(start, end)
    of = entry.of or (OTHER if entry.kind == "media" else actor_inside(ctx, hit.first, last) or OTHER)
    plural = hit.form.tag.startswith("pl")
    feminine = True if plural and entry.kind in ("document", "media") else entry.gender == "f"
    if plural and entry.kind in ("person", "institution"):
        feminine = None
    return Party(hit.first, last, ctx.doc.text[a:b], start, end, of, None, "source noun", feminine, plural,
                 prefix=len(hit.prefix) or int(hit.form.text.startswith("لل")))  # fmt: skip


def _source_end(ctx: Context, hit: Hit, i: int) -> int:
    """End of a source noun's phrase: its adjectives and genitives, not the verbal noun that is the content
    ("أعلن مصدر أمني عراقي | مقتل جنديين", "توقع التقرير | زيادة")."""
    end = phrase_end(ctx, i, described=True)
    definite = hit.form.tag.endswith("def")
    while i < end:
        if ctx.marked(i):
            definite = False
        if ctx.is_(i, "prepositions"):
            return end
        if ctx.definite(i):
            definite = True
        elif definite or not _adjective(ctx, i):
            mention = ctx.person_at.get(i)
            if not mention or mention.name_first < 0:
                return i
        i += 1
    return end


def _adjective(ctx: Context, i: int) -> bool:
    """An indefinite word that describes: a nisba, a known adjective, a quoted name, Latin letters."""
    word = ctx.word(i)
    bare = word[1:] if word.startswith("و") else word
    if word.isascii() or ctx.quote_over(ctx.doc.starts[i]) or i in ctx.sources_at or i in ctx.actor_at:
        return True
    if bare.endswith(("ي", "يه", "يين", "يون", "يان", "يتين", "يات")):
        return True
    return bare in ctx.lexicon.grammar["describers"] or bare in ctx.lexicon.persons.adjectives


def _over_joined(ctx: Context, i: int, kind: str) -> int:
    """Past a word with a joined preposition that still names the source: "استطلاع للرأي", "مسؤول بوزارة الدفاع"."""
    if ctx.breaks(i) or not _joined_preposition(ctx, i):
        return i
    body = i in ctx.sources_at or i in ctx.actor_at
    if ctx.word(i).startswith("ب"):
        return i + 1 if body else i
    return i + 1 if kind in ("document", "institution") and not body else i


def phrase_at(ctx: Context, i: int, limit: int, stops: frozenset[str] = frozenset()) -> Party | None:
    """Any noun phrase at word i, up to word `limit` or a preposition of `stops`: named as it stands in the text."""
    if i >= limit or ctx.is_(i, "prepositions") or ctx.word(i) in ctx.lexicon.grammar.that:
        return None
    if ctx.is_(i, "time_nouns"):
        return None
    if ctx.is_(i, "negations") or ctx.is_(i, "relatives") or (ctx.cues_at.get(i, [None])[0] is not None and any(
        cue.finite or cue.family == "hal" for cue in ctx.cues_at[i]
    )):
        return None
    last = min(phrase_end(ctx, i + 1, described=True), limit)
    last = next((n for n in range(i + 1, last) if ctx.word(n) in stops), last)
    start, end = ctx.doc.starts[i], ctx.doc.ends[last - 1]
    a, b = ctx.doc.chars(start, end)
    of = actor_inside(ctx, i, last) or OTHER
    return Party(i, last, ctx.doc.text[a:b], start, end, of, None, "phrase", None)


_LONGEST_QUOTED = 4


def quoted_name(ctx: Context, i: int, limit: int) -> Party | None:
    """A short name in quotation marks as a subject: "وذكرت «بلومبرغ» أن". No colon before, more words behind."""
    quote = ctx.quote_opening_before(i)
    if quote is None or not quote.closed or ":" in ctx.doc.gap(i):
        return None
    last = ctx.doc.word_from(quote.end)
    if not i < last < limit or last - i > _LONGEST_QUOTED or ctx.doc.gap(last).strip(" \"”»›"):
        return None
    a, b = ctx.doc.chars(quote.inner, quote.inner_end)
    return Party(i, last, ctx.doc.text[a:b], quote.inner, quote.inner_end, OTHER, None, "quoted name", None)


def cut_party(ctx: Context, party: Party, last: int) -> Party:
    """The party's phrase, ended before word `last`."""
    end = ctx.doc.ends[last - 1]
    a, b = ctx.doc.chars(party.start, end)
    return party._replace(last=last, end=end, name=ctx.doc.text[a:b], of=actor_inside(ctx, party.first, last) or OTHER)


def phrase_end(ctx: Context, i: int, described: bool = False) -> int:
    """End of a noun phrase whose next word is i: adjectives, genitives, "في الرئاسة التركية" where described."""
    stop = i + _LONGEST
    sentence_last = ctx.sentence_of(max(0, i - 1)).last
    while i < min(stop, sentence_last):
        mention = ctx.person_at.get(i)
        if mention and not ctx.breaks(i):
            i = mention.last
            continue
        if ctx.breaks(i) or _ends_phrase(ctx, i, described):
            break
        i += 1
    return i


def _ends_phrase(ctx: Context, i: int, described: bool) -> bool:
    word = ctx.word(i)
    grammar = ctx.lexicon.grammar
    if word in grammar.that or word in grammar["relatives"] or word in grammar["negations"]:
        return True
    if word == "اول" and ctx.word(i + 1) in ("من", "امس"):
        return True
    if word in grammar["so_that"] or word in grammar["fillers"] or word in grammar["tails"]:
        return True
    if word in grammar["prepositions"]:
        inner = described and word in ("في", "من", "باسم", "لدي") and ctx.word(i + 1) and i + 1 not in ctx.cues_at
        return not (inner and not _occasion(ctx, i + 1) and not ctx.marked(i + 1))
    if any(cue.finite or cue.number == "ms" or (cue.family == "hal" and ctx.breaks(i)) for cue in ctx.cues_at.get(i, ())):
        return True
    quote = ctx.quote_opening_before(i)
    if quote and quote.end - quote.start > 40:
        return True
    return _joined_preposition(ctx, i)


def _occasion(ctx: Context, i: int) -> bool:
    """"في مؤتمر / في تصريح / في كلمة": when, not who."""
    word = ctx.word(i)
    return word in ctx.lexicon.grammar["occasions"] or word.removeprefix("ال") in ctx.lexicon.grammar["occasions"]


def _joined_preposition(ctx: Context, i: int) -> bool:
    """The word begins with a joined ب or ل that is no part of it ("بالإفراج", "لوكالة")."""
    word = ctx.word(i)
    if word in ("ب", "ل"):
        return True
    if len(word) < 3 or word[0] not in "بل":
        return False
    return word not in ctx.lexicon.grammar.inherent[word[0]] and i not in ctx.person_at


def actor_inside(ctx: Context, first: int, last: int) -> str | None:
    """Code of the first actor named in words [first, last)."""
    for i in range(first, last):
        hit = ctx.actor_at.get(i)
        if hit and hit.last <= last:
            return hit.form.entry
    return None


def _joint(ctx: Context, party: Party) -> Party:
    """Widen over "X وY": a joint source, named as written, led by its first member."""
    last, found = party.last, False
    while last < len(ctx.doc.words) and ctx.word(last).startswith("و") and not ctx.breaks(last):
        mention, actor = ctx.person_at.get(last), ctx.actor_at.get(last)
        if mention and mention.prefix:
            last, found = mention.last, True
        elif actor and actor.prefix.startswith("و") and names_actor(actor):
            last, found = actor.last, True
        else:
            break
    if not found:
        return party
    start = ctx.doc.starts[party.first] + party.prefix
    end = ctx.doc.ends[last - 1]
    a, b = ctx.doc.chars(start, end)
    return party._replace(last=last, name=ctx.doc.text[a:b], start=start, end=end, how="joint", plural=True,
                          feminine=party.feminine)  # fmt: skip
