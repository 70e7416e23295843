"""The report of one article in a terminal: bilingual, safe to print whatever the article holds.

Arabic stands in isolates and each line of it is closed on its own, so that a terminal that knows
right-to-left text orders it well; contents are set flush right, where their reading begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tasrih.export.bidi import isolate, one_line
from tasrih.export.facts import (
    claim_value,
    date_value,
    due_value,
    headline,
    quantity_value,
    speakers,
    treaty_value,
    unique_people,
)
from tasrih.export.labels import Label, actor_label, label, question_label
from tasrih.export.marks import tone
from tasrih.model import Bargain, Event, Proposal, Reading, Span, Statement

WIDTH = 100
_NAME, _ROLE, _WORDS = 0.22, 0.30, 0.42
"""What part of the width cells may take. A cell that is broken would leave its isolate open and reorder its row."""


def render(article_text: str, reading: Reading, console: Console) -> None:
    """Print the report of `reading` (of `article_text`) on `console`."""
    title = None if reading.meta.headline else article_text
    console.print(report(reading, width=min(console.width, WIDTH), title=title))


def report(reading: Reading, *, width: int = WIDTH, title: str | None = None) -> RenderableType:
    """The report as something rich can print, `width` columns wide."""
    parts: list[RenderableType] = [*_top(reading, width, title)]
    parts += _warnings(reading)
    parts += _speakers(reading, width)
    parts += _statements(reading, width)
    parts += _events(reading.events, width)
    parts += _stances(reading, width)
    parts += _convergences(reading, width)
    parts += _proposals(reading.proposals, width)
    parts += _bargains(reading.bargains, width)
    parts += _people(reading, width)
    parts += _values("dates", width, ((d, date_value(d)) for d in reading.dates))
    parts += _values("quantities", width, ((q, quantity_value(q)) for q in reading.quantities))
    parts += _values("treaties", width, ((t, isolate(treaty_value(t))) for t in reading.treaties))
    parts += _values("dues", width, ((d.what, isolate(due_value(d))) for d in reading.dues))
    parts += _values("claims", width, ((c.of or c, isolate(claim_value(c))) for c in reading.claims))
    return Group(*parts, "")


def act_style(act: str) -> str:
    """The colour of an act: red for what is against, green for what is for somebody, else blue."""
    return {"firm": "red", "kind": "green", "plain": "cyan"}[tone(act)]


def _top(reading: Reading, width: int, title: str | None) -> Iterator[RenderableType]:
    head = headline(reading, (title or "").lstrip()[:400].split("\n")[0]) or label("words", "untitled").ar
    yield Rule(style="dim")
    yield from arabic_lines(head, width, "bold")
    place = reading.meta.dateline.place or reading.meta.dateline.text if reading.meta.dateline else ""
    facts = [one_line(reading.id, 60), reading.published or "", isolate(one_line(place, 40))]
    facts += [isolate(one_line(credit.text, 40)) for credit in reading.meta.credits[:4]]
    yield Text(" · ".join(fact for fact in dict.fromkeys(facts) if fact), style="dim", justify="right")


def _warnings(reading: Reading) -> list[RenderableType]:
    return [Text(f"! {one_line(warning)}", style="yellow") for warning in reading.warnings]


def _section(key: str) -> Text:
    name = label("sections", key)
    return Text.assemble("\n", (name.en, "bold"), "  ", (isolate(name.ar), "bold"))


def _speakers(reading: Reading, width: int) -> list[RenderableType]:
    if not reading.statements:
        nothing = label("words", "nothing")
        return [Text(f"\n{nothing.en} · {isolate(nothing.ar)}", style="dim")]
    table = _grid()
    for speaker in speakers(reading):
        table.add_row(
            _cell(speaker.name, width * _NAME, "bold"),
            _cell(speaker.role or "", width * _ROLE),
            _actor(speaker.of, width),
            Text(str(speaker.statements), style="dim"),
        )
    return [_section("speakers"), table]


def _statements(reading: Reading, width: int) -> list[RenderableType]:
    if not reading.statements:
        return []
    parts: list[RenderableType] = [_section("statements")]
    for statement in reading.statements:
        parts.append(_statement_head(statement, width // 2))
        parts += arabic_lines(one_line(statement.text), width, "")
        if statement.condition:
            name = label("words", "condition").ar
            parts += arabic_lines(f"{name}: {one_line(statement.condition.text)}", width, "yellow")
        if statement.concession:
            name = label("words", "concession").ar
            parts += arabic_lines(f"{name}: {one_line(statement.concession.text)}", width, "blue")
    return parts


def _statement_head(statement: Statement, limit: int) -> Text:
    act = label("acts", statement.act)
    name = isolate(one_line(statement.source.name, limit))
    line = Text.assemble((f"{statement.id:<4}", "dim"), (name, "bold"), (f" {statement.source.of or '?'}", "dim"))
    line.append(" · ").append(f"{act.en} {isolate(act.ar)}", style=act_style(statement.act))
    line.append(f" → {', '.join(statement.addressee)}" if statement.addressee else "")
    line.append(_listed(statement.issues), style="magenta")
    line.append(_listed(statement.third, f"{label('words', 'third').en} "), style="dim")
    line.append(_listed(statement.flags), style="yellow")
    return line


def _listed(codes: Sequence[str], before: str = "") -> str:
    return f" · {before}{', '.join(codes)}" if codes else ""


def _events(events: Sequence[Event], width: int) -> list[RenderableType]:
    if not events:
        return []
    table = _grid()
    for event in events:
        who = f"{', '.join(event.source)} → {', '.join(event.target)}"
        table.add_row(Text(event.id, style="dim"), event.type, Text(who), _cell(event.text, width * _ROLE))
    return [_section("events"), table]


def _stances(reading: Reading, width: int) -> list[RenderableType]:
    table = _grid()
    of = {statement.id: statement.source.of for statement in reading.statements}
    for stance in reading.stances:
        side, question = label("sides", stance.side), question_label(stance.question)
        style = "green" if stance.side == "for" else "red"
        table.add_row(
            Text(stance.statement, style="dim"),
            Text(of.get(stance.statement) or "?", style="bold"),
            Text(f"{side.en} {isolate(side.ar)}", style=style),
            Text(one_line(question.en, width // 2) + (f" → {stance.target}" if stance.target else "")),
            _cell(stance.text, width * _ROLE),
        )
    return [_section("stances"), table] if table.row_count else []


def _convergences(reading: Reading, width: int) -> list[RenderableType]:
    table = _grid()
    for found in reading.convergences:
        kind = label("accords", found.kind)
        table.add_row(
            Text(found.id, style="dim"),
            Text(", ".join(found.parties), style="bold"),
            Text(f"{kind.en} {isolate(kind.ar)}", style="green" if found.kind == "agreement" else "red"),
            Text(", ".join(found.issues), style="magenta"),
            _cell(found.text, width * _WORDS),
        )
    return [_section("convergences"), table] if table.row_count else []


def _proposals(proposals: Sequence[Proposal], width: int) -> list[RenderableType]:
    if not proposals:
        return []
    parts: list[RenderableType] = [_section("proposals")]
    for proposal in proposals:
        reaction = label("reactions", proposal.reaction)
        line = Text.assemble((f"{proposal.id:<4}", "dim"), (proposal.proposer or "?", "bold"), f" {proposal.kind}")
        line.append(f" → {', '.join(proposal.addressee)}" if proposal.addressee else "")
        by = f" {proposal.by}" if proposal.by else ""
        line.append(" · ").append(f"{reaction.en} {isolate(reaction.ar)}{by}", style=reaction_style(proposal.reaction))
        line.append(f" = {proposal.refers}" if proposal.refers else "", style="dim")
        line.append(_listed(proposal.parties, f"{label('words', 'parties').en} "), style="dim")
        parts += [
            line.append(_listed(proposal.issues), style="magenta"),
            *arabic_lines(one_line(proposal.name), width, ""),
        ]
        if proposal.condition:
            parts += arabic_lines(
                f"{label('words', 'condition').ar}: {one_line(proposal.condition.text)}", width, "yellow"
            )
    return parts


def reaction_style(reaction: str) -> str:
    """The colour of what is done with a proposal."""
    against, kind = ("rejected", "criticized", "withdrawn"), ("welcomed", "accepted", "joined")
    return "red" if reaction in against else "green" if reaction in kind else "cyan"


def _bargains(bargains: Sequence[Bargain], width: int) -> list[RenderableType]:
    if not bargains:
        return []
    parts: list[RenderableType] = [_section("bargains")]
    for bargain in bargains:
        line = Text.assemble((f"{bargain.id:<4}", "dim"), (bargain.wanter or "?", "bold"), f" {bargain.kind}")
        line.append(f" → {', '.join(bargain.asked)}" if bargain.asked else "")
        parts.append(line.append(_listed(bargain.issues), style="magenta"))
        for key, side in (("wanted", bargain.wanted), ("in_return", bargain.in_return)):
            if side:
                parts += arabic_lines(f"{label('words', key).ar}: {one_line(side.text)}", width, "")
    return parts


def _people(reading: Reading, width: int) -> list[RenderableType]:
    if not reading.people:
        return []
    table = _grid()
    for person in unique_people(reading.people):
        name, role = _cell(person.name, width * _NAME), _cell(person.role or "", width * _ROLE)
        table.add_row(name, role, _actor(person.of, width))
    return [_section("people"), table]


def _values(key: str, width: int, rows: Iterable[tuple[Span, str]]) -> list[RenderableType]:
    table = _grid()
    for span, value in rows:
        table.add_row(_cell(span.text, width * _WORDS), Text(one_line(value, width // 2), style="cyan"))
    return [_section(key), table] if table.row_count else []


def _cell(text: str, limit: float, style: str = "") -> Text:
    return Text(isolate(one_line(text, max(int(limit), 8))), style=style, no_wrap=True)


def _actor(code: str | None, width: int) -> Text:
    name = actor_label(code)
    if code is None or code == "OTHER":
        return Text(name.en, style="dim")
    if name == Label(code, code):
        return Text(code, style="bold")
    arabic = f" {isolate(one_line(name.ar, 16))}" if width >= WIDTH else ""
    return Text.assemble((code, "bold"), f" {one_line(name.en, 18)}{arabic}")


def _grid() -> Table:
    return Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)


def arabic_lines(text: str, width: int, style: str) -> Iterator[Text]:
    """`text` as lines of at most `width` columns, each an isolate of its own, flush right."""
    for line in wrapped(text, max(width - 4, 10)):
        yield Text(" " * max(width - cell_len(line), 0) + isolate(line), style=style, no_wrap=True)


def wrapped(text: str, width: int) -> Iterator[str]:
    """`text` cut at spaces into lines of at most `width` columns; a word that is longer is broken."""
    line, used = "", 0
    for word in text.split(" "):
        size = cell_len(word)
        if line and used + 1 + size > width:
            yield line
            line, used = "", 0
        while size > width:
            yield word[:width]
            word, size = word[width:], cell_len(word[width:])
        line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    yield line
