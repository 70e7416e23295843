"""What comes due: ends of treaties, deadlines, meetings, votes, promises with a day. Read this file first of its kind.

Every date that is to come is looked at in its clause (`due_walk`); its words say what is due (`due_rules`), and who
takes part (`due_parts`). Time given without a date, and terms of known treaties, are in `due_terms`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasrih.find.treaties import TreatyMention
from tasrih.link.context import Context
from tasrih.link.due_days import days_ahead, words_of
from tasrih.link.due_parts import flags_of, what_of, who_of
from tasrih.link.due_rules import verdict_of
from tasrih.link.due_terms import Ended, given_time, known_terms
from tasrih.link.due_walk import Watched
from tasrih.link.finds import Finds
from tasrih.link.issues import issues_of
from tasrih.model import Due, Span, Statement


def find_dues(ctx: Context, finds: Finds) -> list[Due]:
    """What the article says is to come, in text order."""
    watched = Watched.of(ctx, finds.statements)
    if watched.idle:
        return []
    found = [*_dated(watched, finds), *_undated(watched, finds)]
    dues = (_due(watched, ended, finds) for ended in found)
    return sorted((due for due in dues if due), key=lambda due: due.span)


def _dated(watched: Watched, finds: Finds) -> Iterator[Ended]:
    """What is due on the dates that the article tells."""
    floor = 0
    for day in days_ahead(watched.ctx.doc, finds.dates, finds.published, watched.words):
        if finds.layout.drops(day.start):
            continue
        clause = watched.clause(day, floor)
        verdict = verdict_of(watched, clause)
        floor = day.last
        if verdict:
            yield Ended(clause, verdict)


def _undated(watched: Watched, finds: Finds) -> Iterator[Ended]:
    """What is due on days that have to be computed."""
    kinds = {part.cls for parts in watched.at.values() for part in parts}
    if kinds.isdisjoint({"ultimatum", "ending", "extending"}):
        return
    doc = watched.ctx.doc
    taken = {i for date in finds.dates for i in range(*words_of(doc, date.start, date.end))}
    kept = [q for q in finds.quantities if not finds.layout.drops(q.start)]
    yield from given_time(watched, kept, taken, finds.published)
    named = [t for t in finds.treaties if not finds.layout.drops(t.start)]
    yield from known_terms(watched, named, taken, finds.published)


def _due(watched: Watched, ended: Ended, finds: Finds) -> Due | None:
    """The verdict as a due; None where it needs somebody and nobody is named."""
    doc, clause, verdict = watched.ctx.doc, ended.clause, ended.verdict
    day = clause.day
    first, last = what_of(watched, clause, verdict)
    said = _said(finds.statements, *doc.chars(doc.starts[verdict.first], max(day.end, doc.ends[verdict.first])))
    who = who_of(watched, clause, verdict, said)
    if not who and verdict.participants:
        return None
    begin = doc.starts[first] + watched.joined(first)
    start, end = min(begin, day.start), max(doc.ends[last - 1], day.end)
    treaty = ended.treaty or _treaty(finds.treaties, doc.starts[clause.first], doc.ends[clause.last - 1])
    return doc.cite(
        Due,
        start,
        end,
        kind=verdict.kind,
        what=doc.cite(Span, begin, doc.ends[last - 1]),
        who=who,
        treaty=treaty.name if treaty else None,
        treaty_id=treaty.id if treaty else None,
        when=day.iso,
        issues=said.issues if said else issues_of(finds.issues, start, end),
        statement=said.id if said else None,
        flags=flags_of(watched, clause, verdict),
        confidence=verdict.confidence,
        why=list(verdict.why),
    )


def _treaty(treaties: Sequence[TreatyMention], start: int, end: int) -> TreatyMention | None:
    """The first treaty named between two folded offsets."""
    return next((treaty for treaty in treaties if start <= treaty.start and treaty.end <= end), None)


def _said(statements: Sequence[Statement], start: int, end: int) -> Statement | None:
    """The statement that holds these offsets, or whose cue is their first word ("تعهدت بالانسحاب في")."""
    for statement in statements:
        cue = statement.cue
        if end <= statement.end and (statement.start <= start or (cue and cue.start <= start < cue.end)):
            return statement
    return None
