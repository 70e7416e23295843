"""Stances: for or against a question of the lexicon ("the deal is kept", "sanctions are imposed").

A statement takes a side where what its act is about is named by the question. The side is a product of three signs: of
the act (praise or reject), of the deeds on the way ("الانسحاب من", "رفع"), and of the thing itself. What stands apart
from the act ("بعد الانسحاب", "مقابل رفع العقوبات"), or far from it, takes no side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tasrih.find.cues import CueHit
from tasrih.lexicon import Hit
from tasrih.lexicon.sides import Question
from tasrih.link.acts import Verdict, act_of
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.scene import OTHER, Scene
from tasrih.model import Side, Stance, Statement

_REACH, _CHAIN, _APART, _NEEDS, _TARGET = 4, 5, 3, 5, 5
_FROM_SIGN, _HEAD = 7, 3
_OWN_DEEDS = frozenset({"announce", "commit", "agree", "demand", "request"})
_CLITICS = "وفبل"
_UNSURE = 0.75
_SURE = 0.95
_THAT = "that"
_SIDES: dict[int, Side] = {1: "for", -1: "against"}


class Object(NamedTuple):
    """What an act is about: words [first, last) from the outermost deed to the end of the thing, and its sign."""

    first: int
    last: int
    hit: Hit
    sign: int
    deeds: list[str]
    places: frozenset[int]


def find_stances(ctx: Context, drafts: Sequence[Draft], statements: Sequence[Statement]) -> list[Stance]:
    """All stances of an article, in text order; `statements` are what the drafts became."""
    hits = ctx.hits.get("question", [])
    if not hits:
        return []
    return [
        stance
        for draft, statement in zip(drafts, statements, strict=True)
        for stance in _of_statement(ctx, draft, statement, hits)
    ]


def _of_statement(ctx: Context, draft: Draft, statement: Statement, hits: Sequence[Hit]) -> list[Stance]:
    if {"question", "negated"} & {*statement.flags} or not statement.source.of or statement.source.of == OTHER:
        return []
    first, last = draft.words(ctx.doc)
    low, high = (bisect_left(hits, word, key=lambda hit: hit.first) for word in (first, last))
    if low == high:
        return []
    scene = Scene.of(ctx, draft)
    verdict = act_of(ctx, draft, scene)
    found: dict[str, Stance] = {}
    for hit in hits[low:high]:
        if hit.form.entry not in found and (stance := _stance(scene, verdict, statement, hit)):
            found[hit.form.entry] = stance
    return list(found.values())


def _stance(scene: Scene, verdict: Verdict, statement: Statement, hit: Hit) -> Stance | None:
    question = scene.ctx.lexicon.sides.questions[hit.form.entry]
    if question.on_issue and question.issue not in statement.issues:
        return None
    thing = _object(scene, verdict, hit)
    needed = _needed(scene, thing)
    direction = 1 if needed else _direction(scene, verdict)
    target = _target(scene, question, thing)
    if not direction or not _is_about(scene, verdict, thing, needed) or not _own(scene, verdict, thing, target):
        return None
    if not thing.deeds and hit.form.tag == "thing" and (needed or verdict.act in _table(scene, "acts_of_deeds")):
        return None
    unsure = bool({"conditional", "hedged"} & {*statement.flags})
    doc = scene.ctx.doc
    return doc.cite(
        Stance,
        max(doc.starts[thing.first], scene.draft.content.start),
        doc.ends[thing.last - 1],
        statement=statement.id,
        question=question.code,
        side=_SIDES[direction * thing.sign],
        target=target,
        confidence=round(statement.confidence * (_UNSURE if unsure else _SURE), 2),
        why=_why(verdict, question, thing, needed),
    )


def _why(verdict: Verdict, question: Question, thing: Object, needed: bool) -> list[str]:
    act = "wanted" if needed else f"act: {verdict.act}"
    return [f"question: {question.code} by “{thing.hit.form.text}”", act, *(f"deed: {deed}" for deed in thing.deeds)]


def _table(scene: Scene, name: str) -> frozenset[str]:
    return scene.ctx.lexicon.sides.question_words[name]


def _direction(scene: Scene, verdict: Verdict) -> int:
    """+1 of acts that favour what they are about, -1 of those against it, 0 of those that take no side: to agree that
    something is so ("اتفقا على أن الانسحاب خطأ") is no agreement to it."""
    if verdict.act == "agree" and verdict.vote is None and scene.draft.marker == _THAT:
        return 0
    return (verdict.act in _table(scene, "acts_for")) - (verdict.act in _table(scene, "acts_against"))


def _object(scene: Scene, verdict: Verdict, hit: Hit) -> Object:
    """The thing with the deeds before it: "منع | انسحاب واشنطن من | الاتفاق"."""
    ctx, sign, first = scene.ctx, -1 if hit.form.tag == "undone" else 1, hit.first
    deeds: list[str] = []
    places: list[int] = []
    hits = ctx.hits.get("deed", [])
    n = bisect_left(hits, hit.first, key=lambda deed: deed.first)
    for deed in reversed(hits[:n]) if hit.prefix[:1] not in ("و", "ف") else ():
        if deed.last > first:
            continue
        if first - deed.last > _CHAIN or deed.first < scene.first or _broken(scene, deed.last, first):
            break
        sign *= 1 if ctx.lexicon.sides.deeds[deed.form.entry].effect == "for" else -1
        first = deed.first
        deeds.append(deed.form.text)
        places.append(deed.first)
        if deed.prefix[:1] in ("و", "ف"):
            break
    if _turned(scene, verdict, first):
        sign = -sign
    return Object(first, hit.last, hit, sign, deeds, frozenset(places))


def _broken(scene: Scene, start: int, end: int) -> bool:
    """Another clause or another member of a list begins between words start and end."""
    ctx = scene.ctx
    return any(ctx.breaks(i) for i in range(start, end + 1)) or any(_joined(ctx, i) for i in range(start, end))


def _joined(ctx: Context, i: int) -> bool:
    """Word i is joined by و to what stands before: an actor, or a verb that reports."""
    hit = ctx.actor_at.get(i)
    return (hit is not None and hit.prefix[:1] == "و") or any(cue.joined for cue in ctx.cues_at.get(i, ()))


def _turned(scene: Scene, verdict: Verdict, first: int) -> bool:
    """ "عدم الانسحاب", "ألا تنسحب": a negation before the outermost deed that the act does not stand for itself."""
    before = first - 1
    if verdict.vote is not None and verdict.vote.word in (before, first):
        return False
    word = scene.ctx.word(before)
    return before >= scene.first - 1 and (word in _table(scene, "flips") or scene.negated(first))


def _needed(scene: Scene, thing: Object) -> bool:
    """ "ضرورة رفع العقوبات", "يجب أن تبقى في الاتفاق": wanted, whatever the verb of saying."""
    before = range(max(scene.first - 1, thing.first - _NEEDS), thing.first)
    return any(scene.ctx.word(i) in _table(scene, "needs") for i in before)


def _is_about(scene: Scene, verdict: Verdict, thing: Object, needed: bool) -> bool:
    """The act is about the object: nothing sets it apart, no further report lies between, and it stands near enough."""
    if thing.first < scene.first or scene.place(thing.first).relative or _apart(scene, thing):
        return False
    vote = verdict.vote
    if _judged_by_another(scene, thing, vote.word if vote else -1):
        return False
    if needed:
        return True
    if vote is None:
        return thing.first - scene.first <= _REACH
    governs = vote.word - 1 <= thing.first <= vote.word + _FROM_SIGN and not _another(scene, vote.word, thing.first)
    if verdict.act in _table(scene, "acts_that_judge"):
        return governs or _judged_behind(scene, thing, vote.word)
    return governs


def _judged_behind(scene: Scene, thing: Object, word: int) -> bool:
    """ "الانسحاب خطأ": the thing comes first, and what is judged behind it is nobody else's."""
    at_head = thing.first - scene.first <= _HEAD and scene.place(word).sentence == scene.first
    return at_head and not _another(scene, thing.last, word)


def _apart(scene: Scene, thing: Object) -> bool:
    """ "بعد الانسحاب", "مقابل رفع العقوبات", "العقوبات إذا انسحبت": something else than what the act is about."""
    words, apart = scene.ctx.doc.words, _table(scene, "apart")
    before = words[max(scene.first - 1, thing.first - _APART, 0) : thing.first]
    inside = [w for w in words[thing.first : thing.hit.first] if w not in _table(scene, "linking")]
    return any(word in apart or word.lstrip(_CLITICS) in apart for word in (*before, *inside))


def _judged_by_another(scene: Scene, thing: Object, own: int) -> bool:
    """ "عطلت إعلانا ينتقد نقل السفارة": between the act and its object somebody else is said to be for or against."""
    sided = _table(scene, "acts_for") | _table(scene, "acts_against")
    for i in range(scene.first, thing.first):
        if i != own and i not in thing.places and any(_sided(cue, sided) for cue in scene.ctx.cues_at.get(i, ())):
            return True
    return False


def _sided(cue: CueHit, sided: frozenset[str]) -> bool:
    return cue.entry.act in sided and cue.entry.act not in _OWN_DEEDS and cue.finite


def _another(scene: Scene, start: int, end: int) -> bool:
    """Somebody else is named between words start and end, and not for what he decided: the sign is about him."""
    decided = _table(scene, "decisions")
    return any(
        start <= m.word < end and not m.own and not m.adjective and scene.ctx.word(m.word - 1) not in decided
        for m in scene.mentions
    )


def _own(scene: Scene, verdict: Verdict, thing: Object, target: str | None) -> bool:
    """What is announced, promised or threatened is no deed of another ("انسحاب واشنطن"), nor one against oneself."""
    if verdict.act not in _table(scene, "acts_of_own"):
        return True
    inside = [m for m in scene.mentions if thing.first - 1 <= m.word < thing.hit.first]
    return all(m.own or m.code in (None, OTHER) for m in inside) and (target is None or target != scene.draft.source.of)


def _target(scene: Scene, question: Question, thing: Object) -> str | None:
    """Against whom it is aimed: named behind "على" or "عن", or whose they are ("الدبلوماسيين الروس")."""
    if not question.aimed:
        return None
    on = _table(scene, "aimed_by")
    for mention in scene.mentions:
        if thing.last <= mention.word < thing.last + _TARGET and mention.code not in (None, OTHER):
            whose = question.aimed == "whose" and mention.word == thing.last
            aimed = any(scene.ctx.word(i) in on for i in range(thing.last - 1, mention.word))
            return mention.code if whose or aimed else None
    return None
