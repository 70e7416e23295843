"""Parties in the text: persons, titles, states, bodies and anonymous sources, at a given word."""

from __future__ import annotations

from collections.abc import Iterable

from tasrih.find.people import PersonMention
from tasrih.lexicon import Hit
from tasrih.link.clauses import looks_joined
from tasrih.link.context import Context
from tasrih.link.party import OTHER, Party, actor_inside, text_of
from tasrih.link.phrases import closed, over_joined, source_end
from tasrih.text.fold import fold_form

_HONORIFICS = 4


def party_at(ctx: Context, i: int) -> Party | None:
    """The party whose phrase begins at word i (behind joined letters): the longest reading that is known."""
    at = i
    while ctx.is_(at, "honorifics") and at < i + _HONORIFICS and i not in ctx.person_at:
        at += 1
    party = _party_at(ctx, at)
    if at > i:
        return party._replace(first=i) if party and party.how != "source noun" else _party_at(ctx, i)
    if party and ctx.is_(party.last, "same_words"):
        return party._replace(last=party.last + 1, same=True)
    return party


def _party_at(ctx: Context, i: int) -> Party | None:
    mention = ctx.person_at.get(i)
    if mention:
        return _joint(ctx, _courteous(ctx, mention) or person_party(ctx, mention))
    noun = ctx.sources_at.get(i)
    actor = ctx.actor_at.get(i)
    if noun and not (actor and actor.last > noun.last):
        return _named_behind(ctx, source_party(ctx, noun))
    if actor and names_actor(actor):
        return _joint(ctx, actor_party(ctx, actor))
    return None


def _courteous(ctx: Context, title: PersonMention) -> Party | None:
    """ "وزير الخارجية | الأستاذ فلان": an office and behind it its holder under another title."""
    named = ctx.person_at.get(title.last)
    if title.name_first >= 0 or named is None or named.name_first < 0 or not ctx.is_(title.last, "courtesies"):
        return None
    party = person_party(ctx, named)
    return party._replace(first=title.first, of=title.of or party.of, role=title.role or party.role)


def _named_behind(ctx: Context, party: Party) -> Party:
    """ "مراسل الصحيفة، فلان، إن": a name set off by commas behind a noun of source is who speaks."""
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
            of = speaks_for(ctx, record.of or mention.of, fold_form(record.role or "").split())
            return Party(mention.first, mention.last, record.name, record.start, record.end,
                         of, record.role, mention.how, feminine, plural, mention.person,
                         mention.prefix)  # fmt: skip
    start, end = ctx.doc.starts[mention.first] + mention.prefix, ctx.doc.ends[mention.last - 1]
    of = speaks_for(ctx, mention.of, ctx.doc.words[mention.first : mention.last])
    return Party(mention.first, mention.last, text_of(ctx, start, end), start, end, of, mention.role,
                 "title", feminine, plural, mention.person, mention.prefix)  # fmt: skip


def speaks_for(ctx: Context, of: str | None, words: Iterable[str]) -> str | None:
    """Whom a person speaks for: nobody any more where the office is a former one, nobody where it is private."""
    persons, private = ctx.lexicon.persons, ctx.lexicon.grammar["private_heads"]
    for n, word in enumerate(words):
        if word in persons.former or (n == 0 and word.removeprefix("ال") in private):
            return OTHER
    return of


def actor_party(ctx: Context, hit: Hit) -> Party:
    """A state, body or group."""
    start = ctx.doc.starts[hit.first] + len(hit.prefix)
    end = ctx.doc.ends[hit.last - 1]
    if hit.prefix.endswith("ل") or hit.merged:
        start = ctx.doc.starts[hit.first]
    name = text_of(ctx, start, end)
    name = "ال" + name[2:] if hit.merged else name
    return Party(hit.first, hit.last, name, start, end, hit.form.entry, None, "actor",
                 actor_is_feminine(ctx, hit), prefix=hit.joined)  # fmt: skip


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
    last = _over_bodies(ctx, hit, source_end(ctx, hit, over_joined(ctx, hit, entry.kind)), entry.kind)
    start, end = ctx.doc.starts[hit.first] + len(hit.prefix), closed(ctx, ctx.doc.ends[last - 1])
    title = ctx.person_at.get(hit.last)
    inside = None if entry.kind == "media" else actor_inside(ctx, hit.first, last) or (title.of if title else None)
    of = entry.of or inside or OTHER
    of = speaks_for(ctx, of, [hit.form.text, *ctx.doc.words[hit.last : last]]) or OTHER
    plural = hit.form.tag.startswith("pl")
    things = entry.kind in ("document", "media")
    feminine = entry.gender == "f" if not plural else True if things else None
    name = text_of(ctx, start, end)
    name = "ال" + name[2:] if name.startswith("لل") and not hit.prefix else name
    return Party(hit.first, last, name, start, end, of, None, "source noun", feminine, plural,
                 prefix=hit.joined)  # fmt: skip


def _over_bodies(ctx: Context, hit: Hit, last: int, kind: str) -> int:
    """Past "ل" and the body that a document or an office belongs to: "بيان لوزارة الدفاع", "الأمانة العامة للجامعة"."""
    named = ctx.is_(last - 1, "naming_adjectives") and last > hit.last
    issued = kind == "document" and last == hit.last
    if ctx.breaks(last) or not ctx.word(last).startswith("ل") or not (named or issued):
        return last
    noun, actor = ctx.sources_at.get(last), ctx.actor_at.get(last)
    to = actor is not None and (actor.prefix.endswith("ل") or actor.merged)
    if actor and to and names_actor(actor):
        return actor.last
    if noun is None:
        genitive = int(not ctx.word(last).startswith("لل") and ctx.definite(last + 1))
        return source_end(ctx, hit, last + 1 + genitive) if named and looks_joined(ctx, last) else last
    if kind != "document" and ctx.lexicon.data.sources[noun.form.entry].kind in ("media", "person"):
        return last
    return source_end(ctx, noun, noun.last) if looks_joined(ctx, last) else last


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
    start, end = ctx.doc.starts[party.first] + party.prefix, ctx.doc.ends[last - 1]
    return party._replace(last=last, name=text_of(ctx, start, end), start=start, end=end, how="joint", plural=True)
