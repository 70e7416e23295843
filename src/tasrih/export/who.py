"""What `tasrih who` shows of a person: offices over time, spellings, and the words that say so, safe to print.

Names and sentences stand in isolates and on one line, so that a terminal orders each of them well.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tasrih.export.bidi import isolate, one_line
from tasrih.export.labels import actor_label
from tasrih.measure.who import Office, Person, Sighting

SentenceOf = Callable[[Sighting], str | None]
"""The sentence that holds a sighting; None where the record keeps no text."""
_WIDTH = 100
_PERSONS, _OFFICES, _SPELLINGS, _STATES, _TOLD = 5, 8, 10, 4, 3
_NAME, _ROLE = 40, 44
_LEAST = 10


def render_who(persons: Sequence[Person], console: Console, sentence: SentenceOf | None = None) -> None:
    """Print the persons, the likeliest first, on `console`."""
    console.print(who_report(persons, width=min(console.width, _WIDTH), sentence=sentence))


def who_report(persons: Sequence[Person], *, width: int = _WIDTH, sentence: SentenceOf | None = None) -> RenderableType:
    """The persons as something rich can print, at most `width` columns wide."""
    if not persons:
        return Text("nobody of that name in the record", style="dim")
    parts: list[RenderableType] = []
    for person in persons[:_PERSONS]:
        parts += _person(person, width, sentence)
    if len(persons) > _PERSONS:
        others = ", ".join(isolate(one_line(person.name, _NAME)) for person in persons[_PERSONS : 2 * _PERSONS])
        parts.append(Text(f"\nand {len(persons) - _PERSONS} more: {others}", style="dim"))
    return Group(*parts)


def _person(person: Person, width: int, sentence: SentenceOf | None) -> Iterator[RenderableType]:
    yield Rule(style="dim")
    yield Text.assemble(
        (isolate(one_line(person.name, _NAME)), "bold"),
        (f"  {_time(person.first_seen, person.last_seen)} · {_seen(person.articles, person.outlets)}", "dim"),
    )
    if person.conflicting:
        told = ", ".join(f"{state} {count}" for state, count in person.states[:_STATES])
        yield Text(f"! articles disagree on the state: {told}", style="yellow")
    yield _offices(person.offices)
    if len(person.offices) > _OFFICES:
        yield Text(f"and {len(person.offices) - _OFFICES} more offices, seen less", style="dim")
    yield _spellings(person)
    for office in person.offices[:_TOLD] if sentence else ():
        yield from _evidence(office, width, sentence)


def _offices(offices: Sequence[Office]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for office in offices[:_OFFICES]:
        style = "dim" if office.former else ""
        table.add_row(
            Text(isolate(one_line(office.role or "—", _ROLE)), style=style, no_wrap=True),
            _actor(office.of),
            Text(_time(office.first_seen, office.last_seen), style="cyan"),
            Text(_seen(office.articles, office.outlets), style="dim"),
        )
    return table


def _actor(code: str | None) -> Text:
    name = actor_label(code)
    if code is None or code == "OTHER":
        return Text(name.en, style="dim")
    return Text.assemble((code, "bold"), f" {one_line(name.en, 18)}" if name.en != code else "")


def _spellings(person: Person) -> Text:
    shown = [f"{isolate(one_line(name, _NAME))} {count}" for name, count in person.spellings[:_SPELLINGS]]
    more = len(person.spellings) - _SPELLINGS
    return Text("spelt " + ", ".join(shown) + (f" and {more} more ways" if more > 0 else ""), style="dim")


def _evidence(office: Office, width: int, sentence: SentenceOf | None) -> Iterator[Text]:
    """The first and the last sentence that tell the office."""
    for row in dict.fromkeys((office.evidence[0], office.evidence[-1])):
        told = sentence(row) if sentence else None
        if told:
            where = f"  {row.published or 'undated'} {one_line(row.outlet, _NAME)} {one_line(row.article_id, _NAME)}"
            yield Text(where, style="dim")
            yield Text(f"    {isolate(_around(told, row.text, max(width - 8, _LEAST)))}", no_wrap=True)


def _around(sentence: str, name: str, limit: int) -> str:
    """As much of a sentence as fits, with the name in it."""
    line, name = one_line(sentence), one_line(name)
    at = line.find(name)
    if len(line) <= limit or at + len(name) <= limit - 1:
        return one_line(line, limit)
    start = line.find(" ", max(0, at + len(name) - limit // 2)) if at > limit // 2 else 0
    return "…" + one_line(line[min(start, at) if start >= 0 else at :], limit - 1)


def _time(first: datetime.date | None, last: datetime.date | None) -> str:
    if first is None or last is None:
        return "undated"
    return str(first) if first == last else f"{first} – {last}"


def _seen(articles: int, outlets: int) -> str:
    return f"{articles} article{'s' * (articles != 1)}, {outlets} outlet{'s' * (outlets != 1)}"
