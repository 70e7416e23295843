"""Flags: under a condition, said again, hedged, negated, asked."""

from __future__ import annotations

from tasrih.link.acts import is_negated
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.scene import Scene
from tasrih.model import Flag

_LONGEST = 30
_AROUND = 12


def flags_of(ctx: Context, draft: Draft, scene: Scene) -> tuple[list[Flag], tuple[int, int] | None]:
    """The flags in their order in the schema, and the condition's span (folded offsets)."""
    found: set[Flag] = set(draft.noun.flags if draft.noun else ()) | set(draft.cue.entry.flags if draft.cue else ())
    condition = _condition(scene)
    if condition:
        found.add("conditional")
    if _renewed(ctx, draft, scene):
        found.add("renewed")
    if _hedged(scene):
        found.add("hedged")
    if is_negated(ctx, draft):
        found.add("negated")
    if _asks(ctx, draft, scene):
        found.add("question")
    order: tuple[Flag, ...] = ("conditional", "renewed", "hedged", "negated", "question")
    return [flag for flag in order if flag in found], condition


def _condition(scene: Scene) -> tuple[int, int] | None:
    """From the particle to the end of its clause: a comma, or the answer "فـ" of an opening condition."""
    consequence = scene.words["consequences"]
    at, size = next(((i, n) for i, n in scene.conditions if scene.ctx.word(i) not in consequence), (-1, 0))
    if at < 0:
        return None
    doc = scene.ctx.doc
    end = min(at + size + 1, scene.last)
    while end < min(scene.last, at + _LONGEST) and not scene.ctx.breaks(end) and not _answers(scene, end):
        end += 1
    a, b = doc.starts[at], doc.ends[end - 1]
    return (a, min(b, scene.draft.content.end)) if b > a else None


def _answers(scene: Scene, i: int) -> bool:
    word = scene.ctx.word(i)
    return word in ("فان", "فانه", "فانها", "فلن", "فسوف") or word.startswith(("فسن", "فسي", "فست", "فسا"))


def _renewed(ctx: Context, draft: Draft, scene: Scene) -> bool:
    """ "again" between the cue and its content."""
    if draft.cue is None:
        return False
    table = scene.words.phrase_table("renewed")
    around = range(max(0, draft.cue.first - 1), min(scene.first, draft.cue.last + _AROUND))
    return any(_phrase(ctx, table, i) for i in around)


def _phrase(ctx: Context, table: dict[str, list[tuple[str, ...]]], i: int) -> bool:
    return any(all(ctx.word(i + n) == part for n, part in enumerate(phrase)) for phrase in table.get(ctx.word(i), ()))


def _hedged(scene: Scene) -> bool:
    """A hedge at the head of the content: "ربما", "من المحتمل", "قد" before a present verb."""
    ctx, table = scene.ctx, scene.words.phrase_table("hedges")
    for i in range(scene.first, min(scene.last, scene.first + 8)):
        if scene.place(i).sentence != scene.first:
            return False
        if _phrase(ctx, table, i):
            return True
        if ctx.word(i) in scene.words["hedge_verbs"] and i + 1 < scene.last and _present(ctx.word(i + 1)):
            return True
    return False


def _present(word: str) -> bool:
    """A verb of the present, as far as its letters tell: "تستأنف", no "توقفت"."""
    return word[:1] in ("ي", "ن") or (word[:1] == "ت" and word[-1:] != "ت")


def _asks(ctx: Context, draft: Draft, scene: Scene) -> bool:
    if ctx.word(scene.first) in scene.words["questions"]:
        return True
    end = draft.content.end
    return "؟" in ctx.doc.folded[max(draft.content.start, end - 2) : end + 2].split("\n", 1)[0]
