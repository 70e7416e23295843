"""A person's offices day by day: what articles near a day say the person is."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

from tasrih.measure.who.model import Person, Sighting
from tasrih.measure.who.roles import is_office, speaks_for


class Told(NamedTuple):
    """What is told near a day: the office, where, and how many articles agree on whom the person serves or served."""

    office: int
    row: Sighting
    agree: int
    of_all: int
    outlets: int


class Days:
    """The sightings of one person by day; the number of days bounds the work, not that of the articles."""

    def __init__(self, person: Person) -> None:
        self.person = person
        table: dict[datetime.date, dict[int, list[Sighting]]] = {}
        for n, office in enumerate(person.offices):
            for row in office.evidence:
                if row.published:
                    table.setdefault(row.published, {}).setdefault(n, []).append(row)
        self._days = sorted(table)
        self._rows = [table[day] for day in self._days]
        self._of = [speaks_for(office.role, office.of) if office.role else None for office in person.offices]
        self._says = [is_office(office.role) for office in person.offices]
        self._told: dict[tuple[datetime.date, int], Told | None] = {}

    def articles(self, day: datetime.date, reach: int) -> int:
        """How many sightings there are within `reach` days of a day."""
        first, last = self._window(day, reach)
        return sum(len(rows) for offices in self._rows[first:last] for rows in offices.values())

    def same_article(self, article_id: str, day: datetime.date) -> tuple[int, Sighting] | None:
        """What that very article says."""
        first, last = self._window(day, 0)
        for offices in self._rows[first:last]:
            for n, rows in sorted(offices.items()):
                if self._of[n]:
                    for row in rows:
                        if row.article_id == article_id:
                            return n, row
        return None

    def told(self, day: datetime.date, reach: int) -> Told | None:
        """What most articles within `reach` days say; None where none says whom the person speaks for."""
        if (day, reach) not in self._told:
            self._told[day, reach] = self._tell(day, reach)
        return self._told[day, reach]

    def _tell(self, day: datetime.date, reach: int) -> Told | None:
        states: Counter[str] = Counter()
        offices: Counter[int] = Counter()
        nearest: dict[int, tuple[int, str, int, Sighting]] = {}
        first, last = self._window(day, reach)
        for n in range(first, last):
            away = abs((self._days[n] - day).days)
            for office, rows in self._rows[n].items():
                of = self._of[office]
                if of:
                    states[of] += len(rows)
                    offices[office] += len(rows)
                    row = rows[0]
                    near = (away, row.article_id, row.start, row)
                    nearest[office] = min(nearest.get(office, near), near)
        if not states:
            return None
        of = min(states, key=lambda state: (-states[state], state))
        fits = [n for n in offices if self._of[n] == of]
        best = min(fits, key=lambda n: (not self._says[n], -offices[n], nearest[n][:3]))
        same = {n for n in offices if self._of[n] == of or self.person.offices[n].of == self.person.offices[best].of}
        agree = sum(offices[n] for n in same)
        return Told(best, nearest[best][3], agree, states.total(), self._outlets(first, last, same))

    def _outlets(self, first: int, last: int, offices: set[int]) -> int:
        rows = (r for day in self._rows[first:last] for n, some in day.items() if n in offices for r in some)
        return len({row.outlet for row in rows})

    def _window(self, day: datetime.date, reach: int) -> tuple[int, int]:
        span = datetime.timedelta(days=reach)
        return bisect_left(self._days, day - span), bisect_right(self._days, day + span)
