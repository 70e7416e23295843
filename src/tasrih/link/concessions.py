"""Concessions: what a claim holds in spite of ("رغم العقوبات", "على الرغم من أن …", "حتى لو انسحبت واشنطن")."""

from __future__ import annotations

from bisect import bisect_left

from tasrih.lexicon import Hit
from tasrih.link.context import Context
from tasrih.link.phrases import opens_main, phrase_in, whole
from tasrih.link.scene import Scene

_LONGEST = 30
_HEAD = 3


def concession_of(ctx: Context, scene: Scene) -> tuple[int, int] | None:
    """The span (folded offsets) of the first concession inside a content; None where there is none."""
    hits = ctx.hits.get("particle", ())
    for n in range(bisect_left(hits, scene.first, key=_first), len(hits)):
        hit = hits[n]
        if hit.last >= scene.last:
            return None
        if hit.form.tag == "concession" and not _points_back(ctx, hit) and ctx.word(hit.last):
            return _span(ctx, scene, hit)
    return None


def _points_back(ctx: Context, hit: Hit) -> bool:
    """ "رغم ذلك": the words of the concession stand elsewhere."""
    return ctx.is_(hit.last, "demonstratives") and not ctx.definite(hit.last + 1)


def _span(ctx: Context, scene: Scene, hit: Hit) -> tuple[int, int] | None:
    doc, end = ctx.doc, _end(ctx, scene, hit)
    start = doc.starts[hit.first] + len(hit.prefix)
    stop = whole(ctx, start, min(doc.ends[end - 1], scene.draft.content.end))
    return (start, stop) if end > hit.last and stop > start else None


def _end(ctx: Context, scene: Scene, hit: Hit) -> int:
    """The end of its clause; at the head of the content the verb of the main one: "رغم العقوبات | ستنفذ العقد"."""
    end, limit = hit.last + 1, min(scene.last, hit.last + _LONGEST)
    noun_at_head = hit.first <= scene.first + _HEAD and ctx.word(hit.last - 1) not in ctx.lexicon.grammar.that
    while end < limit and not ctx.breaks(end) and not _answers(ctx, end):
        if noun_at_head and opens_main(ctx, end):
            break
        end += 1
    return end


def _answers(ctx: Context, i: int) -> bool:
    """The main clause begins: "فإن", "إلا أن", "لكن"."""
    return phrase_in(ctx, i, ctx.lexicon.proposal_words.phrase_table("answers"))


def _first(hit: Hit) -> int:
    return hit.first
