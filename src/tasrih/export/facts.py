"""What all reports show of a reading, in their common order and wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tasrih.export.bidi import one_line
from tasrih.model import Claim, Date, Due, Person, Quantity, Reading, Source, Treaty


class Speaker(NamedTuple):
    """One who speaks, with the number of statements."""

    name: str
    role: str | None
    of: str | None
    statements: int


def headline(reading: Reading, title: str | None = None) -> str | None:
    """The article's headline, else the title that came with it."""
    span = reading.meta.headline
    return one_line(span.text if span else title or "") or None


def role_of(reading: Reading, source: Source) -> str | None:
    """The speaker's office: from the source itself, else from the person of that name."""
    if source.role:
        return source.role
    return next((person.role for person in reading.people if person.name == source.name), None)


def speakers(reading: Reading) -> list[Speaker]:
    """Who speaks, by number of statements, then in order of appearance."""
    counts: Counter[tuple[str, str | None]] = Counter()
    roles: dict[tuple[str, str | None], str | None] = {}
    for statement in reading.statements:
        key = (statement.source.name, statement.source.of)
        counts[key] += 1
        roles[key] = roles.get(key) or role_of(reading, statement.source)
    return [Speaker(name, roles[name, of], of, count) for (name, of), count in counts.most_common()]


def unique_people(people: Sequence[Person]) -> list[Person]:
    """Each name once, in order."""
    seen: dict[str, Person] = {}
    for person in people:
        seen.setdefault(person.name, person)
    return list(seen.values())


def date_value(date: Date) -> str:
    """The place on the calendar, "?" where it is open."""
    return date.iso or "?"


def quantity_value(quantity: Quantity | Claim) -> str:
    """The number with its unit: "27,000,000,000 USD", "≈ 30 %"."""
    value = quantity.value
    number = f"{value:,}" if isinstance(value, int) else f"{value:,.6g}"
    unit = "" if quantity.unit == "count" else f" {quantity.unit}"
    return f"{'≈ ' if quantity.approximate else ''}{number}{unit}"


def treaty_value(treaty: Treaty) -> str:
    """The English name with its Wikidata id."""
    return f"{treaty.name} ({treaty.id})" if treaty.id else treaty.name


def due_value(due: Due) -> str:
    """When, what kind, who, and what qualifies it: "2021-02 treaty-end New START RUS, USA (hedged)"."""
    parts = [due.when or "?", due.kind, due.treaty or "", ", ".join(due.who)]
    flags = f"({', '.join(due.flags)})" if due.flags else ""
    return " ".join(part for part in (*parts, flags) if part)


def claim_value(claim: Claim) -> str:
    """The measure, the number with its unit, where and for when: "casualties-killed ≈ 12 @SYR 2018-03"."""
    number = quantity_value(claim)
    where = f"@{claim.place}" if claim.place else ""
    return " ".join(part for part in (claim.measure, number, where, claim.period or "", claim.speaker or "") if part)
