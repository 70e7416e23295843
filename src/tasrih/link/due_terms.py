"""Ends that no date tells: time given from the day of publication ("أمهل 48 ساعة"), terms of known treaties."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tasrih.find.calendar import moved
from tasrih.find.quantities import QuantityMention
from tasrih.find.treaties import TreatyMention
from tasrih.link import due_signs as signs
from tasrih.link.due_days import Day, words_of
from tasrih.link.due_rules import Verdict
from tasrih.link.due_walk import Clause, Part, Watched

_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_NEAR = 9
_LONGEST_TIME = 1830
_ENDING = frozenset({"ending", "extending"})


class Ended(NamedTuple):
    """A verdict over a day that was computed."""

    clause: Clause
    verdict: Verdict
    treaty: TreatyMention | None = None


def given_time(
    watched: Watched, quantities: Sequence[QuantityMention], taken: set[int], published: datetime.date | None
) -> Iterator[Ended]:
    """Ultimatums with a length of time; `taken` are the words of dates that the article tells."""
    used: set[int] = set()
    for quantity in quantities:
        days = _DAYS.get(quantity.unit, 0.0) * quantity.value
        if published is None or not 0 < days < _LONGEST_TIME:
            continue
        first, last = words_of(watched.ctx.doc, quantity.start, quantity.end)
        giver = _giver(watched, first)
        if giver is None or giver.first in used or not taken.isdisjoint(_sentence(watched, first)) or first in taken:
            continue
        end = moved(published, max(1, round(days)))
        if end is None:
            continue
        used.add(giver.first)
        day = Day(first, last, quantity.start, quantity.end, f"{published}/{end}", "running", False)
        clause = watched.clause(day, 0)
        why = (f"due: {giver.entry.name}", "counted from the day of publication")
        yield Ended(clause, Verdict("deadline", giver.first, giver.last, 0.6, why, verb=True))


def _giver(watched: Watched, i: int) -> Part | None:
    """ "أمهل", or a verb of giving and "مهلة", shortly before word i; not what had been given before."""
    sentence = watched.ctx.sentence_of(i)
    for part in watched.backwards(max(sentence.first, i - _NEAR), i):
        if part.cls == "ultimatum":
            before = signs.was(watched, Clause(_NO_DAY, sentence.first, i, -1, -1), part)
            general = not part.past and not part.future and not signs.subject_at(watched, part.first)
            general = general or (not part.past and watched.says(part.first - 1, "relatives"))
            return None if before or general else part
    return None


_NO_DAY = Day(0, 0, 0, 0, None, "unknown", False)


def _sentence(watched: Watched, i: int) -> range:
    sentence = watched.ctx.sentence_of(i)
    return range(sentence.first, sentence.last)


def known_terms(
    watched: Watched, treaties: Sequence[TreatyMention], taken: set[int], published: datetime.date | None
) -> Iterator[Ended]:
    """Talk of the end or extension of a treaty whose term is known, where the sentence tells no day."""
    for treaty in treaties:
        until = _until(watched, treaty.name, published)
        if until is None:
            continue
        first, last = words_of(watched.ctx.doc, treaty.start, treaty.end)
        sentence = watched.ctx.sentence_of(first)
        if not taken.isdisjoint(range(sentence.first, sentence.last)):
            continue
        part = next((p for p in watched.backwards(max(sentence.first, first - _NEAR), first) if p.cls in _ENDING), None)
        if part is None or part.past:
            continue
        day = Day(first, last, treaty.start, treaty.end, until, "after", False)
        why = (f"due: {part.entry.name}", f"treaty: {treaty.name}", "the term is the lexicon's")
        yield Ended(watched.clause(day, 0), Verdict("treaty-end", part.first, last, 0.6, why), treaty)


def _until(watched: Watched, name: str, published: datetime.date | None) -> str | None:
    """When the treaty was to end, as was known on the day of publication; None where it has ended or never does."""
    known = watched.ctx.lexicon.data.treaties.get(name)
    if known is None or published is None:
        return None
    told = [term.until for term in known.terms if term.since <= published.isoformat()]
    return told[-1] if told and told[-1] > published.isoformat() else None
