"""Bargains: who wants what from whom in return for what.

Three shapes: an exchange ("رفع العقوبات مقابل نزع السلاح"), a precondition ("لن نتفاوض ما لم ترفع العقوبات",
"بشرط أن"), and an offer under a condition ("مستعدون للحوار إذا رفعت واشنطن العقوبات").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasrih.link.issues import issues_of
from tasrih.link.phrases import whole
from tasrih.link.proposals.conditions import preconditions
from tasrih.link.proposals.desk import Desk
from tasrih.link.proposals.exchanges import exchanges, stipulations
from tasrih.link.proposals.terms import Terms
from tasrih.model import Act, Bargain, Span
from tasrih.text.document import Sentence

_FIRM: frozenset[Act] = frozenset({"commit", "agree", "demand", "reject"})


def find_bargains(desk: Desk, sentences: Sequence[Sentence]) -> list[Bargain]:
    """All bargains of the given sentences, in text order; none lies inside another."""
    found = sorted(_all(desk, sentences), key=lambda terms: (terms.first, -terms.last))
    kept: list[Terms] = []
    for terms in found:
        if not (kept and terms.first < kept[-1].last) and _between_states(desk, terms):
            kept.append(terms)
    return [_bargain(desk, f"b{n}", terms) for n, terms in enumerate(kept, 1)]


def _all(desk: Desk, sentences: Sequence[Sentence]) -> Iterator[Terms]:
    if desk.particles or desk.sides:
        yield from exchanges(desk, sentences)
        yield from stipulations(desk, sentences)
        yield from preconditions(desk)


def _between_states(desk: Desk, terms: Terms) -> bool:
    """Somebody wants it from another one that is named, on a file that is not a country's own alone."""
    doc = desk.ctx.doc
    issues = issues_of(desk.evidence, doc.starts[terms.first], doc.ends[terms.last - 1])
    words = desk.ctx.lexicon.data.proposals.words
    if issues and issues[0] in words["never"]:
        return False
    abroad = [issue for issue in issues if issue not in words["domestic"]]
    named = {hit.form.entry for i in range(terms.first, terms.last) if (hit := desk.ctx.actor_at.get(i))}
    parties = {terms.wanter, *terms.asked, *named} - {None}
    alone = terms.kind == "exchange" or (terms.statement is not None and desk.statements[terms.statement].act in _FIRM)
    return len(parties) > 1 or (alone and bool(abroad) and bool(parties))


def _bargain(desk: Desk, id: str, terms: Terms) -> Bargain:
    doc = desk.ctx.doc
    start = min(start for start, _ in _spans(desk, terms))
    end = max(end for _, end in _spans(desk, terms))
    back = _cite(desk, terms.in_return) if terms.in_return else None
    return doc.cite(
        Bargain, start, end,
        id=id, kind=terms.kind, wanter=terms.wanter, wanted=_cite(desk, terms.wanted),
        asked=[code for code in terms.asked if code != terms.wanter],
        in_return=back, issues=issues_of(desk.evidence, start, end),
        statement=desk.statements[terms.statement].id if terms.statement is not None else None,
        confidence=terms.confidence, why=list(terms.why),
    )  # fmt: skip


def _spans(desk: Desk, terms: Terms) -> list[tuple[int, int]]:
    return [_offsets(desk, side) for side in (terms.wanted, terms.in_return) if side]


def _offsets(desk: Desk, side: tuple[int, int, int]) -> tuple[int, int]:
    first, last, joined = side
    start = desk.ctx.doc.starts[first] + joined
    return start, whole(desk.ctx, start, desk.ctx.doc.ends[last - 1])


def _cite(desk: Desk, side: tuple[int, int, int]) -> Span:
    return desk.ctx.doc.cite(Span, *_offsets(desk, side))
