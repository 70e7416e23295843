"""How two actors stand, period by period: statements, incidents, and the index that is made of them.

The counts, the index and its interval are made in one place, `record/sql/relations.sql`, whose head says how. Here is
its answer as a series without holes.
"""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

import msgspec

from tasrih.errors import RecordError
from tasrih.record.database import Database
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


def series(
    database: Database, dyad: Dyad, every: Every, since: datetime.date | None = None, until: datetime.date | None = None
) -> list[Period]:
    """Every period from `since` to `until` (else all that the record has), in order.

    Raises:
        RecordError: it is no dyad, or the record has nothing of it.
    """
    if dyad.a == dyad.b:
        raise RecordError(f"{dyad.a}: a relation is between two actors; name another one")
    a, b = dyad.key
    filters: RelationFilters = {"every": every, "directed": dyad.directed}
    if since:
        filters["since"] = since
    if until:
        filters["until"] = until
    columns = ", ".join(Period.__struct_fields__)
    rows = database.relations(a, b, **filters).project(f"a, b, {columns}").fetchall()
    found = [Period(*row[2:]) for row in rows if row[:2] == (a, b)]
    if not found:
        raise RecordError(
            f"{database.path}: nothing between {a} and {b} then; `tasrih relations --top` shows the others"
        )
    return found
