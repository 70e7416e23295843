"""Preconditions and offers under a condition, from the statements that carry one.

"لن نتفاوض ما لم ترفع واشنطن العقوبات": the speaker wants what the condition says, and holds back what the claim says.
"""

from __future__ import annotations

from collections.abc import Iterator

from tasrih.lexicon import Hit
from tasrih.link.proposals.desk import Desk
from tasrih.link.proposals.terms import Side, Terms, named_in
from tasrih.model import Act, Statement

_HARM: frozenset[Act] = frozenset({"threaten", "warn", "criticize"})
_OFFER: frozenset[Act] = frozenset({"commit", "agree"})
_PRESSING: frozenset[Act] = frozenset({"reject", "demand", "request"})
_KINDS = frozenset({"unless", "provided", "if"})
_SUBJECT = 4
_LONGEST = 30


def preconditions(desk: Desk) -> Iterator[Terms]:
    """All of the article's statements."""
    for i in sorted(desk.particles):
        hit = desk.particles[i]
        n = desk.said_in(i)
        if n is not None and hit.form.tag in _KINDS and (terms := _terms(desk, hit, n)):
            yield terms


def _terms(desk: Desk, hit: Hit, n: int) -> Terms | None:
    statement, kind = desk.statements[n], hit.form.tag
    first, last = desk.content(n)
    own = desk.speaker(hit.first)
    if own is None or statement.act in _HARM or _no_condition(desk, hit):
        return None
    end = _end(desk, hit.last, last)
    claim = _claim(desk, hit.first, n) if hit.first > first else _consequence(desk, end, last)
    if claim is None or end <= hit.last or _reports(desk, claim):
        return None
    wanter = _wanter(desk, claim, own)
    asked = named_in(desk, hit.last, end, wanter) or tuple(statement.addressee[:1])
    if wanter is None or not _holds(desk, hit, claim, statement, asked):
        return None
    joined = 1 if desk.ctx.word(hit.last)[:1] == "ب" and hit.last in desk.deeds else 0
    return Terms("offer" if kind == "if" else "precondition", wanter, (hit.last, end, joined), asked, claim, n,
                 0.7 if kind == "if" else 0.75,
                 (f"condition: {hit.form.entry}", f"speaker by: {desk.drafts[n].how}"))  # fmt: skip


def _no_condition(desk: Desk, hit: Hit) -> bool:
    """ "ما إذا", "إذا لزم الأمر", "شريطة عدم ذكر اسمه"."""
    ctx = desk.ctx
    if ctx.word(hit.first - 1) in ctx.lexicon.act_words["no_condition_behind"] or desk.is_(
        hit.last, "empty_conditions"
    ):
        return True
    anonymous = any(desk.is_(i, "anonymity") for i in range(hit.last, hit.last + _SUBJECT))
    own = ctx.word(hit.last)[:1] == "ن" and hit.last not in desk.deeds and hit.last not in ctx.actor_at
    return anonymous or (own and len(ctx.word(hit.last)) > _SUBJECT - 1)


def _holds(desk: Desk, hit: Hit, claim: Side, statement: Statement, asked: tuple[str, ...]) -> bool:
    """What makes it a bargain: something is held back, or something kind is offered to the other who is to act."""
    if hit.form.tag == "unless":
        return _withheld(desk, claim, statement.act)
    if hit.form.tag == "provided":
        return bool(asked) or statement.act in _OFFER | _PRESSING
    harmless = not any(desk.is_(i, "harm") for i in range(claim[0], claim[1]))
    kind = any(entry.kind for i in range(claim[0], claim[1]) if (entry := desk.deed_entry(i)))
    positive = not desk.is_(hit.last, "negations")
    return statement.act in _OFFER and _others_turn(desk, hit, asked) and harmless and kind and positive


def _others_turn(desk: Desk, hit: Hit, asked: tuple[str, ...]) -> bool:
    """What is awaited is another one's doing: "إذا رفعت واشنطن العقوبات"."""
    return any(named_in(desk, hit.last, hit.last + _SUBJECT, None) == (code,) for code in asked)


def _reports(desk: Desk, claim: Side) -> bool:
    """Another one is reported inside the claim ("وقالت إنها لن تستأنف")."""
    that = desk.ctx.lexicon.grammar.that
    return any(
        cue.finite and desk.ctx.word(cue.last) in that for i in range(*claim[:2]) for cue in desk.ctx.cues_at.get(i, ())
    )


def _wanter(desk: Desk, claim: Side, own: str) -> str | None:
    """The speaker; whom the claim names as its subject, where that is another one ("الصين عرضت …")."""
    ctx, first = desk.ctx, claim[0]
    while first < claim[1] and ctx.word(first) in ctx.lexicon.grammar.that:
        first += 1
    mention, actor = ctx.person_at.get(first), ctx.actor_at.get(first)
    code = mention.of if mention else actor.form.entry if actor else None
    if code and code != own:
        return code if code != "OTHER" else None
    for i in range(*claim[:2]):
        for hit in desk.sides.get(i, ()):
            code, last = desk.who(hit, claim[1])
            if hit.form.tag.startswith(("past", "present")) and last >= 0 and code and code != own:
                return code
    return own


def _end(desk: Desk, i: int, last: int) -> int:
    ctx, end = desk.ctx, i
    while end < min(last, i + _LONGEST) and not (end > i and (ctx.breaks(end) or ctx.is_(end, "so_that"))):
        end += 1
    return end


def _claim(desk: Desk, i: int, n: int) -> Side | None:
    """The claim before the condition: its clause, back to a comma, a full stop or the content's beginning."""
    ctx, start, first = desk.ctx, i, desk.content(n)[0]
    while start > first and i - start < _LONGEST:
        if start < i and ctx.breaks(start):
            break
        start -= 1
    joined = desk.drafts[n].content.start - ctx.doc.starts[start] if start == first else 0
    return (start, i, max(0, joined)) if i > start else None


def _consequence(desk: Desk, end: int, last: int) -> Side | None:
    """The claim behind a condition that opens the content."""
    end += desk.ctx.is_(end, "so_that")
    stop = _end(desk, end, last)
    return (end, stop, 0) if stop > end else None


def _withheld(desk: Desk, claim: Side, act: Act) -> bool:
    """ "لن / لا / غير …": something will not be done before the condition is met; nothing that only will not happen."""
    ctx = desk.ctx
    for i in range(claim[0], claim[1]):
        if desk.is_(i, "withholding"):
            verb = ctx.word(i + 1)
            if verb in ctx.lexicon.act_words["helpless"] or desk.is_(i + 1, "possible"):
                return act in _PRESSING
            return not (verb.endswith("وا") and i > claim[0])  # "الأطباء لن يوافقوا": people, not the speaker
    return False
