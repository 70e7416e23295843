"""Positions: what the number of sql/positions.sql is, computed apart from it; and where it turns over time.

A turn is found in the order of the stories that take a side, not in the calendar: the sequence is cut so that each
piece is as much of one mind as it can be (optimal partitioning: Jackson et al., IEEE Signal Processing Letters 12,
2005), with the likelihood of a share as cost. A cut counts where the positions of both sides differ for sure.
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, Unpack

import msgspec

from tasrih.errors import RecordError
from tasrih.lexicon import load_lexicon
from tasrih.record.database import Database
from tasrih.record.side_questions import SideFilters

_Z = 1.96
_TURNING = ("target", "question")
_LEAST_STORIES = 2
_PENALTY = 0.25
"""Times the logarithm of the weight of all stories; chosen by reading the turns of half a year of news at 1.5 … 0.1."""
_CLEAR = 0.2
_A_DAY_AWAY = 0.01
_DECIMALS = 4


class Said(msgspec.Struct, frozen=True):
    """One statement that takes a side: a row of `Database.sides`."""

    key: str
    story_id: str
    published: datetime.date
    outlet: str | None
    actor: str
    issue: str
    question: str | None
    target: str | None
    value: float
    confidence: float
    act: str = ""
    speaker_name: str = ""
    text: str = ""
    """What was said; from `char_start` to `char_end` in the article."""
    char_start: int = 0
    char_end: int = 0
    article_id: str = ""

    @property
    def matter(self) -> Matter:
        """Who takes a side on what."""
        return Matter(self.actor, self.issue, self.question, self.target)


class Matter(msgspec.Struct, frozen=True):
    """Who takes a side on what: a file, somebody on a file, or a question."""

    actor: str
    issue: str
    question: str | None
    target: str | None

    @property
    def place(self) -> tuple[str, str, str, str]:
        """Where it stands among others: matter by matter, then by actor."""
        return self.issue, self.question or "", self.target or "", self.actor


class Level(msgspec.Struct, frozen=True):
    """A position: the stance with its interval, the plain mean, and of how many stories."""

    stance: float
    low: float
    high: float
    mean: float
    weight: float
    stories: int


class Change(msgspec.Struct, frozen=True):
    """A turn: the positions before and after it, and of each the statement that shows it best."""

    matter: Matter
    kind: Literal["reversal", "shift"]
    last_before: datetime.date
    first_after: datetime.date
    before: Level
    after: Level
    said_before: Said
    said_after: Said


class _Story(NamedTuple):
    """One story of a matter: its day, its value and its weight."""

    day: datetime.date
    story: str
    value: float
    weight: float
    said: list[Said]


def level(values: Sequence[tuple[float, float]]) -> Level:
    """The position of stories given as (value, weight); the formula is in sql/positions.sql.

    >>> level([(1.0, 0.8), (1.0, 0.8), (-0.5, 0.6)])
    Level(stance=0.2152, low=-0.5298, high=0.9602, mean=0.5909, weight=2.2, stories=3)
    """
    n = math.fsum(weight for _, weight in values)
    mean = math.fsum(weight * value for value, weight in values) / n
    centre, half = _score(n, (mean + 1) / 2)
    told = (2 * centre - 1, 2 * (centre - half) - 1, 2 * (centre + half) - 1, mean, n)
    stance, low, high, mean, weight = (round(number, _DECIMALS) for number in told)
    return Level(stance, low, high, mean, weight, len(values))


def _score(n: float, u: float) -> tuple[float, float]:
    """Centre and half width of the score interval of a share u of n."""
    square = _Z * _Z
    return (n * u + square / 2) / (n + square), _Z / (n + square) * math.sqrt(n * u * (1 - u) + square / 4)


def changes(database: Database, **filters: Unpack[SideFilters]) -> list[Change]:
    """The turns of all positions that the filters choose, by day: towards somebody on a file, and on questions; `by`
    narrows it to one of these.

    Raises:
        RecordError: there is no such filter, or a value does not fit it; or they are asked for by "issue": on a file as
            a whole one is for this and against that, and to speak of the one after the other is no change.
    """
    by = filters.get("by")
    if by not in (None, *_TURNING):
        raise RecordError(f"changes are found by {' and by '.join(_TURNING)}, not by {by}")
    asked: list[SideFilters] = [{**filters, "by": one} for one in _TURNING if by in (None, one)]
    return turns(one for some in asked for one in statements(database, **some) if not _aimless(one))


def statements(database: Database, **filters: Unpack[SideFilters]) -> list[Said]:
    """Dated statements that take a side.

    Raises:
        RecordError: there is no such filter, or a value does not fit it.
    """
    names = ", ".join(Said.__struct_fields__)
    rows = database.sides(**filters).filter("published IS NOT NULL").project(names).fetchall()
    return [Said(*row) for row in rows]


def _aimless(said: Said) -> bool:
    """A side on tariffs, nobody knows on whom: to want those of others lifted and to raise one's own is no turn."""
    question = load_lexicon().data.sides.questions.get(said.question or "")
    return question is not None and bool(question.aimed) and said.target is None


def turns(said: Iterable[Said]) -> list[Change]:
    """The turns in statements of any order."""
    by_matter: defaultdict[Matter, list[Said]] = defaultdict(list)
    for one in said:
        by_matter[one.matter].append(one)
    found = [change for matter, some in by_matter.items() for change in _turns_of(matter, some)]
    return sorted(found, key=lambda change: (change.first_after, change.matter.place))


def _turns_of(matter: Matter, said: Sequence[Said]) -> list[Change]:
    stories = _stories(said)
    if len(stories) < 2 * _LEAST_STORIES:
        return []
    pieces = [stories[a:b] for a, b in _cut(stories)]
    return [change for before, after in pairwise(pieces) if (change := _change(matter, before, after))]


def _stories(said: Iterable[Said]) -> list[_Story]:
    grouped: defaultdict[str, list[Said]] = defaultdict(list)
    for one in sorted(said, key=lambda one: (one.published, one.key)):
        grouped[one.story_id].append(one)
    told = []
    for story, some in grouped.items():
        sure = math.fsum(one.confidence for one in some)
        value = math.fsum(one.confidence * one.value for one in some) / sure
        told.append(_Story(some[0].published, story, value, sure / len(some), some))
    return sorted(told, key=lambda one: (one.day, one.story))


def _cut(stories: Sequence[_Story]) -> list[tuple[int, int]]:
    """The pieces of least cost, as ranges; each has `_LEAST_STORIES` at least, days are not cut in two."""
    weights, shares = _sums(one.weight for one in stories), _sums(one.weight * (one.value + 1) / 2 for one in stories)
    penalty = _PENALTY * math.log(weights[-1] + 1)
    best: list[float] = [-penalty] + [math.inf] * len(stories)
    start = [0] * (len(stories) + 1)
    ends = [i for i in range(1, len(stories) + 1) if i == len(stories) or stories[i].day > stories[i - 1].day]
    for end in ends:
        for begin in (0, *ends):
            if end - begin < _LEAST_STORIES or math.isinf(best[begin]):
                continue
            cost = best[begin] + penalty + _cost(weights[end] - weights[begin], shares[end] - shares[begin])
            if cost < best[end] - 1e-9:
                best[end], start[end] = cost, begin
    cuts, end = [], len(stories)
    while end > 0:
        cuts.append((start[end], end))
        end = start[end]
    return cuts[::-1]


def _sums(numbers: Iterable[float]) -> list[float]:
    """Running totals, from 0."""
    totals = [0.0]
    for number in numbers:
        totals.append(totals[-1] + number)
    return totals


def _cost(n: float, share: float) -> float:
    """Minus the logarithm of the likelihood of n stories of which `share` are for."""
    parts = (share, n - share)
    return -sum(part * math.log(part / n) for part in parts if part > 1e-12)


def _change(matter: Matter, before: Sequence[_Story], after: Sequence[_Story]) -> Change | None:
    one, other = (level([(story.value, story.weight) for story in piece]) for piece in (before, after))
    if not differ(one, other):
        return None
    reversed_ = one.mean * other.mean < 0 and min(abs(one.mean), abs(other.mean)) >= _CLEAR
    turn = after[0].day
    return Change(
        matter=matter,
        kind="reversal" if reversed_ else "shift",
        last_before=before[-1].day,
        first_after=turn,
        before=one,
        after=other,
        said_before=_best(before, other.mean < one.mean, turn),
        said_after=_best(after, other.mean > one.mean, turn),
    )


def differ(one: Level, other: Level) -> bool:
    """Whether two positions differ for sure: the interval of their difference, made of both score intervals, is all on
    one side of 0 (Newcombe's method 10, Statistics in Medicine 17, 1998).

    >>> differ(level([(1.0, 0.9)] * 3), level([(-1.0, 0.9)] * 3)), differ(level([(1.0, 0.9)]), level([(-1.0, 0.9)]))
    (True, False)
    """
    upper, lower = (one, other) if one.mean >= other.mean else (other, one)
    return upper.mean - lower.mean > math.hypot(upper.mean - upper.low, lower.high - lower.mean)


def _best(piece: Sequence[_Story], positive: bool, turn: datetime.date) -> Said:
    """The statement that shows the side of a piece best: sure, outright, and near the turn."""
    said = [one for story in piece for one in story.said]
    fitting = [one for one in said if (one.value > 0) == positive] or said
    return max(fitting, key=lambda one: (_shows(one, turn), one.key))


def _shows(one: Said, turn: datetime.date) -> float:
    return abs(one.value) * one.confidence - _A_DAY_AWAY * abs((one.published - turn).days)
