"""Governors: who a noun's deed is by, where a light verb, a relative clause or the clause around it says so."""

from __future__ import annotations

from tasrih.lexicon.events import LightVerb
from tasrih.link.events.mentions import NOBODY, Who
from tasrih.link.events.noun_phrases import bare_phrase, over_fillers
from tasrih.link.events.preverbal import light_subject
from tasrih.link.events.sight import Sight
from tasrih.link.events.slots import Arguments
from tasrih.link.events.subjects import acting, opens_clause, preposition
from tasrih.link.events.triggers import Trigger

_BACK = 14
_CLITICS = "بلو"
_PARTNER = "مع"
_ASKING = "REQUEST"
_MEETING, _SEVERAL = "CONSULT", 2
_GIVEN = frozenset({"AID", "CONSULT", "SUPPORT"})
"""What is done to or with the genitive, and seldom told of to blame somebody."""
_TOLD_OF_OTHERS = frozenset({"criticize", "reject", "praise", "warn", "request", "demand"})
_OF = "من"
_IN = "في"
_OBJECT = "object"
_BETWEEN = "بين"
_HANDING = frozenset({"على", "الي"})


def relative(sight: Sight, found: Arguments, end: int, limit: int) -> int:
    """ "الغارات التي شنتها روسيا", "اجتماع يضم روسيا وتركيا": who stands in the clause that describes the noun."""
    ctx = sight.ctx
    if ctx.word(end) in sight.words["gathers"]:
        found.object, found.rule = bare_phrase(sight, end + 1, limit), "gathered"
        return max(end + 1, found.object.last)
    if ctx.breaks(end) and not ctx.is_(end, "relatives"):
        return end
    at = end + ctx.is_(end, "relatives")
    if at >= limit:
        return end
    word = ctx.word(at)
    if at > end and word in sight.words["gathers"]:
        return relative(sight, found, at, limit)
    verb = next((v[0] for cut in (2, 1, 3) if (v := sight.words.light.get(word[:-cut]))), None)
    if verb is None:
        return end
    who = bare_phrase(sight, over_fillers(sight, at + 1, limit), limit)
    if verb.role == "none":
        return end
    if who.codes:
        role = "source" if verb.role == "announcing" else verb.role
        found.subject, found.light, found.rule = who, role, "light verb in a relative clause"
        return who.last
    return end


def governed(sight: Sight, trigger: Trigger, found: Arguments) -> bool:
    """The light verb or light noun before a noun, and its subject; whether there is one."""
    ctx = sight.ctx
    for i in range(trigger.first - 1, max(trigger.sentence.first, trigger.first - _BACK) - 1, -1):
        noun = ctx.word(i).lstrip(_CLITICS)
        light_noun = noun in sight.words["light_nouns"] or noun in sight.words["light_nouns_target"]
        if verb := _light_verb(sight, trigger, i, light_noun):
            _of_verb(sight, trigger, found, i, verb)
            return True
        if light_noun and not _between(sight, trigger) and _of_noun(sight, trigger, found, i, noun):
            return True
        if i in sight.verbs or (ctx.breaks(i + 1) and i + 1 != trigger.first):
            return False
    return False


def _light_verb(sight: Sight, trigger: Trigger, i: int, noun: bool) -> LightVerb | None:
    """The light verb at word i that governs the trigger as it stands; "فرض" is one only where it opens its clause."""
    verbs = sight.words.light.get(sight.ctx.word(i))
    if verbs is None or (noun and not opens_clause(sight, trigger._replace(first=i, prefix=""))):
        return None
    between = _between(sight, trigger)
    for verb in verbs:
        announced = verb.role != "announcing" or not trigger.entry.befalls
        written = verb.tense == "present" or not sight.ctx.is_(i - 1, "noun_leads")
        if verb.preposition == between and announced and written:
            return verb
    return None


def _between(sight: Sight, trigger: Trigger) -> str:
    """The preposition that governs a noun, joined or right before it; none behind a part ("المزيد | من المحادثات")."""
    word = sight.ctx.word(trigger.first - 1)
    if trigger.prefix[-1:] in ("ب", "ل") or sight.ctx.word(trigger.first).startswith("لل"):
        return trigger.prefix[-1:] or "ل"
    part = sight.ctx.word(trigger.first - 2).removeprefix("ال") in sight.words["parts"]
    return word if sight.ctx.is_(trigger.first - 1, "prepositions") and not part else ""


def _of_verb(sight: Sight, trigger: Trigger, found: Arguments, i: int, verb: LightVerb) -> None:
    subject = light_subject(sight, trigger, i)
    if subject.first == i and not trigger.tag.endswith("acc"):
        found.passive = True  # "عقد الاجتماع", "أجريت محادثات": perhaps nobody does it
    if verb.role == "announcing" and trigger.entry.alone != "no":
        subject = _armed(sight, subject)
    if subject.codes:
        found.subject, found.rule = subject, f"light verb {sight.ctx.word(i)}"
    found.light, found.governor = "source" if verb.role == "announcing" else verb.role, i


def _armed(sight: Sight, who: Who) -> Who:
    """Those of a phrase who can have done the violence that they announce: states and groups, no observers."""
    actors = sight.ctx.lexicon.data.actors
    return who._replace(codes=tuple(code for code in who.codes if actors[code].kind != "body"))


def _of_noun(sight: Sight, trigger: Trigger, found: Arguments, i: int, noun: str) -> bool:
    """ "توجيه الرئيس | انتقادات", "إعلان واشنطن فرض | رسوم": the genitive of a light noun, or who stands before it."""
    subject = bare_phrase(sight, i + 1, trigger.first)
    before = sight.ending.get(i)
    if not subject.codes and before and before.code and not sight.ctx.breaks(i):
        subject = Who(before.first, before.last, (before.code,))
    if subject.codes:
        found.light = "target" if noun in sight.words["light_nouns_target"] else "source"
        found.subject, found.rule, found.governor = subject, f"light noun {sight.ctx.word(i)}", i
    return bool(subject.codes)


def control(sight: Sight, trigger: Trigger, found: Arguments) -> None:
    """Nothing beside a noun says who acts: whoever acts in its clause ("أعلنت واشنطن فرض عقوبات على طهران")."""
    if trigger.entry.type == _ASKING and _at_request(sight, trigger):
        found.object = acting(sight, trigger.first, trigger.sentence.first)
    if found.subject.codes or found.agent.codes or found.light == "none":
        return
    if found.genitive.codes:
        _beside_genitive(sight, trigger, found)
        return
    if not found.described:
        return
    direct = _right_before(sight, trigger)
    if direct.codes:
        who, rule = direct, "right before the noun"
    elif _controlled(sight, trigger, found):
        who, rule = acting(sight, trigger.first, trigger.sentence.first), "who acts in the clause"
    elif trigger.entry.type == _MEETING and not any(other.codes for other in found.behind.values()):
        who, rule = acting(sight, trigger.first, trigger.sentence.first), "several who act in the clause"
        if len(who.codes) < _SEVERAL:  # "غادر وزراء خارجية روسيا وتركيا وإيران مقر | المحادثات"
            return
    else:
        return
    if not _of_others(sight, trigger, who):
        found.subject, found.rule = who, rule


def _of_others(sight: Sight, trigger: Trigger, who: Who) -> bool:
    """ "أدانت مصر | الهجوم على", "حذرت من | هجوم على": what a speaker judges or warns of is no deed of his."""
    draft = sight.draft_over(trigger.first)
    if trigger.entry.symmetric or draft is None or sight.act_over(trigger.first) not in _TOLD_OF_OTHERS:
        return False
    return draft.source.of in who.codes


def _beside_genitive(sight: Sight, trigger: Trigger, found: Arguments) -> None:
    """The genitive is one side; the other is whoever acts in the clause: "تستعد للقاء | كيم", "تعهدت بدعم | لبنان",
    "متورط في تمويل | الجماعة"."""
    entry, genitive = trigger.entry, found.genitive
    known = any(found.behind.get(preposition(slot)) for slot in (*entry.target, *entry.source, _BETWEEN))
    if known or found.object.codes or genitive.adjective or trigger.suffix or "object" not in entry.target:
        return
    if entry.type not in _GIVEN or entry.befalls or ".def" in trigger.tag:
        return
    if trigger.prefix[-1:] not in ("ب", "ل") and sight.ctx.word(trigger.first - 1) != _IN:
        return
    direct = _right_before(sight, trigger)
    who = direct if direct.codes else acting(sight, trigger.first, trigger.sentence.first)
    if not who.codes or not set(who.codes).isdisjoint(genitive.codes):
        return
    found.subject, found.rule = who, "who acts in the clause, beside a genitive"
    slot = next((slot for slot in entry.target if slot != _OBJECT), "") if entry.symmetric else ""
    if slot:  # each of them is met, they do not meet each other: "للقاء | نتنياهو وعباس"
        found.behind[preposition(slot)] = genitive
    else:
        found.object = genitive
    found.genitive = NOBODY


def _at_request(sight: Sight, trigger: Trigger) -> bool:
    """ "بناء على طلب من", "بدعوة من": who acts has been asked."""
    if trigger.prefix.endswith("ب") and sight.ctx.word(trigger.last) == _OF:
        return True
    return sight.ctx.word(trigger.first - 2) in sight.words["at_request"]


def _right_before(sight: Sight, trigger: Trigger) -> Who:
    """ "قرار واشنطن | سحب القوات": who stands right before a noun, governed by no preposition."""
    before = sight.ending.get(trigger.first)
    if before is None or before.code is None or sight.ctx.breaks(trigger.first):
        return NOBODY
    behind = sight.ctx.is_(before.first - 1, "prepositions") or before.prefix[-1:] in ("ب", "ل", "ك")
    return NOBODY if behind else Who(before.first, before.last, (before.code,))


def _controlled(sight: Sight, trigger: Trigger, found: Arguments) -> bool:
    """The other side is known, and the noun is what somebody does in the clause."""
    entry = trigger.entry
    partner = any(found.behind.get(preposition(slot)) for slot in entry.target)
    if not partner or any(found.behind.get(preposition(slot)) for slot in entry.source):
        return False
    if sight.ctx.word(trigger.first - 1) in sight.words["topics"]:
        return False
    if ".def" in trigger.tag:
        return entry.symmetric and _PARTNER in found.behind
    return entry.symmetric or _handed(sight, trigger)


def _handed(sight: Sight, trigger: Trigger) -> bool:
    """A verb hands the noun over ("أعلنت واشنطن | عقوبات على", "هدد بـ", "وافق على"): no time or cause ("بعد هجوم")."""
    ctx, i = sight.ctx, trigger.first
    if trigger.prefix[-1:] in ("ب", "ل"):
        return True
    if ctx.word(i - 1) in _HANDING:
        return trigger.entry.alone == "no"  # "ردا على | هجوم": others have made it
    return i - 1 in sight.verbs or i in sight.ending or ctx.breaks(i) or ctx.is_(i - 1, "fillers")
