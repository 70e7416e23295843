"""Where the matter of a proposal, or one side of a bargain, begins and ends."""

from __future__ import annotations

from tasrih.link.clauses import looks_joined
from tasrih.link.phrases import opens_main, phrase_in
from tasrih.link.proposals.desk import FINITE, Desk

_LONGEST = 20
_VERB = 4
_SHORTEST = 3


def opening(desk: Desk, at: int, limit: int, offer: bool) -> tuple[int, int] | None:
    """The first word of a matter and its joined letters, where something opens one at word `at`: "لتأمين", "بشأن",
    "يدعو إلى"; of an offer also "أن", "بعقد"."""
    ctx = desk.ctx
    for phrase in desk.words.phrase_table("about").get(ctx.word(at), ()):
        if not all(ctx.word(at + n) == part for n, part in enumerate(phrase)):
            continue
        joined = len(phrase) == 1 and desk.is_(at, "about_joined")
        if joined and not looks_joined(ctx, at + 1):
            continue
        return at + len(phrase), int(joined and not ctx.word(at + 1).startswith("لل"))
    if ctx.word(at) in ctx.lexicon.grammar.that and offer:
        return at + 1, 0
    return _joined_opening(desk, at, limit, offer)


def _joined_opening(desk: Desk, at: int, limit: int, offer: bool) -> tuple[int, int] | None:
    ctx, word = desk.ctx, desk.ctx.word(at)
    if word[:1] not in ("ب", "ل") or len(word) < _SHORTEST or word in ctx.lexicon.grammar.inherent[word[0]]:
        return None
    if (
        ctx.marked(at)
        or at in ctx.person_at
        or at in ctx.actor_at
        or at in ctx.sources_at
        or desk.is_(at, "not_matter")
    ):
        return None
    if word[0] == "ب" and (word.startswith("بال") or not offer):
        return None
    if at + 1 < limit and ctx.pronoun_ends(at):
        return None
    return at, 0 if word.startswith("لل") else 1


def matter_end(desk: Desk, start: int, limit: int) -> int:
    """Where a matter that begins at word `start` ends."""
    ctx, i = desk.ctx, start
    while i < min(limit, start + _LONGEST):
        if ctx.breaks(i) and i > start:
            break
        if i > start and not _completes(desk, start, i) and _ends(desk, start, i):
            break
        i += 1
    while i > start and ctx.is_(i - 1, "prepositions"):
        i -= 1
    return i


def _completes(desk: Desk, start: int, i: int) -> bool:
    """ "عقد | لقاء": what could open a return is what the deed is done to."""
    particle = desk.particles.get(i)
    if particle is None or particle.form.tag != "exchange" or i != start + 1:
        return False
    return start in desk.deeds and not desk.ctx.definite(start)


def _ends(desk: Desk, start: int, i: int) -> bool:
    return _ends_matter(desk, i) or (i == start + 1 and start not in desk.deeds and _put_to(desk, i))


def _ends_matter(desk: Desk, i: int) -> bool:
    ctx = desk.ctx
    if any(cue.family == "hal" and cue.number == "ms" for cue in ctx.cues_at.get(i, ())):
        return True
    if phrase_in(ctx, i, desk.words.phrase_table("circumstances")):
        return True
    if i in desk.particles or ctx.is_(i, "relatives") or ctx.is_(i, "so_that"):
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
