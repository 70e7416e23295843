"""Roles: from the slots of a trigger to source and target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tasrih.link.events.slots import Arguments
from tasrih.link.events.subjects import preposition
from tasrih.link.events.triggers import Trigger

Codes = tuple[str, ...]
_MOST = 8
_OF_PEOPLE = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION"})
"""What is done to plain persons too, so that their nationality counts."""
_VIOLENCE = "ASSAULT"
_FROM = "من"
_IN = "في"
_EQUAL = frozenset({"CONSULT", "COOPERATE"})


class Roles(NamedTuple):
    """Codes of both sides and the rule that found them; `mutual`: the targets meet each other too."""

    source: Codes
    target: Codes
    rule: str
    mutual: bool = False


def roles_of(trigger: Trigger, found: Arguments) -> Roles:
    """Source and target of a trigger with its arguments."""
    if trigger.entry.symmetric:
        return _symmetric(trigger, found)
    if trigger.part == "verb":
        return _verbal(trigger, found)
    return _nominal(trigger, found)


def pairs_of(type: str, roles: Roles) -> Iterator[tuple[Codes, Codes]]:
    """Each with each: (A, [B, C]), (B, [C]); of a meeting or joint work one against one in alphabetical order."""
    everyone = [*roles.source, *roles.target] if roles.mutual else []
    rows = [(everyone[n : n + 1], everyone[n + 1 :]) for n in range(len(everyone) - 1)]
    for one, others in rows or [(list(roles.source), list(roles.target))]:
        if type in _EQUAL and len(one) == 1 == len(others):
            one, others = [min(*one, *others)], [max(*one, *others)]
        yield tuple(one), tuple(others)


def _behind(trigger: Trigger, found: Arguments, slots: list[str]) -> Codes:
    for slot in slots:
        who = found.behind.get(preposition(slot))
        if who and who.codes:
            return who.codes
    return ()


def _symmetric(trigger: Trigger, found: Arguments) -> Roles:
    """All who take part: one side with a partner behind مع, or each with each."""
    host = trigger.entry.genitive == "host" and not found.genitive.adjective and len(found.genitive.codes) == 1
    sides = [found.subject.codes, () if host and not trigger.suffix and not found.titled else found.genitive.codes]
    sides += [found.object.codes] if "object" in trigger.entry.target or trigger.part != "verb" else []
    others = [slot for slot in trigger.entry.target if slot not in ("object", "subject")]
    others = [*others, _FROM] if found.light == "target" else others
    between = found.behind.get("بين")
    everyone = list(dict.fromkeys(code for side in sides for code in side))
    inside = found.behind.get(_IN)
    if not everyone and inside and len(inside.codes) > 1:  # "اجتمع وزراء الخارجية في مصر والسودان"
        everyone = list(inside.codes)
    partner = [code for code in _behind(trigger, found, others) if code not in everyone]
    if between and not partner:
        everyone = list(dict.fromkeys([*everyone, *between.codes]))
    if partner:
        return Roles(tuple(everyone), tuple(partner), found.rule or "partner")
    return Roles(tuple(everyone[:1]), tuple(everyone[1:_MOST]), found.rule or "between", mutual=True)


def _verbal(trigger: Trigger, found: Arguments) -> Roles:
    entry = trigger.entry
    if trigger.passive or (entry.passive and not found.object.codes and _undergoes(found)):
        undergoes = found.subject.nations or found.subject.codes
        return Roles(found.agent.codes, undergoes or _behind(trigger, found, entry.target), "passive")
    people = found.object.nations if entry.type in _OF_PEOPLE else found.object.codes
    target: Codes = people if "object" in entry.target else ()
    target = target or _behind(trigger, found, entry.target)
    source = found.subject.codes if "subject" in entry.source else _behind(trigger, found, entry.source)
    return Roles(source or found.agent.codes, target, found.rule)


def _undergoes(found: Arguments) -> bool:
    """The subject of a verb that could be active or passive undergoes it: nothing follows that could be the object, an
    agent is named, or people are counted ("قتل 13 عراقيا")."""
    return bool(found.agent.codes) or not found.follows or found.counted


def _nominal(trigger: Trigger, found: Arguments) -> Roles:
    """A genitive or adjective is the source where the target is known; alone it is what the entry says."""
    entry = trigger.entry
    source: Codes = found.agent.codes
    target: Codes = ()
    if found.light == "target":
        target = found.subject.codes
    elif found.light != "none":
        source = source or found.subject.codes
    target = target or _behind(trigger, found, entry.target)
    if "object" in entry.target:
        target = target or found.object.codes
    genitive = found.genitive
    adjective = genitive.adjective and found.described
    if entry.type == _VIOLENCE and found.placed and not target and not found.agent.codes:
        return Roles(source, genitive.codes, found.rule)  # "هجمات باريس"
    if genitive.codes and not source and (target or adjective or entry.genitive == "source"):
        source = genitive.codes
    elif not target:
        target = genitive.nations if entry.type in _OF_PEOPLE else genitive.codes
    if not source:
        source = _behind(trigger, found, [_FROM, *entry.source] if found.light == "target" else entry.source)
    return Roles(source, target, found.rule)
