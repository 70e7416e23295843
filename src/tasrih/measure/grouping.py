"""Which reports are about one happening."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from tasrih.measure.told import Report

WINDOW_DAYS = 2
"""So long after an incident an undated report of the same story is about it."""
ECHO_DAYS = 7
"""So long after a deed it is recalled without its day, and so long before it is spoken of as if it were there."""
LOUDER = 3
"""So many times as many originals tell what is recalled; and so many at most tell later what is no new thing."""
WORDS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""PLOVER's verbal types: what is said again is said anew. All others are deeds, meetings among them."""

_NEVER = datetime.date.max

Near = Mapping[str, frozenset[str]]
"""Stories that are linked with a story, though not one with it."""


def loud(reports: Iterable[Report]) -> int:
    """How many originals tell something."""
    return len({report.told.article_id for report in reports})


class Group:
    """Reports that are one incident, with the stories of its own day and those near them."""

    __slots__ = ("day", "first_loud", "reports", "stories")

    def __init__(self, day: datetime.date | None, reports: list[Report], near: Near) -> None:
        self.day = day
        self.reports = reports
        self.first_loud = loud(reports)
        own = {report.told.story_id for report in reports}
        self.stories = own.union(*(near.get(story, frozenset()) for story in own))

    @property
    def deed(self) -> bool:
        """Whether something is done, and not only said."""
        return self.reports[0].told.type not in WORDS

    @property
    def dated(self) -> bool:
        """Whether enough articles say the day."""
        return LOUDER * loud(report for report in self.reports if report.dated) >= self.loud

    @property
    def loud(self) -> int:
        """How many originals tell it."""
        return loud(self.reports)


def grouped(reports: Iterable[Report], near: Near) -> list[Group]:
    """The reports of one kind, put together. Each is compared with the incidents of the last days alone."""
    ordered = sorted(reports, key=_in_time)
    undated = [report for report in ordered if report.day is None]
    found: list[Group] = []
    for day, some in groupby(ordered[: len(ordered) - len(undated)], key=lambda report: report.day):
        fresh = list(some)
        for group in found[-WINDOW_DAYS:]:
            if _reaches(group.day, day, WINDOW_DAYS):
                fresh = _left(fresh, group)
        if fresh:
            found.append(Group(day, fresh, near))
    return _without_echoes(found) + _by_story(undated, near)


def _left(reports: list[Report], group: Group) -> list[Report]:
    """The reports without those that go to an earlier incident: what its story tells, not saying its own day, unless
    far more tell it now than did then: that is something new."""
    later: list[Report] = []
    left: list[Report] = []
    for report in reports:
        about_it = not report.dated and report.told.story_id in group.stories
        (later if about_it else left).append(report)
    if loud(later) > LOUDER * group.first_loud:
        return reports
    group.reports += later
    return left


def _reaches(earlier: datetime.date | None, day: datetime.date | None, reach: int) -> bool:
    return earlier is not None and day is not None and 0 <= (day - earlier).days <= reach


def _in_time(report: Report) -> tuple[datetime.date, str, str]:
    return report.day or _NEVER, report.told.article_id, report.told.event_id


def _without_echoes(groups: Sequence[Group]) -> list[Group]:
    """Deeds, those that are recalled with what recalls them. `groups` are of one kind, in the order of their days."""
    tellers = [group.loud for group in groups]
    kept: list[int] = []
    for n, group in enumerate(groups):
        before = [k for k in kept[-ECHO_DAYS:] if _reaches(groups[k].day, group.day, ECHO_DAYS)]
        before = [k for k in before if tellers[k] >= LOUDER * tellers[n]]
        if before and group.deed and not group.dated:
            groups[max(before, key=lambda k: (tellers[k], -k))].reports.extend(group.reports)
        else:
            kept.append(n)
    return [groups[n] for n in kept]


def without_foretold(present: Sequence[Report], future: Sequence[Group]) -> list[Report]:
    """The reports of one kind of the present but for those of a deed that is only spoken of: what is announced for one
    of the next days, by more than speak of it on a day, has not happened yet. Those go to what is announced."""
    announced = sorted((group for group in future if group.day), key=lambda group: group.day or _NEVER)
    if not announced or not announced[0].deed:
        return list(present)
    kept: list[Report] = []
    for day, some in groupby(sorted(present, key=_in_time), key=lambda report: report.day):
        reports = list(some)
        spoken = [report for report in reports if not report.told_later]
        coming = _coming(day, loud(spoken), announced)
        kept += [report for report in reports if report.told_later] if coming else reports
        if coming:
            coming.reports += spoken
    return kept


def _coming(day: datetime.date | None, told: int, announced: Sequence[Group]) -> Group | None:
    """What is announced for the days after this one by more originals than these."""
    near = (group for group in announced if group.day != day and _reaches(day, group.day, ECHO_DAYS))
    return next((group for group in near if group.first_loud > told), None)


def _by_story(reports: Sequence[Report], near: Near) -> list[Group]:
    """What nobody places in time is one incident for each story."""
    stories: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        stories[report.told.story_id].append(report)
    return [Group(None, some, near) for some in stories.values()]
