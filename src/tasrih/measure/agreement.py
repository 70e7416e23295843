"""Who agrees with whom, and the words that show it.

The numbers are made in one place, `record/sql/agreement.sql`, whose head has the formulas and their source: congruence
and conflict networks of the Discourse Network Analyzer (Leifeld, Gruber & Bossner, manual, 2018, chapter 2; Leifeld,
"Discourse Network Analysis", in The Oxford Handbook of Political Networks, 2017). Here are its rows, and for two actors
the statements by which they are on the same side, or on opposite sides.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Unpack

import msgspec

from tasrih.measure.positions import Said, statements
from tasrih.record.database import Database
from tasrih.record.queries import AgreementFilters, SideFilters

_FILTERS = frozenset(SideFilters.__annotations__)


class Pair(msgspec.Struct, frozen=True):
    """Two actors that take sides on the same matters in a period (None: the whole time)."""

    period: datetime.date | None
    a: str
    b: str
    congruence: float
    conflict: float
    subtract: float
    """Congruence without conflict: above 0 they agree more than they differ."""
    same: int
    """How often both take the same side, before it is divided by anything; `opposite`: how often opposite sides."""
    opposite: int
    n_a: int
    n_b: int
    agreed: list[str]
    """On what, as codes: a question, a file, or "file → actor"."""
    differed: list[str]


class Shown(NamedTuple):
    """How two actors stand on a matter, in their own words."""

    matter: str
    same: bool
    a: Said
    b: Said


def pairs(database: Database, **filters: Unpack[AgreementFilters]) -> list[Pair]:
    """Pairs of actors by period; within it who agrees most first.

    Raises:
        RecordError: there is no such filter, or a value does not fit it.
    """
    names = ", ".join(Pair.__struct_fields__)
    found = [Pair(*row) for row in database.agreement(**filters).project(names).fetchall()]
    return sorted(found, key=lambda one: (one.period or datetime.date.min, -one.subtract, -one.same, one.a, one.b))


class Evidence:
    """The statements of which pairs are made."""

    def __init__(self, database: Database, **filters: Unpack[AgreementFilters]) -> None:
        chosen: SideFilters = {name: value for name, value in filters.items() if name in _FILTERS}  # type: ignore[assignment]
        self._window = str(filters.get("window") or "whole")
        self._said: defaultdict[tuple[datetime.date | None, str, str], list[Said]] = defaultdict(list)
        for one in statements(database, **chosen):
            self._said[start_of(one.published, self._window), one.actor, matter_name(one)].append(one)

    def of(self, pair: Pair, same: bool, most: int = 2) -> list[Shown]:
        """At most `most` matters on which the two are on the same side (or not), the best told first."""
        told = [self._shown(pair, matter, same) for matter in (pair.agreed if same else pair.differed)]
        return sorted((one for one in told if one), key=lambda one: (-_told_by(one), one.matter))[:most]

    def _shown(self, pair: Pair, matter: str, same: bool) -> Shown | None:
        one, other = (self._said[pair.period, actor, matter] for actor in (pair.a, pair.b))
        found = [
            Shown(matter, same, best, match)
            for positive in (True, False)
            if (best := _best(one, positive)) and (match := _best(other, positive == same))
        ]
        return max(found, key=_told_by) if found else None


def _told_by(shown: Shown) -> float:
    """How well it is told: as the weaker of both."""
    return min(abs(one.value) * one.confidence for one in (shown.a, shown.b))


def _best(said: Sequence[Said], positive: bool) -> Said | None:
    fitting = (one for one in said if (one.value > 0) == positive)
    return max(fitting, key=lambda one: (abs(one.value) * one.confidence, one.key), default=None)


def matter_name(said: Said) -> str:
    """On what a side is taken, as sql/agreement.sql writes it."""
    return (said.question or said.issue) + (f" → {said.target}" if said.target else "")


def start_of(day: datetime.date, window: str) -> datetime.date | None:
    """The first day of the day, week (from Monday) or month that holds a day; None for the whole time."""
    if window == "week":
        return day - datetime.timedelta(days=day.weekday())
    return {"day": day, "month": day.replace(day=1)}.get(window)


def actors_of(found: Iterable[Pair]) -> list[str]:
    """The codes of all actors in pairs, sorted."""
    return sorted({actor for pair in found for actor in (pair.a, pair.b)})
