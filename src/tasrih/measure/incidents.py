"""Incidents: one real-world happening, however often it is told.

Events are of one incident if they have the same type, source and target, and are of one day; an event whose article
does not say the day also belongs to what its story, or one linked to it, told up to two days earlier. So there is at
most one new incident of a kind between two actors on a day ("one-a-day filter": Schrodt & Van Brackle, "Automated
Coding of Political Event Data", 2013, in Handbook of Computational Approaches to Counterterrorism). A deed that all
told is recalled for days: what few tell of a deed, without its day, is the echo of one of the same kind that far more
told up to a week before; and what is announced for a day has not happened in the week before it. Copies add tellings
and nothing else. The result is a function of the set of events: order and portions do not matter.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tasrih.measure.grouping import Group, Near, grouped, without_foretold
from tasrih.measure.told import MUTUAL, Kind, Report, Tense, Told, reports


class Incident(msgspec.Struct, frozen=True, order=True):
    """One happening between two actors: a row of `incidents`."""

    incident_id: str
    day: datetime.date | None
    type: str
    mode: str | None
    quad: int
    intensity: float
    source: str
    target: str
    mutual: bool
    tense: Tense
    first_told: datetime.date | None
    articles: int
    originals: int
    stories: int
    outlets: int
    stated: bool
    place: str | None
    confidence: float


class IncidentEvent(msgspec.Struct, frozen=True, order=True):
    """An event that tells an incident."""

    incident_id: str
    article_id: str
    event_id: str


def incidents(events: Iterable[Told], near: Near) -> tuple[list[Incident], list[IncidentEvent]]:
    """The incidents that these events tell, and which event tells which, both sorted."""
    originals: defaultdict[Kind, list[Report]] = defaultdict(list)
    copies: defaultdict[tuple[Kind, str], list[Told]] = defaultdict(list)
    for told in events:
        for kind, report in reports(told):
            if told.article_id == told.original_id:
                originals[kind].append(report)
            else:
                copies[kind, told.original_id].append(told)
    found: list[Incident] = []
    links: set[IncidentEvent] = set()
    for kind, group in _groups(originals, near):
        tellings = _tellings(kind, group, copies)
        incident = _incident(kind, group, tellings)
        found.append(incident)
        links.update(IncidentEvent(incident.incident_id, t.article_id, t.event_id) for t in tellings)
    return sorted(found), sorted(links)


def _groups(originals: Mapping[Kind, list[Report]], near: Near) -> Iterator[tuple[Kind, Group]]:
    """The reports of each kind put together; the future first, for what is announced."""
    future = {kind: grouped(originals[kind], near) for kind in sorted(originals) if kind.tense == "future"}
    for kind in sorted(originals):
        if kind.tense == "future":
            continue
        told = originals[kind]
        if kind.tense == "present":
            told = without_foretold(told, future.get(kind._replace(tense="future"), []))
        for group in grouped(told, near):
            yield kind, group
    for kind, groups in future.items():
        for group in groups:
            yield kind, group


def _tellings(kind: Kind, group: Group, copies: Mapping[tuple[Kind, str], Sequence[Told]]) -> list[Told]:
    own = [report.told for report in group.reports]
    repeated = [copy for name in {t.original_id for t in own} for copy in copies.get((kind, name), ())]
    return sorted([*own, *repeated], key=lambda told: (told.article_id, told.event_id))


def _incident(kind: Kind, group: Group, tellings: Sequence[Told]) -> Incident:
    own = [report.told for report in group.reports]
    mode, quad, intensity = _usual(own)
    told = [t.published for t in tellings if t.published]
    return Incident(
        incident_id=_name(kind, group),
        day=group.day,
        type=kind.type,
        mode=mode,
        quad=quad,
        intensity=intensity,
        source=kind.source,
        target=kind.target,
        mutual=kind.type in MUTUAL,
        tense=kind.tense,
        first_told=min(told, default=None),
        articles=len({t.article_id for t in tellings}),
        originals=len({t.article_id for t in own}),
        stories=len({t.story_id for t in own}),
        outlets=len({t.outlet for t in tellings if t.outlet}),
        stated=all(t.statement_id for t in own),
        place=_most([t.place for t in own if t.place]),
        confidence=max(t.confidence for t in own),
    )


def _name(kind: Kind, group: Group) -> str:
    """What tells the incident from all others, for people too: "2018-03-26 SANCTION USA RUS"."""
    when = str(group.day) if group.day else min(report.told.story_id for report in group.reports)
    return " ".join([when, *kind[: 3 if kind.tense == "present" else 4]])


def _usual(tellings: Sequence[Told]) -> tuple[str | None, int, float]:
    """Mode, quad class and intensity that most articles tell; then the one that says more than the bare type, then
    the mildest."""
    each = {(t.article_id, (t.mode, t.quad, t.intensity)) for t in tellings}
    counts = Counter(values for _, values in each)
    return min(counts, key=lambda v: (-counts[v], v[0] is None, abs(v[2]), v[0] or "", v[1:]))


def _most(values: Sequence[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
