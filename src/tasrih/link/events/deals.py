"""Deals: who stands behind a treaty that somebody leaves or breaks, where its name alone says it ("انسحبت واشنطن من
الاتفاق النووي")."""

from __future__ import annotations

from tasrih.link.events.roles import Roles
from tasrih.link.events.sight import Sight
from tasrih.link.events.triggers import Trigger

_LEAVING = frozenset({"REJECT", "SANCTION"})


def dealt_with(sight: Sight, trigger: Trigger, roles: Roles) -> Roles:
    """The roles, with the other side of the treaty for an unknown target; only where the article names it."""
    if trigger.entry.type not in _LEAVING or roles.target or not roles.source or trigger.object < 0:
        return roles
    others = {_other(sight, between, roles.source) for between in _meant(sight, trigger.object)} - {""}
    if len(others) != 1:
        return roles
    return roles._replace(target=(others.pop(),), rule=f"{roles.rule}, the treaty's other side")


def _meant(sight: Sight, i: int) -> set[tuple[str, ...]]:
    """Between whom the treaty at word i is; of a bare "the agreement" those of all treaties that the article names."""
    treaties, hits = sight.ctx.lexicon.data.treaties, sight.ctx.hits.get("treaty", ())
    here = [hit for hit in hits if hit.first <= i < hit.last]
    if not here and sight.ctx.definite(i):
        here = list(hits)
    return {tuple(treaties[hit.form.entry].between) for hit in here}


def _other(sight: Sight, between: tuple[str, ...], source: tuple[str, ...]) -> str:
    """The only side that the article names and that does not act; "" where there is none."""
    others = [side for side in between if side in sight.named and side not in source]
    return others[0] if len(others) == 1 else ""
