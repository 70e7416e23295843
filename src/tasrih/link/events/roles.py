"""Roles: from the slots of a trigger to source and target."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.link.events.arguments import Arguments
from tasrih.link.events.triggers import Trigger
from tasrih.text.fold import fold_form

Codes = tuple[str, ...]


class Roles(NamedTuple):
    """Codes of both sides and the rule that found them."""

    source: Codes
    target: Codes
    rule: str


def roles_of(trigger: Trigger, found: Arguments) -> Roles:
    """Source and target of a trigger with its arguments."""
    if trigger.entry.symmetric:
        return _symmetric(trigger, found)
    if trigger.part == "verb":
        return _verbal(trigger, found)
    return _nominal(trigger, found)


def _behind(trigger: Trigger, found: Arguments, slots: list[str]) -> Codes:
    for slot in slots:
        who = found.behind.get(_preposition(slot))
        if who and who.codes:
            return who.codes
    return ()


def _preposition(slot: str) -> str:
    return slot if slot == "على" else fold_form(slot)


def _symmetric(trigger: Trigger, found: Arguments) -> Roles:
    """All who take part, each with each."""
    sides = [found.subject.codes, found.genitive.codes]
    sides += [found.object.codes] if "object" in trigger.entry.target or trigger.part != "verb" else []
    others = [slot for slot in trigger.entry.target if slot not in ("object", "subject")]
    between = found.behind.get("بين")
    everyone = list(dict.fromkeys(code for side in sides for code in side))
    partner = [code for code in _behind(trigger, found, others) if code not in everyone]
    if between:
        everyone = list(dict.fromkeys([*everyone, *between.codes]))
    if partner:
        return Roles(tuple(everyone), tuple(partner), found.rule)
    return Roles(tuple(everyone[:1]), tuple(everyone[1:]), found.rule)


def _verbal(trigger: Trigger, found: Arguments) -> Roles:
    entry = trigger.entry
    if trigger.passive or (entry.passive and (found.agent.codes or not found.follows) and not found.object.codes):
        return Roles(found.agent.codes, found.subject.codes, "passive")
    target: Codes = found.object.codes if "object" in entry.target else ()
    target = target or _behind(trigger, found, entry.target)
    source = found.subject.codes if "subject" in entry.source else _behind(trigger, found, entry.source)
    return Roles(source or found.agent.codes, target, found.rule)


def _nominal(trigger: Trigger, found: Arguments) -> Roles:
    entry = trigger.entry
    source: Codes = found.agent.codes
    target: Codes = ()
    if found.light == "source":
        source = source or found.subject.codes
    elif found.light == "target":
        target = found.subject.codes
    target = target or _behind(trigger, found, entry.target)
    if "object" in entry.target:
        target = target or found.object.codes
    genitive = found.genitive
    if genitive.codes and not source and (target or genitive.adjective or entry.genitive == "source"):
        source = genitive.codes
    elif genitive.codes and not target:
        target = genitive.codes
    if found.light == "target" and not source:
        source = _behind(trigger, found, ["من"])
    return Roles(source, target, found.rule)
