"""What a reading found, as HTML: statements as cards, the rest as small tables. All text is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tasrih.export.bidi import one_line
from tasrih.export.facts import (
    claim_value,
    date_value,
    due_value,
    quantity_value,
    role_of,
    speakers,
    treaty_value,
    unique_people,
)
from tasrih.export.labels import Label, actor_label, issue_label, label, question_label
from tasrih.export.marks import tone
from tasrih.model import Event, Reading, Statement


def cards_html(reading: Reading, prefix: str = "", *, linked: bool = True) -> str:
    """Statements, then events, proposals, bargains and all else; `linked` to anchors in the text."""
    parts = [_notes(reading), _speakers(reading), _statements(reading, prefix if linked else None)]
    parts += [_events(reading.events), _stances(reading), _convergences(reading)]
    parts += [_proposals(reading), _bargains(reading), _people(reading)]
    parts.append(_table("dates", [(_ar(d.text), _en(date_value(d))) for d in reading.dates]))
    parts.append(_table("quantities", [(_ar(q.text), _en(quantity_value(q))) for q in reading.quantities]))
    parts.append(_table("treaties", [(_ar(t.text), _named(treaty_value(t))) for t in reading.treaties]))
    parts.append(_table("dues", [(_ar(d.what.text), _named(due_value(d))) for d in reading.dues]))
    parts.append(_table("claims", [(_ar((c.of or c).text), _named(claim_value(c))) for c in reading.claims]))
    return "\n".join(part for part in parts if part)


def heading_html(key: str, count: int | None = None) -> str:
    """A section's heading in both languages."""
    number = "" if count is None else f' <span class="count">{count}</span>'
    return f"<h3>{both_html(label('sections', key))}{number}</h3>"


def both_html(name: Label) -> str:
    """A label: Arabic, then small English."""
    return escape(name.ar) if name.ar == name.en else f"{escape(name.ar)} {_en(name.en)}"


def _ar(text: str, limit: int | None = None) -> str:
    return f"<bdi>{escape(one_line(text, limit))}</bdi>"


def _en(text: str) -> str:
    return f'<bdi class="en" dir="ltr" lang="en">{escape(one_line(text))}</bdi>'


def _named(text: str) -> str:
    return _en(text) if text.isascii() else _ar(text)


def _actor(code: str | None) -> str:
    name = actor_label(code)
    shown = code if code and code != "OTHER" else name.en
    title = f' title="{escape(name.en)}"'
    arabic = escape(name.ar) if name.ar != code else ""
    return f'<span class="actor"{title}>{arabic} {_en(shown)}</span>'


def _notes(reading: Reading) -> str:
    return "".join(f'<p class="warning">{escape(one_line(warning))}</p>' for warning in reading.warnings)


def _speakers(reading: Reading) -> str:
    found = speakers(reading)
    rows = [(f"<b>{_ar(s.name)}</b>", _ar(s.role or ""), _actor(s.of), str(s.statements)) for s in found]
    return _table("speakers", rows)


def _statements(reading: Reading, prefix: str | None) -> str:
    if not reading.statements:
        return f'<p class="nothing">{both_html(label("words", "nothing"))}</p>'
    items = "\n".join(_card(reading, statement, prefix) for statement in reading.statements)
    return f'{heading_html("statements", len(reading.statements))}\n<ol class="cards">\n{items}\n</ol>'


def _card(reading: Reading, statement: Statement, prefix: str | None) -> str:
    return (
        f'<li class="card {tone(statement.act)}">'
        f'<div class="who">{_number(statement, prefix)} {_who(reading, statement)}</div>'
        f"<blockquote>{_ar(statement.text)}</blockquote>"
        f'<div class="what">{_what(statement)} {_why(statement)}</div></li>'
    )


def _number(statement: Statement, prefix: str | None) -> str:
    number = escape(statement.id.removeprefix("s"))
    if prefix is None:
        return f'<span class="no">{number}</span>'
    return f'<a class="no" href="#{escape(prefix + statement.id)}">{number}</a>'


def _who(reading: Reading, statement: Statement) -> str:
    source = statement.source
    role = role_of(reading, source)
    office = f' <span class="role">{_ar(role, 80)}</span>' if role else ""
    return f"<b>{_ar(source.name, 120)}</b>{office} {_actor(source.of)}"


def _what(statement: Statement) -> str:
    parts = [f'<span class="act">{both_html(label("acts", statement.act))}</span>']
    if statement.addressee:
        # the arrow points the way the line is read: to the left
        parts.append(f'<span class="to">← {"، ".join(map(_actor, statement.addressee))}</span>')
    parts += [f'<span class="chip issue">{_issue(code)}</span>' for code in statement.issues]
    parts += [f'<span class="chip flag">{both_html(label("flags", flag))}</span>' for flag in statement.flags]
    if statement.condition:
        condition = f"{escape(label('words', 'condition').ar)}: {_ar(statement.condition.text, 200)}"
        parts.append(f'<span class="note">{condition}</span>')
    if statement.concession:
        concession = f"{escape(label('words', 'concession').ar)}: {_ar(statement.concession.text, 200)}"
        parts.append(f'<span class="note">{concession}</span>')
    if statement.third:
        third = "، ".join(map(_actor, statement.third))
        parts.append(f'<span class="note">{escape(label("words", "third").ar)}: {third}</span>')
    return " ".join(parts)


def _issue(code: str) -> str:
    name = issue_label(code)
    return f'<span title="{escape(name.en)}">{both_html(Label(name.ar, code))}</span>'


def _why(statement: Statement) -> str:
    steps = [*statement.why, f"kind: {statement.kind}", f"resolved by: {statement.source.resolved_by}"]
    lines = "".join(f"<li>{escape(one_line(step))}</li>" for step in steps)
    summary = f"{both_html(label('words', 'why'))} {_en(f'{statement.confidence:.2f}')}"
    return f'<details><summary>{summary}</summary><ul dir="ltr">{lines}</ul></details>'


def _events(events: Iterable[Event]) -> str:
    rows = []
    for event in events:
        who = f"{'، '.join(map(_actor, event.source))} ← {'، '.join(map(_actor, event.target))}"
        rows.append((_en(event.type), who, _ar(event.text, 120)))
    return _table("events", rows)


def _stances(reading: Reading) -> str:
    of = {statement.id: statement.source.of for statement in reading.statements}
    rows = []
    for stance in reading.stances:
        aimed = f" ← {_actor(stance.target)}" if stance.target else ""
        side = both_html(label("sides", stance.side))
        rows.append((_actor(of.get(stance.statement)), side, both_html(question_label(stance.question)) + aimed,
                     _ar(stance.text, 120)))  # fmt: skip
    return _table("stances", rows)


def _convergences(reading: Reading) -> str:
    rows = [
        ("، ".join(map(_actor, found.parties)), both_html(label("accords", found.kind)), _ar(found.text, 120))
        for found in reading.convergences
    ]
    return _table("convergences", rows)


def _proposals(reading: Reading) -> str:
    rows = []
    for proposal in reading.proposals:
        to = f" ← {'، '.join(map(_actor, proposal.addressee))}" if proposal.addressee else ""
        done = both_html(label("reactions", proposal.reaction)) + (f" {_actor(proposal.by)}" if proposal.by else "")
        rows.append((_ar(proposal.name, 120), f"{_actor(proposal.proposer)}{to}", done))
    return _table("proposals", rows)


def _bargains(reading: Reading) -> str:
    rows = []
    for bargain in reading.bargains:
        to = f" ← {'، '.join(map(_actor, bargain.asked))}" if bargain.asked else ""
        back = _ar(bargain.in_return.text, 120) if bargain.in_return else ""
        rows.append((f"{_actor(bargain.wanter)}{to}", _ar(bargain.wanted.text, 120), back))
    return _table("bargains", rows)


def _people(reading: Reading) -> str:
    people = unique_people(reading.people)
    return _table("people", [(_ar(p.name), _ar(p.role or "", 120), _actor(p.of)) for p in people])


def _table(key: str, rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    if not lines:
        return ""
    body = "\n".join(lines)
    return f'<section class="facts">{heading_html(key, len(lines))}<table>{body}</table></section>'
