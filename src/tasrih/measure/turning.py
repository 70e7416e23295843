"""Turning points: where a relation changes, each with what happened then.

The series of a dyad is cut where the level of its cooperation or of its conflict changes: optimal partitioning with a
penalty (PELT: Killick, Fearnhead & Eckley, JASA 107, 2012), by the library ruptures (Truong, Oudre & Vayatis, Signal
Processing 167, 2020). What is cut are `more_cooperation` and `more_conflict` of `record/sql/relations.sql`, which
without a change have a variance of about one; so the cost is the sum of squares, and a cut must save more than
3 ln T, the information criterion of Schwarz (1978) for two levels and a place among T periods. Periods that nobody
covers are left out.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from tasrih.errors import TasrihError
from tasrih.measure.causes import Asked, Cause, causes
from tasrih.measure.relations import Dyad, Every, Period, following, series
from tasrih.record.database import Database

PARAMETERS = 3
"""Of a cut: two levels and its place."""
_FEWEST = 3
_CAUSES = 3


class Stretch(msgspec.Struct, frozen=True):
    """Covered periods of one level, with the means over them."""

    periods: list[Period]
    cooperation: float
    conflict: float
    index: float


class Turn(msgspec.Struct, frozen=True):
    """Where a relation changes, with what happened then that weighs most."""

    period: datetime.date
    label: str
    until: str
    """The last period of the stretch that begins."""
    before: float
    """The mean index of the stretch before; then of the one that begins."""
    after: float
    cooperation: float
    """By how many standard deviations there is more of it than before; then of conflict."""
    conflict: float
    causes: list[Cause]

    @property
    def side(self) -> int:
        """Of what there is more: 1 cooperation, -1 conflict, 0 neither."""
        if max(self.cooperation, self.conflict) <= 0:
            return 0
        return 1 if self.cooperation > self.conflict else -1


def turning_points(
    database: Database,
    dyad: Dyad,
    every: Every,
    shown: Sequence[Period],
    *,
    whole: Sequence[Period] = (),
    at_most: int = _CAUSES,
) -> list[Turn]:
    """Where a dyad changes, among the periods `shown`; with each, the `at_most` incidents of the stretch that weigh
    most and the first period's own. They are found in all that the record has (`whole`, where it is at hand), so they
    do not depend on the question.

    Raises:
        TasrihError: ruptures is not installed.
    """
    asked = {period.period for period in shown}
    turns, stretches_told = [], []
    for before, after in pairwise(stretches(whole or series(database, dyad, every))):
        first, last = after.periods[0].period, after.periods[-1].period
        if first in asked:
            turns.append(_turn(before, after))
            ends = following(first, every), following(last, every)
            stretches_told.append(Asked(dyad, first, *ends, turns[-1].side))
    told = causes(database, stretches_told, at_most)
    return [msgspec.structs.replace(turn, causes=some) for turn, some in zip(turns, told, strict=True)]


def _turn(before: Stretch, after: Stretch) -> Turn:
    return Turn(
        period=after.periods[0].period,
        label=after.periods[0].label,
        until=after.periods[-1].label,
        before=round(before.index, 2),
        after=round(after.index, 2),
        cooperation=round(after.cooperation - before.cooperation, 2),
        conflict=round(after.conflict - before.conflict, 2),
        causes=[],
    )


def stretches(periods: Sequence[Period]) -> list[Stretch]:
    """The covered periods of a series in pieces of one level each, in order.

    Raises:
        TasrihError: ruptures is not installed.
    """
    covered = [period for period in periods if period.covered]
    cuts = [0, *_cuts([(p.more_cooperation or 0.0, p.more_conflict or 0.0) for p in covered])]
    return [_stretch(covered[start:end]) for start, end in pairwise(cuts)]


def _cuts(signal: Sequence[tuple[float, float]]) -> list[int]:
    """Where pieces end, the last of them with the signal."""
    if len(signal) < _FEWEST:
        return [len(signal)] if signal else []
    try:
        import numpy
        import ruptures
    except ImportError as error:
        raise TasrihError(f"turning points need {error.name}: pip install 'tasrih[measure]'") from error
    search = ruptures.Pelt(model="l2", min_size=1, jump=1).fit(numpy.array(signal))
    return [int(cut) for cut in search.predict(pen=PARAMETERS * math.log(len(signal)))]


def _stretch(periods: list[Period]) -> Stretch:
    means = (sum(getattr(p, name) or 0.0 for p in periods) / len(periods) for name in _MEANS)
    return Stretch(periods, *means)


_MEANS = ("more_cooperation", "more_conflict", "index")
