"""Incidents: one real-world happening, however often it is told.

Events are of one incident if they have the same type, source and target, and are of one day; an event whose article
does not say the day also belongs to what its story, or one linked to it, told up to `WINDOW_DAYS` earlier. So there is
at most one new incident of a kind between two actors on a day ("one-a-day filter": Schrodt & Van Brackle, "Automated
Coding of Political Event Data", 2013, in Handbook of Computational Approaches to Counterterrorism). A deed that all
told is recalled for days: what few tell of a deed, without its day, is the echo of one of the same kind that far more
told up to `ECHO_DAYS` before. Copies add tellings and nothing else. The result is a function of the set of events:
order and portions do not matter.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, product
from typing import Literal, NamedTuple

import msgspec

from tasrih.measure.when import spread

WINDOW_DAYS = 2
"""So long after an incident an undated report of the same story is about it."""
ECHO_DAYS = 7
"""So long after a deed it is recalled without its day."""
LOUDER = 3
"""So many times the originals have told what is recalled."""
WORDS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""PLOVER's verbal types: what is said again is said anew. All others are deeds, meetings among them."""
BACKGROUND_DAYS = 14
"""What is told so long after its day is background."""
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
"""Types of two sides alike: PLOVER's meetings and talks, and its mutual cooperation."""

_NOBODY = "OTHER"
_NOT_SO = frozenset({"negated", "hypothetical"})
_WEEK = 7
_LONGEST_CODE = 64
_NEVER = datetime.date.max

Tense = Literal["present", "future", "past"]
Near = Mapping[str, frozenset[str]]
"""Stories that are linked with a story, though not one with it."""


class Told(msgspec.Struct, frozen=True):
    """An event as an article tells it: a row of the record."""

    article_id: str
    event_id: str
    published: datetime.date | None
    outlet: str | None
    original_id: str
    story_id: str
    type: str
    mode: str | None
    quad: int
    intensity: float
    source: list[str]
    target: list[str]
    date: str | None
    place: str | None
    flags: list[str]
    statement_id: str | None
    confidence: float


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


class _Kind(NamedTuple):
    type: str
    source: str
    target: str
    tense: Tense


class _Report(NamedTuple):
    """An event of one dyad, placed in time; `dated` where the article says the day."""

    day: datetime.date | None
    dated: bool
    told: Told


class _Group:
    """Reports that are one incident, with the stories of its own day and those near them."""

    __slots__ = ("day", "reports", "stories")

    def __init__(self, day: datetime.date | None, reports: list[_Report], near: Near) -> None:
        self.day = day
        self.reports = reports
        own = {report.told.story_id for report in reports}
        self.stories = own.union(*(near.get(story, frozenset()) for story in own))


def incidents(events: Iterable[Told], near: Near) -> tuple[list[Incident], list[IncidentEvent]]:
    """The incidents that these events tell, and which event tells which, both sorted."""
    originals: defaultdict[_Kind, list[_Report]] = defaultdict(list)
    copies: defaultdict[tuple[_Kind, str], list[Told]] = defaultdict(list)
    for told in events:
        for kind, report in _reports(told):
            if told.article_id == told.original_id:
                originals[kind].append(report)
            else:
                copies[kind, told.original_id].append(told)
    found: list[Incident] = []
    links: set[IncidentEvent] = set()
    for kind in sorted(originals):
        for group in _groups(originals[kind], near):
            tellings = _tellings(kind, group, copies)
            incident = _incident(kind, group, tellings)
            found.append(incident)
            links.update(IncidentEvent(incident.incident_id, t.article_id, t.event_id) for t in tellings)
    return sorted(found), sorted(links)


def _reports(told: Told) -> Iterator[tuple[_Kind, _Report]]:
    """The event for each of its dyads; nothing where it did not happen."""
    if not _NOT_SO.isdisjoint(told.flags):
        return
    day, dated, tense = _when(told)
    for source, target in dyads(told.type, told.source, told.target):
        yield _Kind(told.type, source, target, tense), _Report(day, dated, told)


def dyads(kind: str, source: Iterable[str], target: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of coded actors in an event, sorted; those of a mutual type in alphabetical order."""
    froms, tos = _coded(source), _coded(target)
    if kind not in MUTUAL:
        return [(a, b) for a, b in product(froms, tos) if a != b]
    pairs = product(froms, tos) if tos else combinations(froms, 2)
    return sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})


def _coded(codes: Iterable[str]) -> list[str]:
    return sorted({code for code in codes if _is_code(code) and code != _NOBODY})


def _is_code(code: str) -> bool:
    """As in GUIDELINES: capitals, digits and hyphens."""
    plain = code.replace("-", "")
    return code.isascii() and plain.isalnum() and plain == plain.upper() and len(code) <= _LONGEST_CODE


def _when(told: Told) -> tuple[datetime.date | None, bool, Tense]:
    """The day, whether the article says it, and the tense; a stretch of over a week that is not now has no day."""
    said, published = spread(told.date), told.published
    if said is None:
        tense = _flagged(told)
        return (published if tense == "present" else None), False, tense
    first, last = said
    day = first if first == last else None
    if published is None:
        return day, day is not None, _flagged(told)
    if day is None and first <= published <= last:
        tense = _flagged(told)
        return (published if tense == "present" else None), False, tense
    if day is None and (last - first).days < _WEEK:
        day = last if last < published else first
    return day, day is not None and first == last, _tense(told, said, published)


def _flagged(told: Told) -> Tense:
    return "past" if "past" in told.flags else "future" if "future" in told.flags else "present"


def _tense(told: Told, said: tuple[datetime.date, datetime.date], published: datetime.date) -> Tense:
    first, last = said
    if "past" in told.flags or (published - last).days > BACKGROUND_DAYS:
        return "past"
    return "future" if "future" in told.flags or first > published else "present"


def _groups(reports: Iterable[_Report], near: Near) -> list[_Group]:
    """The reports of one kind, put together. Each is compared with the incidents of the last days alone."""
    ordered = sorted(reports, key=_in_time)
    undated = [report for report in ordered if report.day is None]
    found: list[_Group] = []
    for day, some in groupby(ordered[: len(ordered) - len(undated)], key=lambda report: report.day):
        earlier = [group for group in found[-WINDOW_DAYS:] if _reaches(group.day, day, WINDOW_DAYS)]
        fresh = [report for report in some if not _belongs(report, earlier)]
        if fresh:
            found.append(_Group(day, fresh, near))
    return _without_echoes(found) + _by_story(undated, near)


def _reaches(earlier: datetime.date | None, day: datetime.date | None, reach: int) -> bool:
    return earlier is not None and day is not None and (day - earlier).days <= reach


def _in_time(report: _Report) -> tuple[datetime.date, str, str]:
    return report.day or _NEVER, report.told.article_id, report.told.event_id


def _belongs(report: _Report, earlier: Sequence[_Group]) -> bool:
    """Put a report to the first of these incidents that its story tells, if it does not say its own day."""
    if not report.dated:
        for group in earlier:
            if report.told.story_id in group.stories:
                group.reports.append(report)
                return True
    return False


def _without_echoes(groups: Sequence[_Group]) -> list[_Group]:
    """Deeds, those that are recalled with what recalls them. `groups` are of one kind, in the order of their days."""
    if not groups or groups[0].reports[0].told.type in WORDS:
        return list(groups)
    loud = [len({report.told.article_id for report in group.reports}) for group in groups]
    kept: list[int] = []
    for n, group in enumerate(groups):
        before = [
            k
            for k in kept[-ECHO_DAYS:]
            if _reaches(groups[k].day, group.day, ECHO_DAYS) and loud[k] >= LOUDER * loud[n]
        ]
        if before and not any(report.dated for report in group.reports):
            groups[max(before, key=lambda k: (loud[k], -k))].reports.extend(group.reports)
        else:
            kept.append(n)
    return [groups[n] for n in kept]


def _by_story(reports: Sequence[_Report], near: Near) -> list[_Group]:
    """What nobody places in time is one incident for each story."""
    stories: defaultdict[str, list[_Report]] = defaultdict(list)
    for report in reports:
        stories[report.told.story_id].append(report)
    return [_Group(None, some, near) for some in stories.values()]


def _tellings(kind: _Kind, group: _Group, copies: Mapping[tuple[_Kind, str], Sequence[Told]]) -> list[Told]:
    own = [report.told for report in group.reports]
    repeated = [copy for name in {t.original_id for t in own} for copy in copies.get((kind, name), ())]
    return sorted([*own, *repeated], key=lambda told: (told.article_id, told.event_id))


def _incident(kind: _Kind, group: _Group, tellings: Sequence[Told]) -> Incident:
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


def _name(kind: _Kind, group: _Group) -> str:
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
