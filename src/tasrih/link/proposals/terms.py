"""The two sides of a bargain under construction."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.kinds import BargainKind
from tasrih.link.proposals.desk import Desk

Side = tuple[int, int, int]
"""Words [first, last), and how many letters joined before the first are left out."""


class Terms(NamedTuple):
    """Who wants what, from whom, in return for what; the statement it stands in (its place in the list)."""

    kind: BargainKind
    wanter: str | None
    wanted: Side
    asked: tuple[str, ...]
    in_return: Side | None
    statement: int | None
    confidence: float
    why: tuple[str, ...]

    @property
    def first(self) -> int:
        """The first word of both sides."""
        return min(side[0] for side in (self.wanted, self.in_return) if side)

    @property
    def last(self) -> int:
        """The word behind both sides."""
        return max(side[1] for side in (self.wanted, self.in_return) if side)


def named_in(desk: Desk, first: int, last: int, but: str | None) -> tuple[str, ...]:
    """The code of the first one named in words [first, last) that is not `but`: whose doing it is, no recipient
    ("إلى تركيا") and no mere adjective of a place, but "ضمانات روسية"."""
    ctx, i = desk.ctx, first
    while i < last:
        mention, actor = ctx.person_at.get(i), ctx.actor_at.get(i)
        code = mention.of if mention else actor.form.entry if actor else None
        if code and code not in (but, "OTHER") and not _oblique(desk, i, first):
            return (code,)
        i = max(i + 1, mention.last if mention else actor.last if actor else 0)
    return ()


def _oblique(desk: Desk, i: int, first: int) -> bool:
    ctx, actor = desk.ctx, desk.ctx.actor_at.get(i)
    if ctx.is_(i - 1, "prepositions") and i > first:
        return True
    if actor is None:
        return False
    if actor.prefix[-1:] in ("ب", "ل") or actor.merged:
        return True
    adjective = actor.form.tag.startswith("dem.") and not actor.form.tag.startswith("dem.mp")
    return adjective and i > first + 1


def is_sum(desk: Desk, first: int, last: int) -> bool:
    """Words [first, last) speak of money, votes or goals."""
    return any(desk.is_(i, "sums") or desk.ctx.word(i).isdecimal() for i in range(first, last))
