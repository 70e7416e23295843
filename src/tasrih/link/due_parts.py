"""The parts of what is due: its words, who takes part, what qualifies it."""

from __future__ import annotations

from collections.abc import Iterator

from tasrih.kinds import DueFlag
from tasrih.link.due_rules import Verdict
from tasrih.link.due_signs import was
from tasrih.link.due_walk import Clause, Watched
from tasrih.link.party import OTHER
from tasrih.model import Statement

_LONGEST = 12
_SUBJECT = 6
_EVERYWHERE = frozenset({"election", "vote", "trial", "other", "promise"})
_ORDER: tuple[DueFlag, ...] = ("cancelled", "postponed", "conditional", "hedged")


def what_of(watched: Watched, clause: Clause, verdict: Verdict) -> tuple[int, int]:
    """The words [first, last) that name the thing: from its head to the day, a comma or a relative clause."""
    day, first = clause.day, verdict.first
    if verdict.kind == "entry-into-force" and not verdict.verb:
        first = _subject(watched, clause, first)
    last = _reach(watched, verdict, first, day.first if day.first > first else clause.last)
    if verdict.verb and first < day.first <= first + 2 + _fillers(watched, day.first):
        beyond = _reach(watched, verdict, first, clause.last)
        last = beyond if beyond > day.last else last
    return first, last


def _reach(watched: Watched, verdict: Verdict, first: int, stop: int) -> int:
    """The word behind the thing's phrase: at most `stop`, without the words that only lead to a day."""
    stop, last = min(stop, first + _LONGEST), verdict.last
    while last < stop and not _parted(watched, last) and not _closes(watched, last):
        last += 1
    while last > verdict.last and watched.ctx.word(last - 1) in watched.words["fillers"]:
        last -= 1
    return last


def _subject(watched: Watched, clause: Clause, first: int) -> int:
    """ "العقوبات التي ستدخل | حيز التنفيذ": from the verb on, with its subject before it, at most six words."""
    ctx = watched.ctx
    verbs = [part.first for part in watched.parts(clause.first, first) if part.cls == "carrier"]
    start = verbs[-1] if verbs else first
    stop = max(clause.first, start - _SUBJECT)
    while start > stop and not _parted(watched, start) and not _leads(watched, start - 1):
        start -= 1
    return start if ctx.word(start) not in watched.words["relatives"] else first


def _leads(watched: Watched, i: int) -> bool:
    """A preposition, أن or a conjunction stands at word i: a subject begins behind it."""
    ctx = watched.ctx
    return ctx.is_(i, "prepositions") or ctx.word(i) in ctx.lexicon.grammar.that


def _parted(watched: Watched, i: int) -> bool:
    gap = watched.ctx.doc.gap(i)
    return watched.ctx.breaks(i) or " -" in gap or " –" in gap


def _fillers(watched: Watched, i: int) -> int:
    """How many words right before word i only lead to a day."""
    count = 0
    while watched.ctx.word(i - count - 1) in watched.words["fillers"]:
        count += 1
    return count


def _closes(watched: Watched, i: int) -> bool:
    """A plan or a relative clause begins at word i."""
    word = watched.ctx.word(i)
    planned = any(part.cls == "plan" for part in watched.at.get(i, ()))
    return planned or word in watched.words["relatives"] or word in watched.words["was"]


def who_of(watched: Watched, clause: Clause, verdict: Verdict, said: Statement | None) -> list[str]:
    """Codes of those who take part, in the order of the text; a venue only where all of it takes part.

    The speaker is meant where a deed in what is said names nobody before its day ("إنه سيزور").
    """
    if verdict.whose:
        return [verdict.whose]
    if verdict.kind == "election":
        return _electing(watched, clause, verdict)
    everywhere = verdict.kind in _EVERYWHERE
    first = clause.first if verdict.verb else _head(watched, clause, verdict)
    chosen = _chosen(watched, first, clause.last, everywhere) or _chosen(watched, clause.first, first, everywhere)
    chosen = [*_antecedent(watched, verdict), *chosen]
    speaker = said.source.of if said and verdict.verb and _open(watched, clause, verdict) else None
    if not chosen and not speaker and verdict.kind == "vote":
        chosen = watched.land(clause.day.first)
    return [code for code in dict.fromkeys([*([speaker] if speaker else []), *chosen]) if code != OTHER]


def _electing(watched: Watched, clause: Clause, verdict: Verdict) -> list[str]:
    """The countries named with the election, else in its clause, else the one that the text is about."""
    spans = ((verdict.first, clause.day.last), (clause.first, clause.last))
    for first, last in spans:
        found = [code for code in dict.fromkeys(_chosen(watched, first, last, True)) if watched.elects(code)]
        if found:
            return found
    return watched.land(clause.day.first)


def _antecedent(watched: Watched, verdict: Verdict) -> list[str]:
    """ "واشنطن، التي ستنقل": what a relative clause that begins with the verb is about."""
    relative = verdict.first - 1
    if not verdict.verb or not watched.says(relative, "relatives"):
        return []
    before = watched.ctx.person_end.get(relative) or watched.ctx.actor_end.get(relative)
    return _chosen(watched, before.first, relative, True) if before else []


def _chosen(watched: Watched, first: int, last: int, everywhere: bool) -> list[str]:
    """Codes in words [first, last); venues too where `everywhere`."""
    return [code for code, venue in _named(watched, first, last) if everywhere or not venue]


def _head(watched: Watched, clause: Clause, verdict: Verdict) -> int:
    """Where the phrase of a thing begins: at the verb that makes it happen, with the subject right before that."""
    carriers = [p.first for p in watched.parts(clause.first, verdict.first) if p.cls in ("carrier", "change", "plan")]
    first = carriers[0] if carriers else verdict.first
    for i in (first, first - 1, first - 2):
        before = watched.ctx.person_end.get(i) or watched.ctx.actor_end.get(i)
        if before and before.first >= clause.first:
            return before.first
    return first


def _open(watched: Watched, clause: Clause, verdict: Verdict) -> bool:
    """No subject stands before or right behind the verb."""
    ctx, before = watched.ctx, watched.ctx.word(verdict.first - 1)
    if watched.says(verdict.first - 1, "relatives"):
        return False
    if ctx.lexicon.grammar.that.get(before, before) != before:
        return True  # "أنه سيزور"
    subject = range(verdict.last, verdict.last + 3)
    if any(i in ctx.person_at or i in ctx.actor_at for i in subject):
        return False
    return not any(i in ctx.person_at or i in ctx.actor_at for i in range(clause.first, verdict.first))


def _named(watched: Watched, first: int, last: int) -> Iterator[tuple[str, bool]]:
    """(code, whether only a venue) of each actor or person in words [first, last)."""
    ctx = watched.ctx
    i = first
    while i < last:
        person, actor = ctx.person_at.get(i), ctx.actor_at.get(i)
        if person and (not actor or person.last >= actor.last):
            code = person.of or (ctx.people[person.person].of if person.person >= 0 else None)
            if code:
                yield code, False
            i = person.last
        elif actor:
            place = actor.form.tag in ("places", "names") and ctx.word(i - 1) in watched.words["venues"]
            place = place or (actor.form.tag in ("places", "names") and actor.prefix.endswith("ب"))
            yield actor.form.entry, place
            i = actor.last
        else:
            i += 1


def flags_of(watched: Watched, clause: Clause, verdict: Verdict) -> list[DueFlag]:
    """The verdict's own, a condition, a hedge."""
    found = set(verdict.flags)
    first = verdict.first if _bound(watched, clause, verdict) else clause.first
    if _says(watched, clause, first, "conditions"):
        found.add("conditional")
    present = watched.ctx.word(verdict.first)[:1] in ("ي", "ت", "ن")
    maybe = present and watched.ctx.word(verdict.first - 1) in watched.words["maybe"]
    if maybe or _says(watched, clause, first, "hedges") or (not verdict.flags and _was_planned(watched, clause)):
        found.add("hedged")
    return [flag for flag in _ORDER if flag in found]


def _was_planned(watched: Watched, clause: Clause) -> bool:
    """ "كانت مقررة في": whether the day still holds is not said."""
    planned = (part for part in watched.parts(clause.first, clause.last) if part.cls == "plan" or part.future)
    return any(was(watched, clause, part) for part in planned)


def _bound(watched: Watched, clause: Clause, verdict: Verdict) -> bool:
    """ "القمة المقررة": what stands before the thing does not qualify its day."""
    behind = watched.parts(verdict.last, clause.day.first)
    return not verdict.verb and any(part.cls == "plan" and part.tag.endswith(".def") for part in behind)


def _says(watched: Watched, clause: Clause, first: int, table: str) -> bool:
    """A phrase of a table stands in the clause, from word `first` on."""
    ctx, phrases = watched.ctx, watched.words.phrase_table(table)
    last = next((i for i in range(clause.day.last, clause.last) if ctx.is_(i, "relatives")), clause.last)
    return any(
        all(ctx.word(i + n) == word for n, word in enumerate(phrase))
        for i in range(first, last)
        if ctx.word(i - 1) not in ctx.lexicon.act_words["no_condition_behind"]
        for phrase in phrases.get(ctx.word(i), ())
    )
