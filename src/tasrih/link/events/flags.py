"""Flags of events: to come, far back, a mere possibility or wish, denied; read off what governs the trigger."""

from __future__ import annotations

from typing import Literal

from tasrih.link.events.sight import Sight
from tasrih.link.events.slots import Arguments
from tasrih.link.events.subjects import is_that
from tasrih.link.events.triggers import Trigger
from tasrih.model import Act

EventFlag = Literal["future", "past", "hypothetical", "negated"]
_NEAR = 3
_SHORT = 2
_BEFORE = 14
_AND = "وف"
_COMING, _FOR = "س", "ل"
_ORDER: tuple[EventFlag, ...] = ("future", "past", "hypothetical", "negated")
_BY_ACT: dict[Act, EventFlag] = {
    "request": "hypothetical", "demand": "hypothetical", "invite": "hypothetical", "warn": "hypothetical",
    "threaten": "hypothetical", "reject": "negated", "deny": "negated", "commit": "future",
}  # fmt: skip


def flags_of(sight: Sight, trigger: Trigger, found: Arguments) -> set[EventFlag]:
    """The flags that words around a trigger, and around the verb that governs it, give it; dates may add to them."""
    flags: set[EventFlag] = set()
    if trigger.part == "part":
        return flags  # people who protest are there, whatever is said to them
    verb = trigger.part == "verb"
    if _is_history(sight, trigger):
        flags.add("past")
    if sight.act_over(trigger.first) == "deny":
        flags.add("negated")
    if not verb and (_aimed(sight, trigger, found.governor) or _purpose(sight, found.governor)):
        flags.add("hypothetical")
    at = trigger.first if verb else found.governor
    if at >= 0:
        flags |= _of_verb(sight, trigger, at)
        if at != trigger.first:
            flags |= _before(sight, trigger._replace(first=at), True)
    flags |= _before(sight, trigger, verb)
    if "future" in flags and _conditioned(sight, trigger):
        flags.add("hypothetical")
    return flags


def _conditioned(sight: Sight, trigger: Trigger) -> bool:
    """A condition follows what is to come: "ستنسحب إذا", "سيرد في حال"."""
    table = sight.ctx.lexicon.act_words.phrase_table("conditions")
    for i in range(trigger.last, min(trigger.sentence.last, trigger.last + _BEFORE)):
        for phrase in table.get(sight.ctx.word(i), ()):
            if all(sight.ctx.word(i + n) == part for n, part in enumerate(phrase)):
                return True
    return False


def _is_history(sight: Sight, trigger: Trigger) -> bool:
    """The sentence speaks of empires, of the World War."""
    words = sight.ctx.doc.words[trigger.sentence.first : trigger.sentence.last]
    if not sight.words["history"].isdisjoint(words):
        return True
    wars = sight.words.phrase_table("world_war")
    return any(tuple(words[n : n + len(war)]) == war for n, word in enumerate(words) for war in wars.get(word, ()))


def _of_verb(sight: Sight, trigger: Trigger, at: int) -> set[EventFlag]:
    """What the verb itself and the particle before it say: "سيفرض", "قد يفرض"."""
    light = next(iter(sight.words.light.get(sight.ctx.word(at), ())), None)
    flags: set[EventFlag] = set()
    if at == trigger.first:
        coming, present = trigger.prefix.endswith(_COMING), trigger.tense == "present"
    else:
        present = light is not None and light.tense == "present"
        coming = present and sight.ctx.word(at).lstrip(_AND).startswith(_COMING)
    if coming:
        flags.add("future")
    if present and sight.ctx.word(at - 1).lstrip(_AND) in sight.words["maybe"]:
        flags.add("hypothetical")
    return flags


def _before(sight: Sight, trigger: Trigger, verb: bool) -> set[EventFlag]:
    """What the words before say, back to a fact, a relative, a mark or a verb."""
    flags: set[EventFlag] = set()
    if verb and _joins(sight, trigger):
        return flags  # a clause of its own
    named = 0
    for i in range(trigger.first - 1, max(trigger.sentence.first, trigger.first - _BEFORE) - 1, -1):
        if _is_fact(sight, i) or sight.ctx.is_(i, "relatives") or _parts(sight, i + 1, trigger.first):
            break
        if is_that(sight, i) and not (verb and trigger.first - i < _NEAR):
            break
        named += i in sight.inside
        flags |= _of_word(sight, i, trigger.first - i - named)
        if i in sight.verbs:
            break
    return flags


def _joins(sight: Sight, trigger: Trigger) -> bool:
    """ "and" is joined to a verb, the trigger's or the one that governs it."""
    word = sight.ctx.word(trigger.first)
    return (trigger.part == "verb" and trigger.prefix[:1] in ("و", "ف")) or (
        word[0] in _AND and word[1:] in sight.words.light
    )


def _parts(sight: Sight, i: int, first: int) -> bool:
    """A mark before word i parts it from what stands before; not before the trigger itself or a preposition ("دعا
    النواب، أمس، | إلى توقيع")."""
    return sight.ctx.breaks(i) and i != first and sight.ctx.word(i) not in sight.ctx.lexicon.grammar.governing


def ordered(flags: set[EventFlag]) -> list[EventFlag]:
    """In the order of the schema."""
    return [flag for flag in _ORDER if flag in flags]


def _aimed(sight: Sight, trigger: Trigger, governor: int) -> bool:
    """A noun that is a purpose ("للتفاوض مع", unless somebody has set out for it) or a topic ("حول إرسال قوات"); none
    whose ل its verb asks for ("تعرضت لهجوم")."""
    if any(verb.preposition == _FOR for verb in sight.words.light.get(sight.ctx.word(governor), ()) if governor >= 0):
        return False
    if sight.ctx.word(trigger.first - 1) in sight.words["topics"]:
        return ".def" not in trigger.tag
    if trigger.prefix[-1:] != "ل" and not sight.ctx.word(trigger.first).startswith("لل"):
        return False
    before = range(trigger.first - 1, trigger.sentence.first - 1, -1)
    return not any(_stem(sight, i) for i in before)


def _purpose(sight: Sight, i: int) -> bool:
    """The light noun at word i is a purpose: "لشن غارات"."""
    word = sight.ctx.word(i) if i >= 0 else ""
    return word.startswith(_FOR) and word[1:] in sight.words["light_nouns"]


def _stem(sight: Sight, i: int) -> bool:
    word = sight.ctx.word(i)
    return word in sight.words["sets_out"] or (word[0] in "وفس" and word[1:] in sight.words["sets_out"])


def _is_fact(sight: Sight, i: int) -> bool:
    """What stands behind word i is a fact whatever governs it: "دعا إلى وقف | القصف", "طالب بعد | الهجوم"."""
    word = sight.ctx.word(i)
    return word in sight.words["presuppose"] or (len(word) > 3 and word[1:] in sight.words["presuppose"])


def _of_word(sight: Sight, i: int, distance: int) -> set[EventFlag]:
    words, word = sight.words, sight.ctx.word(i).removeprefix("ال")
    bare = word[1:] if word[:1] and word[0] in "وفلب" and len(word) > _SHORT else word
    found: set[EventFlag] = set()
    if distance <= _NEAR and (word in words["negations"] or bare in words["negations"]):
        found.add("negated")
    if word in words["hypothetical"] or bare in words["hypothetical"]:
        found.add("hypothetical")
    if word in words["future"] or bare in words["future"]:
        found.add("future")
    if distance <= _NEAR and (word in words["background"] or bare in words["background"]):
        found.add("past")
    for cue in sight.ctx.cues_at.get(i, ()):
        flag = _BY_ACT.get(cue.entry.act)
        if flag and not cue.entry.nouns:
            found.add(flag)
            break
    return found
