"""Groups of states that act as one for a while ("القوى الست"): they stand for those members that the article names."""

from __future__ import annotations

from tasrih.link.events.roles import Roles
from tasrih.link.events.sight import Sight

_FEW = 2
_MANY = 3


def members(sight: Sight, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes, a passing group replaced by its members that the article names (where it names two)."""
    if not any(code in sight.words.groups for code in codes):
        return codes
    found: dict[str, None] = {}
    for code in codes:
        actor = sight.ctx.lexicon.data.actors.get(code)
        named = [m for m in actor.members if m in sight.named] if actor and code in sight.words.groups else []
        found.update(dict.fromkeys(named if len(named) >= _FEW else [code]))
    return tuple(found)


def across(sight: Sight, roles: Roles) -> Roles:
    """Where all but one of those who meet or agree belong to one such group, they do it with that one, not with each
    other: "اتفاق بين إيران وفرنسا وألمانيا وبريطانيا"."""
    everyone, actors = (*roles.source, *roles.target), sight.ctx.lexicon.data.actors
    if not roles.mutual or len(everyone) <= _MANY:
        return roles
    for group in sight.words.groups:
        within = actors[group].members if group in actors else []
        rest = tuple(code for code in everyone if code not in within and actors[code].kind == "state")
        if len(rest) == 1 and sum(code in within for code in everyone) >= _MANY:
            others = tuple(code for code in everyone if code not in rest)
            return roles._replace(source=rest, target=others, mutual=False)
    return roles
