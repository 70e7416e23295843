"""Exchanges: a deed in return for another ("رفع العقوبات مقابل نزع السلاح"), and deeds made a condition ("اشترطت")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tasrih.lexicon import Hit
from tasrih.link.clauses import skip_fillers
from tasrih.link.proposals.desk import FINITE, Desk
from tasrih.link.proposals.doing import addressed
from tasrih.link.proposals.matter import matter_end
from tasrih.link.proposals.terms import Side, Terms, is_sum, named_in
from tasrih.model import Act
from tasrih.text.document import Sentence

_BACK = 16
_GOVERNED = 9
_SUMS = 6
_NEAR_HEAD = 6
_ASKING: frozenset[Act] = frozenset({"request", "demand", "invite"})
_GIVING: frozenset[Act] = frozenset({"commit", "agree"})


class Governor(NamedTuple):
    """Who stands on which side of the deed before "مقابل", and how that was seen."""

    who: str | None
    asks: bool
    how: str


def exchanges(desk: Desk, sentences: Sequence[Sentence]) -> Iterator[Terms]:
    """All exchanges of the sentences."""
    at = iter(sorted(desk.particles.items()))
    marks = [(i, hit) for i, hit in at if hit.form.tag == "exchange"]
    n = 0
    for sentence in sentences:
        while n < len(marks) and marks[n][0] < sentence.first:
            n += 1
        while n < len(marks) and marks[n][0] < sentence.last:
            if terms := _exchange(desk, marks[n][1], sentence):
                yield terms
            n += 1


def _exchange(desk: Desk, mark: Hit, sentence: Sentence) -> Terms | None:
    after = _after(desk, mark, sentence.last)
    before = _before(desk, mark.first, sentence.first)
    if after is None or before is None:
        return None
    governor = _governor(desk, before[0], sentence)
    if governor is None:
        return Terms("exchange", None, before, (), after, desk.said_in(mark.first), 0.6,
                     (f"exchange: {mark.form.entry}", "sides in the order of the words"))  # fmt: skip
    wanted, back = (before, after) if governor.asks else (after, before)
    asked = _asked(desk, governor, wanted, back)
    return Terms("exchange", governor.who, wanted, asked, back, desk.said_in(mark.first), 0.8 if governor.who else 0.6,
                 (f"exchange: {mark.form.entry}", governor.how))  # fmt: skip


def _asked(desk: Desk, governor: Governor, wanted: Side, back: Side) -> tuple[str, ...]:
    """Who is to do what is wanted: whom the statement addresses, else who is named on that side or the other."""
    n = desk.said_in(wanted[0])
    if governor.asks and n is not None and desk.statements[n].addressee:
        return tuple(desk.statements[n].addressee)
    return named_in(desk, wanted[0], wanted[1], governor.who) or named_in(desk, back[0], back[1], governor.who)


def _after(desk: Desk, mark: Hit, limit: int) -> Side | None:
    """The deed behind the mark: a verbal noun of the lexicon, or a clause with أن."""
    at = mark.last
    if at >= limit or desk.ctx.breaks(at):
        return None
    that = desk.ctx.word(at - 1) in desk.ctx.lexicon.grammar.that
    if not that and desk.ctx.word(at) in desk.ctx.lexicon.grammar.that:
        that, at = True, at + 1
    deed = desk.deeds.get(at)
    own_deed = desk.is_(at, "performing") and at + 1 < limit
    if not that and not own_deed and (deed is None or deed.prefix or not _side(desk, at)):
        return None
    end = matter_end(desk, at, limit)
    return (at, end, 0) if end > at and not is_sum(desk, at, min(end, at + _SUMS)) else None


def _before(desk: Desk, i: int, first: int) -> Side | None:
    """The deed before word i: the first verbal noun of its clause, not broken off by another clause."""
    found = None
    for n in range(i - 1, max(first, i - _BACK) - 1, -1):
        deed = desk.deeds.get(n)
        if deed and deed.last <= i and _side(desk, n) and not desk.ctx.is_(n - 1, "relatives"):
            found = (n, i, len(deed.prefix))
        if desk.ctx.breaks(n) or _closes(desk, n):
            break
    return found if found and not is_sum(desk, max(found[0], i - _SUMS), i) else None


def _side(desk: Desk, n: int) -> bool:
    entry = desk.deed_entry(n)
    return entry is not None and entry.side


def _closes(desk: Desk, n: int) -> bool:
    """Word n is a verb or أن: what stands before it belongs to another phrase."""
    ctx = desk.ctx
    if ctx.word(n) in ctx.lexicon.grammar.that or ctx.is_(n, "relatives"):
        return True
    return any(hit.form.tag.partition(".")[0] in FINITE for hit in desk.sides.get(n, ())) or any(
        cue.finite for cue in ctx.cues_at.get(n, ())
    )


def _governor(desk: Desk, first: int, sentence: Sentence) -> Governor | None:
    """The verb before the first deed that says who asks for it or gives it; else what its statement does."""
    low = max(sentence.first, first - _GOVERNED)
    seen: Governor | None = None
    for n in range(first, low - 1, -1):
        for hit in desk.sides.get(n, ()):
            governor = _at_verb(desk, hit, first)
            if governor and governor.who:
                return governor if seen is None else Governor(governor.who, seen.asks, seen.how)
            seen = seen or governor
        if n < first and desk.ctx.breaks(n + 1):
            break
    return _by_statement(desk, first, seen)


def _at_verb(desk: Desk, hit: Hit, first: int) -> Governor | None:
    entry = desk.ctx.lexicon.data.proposals.bargain_verbs[hit.form.entry]
    if entry.side == "stipulates" or hit.last > first + 1 or desk.is_(hit.first - 1, "negations"):
        return None
    code, last = desk.who(hit, first)
    return Governor(code if last >= 0 else None, entry.side == "asks", f"verb: {entry.lemma}")


def _negated(desk: Desk, hit: Hit) -> bool:
    return desk.is_(hit.first - 1, "negations")


def _by_statement(desk: Desk, first: int, seen: Governor | None) -> Governor | None:
    """What the statement does: its speaker asks or gives, where a noun in between does not say otherwise."""
    n = desk.said_in(first)
    act, own = (desk.statements[n].act, desk.speaker(first)) if n is not None else ("state", None)
    if n is None or own is None or act not in _ASKING | _GIVING or first > desk.content(n)[0] + _NEAR_HEAD:
        return seen
    if seen is not None and seen.asks != (act in _ASKING):
        return seen
    return Governor(own, act in _ASKING, f"act: {act} of {desk.statements[n].id}")


def stipulations(desk: Desk, sentences: Sequence[Sentence]) -> Iterator[Terms]:
    """ "اشترطت طهران رفع العقوبات للعودة إلى المفاوضات"."""
    ctx = desk.ctx
    verbs = ctx.lexicon.data.proposals.bargain_verbs
    for n in sorted(desk.sides):
        for hit in desk.sides[n]:
            if verbs[hit.form.entry].side == "stipulates" and (terms := _stipulation(desk, hit)):
                yield terms


def _stipulation(desk: Desk, hit: Hit) -> Terms | None:
    ctx = desk.ctx
    limit = ctx.sentence_of(hit.first).last
    code, last = desk.who(hit, limit)
    if code is None or last < 0 or _negated(desk, hit):
        return None
    to, at = addressed(desk, last, limit)
    at = skip_fillers(ctx, at, limit)
    that = ctx.word(at) in ctx.lexicon.grammar.that
    at += that
    deed = desk.deeds.get(at)
    if at >= limit or ctx.breaks(at) or not (that or (deed and not deed.prefix)):
        return None
    end = _until_purpose(desk, at, matter_end(desk, at, limit))
    back = _purpose(desk, end, limit)
    asked = to or named_in(desk, at, end, code)
    return Terms("precondition", code, (at, end, 0), asked, back, desk.said_in(hit.first), 0.8,
                 (f"verb: {hit.form.entry}",))  # fmt: skip


def _until_purpose(desk: Desk, first: int, end: int) -> int:
    """The end of what is stipulated: before what it is stipulated for ("… | للعودة إلى المفاوضات")."""
    for i in range(first + 1, end):
        deed = desk.deeds.get(i)
        merged = deed is not None and (deed.prefix == "ل" or deed.merged)
        if merged:
            return i
    return end


def _purpose(desk: Desk, i: int, limit: int) -> Side | None:
    deed = desk.deeds.get(i)
    if deed is None or i >= limit or desk.ctx.breaks(i):
        return None
    if deed.prefix != "ل" and not deed.merged:
        return None
    return i, matter_end(desk, i, limit), len(deed.prefix)
