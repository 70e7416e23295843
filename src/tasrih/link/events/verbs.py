"""Arguments of finite verbs."""

from __future__ import annotations

from tasrih.link.events.mentions import Who
from tasrih.link.events.noun_phrases import bare_phrase, landed, over_fillers, phrase
from tasrih.link.events.preverbal import subject_before
from tasrih.link.events.sight import Sight
from tasrih.link.events.slots import Arguments, look_behind
from tasrih.link.events.subjects import opens_clause, preposition
from tasrih.link.events.triggers import Trigger

_PLURAL = (".3mp", ".3md", ".3fd", ".3fp", ".1p", ".1s", ".sub", ".obj")
"""Verbs that have their subject in their ending: what stands behind is the object."""


def of_verb(sight: Sight, trigger: Trigger, found: Arguments) -> int:
    """Subject and object of a finite verb; the word behind them."""
    limit = trigger.sentence.last
    at = over_fillers(sight, trigger.last, limit)
    before = subject_before(sight, trigger)
    behind = bare_phrase(sight, at, min(limit, trigger.object) if trigger.object > trigger.first else limit)
    if trigger.object > trigger.first:
        return _with_object(sight, trigger, found, before or behind)
    if trigger.suffix and behind.last > behind.first:  # "الحوثيون الذين تدعمهم | إيران"
        found.subject, found.rule, found.follows = behind, "subject behind", True
        found.object = before if before is not None and before.codes else Who(at, at, ())
        return behind.last
    if before is not None:
        found.subject, found.object, found.rule = before, landed(sight, behind), "subject before"
    elif trigger.tag.endswith(_PLURAL):
        found.subject, found.object, found.rule = _carried(sight, trigger), behind, "subject carried forward"
    elif behind.last > behind.first:
        found.subject, found.rule = behind, "subject behind"
        head = sight.ctx.word(behind.first)
        found.counted = head[0].isdigit() or head in sight.words["parts"]
        at = over_fillers(sight, behind.last, limit)
        found.object = landed(sight, bare_phrase(sight, at, limit))
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
    between = bare_phrase(sight, over_fillers(sight, subject.last, trigger.object), trigger.object)
    if subject.last > trigger.last and between.codes:  # "منحت السعودية | باكستان | قرضا"
        found.object, found.follows = between, True
        return trigger.object + 1
    title = sight.at.get(trigger.object)
    if title is not None and title.person:  # "سفيرها من برلين"
        thing = bare_phrase(sight, trigger.object + 1, trigger.sentence.last)
    else:
        thing = phrase(sight, trigger.object, trigger.sentence.last)
    found.object, found.follows = thing, True
    look_behind(sight, trigger, found, trigger.last, trigger.object)
    return max(thing.last, trigger.object + 1)


def inside_subject(sight: Sight, trigger: Trigger, found: Arguments) -> None:
    """A target that the subject's title has swallowed: "وصل سفير اليابان إلى | بيروت"."""
    slots = {preposition(slot) for slot in trigger.entry.target}
    if not slots.isdisjoint(found.behind) or found.object.codes:
        return
    for n in range(found.subject.first + 1, found.subject.last - 1):
        inner = sight.at.get(n + 1)
        if sight.ctx.word(n) in slots and inner and inner.code:
            found.behind[sight.ctx.word(n)] = Who(n + 1, inner.last, (inner.code,))
            codes = tuple(code for code in found.subject.codes if code != inner.code)
            found.subject = found.subject._replace(codes=codes or found.subject.codes)
