"""Numbers that do not agree: claims about one thing that cannot all be right, side by side with who claims what.

    conflicts(Database("news.duckdb"), {"issue": ["gaza"]})

What one source says again with another number is a revision, and no conflict. `claim_pairs` says when two claims are
about one thing, and what their words leave open.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from tasrih.measure.claim_pairs import Candidate, Pair, candidates, pairs, same_source
from tasrih.measure.claim_words import Held, Surroundings
from tasrih.measure.near import near_stories
from tasrih.record.database import Database
from tasrih.record.sentences import Sentences

_ROWS = (
    "article_id, n, published, outlet, url, story_id, value, unit, approximate, measure, thing, place, period, speaker,"
    " speaker_name, actors, issues, confidence, char_start, char_end, coalesce(text, '') AS words, statement_id"
)
_NAMED = {2: 0.8, 1: 0.65, 0: 0.5}
"""How sure a contradiction is at least, by how many of the two name who holds them."""
_MORE, _PLAINLY_ALIKE = 0.3, 0.5
_ISSUES = 3
OF_CONFLICTS = (
    "measure", "unit", "thing", "place", "issue", "actor", "speaker", "name", "outlet", "since", "until", "confidence",
)  # fmt: skip
"""Filters that choose whole conflicts."""


class Claimed(msgspec.Struct, frozen=True):
    """What a source claims last (None: the outlet itself), where, and what the same one claimed before (`revised`).

    `least`, `most`: told as a bound ("at least 12"); `articles`: how many original articles have it from this source.
    """

    value: float
    approximate: bool
    least: bool
    most: bool
    speaker: str | None
    speaker_name: str | None
    outlet: str | None
    url: str | None
    published: datetime.date | None
    article_id: str
    n: int
    statement_id: str | None
    start: int
    end: int
    text: str
    sentence: str
    revised: list[float]
    articles: int


class Conflict(msgspec.Struct, frozen=True):
    """Claims about one thing that cannot all hold, one of each source, the smallest number first.

    `id` names the claim that was told first. `actors` are those that the claims are about or that hold them."""

    id: str
    story_id: str
    measure: str
    unit: str
    thing: str
    place: str | None
    period: str | None
    low: float
    high: float
    first_told: datetime.date | None
    last_told: datetime.date | None
    issues: list[str]
    actors: list[str]
    articles: int
    confidence: float
    claims: list[Claimed]


def conflicts(database: Database, filters: Mapping[str, Any] | None = None) -> list[Conflict]:
    """The conflicts between claims, the surest first. `filters` are those of `Database.claims`; `OF_CONFLICTS` choose
    whole conflicts, with all sides, the others choose claims.

    A copy counts only where it tells another number than its original. Where the record keeps no texts there is
    nothing to compare, and none are found.
    """
    told = {name: value for name, value in (filters or {}).items() if name not in OF_CONFLICTS}
    rows = _own(database.ask("claims", told).project(f"{_ROWS}, original_id").fetchall())
    possible = list(candidates(rows, near_stories(database)))
    known = Surroundings(rows, Sentences(database, _articles(possible)).around)
    found = list(pairs(possible, known))
    made = [_conflict(group, found, known) for group in _groups(found)]
    kept = [one for one in made if _stands(one) and fits(one, filters or {})]
    return sorted(kept, key=lambda one: (-one.confidence, str(one.first_told), one.story_id, one.measure, one.low))


def _stands(one: Conflict) -> bool:
    """What sources say last still differs: that one said both numbers on one day is no conflict."""
    return len({side.value for side in one.claims}) > 1


def fits(one: Conflict, filters: Mapping[str, Any]) -> bool:
    """The filters of conflicts choose it; `since` and `until` where a side was told in these days."""
    values: dict[str, Iterable[str | None]] = {
        "measure": (one.measure,),
        "unit": (one.unit,),
        "thing": (one.thing,),
        "place": (one.place,),
        "issue": one.issues,
        "actor": one.actors,
        "speaker": [side.speaker for side in one.claims],
        "name": [side.speaker_name for side in one.claims],
        "outlet": [side.outlet for side in one.claims],
    }
    since, until = (_day(filters.get(name)) for name in ("since", "until"))
    first, last = one.first_told or datetime.date.max, one.last_told or datetime.date.min
    if one.confidence < (filters.get("confidence") or 0) or (since and last < since) or (until and first > until):
        return False
    return all(not filters.get(name) or set(_several(filters[name])) & set(own) for name, own in values.items())


def _day(value: Any) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value


def _several(value: Any) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _own(rows: Iterable[Sequence[Any]]) -> list[Held]:
    """The claims, without those that a copy repeats; the last column of a row is the original article."""
    told = [(_held(row[:-1]), row[-1]) for row in rows]
    originals = {(held.article, held.block, held.value) for held, original in told if held.article == original}
    return [
        held
        for held, original in told
        if held.article == original or (original, held.block, held.value) not in originals
    ]


def _held(row: Sequence[Any]) -> Held:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return Held(*values)


def _articles(possible: Iterable[Candidate]) -> set[str]:
    return {row.article for one in possible for row in (one.a, one.b)}


def _groups(found: Iterable[Pair]) -> list[list[Pair]]:
    """Contradictions that share a claim, together."""
    against = [pair for pair in found if pair.kind == "against"]
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def top(key: tuple[str, int]) -> tuple[str, int]:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for pair in against:
        root[top(_key(pair.a))] = top(_key(pair.b))
    groups: defaultdict[tuple[str, int], list[Pair]] = defaultdict(list)
    for pair in against:
        groups[top(_key(pair.a))].append(pair)
    return list(groups.values())


def _key(held: Held) -> tuple[str, int]:
    return held.article, held.n


def _conflict(group: Sequence[Pair], found: Iterable[Pair], known: Surroundings) -> Conflict:
    """A conflict with all that agree with one of its sides, or are what a side said before or later."""
    core = {_key(held): held for pair in group for held in (pair.a, pair.b)}
    told = dict(core)
    for pair in found:
        if pair.kind != "against" and (_key(pair.a) in core or _key(pair.b) in core):
            told |= {_key(pair.a): pair.a, _key(pair.b): pair.b}
    claims = sorted(told.values(), key=lambda one: (str(one.published), one.article, one.n))
    sides = sorted((_claimed(some, known) for some in _sources(claims)), key=_size)
    days = [one.published for one in claims if one.published]
    actors = Counter(code for one in claims for code in {*one.actors, one.speaker} - {None, "OTHER"} if code)
    return Conflict(
        id=f"{claims[0].article}:n{claims[0].n}",
        story_id=min(one.story for one in core.values()),
        measure=claims[0].measure,
        unit=claims[0].unit,
        thing=claims[0].thing,
        place=_most(one.place for one in claims),
        period=_most(one.period for one in claims),
        low=min(one.value for one in core.values()),
        high=max(one.value for one in core.values()),
        first_told=min(days, default=None),
        last_told=max(days, default=None),
        issues=[code for code, _ in Counter(code for one in claims for code in one.issues).most_common(_ISSUES)],
        actors=sorted(actors, key=lambda code: (-actors[code], code)),
        articles=len({one.article for one in claims}),
        confidence=round(max(_sure(pair) for pair in group), 2),
        claims=sides,
    )


def _size(claimed: Claimed) -> tuple[float, str, str]:
    return claimed.value, claimed.speaker_name or "", claimed.outlet or ""


def _sure(pair: Pair) -> float:
    """By who holds them, and how much the words have in common."""
    named = sum(held.name is not None for held in (pair.a, pair.b))
    return _NAMED[named] + _MORE * (pair.alike - _PLAINLY_ALIKE)


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _sources(claims: Iterable[Held]) -> list[list[Held]]:
    """The claims of each source, in order of publication."""
    sources: list[list[Held]] = []
    for held in claims:
        own = next((some for some in sources if same_source(some[0], held)), None)
        if own is None:
            sources.append([held])
        else:
            own.append(held)
    return sources


def _claimed(claims: Sequence[Held], known: Surroundings) -> Claimed:
    """What a source says last, under its longest name."""
    last, near = claims[-1], known.of(claims[-1])
    values = list(dict.fromkeys(held.value for held in claims if held.published != last.published))
    return Claimed(
        value=last.value,
        approximate=last.approximate,
        least=near is not None and near.least,
        most=near is not None and near.most,
        speaker=next((held.speaker for held in claims if held.speaker not in (None, "OTHER")), last.speaker),
        speaker_name=max((held.name or "" for held in claims), key=len) or None,
        outlet=last.outlet,
        url=last.url,
        published=last.published,
        article_id=last.article,
        n=last.n,
        statement_id=last.statement,
        start=last.start,
        end=last.end,
        text=last.text,
        sentence=near.sentence if near else last.text,
        revised=[value for value in values if value != last.value],
        articles=len({held.article for held in claims}),
    )
