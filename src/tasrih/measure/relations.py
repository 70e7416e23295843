"""How two actors stand, period by period: statements, incidents, and the index that is made of them.

The counts, the index and its interval are made in one place, `record/sql/relations.sql`, whose head says how. Here is
its answer as a series without holes.
"""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

import msgspec
from duckdb import ColumnExpression, ConstantExpression

from tasrih.errors import RecordError
from tasrih.record.database import Database, Relation
from tasrih.record.queries import RelationFilters

Every = Literal["day", "week", "month"]


class Period(msgspec.Struct, frozen=True):
    """A dyad in a day, a week or a month. What nobody can know where no article covers it is None."""

    period: datetime.date
    """Its first day."""
    label: str
    """2018-03-26, 2018-W13, 2018-03."""
    articles: int
    """Originals that mention both, or tell an incident of this period."""
    statements: int | None
    """Of the one to or about the other as addressee, in originals; `friendly` and `hostile` ones are among them."""
    friendly: int | None
    hostile: int | None
    incidents: int | None
    quad1: int | None
    quad2: int | None
    quad3: int | None
    quad4: int | None
    net: float | None
    """Sum of intensities."""
    cooperation: float | None
    """Intensities on the friendly side, weighed by how many tell them; then on the other side, without sign."""
    conflict: float | None
    more_cooperation: float | None
    """Than is usual between the two, in standard deviations."""
    more_conflict: float | None
    index: float | None
    """-10 (much, and all of it against) … +10."""
    low: float | None
    high: float | None
    usual: float | None
    """The index of a period as they usually are."""

    @property
    def covered(self) -> bool:
        """Whether any article mentions both."""
        return self.articles > 0


class Dyad(NamedTuple):
    """Two actors; `directed` where only what the first does to the second counts."""

    a: str
    b: str
    directed: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """As in the answers of the record."""
        return (self.a, self.b) if self.directed else (min(self.a, self.b), max(self.a, self.b))


def following(period: datetime.date, every: Every) -> datetime.date:
    """The first day of the next period.

    >>> following(datetime.date(2018, 12, 1), "month")
    datetime.date(2019, 1, 1)
    """
    if every == "month":
        return (period.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return period + datetime.timedelta(days=1 if every == "day" else 7)


class Span(NamedTuple):
    """Days from and to which is asked; None is without end."""

    since: datetime.date | None = None
    until: datetime.date | None = None


ALWAYS = Span()


def answer(database: Database, dyad: Dyad, every: Every, span: Span = ALWAYS) -> Relation:
    """Every period of a dyad in a span of days, in order, as the record has it: the columns of the question."""
    filters: RelationFilters = {"every": every, "directed": dyad.directed, **span_filters(span)}
    a, b = dyad.key
    sides = (ColumnExpression("a") == ConstantExpression(a)) & (ColumnExpression("b") == ConstantExpression(b))
    return database.relations(a, b, **filters).filter(sides)


def span_filters(span: Span) -> RelationFilters:
    """A span as filters."""
    filters: RelationFilters = {}
    if span.since:
        filters["since"] = span.since
    if span.until:
        filters["until"] = span.until
    return filters


def series(database: Database, dyad: Dyad, every: Every, span: Span = ALWAYS) -> list[Period]:
    """Every period of a dyad in a span of days, in order; without one all that the record has.

    Raises:
        RecordError: it is no dyad, or the record has nothing of it.
    """
    if dyad.a == dyad.b:
        raise RecordError(f"{dyad.a}: a relation is between two actors; name another one")
    rows = answer(database, dyad, every, span).project(", ".join(Period.__struct_fields__)).fetchall()
    if not rows:
        a, b = dyad.key
        raise RecordError(
            f"{database.path}: nothing between {a} and {b} then; `tasrih relations --top` shows the others"
        )
    return [Period(*row) for row in rows]
