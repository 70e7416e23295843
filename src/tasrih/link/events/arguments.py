"""Arguments: the noun phrases that stand in a trigger's slots: subject, object, genitive, and behind prepositions."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasrih.link.events.sight import NOBODY, Sight, Who
from tasrih.link.events.subjects import acting, light_subject, opens_clause, owner, preposition, subject_before
from tasrih.link.events.triggers import Trigger

_REACH = 18
_BACK = 14
_PLURAL = (".3mp", ".3md", ".3fd", ".3fp", ".1p", ".1s", ".sub", ".obj")
"""Verbs that have their subject in their ending: what stands behind is the object."""
_IN = "في"
_NISBA = ("ي", "يه", "يا", "يين", "يون", "يات")
_FEMININE = ("ات", "ه")
_OF = "من"
_OF_NOUNS = frozenset({"بين", "مع"})
_OF_OTHERS = ("ل", "في")
_JOINED = "بل"
_CLITICS = "بلو"


@dataclass(slots=True)
class Arguments:
    """Who stands in which slot; `rule` says how the subject was found; `light` what a governing verb makes of it."""

    subject: Who = NOBODY
    object: Who = NOBODY
    genitive: Who = NOBODY
    agent: Who = NOBODY
    light: str = ""
    behind: dict[str, Who] = field(default_factory=dict)
    rule: str = ""
    passive: bool = False
    described: bool = True
    """What stands behind the noun is no genitive but its adjectives, or nothing."""
    counted: bool = False
    pending: str = ""
    follows: bool = False
    """A noun phrase follows the verb in the place of its object, whether or not it names an actor."""


def arguments_of(sight: Sight, trigger: Trigger) -> Arguments:
    """The arguments of a trigger."""
    found = Arguments()
    end = _verb(sight, trigger, found) if trigger.part == "verb" else _noun(sight, trigger, found)
    _prepositions(sight, trigger, found, end, trigger.sentence.last)
    _inside(sight, trigger, found)
    if found.passive and (".def" in trigger.tag or found.behind.get("بين") or not found.behind):
        found.subject = NOBODY
    if trigger.part != "verb":
        _control(sight, trigger, found)
    return found


def _inside(sight: Sight, trigger: Trigger, found: Arguments) -> None:
    """A target that the subject's title has swallowed: "وصل سفير اليابان إلى | بيروت"."""
    slots = {preposition(slot) for slot in trigger.entry.target}
    if trigger.part != "verb" or not slots.isdisjoint(found.behind) or found.object.codes:
        return
    for n in range(found.subject.first + 1, found.subject.last - 1):
        inner = sight.at.get(n + 1)
        if sight.ctx.word(n) in slots and inner and inner.code:
            found.behind[sight.ctx.word(n)] = Who(n + 1, inner.last, (inner.code,))
            codes = tuple(code for code in found.subject.codes if code != inner.code)
            found.subject = found.subject._replace(codes=codes or found.subject.codes)


def _verb(sight: Sight, trigger: Trigger, found: Arguments) -> int:
    """Subject and object of a finite verb; the word behind them."""
    limit = trigger.sentence.last
    at = sight.over_fillers(trigger.last, limit)
    before = subject_before(sight, trigger)
    behind = sight.bare_phrase(at, min(limit, trigger.object) if trigger.object >= 0 else limit)
    if trigger.object >= 0:
        return _with_object(sight, trigger, found, before or behind)
    if before is not None:
        found.subject, found.object, found.rule = before, behind, "subject before"
    elif trigger.tag.endswith(_PLURAL):
        found.subject, found.object, found.rule = _carried(sight, trigger), behind, "subject carried forward"
    elif behind.last > behind.first:
        found.subject, found.rule = behind, "subject behind"
        found.counted = (
            sight.ctx.word(behind.first)[0].isdigit() or sight.ctx.word(behind.first) in sight.words["parts"]
        )
        at = sight.over_fillers(behind.last, limit)
        found.object = sight.bare_phrase(at, limit)
    else:
        found.subject, found.rule = _carried(sight, trigger), "subject carried forward"
    found.follows = found.object.last > found.object.first
    return max(trigger.last, found.object.last, behind.last)


def _carried(sight: Sight, trigger: Trigger) -> Who:
    """Whoever acted before, where the verb opens its clause; else nobody that could be told."""
    at = trigger.last
    return Who(at, at, sight.own(trigger.first) if opens_clause(sight, trigger) else ())


def _with_object(sight: Sight, trigger: Trigger, found: Arguments, subject: Who) -> int:
    """A verb with the object it needs ("وقعت مصر اتفاقية"): the subject stands before or between."""
    carried = subject.last == subject.first and not subject.codes
    found.subject = _carried(sight, trigger) if carried else subject
    found.rule = "subject carried forward" if carried else "subject of verb and object"
    between = sight.bare_phrase(sight.over_fillers(subject.last, trigger.object), trigger.object)
    if subject.last > trigger.last and between.codes:  # "منحت السعودية | باكستان | قرضا"
        found.object, found.follows = between, True
        return trigger.object + 1
    title = sight.at.get(trigger.object)
    if title is not None and title.person:  # "سفيرها من برلين"
        thing = sight.bare_phrase(trigger.object + 1, trigger.sentence.last)
    else:
        thing = sight.phrase(trigger.object, trigger.sentence.last)
    found.object, found.follows = thing, True
    _prepositions(sight, trigger, found, trigger.last, trigger.object)
    return max(thing.last, trigger.object + 1)


def _noun(sight: Sight, trigger: Trigger, found: Arguments) -> int:
    """Genitive and object of a noun, and the subject of the light verb that governs it; the word behind them."""
    limit, end = trigger.sentence.last, trigger.last
    if trigger.object > trigger.last:
        return _noun_with_object(sight, trigger, found)
    if trigger.suffix:
        found.genitive, found.rule = Who(end, end, owner(sight, trigger)), "pronoun"
    else:
        found.genitive = sight.bare_phrase(end, limit)
        found.rule = "genitive" if found.genitive.codes else ""
        found.described = _describes(sight, trigger, found.genitive)
        end = _over_adjectives(sight, max(end, found.genitive.last), limit)
    if found.genitive.codes:
        found.object = sight.bare_phrase(end, limit)
        end = max(end, found.object.last)
    found.follows = found.object.last > found.object.first
    if trigger.part == "part" and not found.genitive.adjective and (before := sight.ending.get(trigger.first)):
        found.subject = Who(before.first, before.last, (before.code,) if before.code else ())
        found.rule = "described by the participle"
    if not _governed(sight, trigger, found):
        end = _relative(sight, found, end, limit)
    return end


def _describes(sight: Sight, trigger: Trigger, phrase: Who) -> bool:
    """The phrase behind a noun is its adjectives ("غارات جوية إسرائيلية"), no genitive ("مقتل خادمة فلبينية")."""
    ctx = sight.ctx
    if phrase.last == phrase.first or ".def" in trigger.tag:
        return True
    mention = next((n for n in range(phrase.first, phrase.last) if n in sight.at), phrase.last)
    if mention < phrase.last and not sight.at[mention].adjective:
        return False
    inside = range(phrase.first, mention)
    if ctx.word(trigger.last - 1).endswith(_FEMININE) and all(ctx.word(n).endswith("ه") for n in inside):
        return True  # "انتقادات حادة"
    if trigger.entry.genitive == "source" and not phrase.codes and len(inside) == 1:
        return True  # "هجوم عنيف على"
    return all(ctx.word(n).endswith(_NISBA) or ctx.is_(n, "describers") for n in inside)


def _over_adjectives(sight: Sight, at: int, limit: int) -> int:
    """Past adjectives joined by و: "الدعم السياسي | والعسكري"."""
    while at < limit and sight.ctx.word(at).startswith("وال") and sight.ctx.word(at).endswith(_NISBA):
        at += 1
    return at


def _noun_with_object(sight: Sight, trigger: Trigger, found: Arguments) -> int:
    """A verbal noun with the object it needs: "رفع | الإمارات | الحظر", "استدعاء | السفير"."""
    found.genitive = sight.bare_phrase(trigger.last, trigger.object)
    if trigger.suffix:
        found.genitive = Who(trigger.last, trigger.last, owner(sight, trigger))
    found.rule = "genitive" if found.genitive.codes else ""
    found.object, found.follows = sight.phrase(trigger.object, trigger.sentence.last), True
    _governed(sight, trigger, found)
    return max(found.object.last, trigger.object + 1)


def _relative(sight: Sight, found: Arguments, end: int, limit: int) -> int:
    """ "الغارات التي شنتها روسيا", "اجتماع يضم روسيا وتركيا": who stands in the clause that describes the noun."""
    ctx = sight.ctx
    if ctx.word(end) in sight.words["gathers"]:
        found.object, found.rule = sight.bare_phrase(end + 1, limit), "gathered"
        return max(end + 1, found.object.last)
    if ctx.breaks(end) and not ctx.is_(end, "relatives"):
        return end
    at = end + ctx.is_(end, "relatives")
    if at >= limit:
        return end
    word = ctx.word(at)
    if at > end and word in sight.words["gathers"]:
        return _relative(sight, found, at, limit)
    verb = next((v for cut in (2, 1, 3) if (v := sight.words.light.get(word[:-cut]))), None)
    if verb is None:
        return end
    who = sight.bare_phrase(sight.over_fillers(at + 1, limit), limit)
    if who.codes:
        found.subject, found.light, found.rule = who, verb.role, "light verb in a relative clause"
        return who.last
    return end


def _governed(sight: Sight, trigger: Trigger, found: Arguments) -> bool:
    """The light verb before a noun, and its subject behind or before it."""
    ctx, light = sight.ctx, sight.words.light
    for i in range(trigger.first - 1, max(trigger.sentence.first, trigger.first - _BACK) - 1, -1):
        bare = ctx.word(i).lstrip(_CLITICS)
        noun = bare in sight.words["light_nouns"]
        verb = light.get(ctx.word(i)) if not noun or opens_clause(sight, trigger._replace(first=i, prefix="")) else None
        if verb is not None:
            subject = light_subject(sight, trigger, i)
            if subject.first == i and not trigger.tag.endswith("acc"):
                found.passive = True  # "عقد الاجتماع", "أجريت محادثات": perhaps nobody does it
            if subject.codes:
                found.subject, found.rule = subject, f"light verb {ctx.word(i)}"
            found.light = verb.role
            return True
        if noun:
            subject = sight.bare_phrase(i + 1, trigger.first)
            before = sight.ending.get(i)
            if not subject.codes and before and before.code and not ctx.breaks(i):  # "إعلان واشنطن | فرض رسوم"
                subject = Who(before.first, before.last, (before.code,))
            if subject.codes:
                found.subject, found.light, found.rule = subject, "source", f"light noun {ctx.word(i)}"
                return True
        if i in sight.verbs or (ctx.breaks(i + 1) and i + 1 != trigger.first):
            return False
    return False


def _control(sight: Sight, trigger: Trigger, found: Arguments) -> None:
    """Nothing beside a noun says who acts: whoever acts in its clause ("أعلنت واشنطن فرض عقوبات على طهران")."""
    entry = trigger.entry
    if found.subject.codes or found.agent.codes or found.light == "none":
        return
    if found.genitive.codes or not found.described:
        return
    before = sight.ending.get(trigger.first)
    if before and before.code and not sight.ctx.breaks(trigger.first):  # "قرار واشنطن | سحب القوات"
        found.subject, found.rule = Who(before.first, before.last, (before.code,)), "right before the noun"
        return
    definite = ".def" in trigger.tag
    partner = any(found.behind.get(preposition(slot)) for slot in entry.target)
    if any(found.behind.get(preposition(slot)) for slot in entry.source):
        return
    if not partner or not (entry.symmetric or _handed(sight, trigger)):
        return
    if not definite or (entry.symmetric and "مع" in found.behind):
        found.subject = acting(sight, trigger.first, trigger.sentence.first)
        found.rule = "who acts in the clause"


def _handed(sight: Sight, trigger: Trigger) -> bool:
    """A verb hands the noun over ("أعلنت واشنطن | عقوبات على", "هدد بـ", "وافق على"): no time or cause ("بعد هجوم")."""
    ctx, i = sight.ctx, trigger.first
    if trigger.prefix[-1:] in ("ب", "ل") or ctx.word(i - 1) in ("على", "الي"):
        return True
    return i - 1 in sight.verbs or i in sight.ending or ctx.breaks(i) or ctx.is_(i - 1, "fillers")


def _prepositions(sight: Sight, trigger: Trigger, found: Arguments, at: int, end: int) -> None:
    """What stands behind the prepositions that follow before word `end`, up to a verb or أن; for nouns to a mark."""
    ctx, grammar = sight.ctx, sight.ctx.lexicon.grammar
    agents = sight.words.phrase_table("agents")
    stop = min(end, at + _REACH)
    while at < stop:
        word = ctx.word(at)
        if at in sight.verbs or word in grammar.that or (trigger.part != "verb" and ctx.breaks(at)):
            return
        mention = sight.at.get(at)
        letter = mention.prefix[-1:] if mention else word[0] if sight.joined(at) else ""
        if at in sight.triggers and not letter and at > max(trigger.first, trigger.object):
            return
        if size := _phrase_size(sight, agents, at):
            found.agent = found.agent if found.agent.codes else sight.phrase(at + size, end)
            at = max(at + size, found.agent.last)
        elif word in grammar["prepositions"] and at + 1 < stop and ctx.word(at + 1) not in grammar.that:
            who = sight.phrase(at + 1, end)
            at = _behind_one(trigger, found, word, who)
        elif letter and letter in _JOINED:
            who = sight.phrase(at, end)
            at = _behind_one(trigger, found, letter, who)
        elif mention and not mention.adjective and _takes_object(trigger, found):
            _bare(trigger, found, sight.phrase(at, end))
            at = max(at + 1, found.object.last, found.subject.last)
        else:
            at = mention.last if mention else at + 1


def _behind_one(trigger: Trigger, found: Arguments, preposition: str, who: Who) -> int:
    """Note who stands behind a preposition; the word behind.

    Behind a noun without an actor it is said of that noun: never of a meeting ("حول العلاقات | بين البلدين"), else of
    what the noun is governed by too ("على واردات | من الصين", but not "لميليشيات | في لبنان").
    """
    outer, found.pending = found.pending, "" if who.codes else preposition
    inner = trigger.entry.symmetric and outer not in ("", _IN) and preposition in _OF_NOUNS
    if who.codes and preposition not in found.behind and not inner:
        found.behind[preposition] = who
        whole = preposition == _OF if trigger.entry.symmetric else (outer, preposition) != _OF_OTHERS
        if outer and whole:
            found.behind.setdefault(outer, who)
    return max(who.first + (who.last <= who.first), who.last)


def _takes_object(trigger: Trigger, found: Arguments) -> bool:
    """An object may still come behind a circumstance ("استقبل X في القصر | Y", "لقائه في جنيف | Y"), or the subject
    of a light verb ("يشارك في الاجتماع | X")."""
    if trigger.part != "verb" and found.light and not found.subject.codes:
        return True
    if found.follows or "object" not in trigger.entry.target:
        return False
    return trigger.part == "verb" or bool(trigger.suffix)


def _bare(trigger: Trigger, found: Arguments, who: Who) -> None:
    """A phrase that stands behind a circumstance without a preposition."""
    if trigger.part != "verb" and found.light and not found.subject.codes:
        found.subject, found.rule = who, "subject behind"
    else:
        found.object, found.follows = who, True


def _phrase_size(sight: Sight, table: dict[str, list[tuple[str, ...]]], i: int) -> int:
    for phrase in table.get(sight.ctx.word(i), ()):
        if all(sight.ctx.word(i + n) == part for n, part in enumerate(phrase)):
            return len(phrase)
    return 0
