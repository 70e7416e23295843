"""Acts: what a statement does — by its cue, and where that is neutral by the signs inside its content.

A cue of its own force ("اتهم", "رفض", "تعهد") decides alone. Behind "قال", "أكد", "أعلن" the signs of the content vote
with their weight, less the farther they stand from the head of their sentence; a sign may ask whose deed it tells of.
"""

from __future__ import annotations

from typing import NamedTuple

from tasrih.link.act_doers import by_others
from tasrih.link.act_marks import Vote, condition_put, denied, description, duty, future, refusal, wondering
from tasrih.link.act_signs import sign_vote
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.scene import OTHER, Scene
from tasrih.model import Act

_NEUTRAL = frozenset({"state", "announce"})
_ENOUGH = 1.0
_REST = 0.5


class Verdict(NamedTuple):
    """The act, why, and the sign (None: the cue alone) that decided."""

    act: Act
    why: list[str]
    vote: Vote | None = None


def act_of(ctx: Context, draft: Draft, scene: Scene) -> Verdict:
    """The act of a statement."""
    base, firm, why = by_cue(ctx, draft)
    if firm or is_media(ctx, draft):
        return Verdict(base if firm else "state", [f"act: {base if firm else 'state'} by {why}"])
    totals: dict[Act, list[Vote]] = {}
    for vote in _votes(scene, base):
        totals.setdefault(vote.act, []).append(vote)
    best, score, top = base, _ENOUGH, None
    for act, votes in totals.items():
        strongest = max(votes, key=lambda vote: vote.weight)
        total = strongest.weight + _REST * (sum(vote.weight for vote in votes) - strongest.weight)
        if total > score or (total == score and top is None):
            best, score, top = act, total, strongest
    if top is None:
        return Verdict(_undecided(scene, base), [f"act: {base} by {why}"])
    return Verdict(best, [f"act: {best} by {top.why} ({score:.1f})"], top)


def by_cue(ctx: Context, draft: Draft) -> tuple[Act, bool, str]:
    """What the cue itself does, whether that is final, and its name."""
    cue = draft.cue
    if cue is None:
        return "state", False, "heading"
    if draft.noun:
        act, name = draft.noun.act, f"noun {draft.noun.noun}"
    else:
        act, name = cue.entry.act, f"cue {cue.entry.lemma}"
    soft = act in _NEUTRAL or cue.entry.lemma in ctx.lexicon.act_words["soft_cues"]
    if not is_negated(ctx, draft):
        return act, not soft, name
    other = cue.entry.negated_act if draft.noun is None else None
    return other or ("state" if not soft else act), other is not None and not soft, f"negated {name}"


def is_media(ctx: Context, draft: Draft) -> bool:
    """The speaker is a news outlet: what it tells is told, whatever words it chooses."""
    noun = ctx.sources_at.get(draft.source.first)
    return noun is not None and draft.source.of == OTHER and ctx.lexicon.data.sources[noun.form.entry].kind == "media"


def is_negated(ctx: Context, draft: Draft) -> bool:
    """A negation stands before the cue."""
    if draft.cue is None:
        return False
    i = draft.cue.first - 1
    while ctx.is_(i, "fillers"):
        i -= 1
    negations = ctx.lexicon.act_words["negations"]
    return ctx.word(i) in negations and not ctx.breaks(i + 1) and i >= draft.sentence.first


def _undecided(scene: Scene, base: Act) -> Act:
    """Announced is one's own doing; a fact about others that is "announced" is stated."""
    if scene.draft.cue is None:
        return base
    if base == "request" and scene.draft.marker == "that":
        return "state"  # "شدد على أن": one stresses a fact
    if base == "state" and scene.draft.cue.entry.lemma in scene.words["revealing_cues"] and _reveals(scene):
        return "announce"
    if base != "announce":
        return base
    if scene.speaker or scene.draft.marker in ("np", "prep") or scene.draft.cue.entry.lemma != "أعلن":
        return "announce"
    first = scene.mentions[0] if scene.mentions else None
    return "announce" if first and first.own and first.word < scene.first + 4 else "state"


def _intended(scene: Scene, vote: Vote) -> bool:
    """An intention that is announced: "أعلن عزمه ترشيح …"."""
    return vote.act == "commit" and scene.ctx.word(vote.word) in scene.words["intentions"]


def _reveals(scene: Scene) -> bool:
    """ "كشفت الحكومة عن تفاصيل الصفقة": an office makes known what is its own."""
    return scene.draft.marker in ("np", "prep") and scene.draft.source.of not in (None, OTHER) and not by_others(scene)


def _votes(scene: Scene, base: Act) -> list[Vote]:
    votes = [vote for hit in scene.signs() if (vote := sign_vote(scene, hit)) is not None]
    if base == "announce":
        votes = [v._replace(act="announce") if _intended(scene, v) else v for v in votes]
    taken = {vote.word for vote in votes}
    votes += [v for i in scene.refusals if i not in taken and i + 1 not in taken and (v := refusal(scene, i))]
    votes += [v for i in scene.futures if i not in taken and (v := future(scene, i, base))]
    votes += [v for v in (description(scene), wondering(scene)) if v]
    votes += [v for i in scene.duties if (v := duty(scene, i))]
    votes += [v for i in scene.past_negations if i + 1 not in taken and (v := denied(scene, i))]
    votes += [v for at, size in scene.conditions if (v := condition_put(scene, at, size))]
    return votes
