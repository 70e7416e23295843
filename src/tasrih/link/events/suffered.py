"""Sides that only the place tells: whom violence is against, who protests and against whom, where nobody is named.

It is the state in which it happens, or the only one that the sentence names. This is an inference: `why` says so, and
it is made only for events whose entry may stand alone.
"""

from __future__ import annotations

from tasrih.link.events.mentions import Mention
from tasrih.link.events.roles import Roles
from tasrih.link.events.sight import Sight
from tasrih.link.events.slots import Arguments
from tasrih.link.events.triggers import Trigger
from tasrih.link.events.where import Place, seat

_NEAR = 10
_AND = "وف"


def suffered(sight: Sight, trigger: Trigger, roles: Roles, place: Place | None, found: Arguments) -> Roles:
    """The roles, with a state that the place tells for an unknown target, and for unknown protesters."""
    if place and roles.target and any(who.first - trigger.first <= place.distance for who in found.behind.values()):
        place = None  # it is where the target is
    if trigger.entry.alone != "any" or (roles.target and (roles.source or trigger.entry.type != "PROTEST")):
        return roles
    code, how = _state(sight, trigger, roles, place, found.light == "target")
    if not code:
        return roles
    rule = f"{roles.rule}, state by {how}" if roles.rule else f"state by {how}"
    source = roles.source or ((code,) if trigger.entry.type == "PROTEST" else ())
    return roles._replace(source=source, target=roles.target or (code,), rule=rule)


def _state(sight: Sight, trigger: Trigger, roles: Roles, place: Place | None, undergoes: bool) -> tuple[str, str]:
    protest = trigger.entry.type == "PROTEST"
    near = place is not None and (not roles.source or (-_NEAR if undergoes else 0) < place.distance <= _NEAR)
    if place and near and (protest or place.code not in roles.source):
        return place.code, "place"
    if roles.target or (roles.source and not protest):
        return "", ""
    actors = sight.ctx.lexicon.data.actors
    first = trigger.sentence.first
    mentions = [m for m in sight.within(first, trigger.sentence.last) if not seat(sight, m.first, first)]
    states = {m.code for m in mentions if m.code and actors[m.code].kind == "state"} - {*roles.source}
    if len(states) != 1 or any(_acts(sight, mention) for mention in mentions if mention.code in states):
        return "", ""
    return states.pop(), "the only state named"


def _acts(sight: Sight, mention: Mention) -> bool:
    """A mention beside a verb, as its subject, says who does or tells something, not where: "الجيش الإسرائيلي | رد"."""
    ctx = sight.ctx
    beside = mention.last in sight.verbs and not ctx.breaks(mention.last) and ctx.word(mention.last)[0] not in _AND
    before = mention.first - 1 in sight.verbs or (mention.adjective and mention.first - 2 in sight.verbs)
    return beside or (before and not mention.prefix)
