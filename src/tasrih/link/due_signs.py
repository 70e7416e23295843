"""Signs of what comes due: small questions about a day, a word or a clause."""

from __future__ import annotations

from tasrih.kinds import DueKind
from tasrih.link.due_days import Day
from tasrih.link.due_walk import Clause, Part, Watched
from tasrih.link.party import OTHER
from tasrih.model import Act

_BRIDGE = 3
_MANY_ELECTIONS = 3
_OF_IT = 4
_MAKING_KNOWN = frozenset({"to-come-out"})
_ROUNDS = frozenset({"round", "session"})


def away(watched: Watched, day: Day) -> bool:
    """The day is told by its distance ("بعد أسبوعين"), as stories of the past do too."""
    return watched.says(day.first, "away") and not day.told


def weak(watched: Watched, day: Day) -> bool:
    """The day alone does not say that something is to come on it."""
    return day.ahead == "running" or (day.ahead == "unknown" and not day.told) or away(watched, day)


def limit(watched: Watched, day: Day) -> bool:
    """The day is the last one: "حتى", "بحلول" stand before it, over its own fillers."""
    i = day.first - 1
    while watched.ctx.word(i) in watched.words["day_heads"]:
        i -= 1
    return watched.says(i, "limits")


def duty(watched: Watched, clause: Clause) -> int:
    """The first word of the clause that says that something has to be done, -1 where none does."""
    words = range(clause.first, clause.day.first)
    return next((i for i in words if watched.says(i, "duties")), -1)


def by(watched: Watched, day: Day) -> bool:
    """Something is to be done before the day: "بحلول", "قبل", "في غضون", "في موعد أقصاه"."""
    i = day.first - 1
    while watched.ctx.word(i) in watched.words["day_heads"]:
        i -= 1
    return watched.says(i, "last_days") or watched.says(day.first, "last_days")


def bound(watched: Watched, day: Day) -> bool:
    """The words of the day name the end of the running year, month or week ("نهاية العام")."""
    return any(watched.ctx.word(i) in watched.words["ends"] for i in range(day.first, day.last))


def starts(watched: Watched, day: Day) -> bool:
    """From the day on: "اعتبارا من" stands before it."""
    return any(watched.ctx.word(i) in watched.words["starts"] for i in range(day.first - 4, day.first))


def negated(watched: Watched, part: Part) -> bool:
    """ "لن" right before it."""
    return watched.ctx.word(part.first - 1) in watched.words["negations"]


def planned(watched: Watched, clause: Clause, part: Part) -> Part | None:
    """ "من المقرر أن" right before a verb."""
    before = range(max(clause.first, part.first - 4), part.first)
    return next((p for i in before for p in watched.at.get(i, ()) if p.cls == "plan"), None)


def will(watched: Watched, part: Part) -> bool:
    """ "سوف" right before a verb."""
    return watched.ctx.word(part.first - 1) in watched.words["will"]


def bridges(watched: Watched, clause: Clause, plan: Part) -> bool:
    """ "القمة التي من المقرر أن تعقد": what stands before the relative pronoun is the subject behind أن."""
    if not plan.last <= clause.that <= plan.last + 1:
        return False
    if plan.tag.endswith(".def") and watched.ctx.word(plan.first - 1) not in ("من", "ومن"):
        return True
    before = range(max(clause.first, plan.first - _BRIDGE), plan.first)
    return any(
        watched.ctx.word(i) in watched.words["relatives"] or watched.ctx.word(i) in watched.words["was"] for i in before
    )


def subject_at(watched: Watched, i: int) -> bool:
    """An actor or person stands right behind or before word i, or a relative pronoun and one before that."""
    ctx = watched.ctx
    before = i - 1 if ctx.word(i - 1) in watched.words["relatives"] else i
    beside = i + 1 in ctx.person_at or i + 1 in ctx.actor_at
    return beside or before in ctx.person_end or before in ctx.actor_end


def destination(watched: Watched, clause: Clause, part: Part) -> bool:
    """ "إلى" and a place behind a verb of motion."""
    ctx = watched.ctx
    for i in range(part.last, clause.last):
        actor = ctx.actor_at.get(i)
        led = ctx.word(i - 1) in watched.words["towards"] or (actor is not None and actor.prefix.endswith("ل"))
        if led and (actor is not None or ctx.word(i) in watched.words["destinations"]):
            return True
    return False


def was(watched: Watched, clause: Clause, part: Part) -> bool:
    """ "كان" stands shortly before it, not "كما كان"."""
    before = range(max(clause.first, part.first - 4), part.first)
    return any(watched.says(i, "was") and not watched.says(i - 1, "just_as") for i in before)


def impersonal(watched: Watched, i: int) -> bool:
    """The verb of the future at word i tells what happens by itself ("سيكون", "سيبلغ")."""
    bare = watched.ctx.word(i).removeprefix("و").removeprefix("ف").removeprefix("س")
    return bare in watched.ctx.lexicon.act_words["impersonal"] or bare in watched.words["happens"]


def carries(watched: Watched, clause: Clause, carrier: Part | None, thing: Part) -> bool:
    """The verb is the thing's: right before it where it must be, and no subject of its own behind it."""
    if carrier is None:
        return False
    if carrier.first < thing.first:
        behind = watched.at.get(carrier.last, ())
        beside = carrier.last == thing.first or any(p.cls == "carrier" for p in behind)
        return carrier.entry.alone or beside or thing.prefix.endswith("ب")
    ctx, i = watched.ctx, carrier.last
    return i >= clause.day.first or not ctx.definite(i) or i in ctx.actor_at or bool(carrier.suffix)


def over(watched: Watched, clause: Clause, thing: Part) -> bool:
    """ "بعد الاجتماع … بحلول يونيو": the day is the last one of something else, or the thing is told as over."""
    before = thing.first - 1
    told = watched.says(before, "over") or (watched.says(before, "stretches") and watched.says(before - 1, "over"))
    return told or limit(watched, clause.day)


def own_day(watched: Watched, thing: Part | None) -> bool:
    """ "قبل القمة": whatever verb stands before, the day is the thing's."""
    if thing is None:
        return False
    return watched.says(thing.first - 1, "own_day") or watched.says(thing.first - 1, "over")


def until(watched: Watched, day: Day) -> bool:
    """ "حتى" stands before the day."""
    return (
        watched.ctx.word(day.first - 1) in watched.words["until"]
        or watched.ctx.word(day.first) in watched.words["until"]
    )


def surely(watched: Watched, day: Day) -> bool:
    """No bare "2018" in 2018: the day lies after that of publication, or is the end of what runs."""
    return day.told or day.ahead == "after" or bound(watched, day)


def opens(watched: Watched, clause: Clause) -> bool:
    """Nothing but words that lead to it stands before the day."""
    return all(watched.says(i, "fillers") for i in range(clause.first, clause.day.first))


def before_court(watched: Watched, first: int, last: int) -> bool:
    """ "أمام القضاء" in words [first, last)."""
    words = (watched.ctx.word(i + 1) for i in range(first, last) if watched.ctx.word(i) in watched.words["before"])
    return any(word in watched.words["courts"] for word in words)


def inner(watched: Watched, thing: Part, parts: list[Part]) -> Part:
    """ "الجولة الأولى من الانتخابات": what the round is of says its kind."""
    if thing.entry.name not in _ROUNDS:
        return thing
    of = next((p for p in parts if p.cls == "thing" and thing.last < p.first <= thing.last + 3), None)
    return of._replace(first=thing.first, prefix=thing.prefix) if of else thing


def kind(watched: Watched, thing: Part) -> DueKind:
    """The kind of a thing; a round is one of the elections that the article is about."""
    elections = sum(p.entry.kind == "election" for parts in watched.at.values() for p in parts)
    if thing.entry.name in _ROUNDS and elections >= _MANY_ELECTIONS:
        return "election"
    return thing.entry.kind or "other"


def heard(watched: Watched, carrier: Part | None, thing: Part) -> int:
    """The first word of what will be made known of a thing ("نتائج الانتخابات"), or the thing's where all of it is."""
    if carrier is None or carrier.entry.name not in _MAKING_KNOWN:
        return thing.first
    before = range(thing.first - 1, thing.first - _OF_IT, -1)
    return next((i for i in before if watched.says(i, "known_of_it")), thing.first)


def act(watched: Watched, clause: Clause) -> Act | None:
    """What is done by the statement that holds the day, where its speaker stands for a state or body."""
    at = watched.ctx.doc.chars(clause.day.start, clause.day.end)[0]
    said = next((s for s in watched.statements if s.start <= at < s.end), None)
    return said.act if said and said.source.of not in (None, OTHER) else None
