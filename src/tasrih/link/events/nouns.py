"""Arguments of nouns, verbal and other, and of participles."""

from __future__ import annotations

from tasrih.link.events.governors import governed, relative
from tasrih.link.events.mentions import Who
from tasrih.link.events.noun_phrases import bare_phrase, phrase
from tasrih.link.events.sight import Sight
from tasrih.link.events.slots import Arguments
from tasrih.link.events.subjects import owner
from tasrih.link.events.triggers import Trigger

_NISBA = ("ي", "يه", "يا", "يين", "يون", "يات")
_FEMININE = ("ات", "ه")
_AND_THE = "وال"


def of_noun(sight: Sight, trigger: Trigger, found: Arguments) -> int:
    """Genitive and object of a noun, and the subject of the light verb that governs it; the word behind them."""
    limit, end = trigger.sentence.last, trigger.last
    if trigger.object > trigger.last:
        return _noun_with_object(sight, trigger, found)
    if trigger.suffix:
        found.genitive, found.rule = Who(end, end, owner(sight, trigger)), "pronoun"
    else:
        found.genitive = bare_phrase(sight, end, limit)
        found.rule = "genitive" if found.genitive.codes else ""
        title = sight.at.get(found.genitive.first)
        found.titled = title is not None and title.person
        hit = sight.ctx.actor_at.get(found.genitive.first)
        found.placed = hit is not None and hit.form.tag == "places" and not found.titled
        found.described = _describes(sight, trigger, found.genitive)
        end = _over_adjectives(sight, max(end, found.genitive.last), limit)
    if found.genitive.codes and ".def" not in trigger.tag:
        found.object = bare_phrase(sight, end, limit)
        end = max(end, found.object.last)
    found.follows = found.object.last > found.object.first
    if trigger.part == "part" and not found.genitive.adjective and (before := sight.ending.get(trigger.first)):
        found.subject = Who(before.first, before.last, (before.code,) if before.code else ())
        found.rule = "described by the participle"
    light = governed(sight, trigger, found)
    if not light or sight.ctx.word(end) in sight.words["gathers"]:
        end = relative(sight, found, end, limit)
    return end


def _describes(sight: Sight, trigger: Trigger, phrase: Who) -> bool:
    """The phrase behind a noun is its adjectives ("غارات جوية إسرائيلية"), no genitive ("مقتل خادمة فلبينية")."""
    ctx = sight.ctx
    if phrase.last == phrase.first or ".def" in trigger.tag:
        return True
    mention = next((n for n in range(phrase.first, phrase.last) if n in sight.at), phrase.last)
    if mention < phrase.last and not sight.at[mention].adjective:
        return False
    if trigger.entry.genitive == "target":
        return mention == phrase.first
    inside = range(phrase.first, mention)
    if ctx.word(trigger.last - 1).endswith(_FEMININE) and all(ctx.word(n).endswith("ه") for n in inside):
        return True  # "انتقادات حادة"
    if trigger.entry.genitive == "source" and not phrase.codes and len(inside) == 1:
        return True  # "هجوم عنيف على"
    return all(ctx.word(n).endswith(_NISBA) or ctx.is_(n, "describers") for n in inside)


def _over_adjectives(sight: Sight, at: int, limit: int) -> int:
    """Past adjectives joined by و: "الدعم السياسي | والعسكري"."""
    while at < limit and sight.ctx.word(at).startswith(_AND_THE) and sight.ctx.word(at).endswith(_NISBA):
        at += 1
    return at


def _noun_with_object(sight: Sight, trigger: Trigger, found: Arguments) -> int:
    """A verbal noun with the object it needs: "رفع | الإمارات | الحظر", "استدعاء | السفير"."""
    found.genitive = bare_phrase(sight, trigger.last, trigger.object)
    if trigger.suffix:
        found.genitive = Who(trigger.last, trigger.last, owner(sight, trigger))
    found.rule = "genitive" if found.genitive.codes else ""
    found.object, found.follows = phrase(sight, trigger.object, trigger.sentence.last), True
    governed(sight, trigger, found)
    return max(found.object.last, trigger.object + 1)
