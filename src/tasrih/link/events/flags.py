"""Flags of events: to come, far back, a mere possibility or wish, denied; read off what governs the trigger."""

from __future__ import annotations

from typing import Literal

from tasrih.link.events.sight import Sight
from tasrih.link.events.subjects import is_that
from tasrih.link.events.triggers import Trigger
from tasrih.model import Act

EventFlag = Literal["future", "past", "hypothetical", "negated"]
_NEAR = 3
_BEFORE = 14
_ORDER: tuple[EventFlag, ...] = ("future", "past", "hypothetical", "negated")
_BY_ACT: dict[Act, EventFlag] = {
    "request": "hypothetical", "demand": "hypothetical", "invite": "hypothetical", "warn": "hypothetical",
    "threaten": "hypothetical", "reject": "negated", "deny": "negated", "commit": "future",
}  # fmt: skip


def flags_of(sight: Sight, trigger: Trigger) -> set[EventFlag]:
    """The flags that words around a trigger give it; dates may add to them."""
    found: set[EventFlag] = set()
    verb = trigger.part == "verb"
    if trigger.prefix.endswith("س"):
        found.add("future")
    if (
        trigger.part == "verb"
        and trigger.tense == "present"
        and sight.ctx.word(trigger.first - 1) in sight.words["maybe"]
    ):
        found.add("hypothetical")
    if not verb and _aimed(sight, trigger):
        found.add("hypothetical")
    for i in range(trigger.first - 1, max(trigger.sentence.first, trigger.first - _BEFORE) - 1, -1):
        if _is_fact(sight, i) or sight.ctx.is_(i, "relatives") or "." in sight.ctx.doc.gap(i + 1):
            break
        if is_that(sight, i) and not (verb and trigger.first - i < _NEAR):
            break
        found |= _of_word(sight, i, trigger.first - i)
        if i in sight.verbs:
            break
    return found


def _aimed(sight: Sight, trigger: Trigger) -> bool:
    """A noun that is a purpose ("للتفاوض مع", unless somebody has set out for it) or a topic ("حول إرسال قوات")."""
    if sight.ctx.word(trigger.first - 1) in sight.words["topics"]:
        return ".def" not in trigger.tag
    if trigger.prefix[-1:] != "ل" and not sight.ctx.word(trigger.first).startswith("لل"):
        return False
    before = range(trigger.first - 1, trigger.sentence.first - 1, -1)
    return not any(_stem(sight, i) for i in before)


def _stem(sight: Sight, i: int) -> bool:
    word = sight.ctx.word(i)
    return word in sight.words["sets_out"] or (word[0] in "وفس" and word[1:] in sight.words["sets_out"])


def ordered(flags: set[EventFlag]) -> list[EventFlag]:
    """In the order of the schema."""
    return [flag for flag in _ORDER if flag in flags]


def _is_fact(sight: Sight, i: int) -> bool:
    """What stands behind word i is a fact whatever governs it: "دعا إلى وقف | القصف", "طالب بعد | الهجوم"."""
    word = sight.ctx.word(i)
    return word in sight.words["presuppose"] or (len(word) > 3 and word[1:] in sight.words["presuppose"])


def _of_word(sight: Sight, i: int, distance: int) -> set[EventFlag]:
    words, word = sight.words, sight.ctx.word(i)
    bare = word[1:] if word[0] in "وفلب" and len(word) > 3 else word
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
