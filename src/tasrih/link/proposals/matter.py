"""Where the matter of a proposal, or one side of a bargain, ends."""

from __future__ import annotations

from tasrih.link.phrases import opens_main
from tasrih.link.proposals.desk import FINITE, Desk

_LONGEST = 20
_VERB = 4


def matter_end(desk: Desk, start: int, limit: int) -> int:
    """Where a matter that begins at word `start` ends."""
    ctx, i = desk.ctx, start
    while i < min(limit, start + _LONGEST):
        if ctx.breaks(i) and i > start:
            break
        if i > start and (_ends_matter(desk, i) or (i == start + 1 and start not in desk.deeds and _put_to(desk, i))):
            break
        i += 1
    while i > start and ctx.is_(i - 1, "prepositions"):
        i -= 1
    return i


def _ends_matter(desk: Desk, i: int) -> bool:
    ctx = desk.ctx
    if any(cue.family == "hal" and cue.number == "ms" for cue in ctx.cues_at.get(i, ())):
        return True
    if i in desk.particles or desk.is_(i, "circumstances") or ctx.is_(i, "relatives") or ctx.is_(i, "so_that"):
        return True
    if opens_main(ctx, i) or _feminine_verb(desk, i):
        return True
    if ctx.word(i) in ctx.lexicon.data.time.weekdays or desk.is_(i, "joining") or _next_clause(desk, i):
        return True
    if any(hit.suffix and hit.form.tag.partition(".")[0] in FINITE for hit in desk.verbs.get(i, ())):
        return True
    return desk.is_(i, "toward") and (i + 1 in ctx.actor_at or i + 1 in ctx.person_at)


def _next_clause(desk: Desk, i: int) -> bool:
    """ "… | ومسقط تدعو": another subject with its verb."""
    if desk.ctx.word(i)[:1] != "و":
        return False
    mention, actor = desk.ctx.person_at.get(i), desk.ctx.actor_at.get(i)
    last = mention.last if mention else actor.last if actor else 0
    return any(cue.finite for cue in desk.ctx.cues_at.get(last, ())) if last else False


def _put_to(desk: Desk, i: int) -> bool:
    """ "مبادرة سلام | على حركة طالبان": to whom it is put."""
    return desk.is_(i, "to") and (i + 1 in desk.ctx.actor_at or i + 1 in desk.ctx.person_at)


def _feminine_verb(desk: Desk, i: int) -> bool:
    """Word i ends like a verb of the past ("لقيت"), and is no noun that does."""
    word = desk.ctx.word(i)
    if len(word) < _VERB or not word.endswith("ت") or word.endswith("ات") or desk.is_(i, "not_verbs"):
        return False
    return i not in desk.ctx.actor_at and i not in desk.ctx.in_person
