"""Noun phrases: the words that hang together, and the actors they name, found word by word."""

from __future__ import annotations

from bisect import bisect_left

from tasrih.link.clauses import looks_joined
from tasrih.link.events.mentions import Mention, Who
from tasrih.link.events.sight import Sight

_OF = "من"
_AND = "و"
_STOPS = ("negations", "relatives", "fillers", "so_that", "openers")
_FILLERS = 3
_SEVERAL = ("dem.md", "dem.mp", "dem.fd", "dem.fp")
_LONGEST = 40
"""Words of a noun phrase; without an end to it, time would grow with the square of a hostile text."""


def phrase(sight: Sight, i: int, limit: int) -> Who:
    """The noun phrase at word i, before word `limit`: up to a preposition, a verb, a mark, or the next phrase."""
    limit = min(limit, i + _LONGEST)
    codes: list[str] = []
    nations: list[str] = []
    adjective, definite, n, kept = True, False, i, i
    while n < limit:
        if n > i and not codes and _part_of(sight, n):
            n += 1
            definite = False
            continue
        if n > i and _ends(sight, n) and not (codes and _listed(sight, n, limit)):
            n = _apposed(sight, n, limit) if codes else n
            if n == kept or not _listed(sight, n, limit):
                break
        mention = sight.at.get(n)
        joined = n > i and (conjoined(sight, n, mention) or sight.ctx.word(n - 1) == _AND)
        if mention is not None:
            listed = joined or (n > i and sight.ctx.breaks(n))
            again = mention.person and mention.code in codes  # "وزيرا الخارجية المصري | سامح شكري والأردني"
            if n > i and not listed and ((definite and not mention.adjective and not again) or mention.prefix):
                break
            described = mention.adjective and not listed and _is_group(sight, n)
            codes += [mention.code] if mention.code and not described else []
            nations += [mention.nation] if mention.nation else []
            adjective = adjective and mention.adjective
            definite, n = True, mention.last
            kept = n
            continue
        word = sight.ctx.word(n)
        if word == _AND and n > i:
            definite, n = False, n + 1
            continue
        if not _of_one(sight, n + 1) and (named := sight.pointed(n)):
            codes += named
            adjective, definite, n = False, True, n + 1
            kept = n
            continue
        if word in sight.words["belongs"] and (owner := sight.at.get(n + 1)) and owner.prefix == "ل":
            codes += [owner.code] if owner.code else []
            adjective, definite, n = False, True, owner.last
            kept = n
            continue
        article = sight.ctx.definite(n)
        number = word[0].isdigit() and not (n > i + 1 and _part_of(sight, n - 1))  # "أكثر من | 150 دبلوماسيا روسيا"
        if n > i and (number or (definite and not article and not joined)):
            break
        definite = article or (definite and not joined)
        n += 1
        if not joined and kept == n - 1:
            kept = n
    found = tuple(dict.fromkeys(codes))
    return Who(i, max(kept, i), found, adjective and bool(codes), found or tuple(dict.fromkeys(nations)))


def _of_one(sight: Sight, n: int) -> bool:
    """Word n says that several are of one state: "المسؤولان | الأمريكيان"."""
    hit = sight.ctx.actor_at.get(n)
    return hit is not None and hit.form.tag.startswith(_SEVERAL)


def _part_of(sight: Sight, n: int) -> bool:
    """Word n is the "of" behind a number or a part: "23 | من الركاب الأتراك"."""
    before = sight.ctx.word(n - 1)
    counted = before[0].isdigit() or before in sight.words["parts"] or before in sight.words["people"]
    return counted and sight.ctx.word(n) == _OF


def _is_group(sight: Sight, n: int) -> bool:
    """A group is named right before word n: an adjective there says whose it is ("ميليشيا الحوثي | الإيرانية")."""
    before = sight.ending.get(n)
    if before is None or before.adjective or before.code is None:
        return False
    return sight.ctx.lexicon.data.actors[before.code].kind == "group"


def landed(sight: Sight, who: Who) -> Who:
    """The phrase, with the state that a place in it lies in where it names no actor: "لعفرين"."""
    if who.codes or not sight.places:
        return who
    at = bisect_left(sight.places, who.first, key=lambda hit: hit.first)
    if at < len(sight.places) and sight.places[at].last <= who.last:
        return who._replace(codes=(sight.places[at].form.entry,))
    return who


def bare_phrase(sight: Sight, at: int, limit: int) -> Who:
    """The noun phrase at word `at` where no preposition, verb or mark stands there; else an empty one."""
    ctx = sight.ctx
    if (
        at >= limit
        or (ctx.breaks(at) and at != sight.inserted)
        or at in sight.verbs
        or ctx.word(at) in ctx.lexicon.grammar.that
    ):
        return Who(at, at, ())
    if ctx.is_(at, "prepositions") or ctx.is_(at, "relatives") or (at not in sight.at and joined(sight, at)):
        return Who(at, at, ())
    mention = sight.at.get(at)
    if (mention and mention.prefix) or (mention is None and any(ctx.is_(at, name) for name in _STOPS)):
        return Who(at, at, ())
    return phrase(sight, at, limit)


def over_fillers(sight: Sight, at: int, limit: int) -> int:
    """The first word at or behind `at` that is no adverb."""
    stop = min(limit, at + _FILLERS)
    start = at
    while at < stop and sight.ctx.is_(at, "fillers") and at not in sight.at:
        at += 1
    if at > start and sight.ctx.breaks(start) and sight.ctx.breaks(at):
        sight.inserted = at  # "التقى، أمس الاثنين، | نظيره"
    return at


def _listed(sight: Sight, n: int, limit: int) -> bool:
    """A comma stands before word n, and the list of actors goes on behind it: "روسيا، الصين وإيران"."""
    mention = sight.at.get(n)
    if mention is None or mention.adjective or mention.prefix not in ("", "و") or not _comma(sight, n):
        return False
    if mention.last in sight.verbs or sight.ctx.is_(mention.last, "relatives"):
        return False
    if mention.prefix:
        return True
    behind = sight.at.get(mention.last)
    return bool(behind and (behind.prefix == "و" or _comma(sight, mention.last)))


def _apposed(sight: Sight, n: int, limit: int) -> int:
    """Past a name between commas: "وزير الخارجية، فلان، ونظيره"."""
    mention = sight.at.get(n)
    if mention and mention.person and _comma(sight, n) and mention.last < limit and _comma(sight, mention.last):
        return mention.last
    return n


def _comma(sight: Sight, n: int) -> bool:
    return not sight.ctx.doc.plain[n] and sight.ctx.doc.gap(n).strip() in ("،", ",")


def _ends(sight: Sight, n: int) -> bool:
    ctx, grammar = sight.ctx, sight.ctx.lexicon.grammar
    if ctx.breaks(n) or n in sight.verbs:
        return True
    word = ctx.word(n)
    if word in grammar["prepositions"] or word in grammar.that or any(word in grammar[name] for name in _STOPS):
        return True
    return n not in sight.at and joined(sight, n)


def joined(sight: Sight, n: int) -> bool:
    """A preposition is joined to word n: no noun of its own letters, as an accusative shows ("باحثا")."""
    return looks_joined(sight.ctx, n) and not sight.ctx.word(n).endswith("ا")


def conjoined(sight: Sight, n: int, mention: Mention | None) -> bool:
    """ "and" is joined to word n."""
    if mention is not None:
        return mention.prefix.startswith("و")
    word = sight.ctx.word(n)
    return word[:1] == "و" and word not in sight.ctx.lexicon.grammar["inherent_waw"]
