"""What comes due on a day: the words of its clause weighed, the nearest first.

A thing ("قمة") needs a plan, a verb that makes it happen, or a day that itself says that it is to come; a deed
("يزور") is due by its own tense; an end ("تنتهي") needs what ends; a limit ("بحلول") needs a duty or a promise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tasrih.kinds import DueFlag, DueKind
from tasrih.link import due_signs as signs
from tasrih.link.due_walk import Clause, Part, Watched

_NEAR = 9
_CLOSE = 4
_NEEDS = frozenset({"meeting", "visit", "other", "promise"})
_APPEARING = frozenset({"to-appear"})
_MOTION = frozenset({"to-travel"})
_PROMISING = frozenset({"commit", "announce"})
_ASKING = frozenset({"demand", "request", "threaten"})
_OVER_THAT = frozenset({"plan", "promise", "change", "never", "extending", "ultimatum"})


class Verdict(NamedTuple):
    """What is due: its kind, the words [first, last) that say so, flags, how sure, and why."""

    kind: DueKind
    first: int
    last: int
    confidence: float
    why: tuple[str, ...]
    flags: tuple[DueFlag, ...] = ()
    participants: bool = False
    """It is nothing without somebody who takes part."""
    verb: bool = False
    """A deed: what is done stands behind its verb."""
    whose: str | None = None
    """Whose the thing always is."""


@dataclass(slots=True)
class Seen:
    """What the walk away from a day has met so far, the nearest of each."""

    thing: Part | None = None
    terms: list[Part] = field(default_factory=list)
    ending: Part | None = None
    plan: Part | None = None
    carrier: Part | None = None
    holding: Part | None = None
    changes: list[Part] = field(default_factory=list)

    def note(self, part: Part) -> bool:
        """Remember a part; False where the walk must end there: a verb of the past."""
        if part.cls == "change":
            self.changes.append(part)
        elif part.cls == "term":
            self.terms.append(part)
        elif part.cls == "carrier" and part.entry.form == "noun":
            self.holding = self.holding or part
        elif part.cls == "carrier":
            if part.past:
                return False
            self.carrier = self.carrier or part
        elif part.cls in ("thing", "ending", "plan") and getattr(self, part.cls) is None:
            setattr(self, part.cls, part)
        return True

    @property
    def bound(self) -> bool:
        """The day is bound to the thing by its plan: "قبل القمة المقررة في"."""
        return self.plan is not None and self.thing is not None and self.plan.first > self.thing.first

    @property
    def held(self) -> bool:
        """The day is that of what is decided: "يقرر إجراء انتخابات في"."""
        return self.holding is not None and self.thing is not None and self.holding.first < self.thing.first

    def ends(self, thing: Part) -> bool:
        """The day is that of an end: "ينتهي سريان"."""
        ending = self.ending
        return ending is not None and (ending.first > thing.first or thing.entry.kind == "entry-into-force")

    @property
    def flags(self) -> tuple[DueFlag, ...]:
        """What a plan or a change says of the day."""
        found = [part.entry.flag for part in (*self.changes, self.plan) if part and part.entry.flag]
        return tuple(dict.fromkeys(found))

    @property
    def why(self) -> tuple[str, ...]:
        """The entries beside the one that is due."""
        parts = (self.plan, self.carrier, self.holding, *self.changes)
        return tuple(f"due: {part.entry.name}" for part in parts if part)


def verdict_of(watched: Watched, clause: Clause) -> Verdict | None:
    """What is due on the day of a clause; None where nothing is."""
    court = signs.before_court(watched, clause.first, clause.last)
    parts = [p for p in watched.backwards(clause.first, clause.day.first) if court or p.entry.name not in _APPEARING]
    whole = any(part.cls == "plan" and signs.bridges(watched, clause, part) for part in parts)
    before = [part for part in parts if whole or part.first > clause.that or part.cls in _OVER_THAT]
    behind = list(watched.parts(clause.day.last, clause.last))
    if any(part.cls == "never" for part in (*before, *behind)):
        return None
    found, seen = _before(watched, clause, before)
    found = found or _opened(watched, clause, before, behind)
    return found or (_unknown(watched, clause, seen) or _limited(watched, clause, seen) if seen else None)


def _before(watched: Watched, clause: Clause, parts: Iterable[Part]) -> tuple[Verdict | None, Seen | None]:
    """The verdict over the words before the day, the nearest first, and what was seen; nothing behind a past."""
    seen = Seen()
    for part in parts:
        if part.cls == "deed" and not (seen.bound or seen.held or signs.own_day(watched, seen.thing)):
            deed = _deed(watched, clause, seen, part)
            if deed or part.past:
                return deed, None
        elif part.cls in ("extending", "ultimatum", "promise"):
            found = _governed(watched, clause, seen, part)
            if found:
                return found, None
        elif not seen.note(part):
            break
    return _time_limit(watched, clause, seen) or thing_due(watched, clause, seen) or _end(clause, seen), seen


def _deed(watched: Watched, clause: Clause, seen: Seen, part: Part) -> Verdict | None:
    """A verb of the present or future."""
    kind = part.entry.kind
    if part.past or kind is None or part.prefix.endswith("ل") or signs.negated(watched, part):
        return None
    seen.plan = seen.plan or signs.planned(watched, clause, part)
    sure = part.future or seen.plan is not None or signs.will(watched, part)
    if (clause.day.ahead != "after" or signs.away(watched, clause.day) or not part.entry.alone) and not sure:
        return None
    if part.entry.name in _MOTION and not signs.destination(watched, clause, part):
        return None
    why = (f"due: {part.entry.name}", *seen.why)
    return Verdict(
        kind,
        part.first,
        part.last,
        0.85 if sure else 0.7,
        why,
        seen.flags,
        kind in _NEEDS or not part.entry.alone,
        True,
    )


def _governed(watched: Watched, clause: Clause, seen: Seen, part: Part) -> Verdict | None:
    """A word that sets an end, gives time, or promises."""
    name, limited = f"due: {part.entry.name}", signs.limit(watched, clause.day)
    if part.cls == "promise":
        if seen.thing or seen.terms or signs.was(watched, clause, part) or not signs.surely(watched, clause.day):
            return None
        return Verdict("promise", part.first, part.last, 0.6, (name, *seen.why), seen.flags, True, True)
    if part.cls == "ultimatum":
        return Verdict("deadline", part.first, part.last, 0.8, (name,), seen.flags) if limited else None
    term = _main_term(seen)
    if term is None or term.entry.kind in ("deadline", None) or not (limited or signs.starts(watched, clause.day)):
        return None
    why = (name, f"due: {term.entry.name}", "until" if limited else "from")
    return Verdict(term.entry.kind or "other", part.first, term.last, 0.75, why, seen.flags)


def thing_due(watched: Watched, clause: Clause, seen: Seen) -> Verdict | None:
    """A noun that can come due."""
    thing = seen.thing
    if thing is None or thing.entry.kind is None or (seen.ending and seen.ends(thing)):
        return None
    if watched.says(thing.last, "gone"):
        return None
    if not signs.carries(watched, clause, seen.carrier, thing):
        seen.carrier = None
    carried, weak = seen.carrier is not None, signs.weak(watched, clause.day)
    if seen.carrier and signs.negated(watched, seen.carrier):
        return None
    strong = seen.plan is not None or (seen.carrier is not None and (seen.carrier.future or not weak))
    if (weak and not strong) or (not thing.entry.alone and not (seen.plan or carried)):
        return None
    if seen.plan is None and ((not carried and signs.over(watched, clause, thing)) or signs.until(watched, clause.day)):
        return None
    told = clause.day.told or seen.holding is not None
    why = (f"due: {thing.entry.name}", *seen.why)
    first = signs.heard(watched, seen.carrier, thing)
    kind = signs.kind(watched, thing) if first == thing.first else "other"
    confidence = 0.9 if strong else 0.75 if told else 0.6
    return Verdict(kind, first, thing.last, confidence, why, seen.flags, kind == "other", whose=thing.entry.who)


def _end(clause: Clause, seen: Seen) -> Verdict | None:
    """A term with its ending, or a deadline told by its own noun."""
    term = _ended(seen, seen.ending) if seen.ending else _main_term(seen)
    if term is None or term.entry.kind is None:
        return None
    name = f"due: {term.entry.name}"
    if seen.ending and not seen.ending.past:
        first, last = min(term.first, seen.ending.first), max(term.last, seen.ending.last)
        last = term.last if last - first > _NEAR else last
        return Verdict(
            term.entry.kind, first, last, 0.85, (name, f"due: {seen.ending.entry.name}", *seen.why), seen.flags
        )
    if term.entry.kind == "deadline" and clause.day.ahead == "after":
        return Verdict("deadline", term.first, term.last, 0.75, (name, *seen.why), seen.flags)
    return None


def _time_limit(watched: Watched, clause: Clause, seen: Seen) -> Verdict | None:
    """ "مع اقتراب مهلة 12 مايو": a deadline right before the day, whatever stands before."""
    term = seen.terms[0] if seen.terms else None
    if term is None or seen.ending or term.entry.kind != "deadline" or clause.day.ahead != "after":
        return None
    led = all(watched.says(i, "fillers") for i in range(term.last, clause.day.first))
    return Verdict("deadline", term.first, term.last, 0.75, (f"due: {term.entry.name}",), seen.flags) if led else None


def _main_term(seen: Seen) -> Part | None:
    """What ends: a treaty where one is named, else the nearest."""
    return next((t for t in seen.terms if t.entry.kind == "treaty-end"), seen.terms[0] if seen.terms else None)


def _ended(seen: Seen, ending: Part) -> Part | None:
    """What the verb ends: a treaty close by, else what stands behind it first, else before it."""
    close = [term for term in seen.terms if abs(term.first - ending.first) <= _CLOSE]
    treaty = next((term for term in close if term.entry.kind == "treaty-end"), None)
    behind = [term for term in seen.terms if term.first >= ending.first]
    return treaty or (behind[-1] if behind else _main_term(seen))


def _unknown(watched: Watched, clause: Clause, seen: Seen) -> Verdict | None:
    """A deed that no entry knows: behind "من المقرر أن", or with the letter of the future."""
    if seen.thing or seen.terms or clause.day.ahead != "after" or signs.away(watched, clause.day):
        return None
    if seen.plan and clause.that >= 0 and seen.plan.last <= clause.that <= seen.plan.last + 1:
        verb = clause.that + 1
        whose = signs.subject_at(watched, verb) or signs.bridges(watched, clause, seen.plan)
        if seen.plan.entry.flag == "hedged" and not whose:
            return None
        kind: DueKind = "trial" if signs.before_court(watched, verb, clause.last) else "other"
        if signs.impersonal(watched, verb):
            return None
        return Verdict(kind, verb, verb + 1, 0.6, ("plan and a verb", *seen.why), seen.flags, True, True)
    known = clause.verb >= 0 and clause.that < 0 and not signs.impersonal(watched, clause.verb)
    if known and (signs.subject_at(watched, clause.verb) or signs.act(watched, clause) in _PROMISING):
        return Verdict("promise", clause.verb, clause.verb + 1, 0.55, ("verb of the future",), seen.flags, True, True)
    return None


def _limited(watched: Watched, clause: Clause, seen: Seen) -> Verdict | None:
    """Something has to be done, is asked for, or is promised by a day: "بحلول", "قبل نهاية"."""
    day = clause.day
    if seen.thing or not signs.surely(watched, day) or not signs.by(watched, day):
        return None
    duty = signs.duty(watched, clause)
    if duty >= 0:
        return Verdict("deadline", duty, duty + 1, 0.65, ("duty and a last day",), seen.flags, verb=True)
    act = signs.act(watched, clause)
    if act in _ASKING:
        return Verdict(
            "deadline", clause.first, clause.first + 1, 0.6, (f"act: {act}", "last day"), seen.flags, True, True
        )
    if act == "commit":
        return Verdict(
            "promise", clause.first, clause.first + 1, 0.6, (f"act: {act}", "last day"), seen.flags, True, True
        )
    return None


def _opened(watched: Watched, clause: Clause, before: list[Part], behind: list[Part]) -> Verdict | None:
    """What stands behind a day: its thing behind the verb ("تعقد غدا القمة"), or all where the day opens the clause."""
    seen = Seen()
    for part in before:
        if not seen.note(part):
            return None
    opens = not before and signs.opens(watched, clause)
    if not opens and not seen.carrier and not seen.plan:
        return None
    for part in behind:
        if part.cls == "deed" and opens:
            return None if part.past else _deed(watched, clause, seen, part)
        if part.cls == "thing" and (part.prefix.startswith("و") or watched.says(part.first - 1, "over")):
            return None
        if part.cls == "thing":
            seen.thing = signs.inner(watched, part, behind)
            break
        if part.cls == "term" and part.entry.kind == "deadline":
            return Verdict("deadline", part.first, part.last, 0.75, (f"due: {part.entry.name}", *seen.why))
        if not seen.note(part):
            return None
    return thing_due(watched, clause, seen) if seen.carrier or seen.plan else None
