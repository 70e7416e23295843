"""Events: triggers → arguments → roles → coding. Read this file first of this folder."""

from __future__ import annotations

from collections.abc import Sequence

from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.events.arguments import arguments_of
from tasrih.link.events.coding import coded
from tasrih.link.events.dedupe import deduped
from tasrih.link.events.find import Found
from tasrih.link.events.flags import flags_of
from tasrih.link.events.roles import Roles, roles_of
from tasrih.link.events.said import said_events
from tasrih.link.events.sight import Sight
from tasrih.link.events.triggers import Trigger, find_triggers
from tasrih.model import Event, Statement
from tasrih.text.document import Sentence


def find_events(
    ctx: Context, sentences: Sequence[Sentence], drafts: Sequence[Draft], statements: Sequence[Statement]
) -> list[Event]:
    """All events of the given sentences, in text order."""
    sight = Sight.of(ctx, drafts, ctx.hits.get("event", []))
    found = [event for trigger in find_triggers(ctx, sentences) for event in _told(sight, trigger)]
    found += said_events(drafts, statements)
    return [coded(ctx, f"e{n}", event) for n, event in enumerate(deduped(ctx, found), 1)]


def _told(sight: Sight, trigger: Trigger) -> list[Found]:
    """The event that a trigger tells of, if its sides are known as far as its entry asks."""
    arguments = arguments_of(sight, trigger)
    roles = roles_of(trigger, arguments)
    if arguments.subject.codes:
        sight.subject = arguments.subject.codes
    if not _enough(trigger, roles):
        return []
    entry, doc = trigger.entry, sight.ctx.doc
    if entry.symmetric and len(roles.source) == 1 == len(roles.target):
        sight.pair = (*roles.source, *roles.target)
    start, end = doc.starts[trigger.first] + len(trigger.prefix), doc.ends[trigger.last - 1]
    why = [f"event: {entry.lemma}", f"form: {trigger.tag}", *([f"sides by: {roles.rule}"] if roles.rule else [])]
    source, target = _ordered(trigger, roles)
    return [Found(entry.type, entry.mode, entry.contexts, source, target, start, end, flags_of(sight, trigger), why)]


def _enough(trigger: Trigger, roles: Roles) -> bool:
    if roles.source and roles.target:
        return bool({*roles.source} ^ {*roles.target}) or trigger.entry.alone != "no"
    return trigger.entry.alone == "any" or (trigger.entry.alone == "one" and bool(roles.source or roles.target))


def _ordered(trigger: Trigger, roles: Roles) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sides of a meeting in alphabetical order."""
    if trigger.entry.symmetric and len(roles.source) == 1 == len(roles.target):
        first, second = sorted((*roles.source, *roles.target))
        return (first,), (second,)
    return roles.source, roles.target
