"""Deals: who stands behind a treaty that somebody leaves or breaks, where its name alone says it ("انسحبت واشنطن من
الاتفاق النووي")."""

from __future__ import annotations

from tasrih.link.context import Context
from tasrih.link.events.roles import Roles
from tasrih.link.events.sight import Deals, Sight
from tasrih.link.events.triggers import Trigger

_LEAVING = frozenset({"REJECT", "SANCTION"})


def dealt_with(sight: Sight, trigger: Trigger, roles: Roles) -> Roles:
    """The roles, with the other side of the treaty for an unknown target; only where the article names it."""
    if trigger.entry.type not in _LEAVING or roles.target or not roles.source or trigger.object < 0:
        return roles
    meant = sight.deals.at.get(trigger.object)
    if meant is None and sight.ctx.definite(trigger.object):
        meant = sight.deals.every  # a bare "the agreement": any that the article names
    others = {_other(sight, between, roles.source) for between in meant or ()} - {""}
    if len(others) != 1:
        return roles
    return roles._replace(target=(others.pop(),), rule=f"{roles.rule}, the treaty's other side")


def deals_of(ctx: Context) -> Deals:
    """Between whom the treaties that the article names are."""
    found: dict[int, frozenset[tuple[str, ...]]] = {}
    for hit in ctx.hits.get("treaty", ()):
        between = tuple(ctx.lexicon.data.treaties[hit.form.entry].between)
        for n in range(hit.first, hit.last):
            found[n] = found.get(n, frozenset()) | {between}
    return Deals(found, frozenset().union(*found.values()))


def _other(sight: Sight, between: tuple[str, ...], source: tuple[str, ...]) -> str:
    """The only side that the article names and that does not act; "" where there is none."""
    others = [side for side in between if side in sight.named and side not in source]
    return others[0] if len(others) == 1 else ""
