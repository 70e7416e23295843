"""Groups of states that act as one for a while ("القوى الست"): they stand for those members that the article names."""

from __future__ import annotations

from tasrih.link.events.sight import Sight

_FEW = 2


def members(sight: Sight, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes, a passing group replaced by its members that the article names (where it names two)."""
    if not any(code in sight.words["groups"] for code in codes):
        return codes
    found: dict[str, None] = {}
    for code in codes:
        actor = sight.ctx.lexicon.data.actors.get(code)
        named = [m for m in actor.members if m in sight.named] if actor and code in sight.words["groups"] else []
        found.update(dict.fromkeys(named if len(named) >= _FEW else [code]))
    return tuple(found)
