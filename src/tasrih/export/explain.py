"""Why a fact was read, as text (`tasrih explain`): its places in the article, its rules, its entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasrih.errors import TasrihError
from tasrih.export.bidi import isolate, one_line
from tasrih.export.facts import claim_value, date_value, due_value, quantity_value, treaty_value
from tasrih.export.labels import actor_label, issue_label, label, question_label
from tasrih.lexicon import load_lexicon
from tasrih.lexicon.schema import Cue
from tasrih.model import (
    Article,
    Bargain,
    Claim,
    Convergence,
    Due,
    Event,
    Proposal,
    Reading,
    Span,
    Stance,
    Statement,
)  # fmt: skip

_AROUND = 40
_LIMIT = 400


def explain(article: Article, reading: Reading, identifier: str) -> str:
    """Why a fact was read: s1 (a statement), e1 (event), c1 (agreement or difference), o1 (proposal), b1 (bargain), p1
    (person), d1 (date), q1 (quantity), t1 (treaty), u1 (something due), n1 (claim).

    Raises:
        TasrihError: the reading has no such fact; the message says which there are.
    """
    lines = _fact(article.text, reading, identifier)
    lines += ["", f"article   {one_line(reading.id, 80)} · sha256 {reading.sha256[:16]}"]
    lines.append(f"made by   tasrih {reading.tasrih.version} · lexicon {reading.tasrih.lexicon}")
    return "\n".join(lines)


def _fact(text: str, reading: Reading, identifier: str) -> list[str]:
    for statement in reading.statements:
        if statement.id == identifier:
            sides = (line for s in reading.stances if s.statement == identifier for line in _stance(text, s))
            return [*_statement(text, statement), *sides]
    for event in reading.events:
        if event.id == identifier:
            return list(_event(text, event))
    for convergence in reading.convergences:
        if convergence.id == identifier:
            return list(_convergence(text, convergence))
    for proposal in reading.proposals:
        if proposal.id == identifier:
            return list(_proposal(text, proposal))
    for bargain in reading.bargains:
        if bargain.id == identifier:
            return list(_bargain(text, bargain))
    kind, number = identifier[:1], identifier[1:]
    spans = _numbered(reading).get(kind, [])
    if number.isascii() and number.isdecimal() and len(number) < 9 and 0 < int(number) <= len(spans):
        span, value = spans[int(number) - 1]
        told = [f"{identifier}  {isolate(one_line(span.text))} = {value}", *_place("words", text, span)]
        return [*told, *_why(span.why)] if isinstance(span, Due | Claim) else told
    raise TasrihError(f"{identifier!r} is not in this reading; it has {_inventory(reading)}")


def _numbered(reading: Reading) -> dict[str, list[tuple[Span, str]]]:
    people = [(p, f"{isolate(p.name)} · {isolate(p.role or '?')} · {p.of or '?'}") for p in reading.people]
    return {
        "p": [(span, value) for span, value in people],
        "d": [(date, date_value(date)) for date in reading.dates],
        "q": [(quantity, quantity_value(quantity)) for quantity in reading.quantities],
        "t": [(treaty, treaty_value(treaty)) for treaty in reading.treaties],
        "u": [(due, due_value(due)) for due in reading.dues],
        "n": [(claim, claim_value(claim)) for claim in reading.claims],
    }


def _inventory(reading: Reading) -> str:
    counts = {"s": len(reading.statements), "e": len(reading.events), "c": len(reading.convergences)}
    counts |= {"o": len(reading.proposals), "b": len(reading.bargains)}
    counts |= {kind: len(spans) for kind, spans in _numbered(reading).items()}
    found = [f"{kind}1–{kind}{n}" if n > 1 else f"{kind}1" for kind, n in counts.items() if n]
    return ", ".join(found) or "no facts at all"


def _statement(text: str, statement: Statement) -> Iterator[str]:
    act, source = label("acts", statement.act), statement.source
    sure = f"confidence {statement.confidence:.2f}"
    yield f"{statement.id}  {statement.kind} · {act.en} {isolate(act.ar)} · {sure}"
    yield from _place("content", text, statement)
    if statement.cue:
        yield from _place("cue", text, statement.cue)
    yield f"{'speaker':<10}{isolate(one_line(source.name, _LIMIT))} · {_actors([source.of])}"
    yield f"{'':<10}resolved by: {source.resolved_by}"
    if source.start is not None and source.end is not None:
        span = Span(start=source.start, end=source.end, text=text[source.start : source.end])
        yield from _place("", text, span)
    if statement.condition:
        yield from _place("condition", text, statement.condition)
    if statement.concession:
        yield from _place("although", text, statement.concession)
    yield from _listed("to", [_actors(statement.addressee)] if statement.addressee else [])
    yield from _listed("mentions", [_actors(statement.third)] if statement.third else [])
    yield from _listed("issues", [f"{code} {isolate(issue_label(code).ar)}" for code in statement.issues])
    yield from _listed("flags", list(statement.flags))
    yield from _why(statement.why)


def _event(text: str, event: Event) -> Iterator[str]:
    kind = f"{event.type} {event.mode}" if event.mode else event.type
    sure = f"confidence {event.confidence:.2f}"
    yield f"{event.id}  {kind} · quad {event.quad} · intensity {event.intensity:g} · {sure}"
    yield from _place("words", text, event)
    yield f"{'who':<10}{_actors(event.source)} → {_actors(event.target)}"
    yield from _listed("said in", [event.statement] if event.statement else [])
    yield from _listed("when", [event.date] if event.date else [])
    yield from _listed("flags", list(event.flags))
    yield from _why(event.why)


def _convergence(text: str, convergence: Convergence) -> Iterator[str]:
    kind = label("accords", convergence.kind)
    yield f"{convergence.id}  {convergence.kind} {isolate(kind.ar)} · confidence {convergence.confidence:.2f}"
    yield from _place("words", text, convergence)
    yield from _listed("who", [_actors(convergence.parties)])
    yield from _listed("issues", [f"{code} {isolate(issue_label(code).ar)}" for code in convergence.issues])
    yield from _listed("said in", [convergence.statement] if convergence.statement else [])
    yield from _why(convergence.why)


def _stance(text: str, stance: Stance) -> Iterator[str]:
    side, question = label("sides", stance.side), question_label(stance.question)
    yield f"{'takes side':<10}{stance.side} {isolate(side.ar)}: {question.en} · confidence {stance.confidence:.2f}"
    yield from _place("", text, stance)
    yield from (f"  · {one_line(step, _LIMIT)}" for step in stance.why)


def _proposal(text: str, proposal: Proposal) -> Iterator[str]:
    reaction, sure = label("reactions", proposal.reaction), f"confidence {proposal.confidence:.2f}"
    yield f"{proposal.id}  {proposal.kind} · {reaction.en} {isolate(reaction.ar)} · {sure}"
    places = {"words": proposal, "about": proposal.about, "condition": proposal.condition, "cue": proposal.cue}
    for name, span in places.items():
        yield from _place(name, text, span) if span else ()
    yield f"{'whose':<10}{_actors([proposal.proposer])}"
    yield f"{'':<10}resolved by: {proposal.resolved_by}"
    for name, codes in {"to": proposal.addressee, "parties": proposal.parties}.items():
        yield from _listed(name, [_actors(codes)] if codes else [])
    yield from _listed("done by", [_actors([proposal.by])] if proposal.by else [])
    yield from _listed("same as", [proposal.refers] if proposal.refers else [])
    yield from _listed("known as", [proposal.known] if proposal.known else [])
    yield from _listed("said in", [proposal.statement] if proposal.statement else [])
    yield from _why(proposal.why)


def _bargain(text: str, bargain: Bargain) -> Iterator[str]:
    yield f"{bargain.id}  {bargain.kind} · confidence {bargain.confidence:.2f}"
    yield f"{'who':<10}{_actors([bargain.wanter])}"
    yield from _place("wants", text, bargain.wanted)
    yield from _listed("from", [_actors(bargain.asked)] if bargain.asked else [])
    if bargain.in_return:
        yield from _place("for", text, bargain.in_return)
    yield from _listed("said in", [bargain.statement] if bargain.statement else [])
    yield from _why(bargain.why)


def _place(name: str, text: str, span: Span) -> Iterator[str]:
    before = text[max(span.start - _AROUND, 0) : span.start].rpartition("\n")[2]
    if span.start > _AROUND and len(before) == _AROUND:
        before = "…" + before.partition(" ")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0]
    if span.end + _AROUND < len(text) and len(after) == _AROUND:
        after = after.rpartition(" ")[0] + "…"
    shown = one_line(f"{before}[{one_line(span.text, _LIMIT)}]{after}")
    yield f"{name:<10}{span.start}–{span.end}  {isolate(shown)}"


def _actors(codes: Sequence[str | None]) -> str:
    names = [(code, actor_label(code)) for code in codes]
    return ", ".join(f"{code or '?'} {name.en} {isolate(name.ar)}" for code, name in names)


def _listed(name: str, values: Sequence[str]) -> Iterator[str]:
    if values:
        yield f"{name:<10}{', '.join(values)}"


def _why(steps: Sequence[str]) -> Iterator[str]:
    yield "why"
    for step in steps:
        yield f"  · {one_line(step, _LIMIT)}"
        kind, _, lemma = step.partition(": ")
        if kind == "cue":
            yield from _entry(lemma)


def _entry(lemma: str) -> Iterator[str]:
    """The lexicon's own words on a cue, for who wants to mend it."""
    try:
        cue = load_lexicon().data.cues.get(lemma)
    except TasrihError:
        return
    if cue:
        yield f"    entry {isolate(cue.lemma)}: class {cue.cls}, act {cue.act}{_frames(cue)}"
        if cue.note:
            yield f"    note: {cue.note}"
        for example in cue.examples[:2]:
            yield f"    example: {isolate(one_line(example, _LIMIT))}"


def _frames(cue: Cue) -> str:
    names = []
    for frame in cue.frames:
        names += [name for name in ("that", "quote", "np", "whole") if getattr(frame, name)]
        names += [isolate(frame.prep)] if frame.prep else []
    return f", takes {' / '.join(names)}" if names else ""
