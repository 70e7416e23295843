"""A person of many sightings: names by how often they are met, offices with their dates and evidence."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from tasrih.measure.who.model import Office, Person, Sighting
from tasrih.measure.who.roles import LEADER, OTHER, Title, is_royal, title_of
from tasrih.measure.who.spelling import name_keys, plain_spelling

_Key = tuple[tuple[str, ...], bool, str | None]


def person_of(rows: Sequence[Sighting]) -> Person:
    """The person whom all `rows` show."""
    spellings = _counted({(plain_spelling(row.name), row.article_id) for row in rows})
    name = usual_name(spellings)
    dates = [row.published for row in rows if row.published]
    states = _counted({(row.of, row.article_id) for row in rows if row.of and row.of != OTHER})
    return Person(
        name=name,
        keys=name_keys(name),
        spellings=spellings,
        offices=_offices(rows),
        states=states,
        first_seen=min(dates, default=None),
        last_seen=max(dates, default=None),
        articles=len({row.article_id for row in rows}),
        outlets=len({row.outlet for row in rows}),
    )


def usual_name(spellings: Iterable[tuple[str, int]]) -> str:
    """The spelling met most often among those of two words and more; the alphabet breaks ties."""
    return min(spellings, key=lambda pair: (len(name_keys(pair[0])) < 2, -pair[1], pair[0]))[0]


def _counted(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, int], ...]:
    """How many articles each value stands in, most first."""
    counts = Counter(value for value, _ in pairs)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _offices(rows: Sequence[Sighting]) -> tuple[Office, ...]:
    groups: dict[_Key, list[Sighting]] = {}
    for row in rows:
        title = title_of(row.role)
        groups.setdefault((title.words, title.former, row.of), []).append(row)
    merged = _merged(groups)
    offices = [_office(key, found) for key, found in merged.items()]
    return tuple(sorted(offices, key=lambda o: (-o.articles, o.former, o.role or "", o.of or "")))


def _merged(groups: dict[_Key, list[Sighting]]) -> dict[_Key, list[Sighting]]:
    """Vague titles go with the best attested office of that state: "الوزير" with one that begins so, "الأمير" any."""
    best: dict[tuple[str, bool, str | None], _Key] = {}
    for key in sorted(groups, key=lambda key: (-len(groups[key]), key[0])):
        words, former, of = key
        if len(words) > 1:
            best.setdefault((words[0], former, of), key)
            best.setdefault(("", former, of), key)
    merged: dict[_Key, list[Sighting]] = {}
    for key, rows in groups.items():
        words, former, of = key
        vague = len(words) == 1 and words != LEADER
        head = "" if vague and is_royal(words[0]) else "".join(words[:1])
        merged.setdefault(best.get((head, former, of), key) if vague else key, []).extend(rows)
    return merged


def _office(key: _Key, rows: list[Sighting]) -> Office:
    """One office; its role is spelt as most articles spell it."""
    words, former, of = key
    rows.sort(key=_by_date)
    exact = [row for row in rows if title_of(row.role) == Title(words, former, title_of(row.role).private)]
    roles = _counted({(row.role, row.article_id) for row in exact if row.role})
    dates = [row.published for row in rows if row.published]
    return Office(
        role=roles[0][0] if roles else None,
        of=of,
        former=former,
        first_seen=min(dates, default=None),
        last_seen=max(dates, default=None),
        articles=len({row.article_id for row in rows}),
        outlets=len({row.outlet for row in rows}),
        evidence=tuple(rows),
    )


def _by_date(row: Sighting) -> tuple[datetime.date, str, int, int]:
    return row.published or datetime.date.max, row.article_id, row.start, row.end
