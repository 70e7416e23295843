"""Deeds put forward by a verb, without a noun of proposing: "اقترحت باريس عقد قمة", "عرضت طهران إجراء محادثات"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tasrih.lexicon import Hit
from tasrih.link.clauses import skip_fillers
from tasrih.link.proposals.desk import FINITE, Desk
from tasrih.link.proposals.doing import Doing, addressed, is_noun
from tasrih.link.proposals.matter import matter_end
from tasrih.text.document import Sentence

_CIRCUMSTANCE = 6


class PutForward(NamedTuple):
    """Words [first, last) of the deed, and who put it forward."""

    first: int
    last: int
    proposer: str
    how: str
    doing: Doing


def put_forward(desk: Desk, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[PutForward]:
    """All of a sentence; `taken` are the mentions by a noun, in which nothing more is found."""
    at = 0
    for n in range(bisect_left(desk.alone, sentence.first, key=_first), len(desk.alone)):
        hit = desk.alone[n]
        if hit.first >= sentence.last:
            return
        act = _act(desk, hit, sentence)
        if act is None:
            continue
        while at < len(taken) and taken[at][1] <= act.first:
            at += 1
        if at >= len(taken) or taken[at][0] > act.last:
            yield act


def _first(hit: Hit) -> int:
    return hit.first


def _act(desk: Desk, hit: Hit, sentence: Sentence) -> PutForward | None:
    ctx = desk.ctx
    family = hit.form.tag.partition(".")[0]
    if family not in FINITE or hit.suffix or ctx.word(hit.first - 1) in desk.words["negations"]:
        return None
    if is_noun(desk, hit, family):
        return None
    code, last = desk.who(hit, sentence.last)
    if code is None or last < 0:
        return None
    to, at = addressed(desk, last, sentence.last)
    at = skip_fillers(ctx, at, sentence.last)
    at = _that_near(desk, at, sentence.last)
    that = ctx.word(at) in ctx.lexicon.grammar.that
    deed = desk.deeds.get(at)
    if at >= sentence.last or ctx.breaks(at) or not (that or (deed and not deed.prefix and not ctx.definite(at))):
        return None
    first = at + 1 if that else at
    last = matter_end(desk, first, sentence.last)
    if last <= first:
        return None
    doing = Doing("proposed", code, hit.first, hit.last, f"verb: {hit.form.entry}", to)
    return PutForward(first, last, code, f"subject of {hit.form.entry}", doing)


def _that_near(desk: Desk, at: int, limit: int) -> int:
    """Over a circumstance to أن: "اقترحنا على واشنطن | في أكتوبر الماضي | أن نبدأ"."""
    that = desk.ctx.lexicon.grammar.that
    if at in desk.deeds or not desk.ctx.is_(at, "prepositions"):
        return at
    for i in range(at, min(limit, at + _CIRCUMSTANCE)):
        if desk.ctx.breaks(i):
            break
        if desk.ctx.word(i) in that:
            return i
    return at
