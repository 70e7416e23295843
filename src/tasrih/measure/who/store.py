"""Who is who in the record: persons, offices and resolved names drawn from it, and found in it again.

An article that is a copy of another sights nobody, so a text that ten outlets print counts once.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from tasrih.measure.who.cluster import persons
from tasrih.measure.who.lookup import who
from tasrih.measure.who.model import BareSource, Office, Person, Sighting
from tasrih.measure.who.offices import person_of
from tasrih.measure.who.resolve import Bearers
from tasrih.measure.who.roles import OTHER
from tasrih.measure.who.spelling import name_keys
from tasrih.record.database import Database

_SIGHTED = """SELECT p.article_id, g.published, coalesce(g.outlet, ''), p.name, p.role, p.of, p.char_start, p.char_end,
coalesce(p.text, p.name) FROM people p JOIN gathered g USING (article_id) WHERE g.original_id = g.article_id"""
_BARE = """SELECT article_id, statement_id, published, coalesce(outlet, ''), source_name, source_role,
source_of IS NOT NULL FROM statements JOIN articles USING (article_id)
WHERE source_of IS NULL OR (source_of = 'OTHER' AND source_role IS NULL AND NOT starts_with(resolved_by, 'source noun'))
ORDER BY article_id, n"""
_NAMED = """SELECT person_id, name, names,
(SELECT count(DISTINCT e.article_id) FROM offices o, unnest(o.evidence) t(e) WHERE o.person_id = p.person_id)
FROM persons p"""
_HELD = """SELECT DISTINCT o.person_id, p.article_id, a.published, coalesce(a.outlet, ''), p.name, p.role, p.of,
p.char_start, p.char_end, coalesce(p.text, p.name)
FROM offices o, unnest(o.evidence) t(e)
JOIN people p ON p.article_id = e.article_id AND p.char_start = e.char_start AND p.char_end = e.char_end
JOIN articles a ON a.article_id = e.article_id
WHERE o.person_id IN (SELECT unnest(?)) ORDER BY o.person_id, p.article_id, p.char_start, p.char_end"""
_MOST = 10


class Spelt(msgspec.Struct, frozen=True):
    """A spelling, and how many articles have it."""

    name: str
    articles: int


class Place(msgspec.Struct, frozen=True):
    """Where an office is told."""

    article_id: str
    char_start: int
    char_end: int


class PersonRow(msgspec.Struct, frozen=True):
    """A row of `persons`."""

    person_id: str
    name: str
    names: list[Spelt]


class OfficeRow(msgspec.Struct, frozen=True):
    """A row of `offices`."""

    person_id: str
    role: str | None
    of: str | None
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    articles: int
    outlets: int
    evidence: list[Place]


class ResolutionRow(msgspec.Struct, frozen=True):
    """A row of `resolutions`."""

    article_id: str
    statement_id: str
    person_id: str
    name: str
    role: str | None
    of: str
    resolved_by: str
    evidence_article: str
    evidence_start: int
    evidence_end: int


def drawn(database: Database) -> dict[str, list[Any]]:
    """The rows of `persons`, `offices` and `resolutions`, made of what the record holds of people and statements."""
    found = persons(Sighting(*row) for row in database.rows(_SIGHTED))
    ids = _ids(found)
    pairs = list(zip(ids, found, strict=True))
    return {
        "persons": [_person_row(name, person) for name, person in pairs],
        "offices": [row for name, person in pairs for row in _office_rows(name, person.offices)],
        "resolutions": list(_resolved(database, found, ids)),
    }


def known_as(database: Database, query: str) -> list[tuple[str, Person]]:
    """The persons that a typed name may mean, in any spelling, each with its id, the likeliest first; ten at most."""
    likely = likely_ids(query, all_named(database))
    found = known(database, likely)
    return [(name, found[name]) for name in likely if name in found]


def all_named(database: Database) -> dict[str, Person]:
    """Everybody by id, with what a name is looked up by and without offices. Can be kept for many look-ups."""
    return {name: _named(*row) for name, *row in database.rows(_NAMED)}


def likely_ids(query: str, named: Mapping[str, Person]) -> list[str]:
    """The ids of those that a typed name may mean, the likeliest first; ten at most."""
    ids = {id(person): name for name, person in named.items()}
    return [ids[id(person)] for person in who(query, list(named.values()))[:_MOST]]


def known(database: Database, ids: Sequence[str]) -> dict[str, Person]:
    """Persons by their ids, with every office and sighting; unknown ids give nothing."""
    rows: dict[str, list[Sighting]] = {}
    for name, *row in database.rows(_HELD, [list(ids)]):
        rows.setdefault(name, []).append(Sighting(*row))
    return {name: person_of(some) for name, some in rows.items()}


def _named(name: str, spellings: list[dict[str, Any]], articles: int) -> Person:
    """What is needed to look a person up: everything but the offices."""
    return Person(
        name=name,
        keys=name_keys(name),
        spellings=tuple((one["name"], one["articles"]) for one in spellings),
        offices=(),
        states=(),
        first_seen=None,
        last_seen=None,
        articles=articles,
        outlets=0,
    )


def _ids(found: Iterable[Person]) -> list[str]:
    """An id for each: the sound of the name and the state served, numbered where several share both."""
    met: Counter[str] = Counter()
    ids = []
    for person in found:
        state = person.states[0][0] if person.states else OTHER
        name = f"{'-'.join(person.keys)}.{state}"
        met[name] += 1
        ids.append(name if met[name] == 1 else f"{name}.{met[name]}")
    return ids


def _person_row(person_id: str, person: Person) -> PersonRow:
    return PersonRow(person_id, person.name, [Spelt(*pair) for pair in person.spellings])


def _office_rows(person_id: str, offices: Iterable[Office]) -> Iterator[OfficeRow]:
    for held in offices:
        places = [Place(row.article_id, row.start, row.end) for row in held.evidence]
        yield OfficeRow(
            person_id, held.role, held.of, held.first_seen, held.last_seen, held.articles, held.outlets, places
        )


def _resolved(database: Database, found: Sequence[Person], ids: Sequence[str]) -> Iterator[ResolutionRow]:
    bearers = Bearers(found)
    for row in database.rows(_BARE):
        if told := bearers.resolve(BareSource(*row)):
            yield ResolutionRow(
                told.article_id,
                told.statement_id,
                ids[told.person],
                told.name,
                told.role,
                told.of,
                told.resolved_by,
                *told.evidence,
            )
