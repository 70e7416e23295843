"""Flags of events: to come, far back, a mere possibility, denied."""

from __future__ import annotations

from typing import Literal

from tasrih.link.events.sight import Sight
from tasrih.link.events.triggers import Trigger

EventFlag = Literal["future", "past", "hypothetical", "negated"]
_NEAR = 3
_BEFORE = 6
_ORDER: tuple[EventFlag, ...] = ("future", "past", "hypothetical", "negated")


def flags_of(sight: Sight, trigger: Trigger) -> list[EventFlag]:
    """The flags of an event, in the order of the schema."""
    found: set[EventFlag] = set()
    if trigger.prefix.endswith("س"):
        found.add("future")
    start = max(trigger.sentence.first, trigger.first - _BEFORE)
    for i in range(trigger.first - 1, start - 1, -1):
        if sight.ctx.breaks(i + 1):
            break
        word = sight.ctx.word(i)
        bare = word[1:] if word[:1] in "وفل" and len(word) > 3 else word
        near = trigger.first - i <= _NEAR
        if near and (word in sight.words["negations"] or bare in sight.words["negations"]):
            found.add("negated")
        if bare in sight.words["hypothetical"] or word in sight.words["hypothetical"]:
            found.add("hypothetical")
        if bare in sight.words["future"] or word in sight.words["future"]:
            found.add("future")
        if near and bare in sight.words["background"]:
            found.add("past")
    return [flag for flag in _ORDER if flag in found]
