"""Small questions about clauses that several stages of linking ask."""

from __future__ import annotations

from tasrih.find.cues import CueHit
from tasrih.link.context import Context
from tasrih.link.party import Party

JOINED = ("ب", "ل")
_CLOSING = '"”»›'


def skip_fillers(ctx: Context, i: int, limit: int) -> int:
    """The first word at or after i that is no adverb of time or manner ("بشكل قاطع") and no "من جهته"."""
    while i < limit and i not in ctx.person_at:
        switch, manner = ctx.switches_at.get(i), ctx.is_(i, "manners")
        if not (switch or manner or ctx.is_(i, "fillers")):
            break
        i = switch.last if switch else i + 1 + manner
    return min(i, limit)


def at_clause_start(ctx: Context, cue: CueHit) -> bool:
    """Nothing of the same clause stands before the verb but a conjunction or an adverb."""
    i = cue.first
    if cue.joined or ctx.breaks(i) or i == ctx.sentence_of(i).first:
        return True
    while i > 0 and (ctx.is_(i - 1, "fillers") or ctx.is_(i - 1, "negations")):
        i -= 1
    if i != cue.first and (ctx.breaks(i) or i == ctx.sentence_of(i).first):
        return True
    return ctx.is_(i - 1, "openers")


def agrees(cue: CueHit, party: Party) -> bool:
    """A verb before its subject agrees in gender; unknown gender agrees with both."""
    if party.feminine is None or party.plural or not cue.number.startswith("3"):
        return True
    return cue.feminine == party.feminine


def set_off(ctx: Context, cue: CueHit) -> bool:
    """A conjunction, a comma or a closing quotation mark stands before the cue."""
    return cue.joined or ctx.breaks(cue.first) or any(mark in ctx.doc.gap(cue.first) for mark in _CLOSING)


def looks_joined(ctx: Context, i: int) -> bool:
    """Word i begins with a joined preposition ("بالإفراج"), not with a ب or ل of its own ("بيان")."""
    word = ctx.word(i)
    if len(word) < 3 or word[0] not in JOINED or i in ctx.person_at:
        return False
    return word not in ctx.lexicon.grammar.inherent[word[0]]


def takes_clause(ctx: Context, i: int, relative: bool) -> bool:
    """Another clause begins at word i: a participle that reports, or a verb outside a relative clause."""
    for cue in ctx.cues_at.get(i, ()):
        if cue.entry.weak or cue.entry.cls == "according":
            continue
        if cue.family == "hal" and (cue.number == "ms" or ctx.breaks(i)):
            return True
        if cue.finite and not relative and (cue.joined or ctx.breaks(i)):
            return True
    return False
