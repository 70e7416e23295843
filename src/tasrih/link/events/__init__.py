"""Events: triggers → arguments → roles → coding. Read this file first of this folder."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from tasrih.find.dates import DateMention
from tasrih.link.against import suffers
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.events.arguments import arguments_of
from tasrih.link.events.coding import coded
from tasrih.link.events.deals import deals_of, dealt_with
from tasrih.link.events.dedupe import deduped
from tasrih.link.events.find import Found
from tasrih.link.events.flags import EventFlag, flags_of, ordered
from tasrih.link.events.groups import across, members
from tasrih.link.events.joined import joined
from tasrih.link.events.promised import promised
from tasrih.link.events.roles import Roles, pairs_of, roles_of
from tasrih.link.events.said import said_events
from tasrih.link.events.sight import Sight
from tasrih.link.events.slots import Arguments
from tasrih.link.events.suffered import suffered
from tasrih.link.events.topics import serious
from tasrih.link.events.triggers import Trigger, find_triggers
from tasrih.link.events.when import day_of
from tasrih.link.events.where import find_places, place_of
from tasrih.link.issues import IssueEvidence
from tasrih.model import Event, Statement
from tasrih.text.document import Sentence

_SUPPORT = "SUPPORT"
_REACH = 10


class Given(NamedTuple):
    """What the stages before have found in an article; `sentences` are those of its body and headlines."""

    sentences: Sequence[Sentence]
    drafts: Sequence[Draft]
    statements: Sequence[Statement]
    dates: Sequence[DateMention]
    evidence: IssueEvidence
    published: datetime.date | None


def find_events(ctx: Context, given: Given) -> list[Event]:
    """All events of an article, in text order."""
    sentences = serious(given.evidence, given.sentences)
    triggers = find_triggers(ctx, sentences)
    sight = Sight.of(ctx, given.drafts, triggers.verbs)
    sight.places = find_places(ctx)
    sight.deals = deals_of(ctx)
    sight.triggers = frozenset(trigger.first for trigger in triggers.found)
    sight.acts = [statement.act for statement in given.statements]
    found = [event for trigger in triggers.found for event in _told(sight, trigger, given)]
    day = given.published.isoformat() if given.published else None
    found = list(joined(ctx, found))
    found += said_events(sight, given.statements, frozenset(sentence.first for sentence in sentences), day)
    return [coded(ctx, f"e{n}", event) for n, event in enumerate(deduped(ctx, found), 1)]


def _told(sight: Sight, trigger: Trigger, given: Given) -> list[Found]:
    """The events that a trigger tells of, if its sides are known as far as its entry asks."""
    arguments = arguments_of(sight, trigger)
    roles = roles_of(trigger, arguments)
    if trigger.part == "noun" and ".def" not in trigger.tag:
        sight.sides[trigger.last - 1] = roles.source
    if arguments.subject.codes:
        sight.subject, sight.acted = arguments.subject.codes, trigger.first
    roles = dealt_with(sight, trigger, roles)
    roles = roles._replace(source=members(sight, roles.source), target=members(sight, roles.target))
    entry, doc, place = trigger.entry, sight.ctx.doc, place_of(sight, sight.places, trigger)
    told = roles
    roles = suffered(sight, trigger, roles, place, arguments)
    if not _enough(trigger, roles) or _against(sight, trigger, roles.target):
        return []
    if entry.symmetric and len(roles.source) == 1 == len(roles.target):
        sight.pair = (*roles.source, *roles.target)
    start, end = doc.starts[trigger.first] + len(trigger.prefix), doc.ends[trigger.last - 1]
    why = [f"event: {entry.lemma}", f"form: {trigger.tag}", *([f"sides by: {roles.rule}"] if roles.rule else [])]
    flags, date = _when(sight, trigger, arguments, given)
    found = Found(entry.type, entry.mode, entry.contexts, *roles[:2], start, end, flags, why, date)
    found = found._replace(place=place.name if place else None, inferred=roles != told)
    found = promised(found, sight.act_over(trigger.first))
    sides = pairs_of(found.type, across(sight, roles)) if entry.symmetric else [(roles.source, roles.target)]
    return [found._replace(source=one, target=other) for one, other in sides]


def _against(sight: Sight, trigger: Trigger, target: Sequence[str]) -> bool:
    """ "أيدت القاهرة | طرد الدبلوماسيين الروس": what is supported is done against the target."""
    if trigger.entry.type != _SUPPORT:
        return False
    behind = sight.within(trigger.last, min(trigger.sentence.last, trigger.last + _REACH))
    named = next((mention for mention in behind if mention.code in target), None)
    return named is not None and suffers(sight.ctx, trigger.last, named.first, named.adjective)


def _when(sight: Sight, trigger: Trigger, found: Arguments, given: Given) -> tuple[list[EventFlag], str | None]:
    """Flags and date: a date long before publication makes background, one behind it the future."""
    flags = flags_of(sight, trigger, found)
    day = day_of(sight, given.dates, given.published, trigger)
    if day.side < 0:
        flags.add("past")
    elif day.side > 0 and trigger.tense != "past":
        flags.add("future")
    date = day.iso
    if date is None and trigger.tense == "past" and not flags and given.published:
        date = given.published.isoformat()
    return ordered(flags), date


def _enough(trigger: Trigger, roles: Roles) -> bool:
    if roles.mutual and len(roles.source) + len(roles.target) > 1:
        return True
    if roles.source and roles.target:
        return bool({*roles.source} ^ {*roles.target}) or trigger.entry.alone != "no"
    return trigger.entry.alone == "any" or (trigger.entry.alone == "one" and bool(roles.source or roles.target))
