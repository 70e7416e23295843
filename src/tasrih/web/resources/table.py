"""What a resource is: a question with its parameters, and its answer in rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from tasrih.record.database import Relation
from tasrih.record.listing import Part, Row, all_rows
from tasrih.web.parameters import Parameter

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

Filters = dict[str, Any]


class Answer(NamedTuple):
    """Rows, each a dictionary of the `columns` (names and types in DuckDB's words); `total` counts all there are.

    `calendar` makes an iCalendar of all there are, where they are things of the calendar."""

    rows: list[Row]
    columns: dict[str, str]
    total: int
    part: Part
    calendar: Callable[[], str] | None = None

    @property
    def next_offset(self) -> int | None:
        """Where the next part begins, None behind the last."""
        end = self.part.offset + len(self.rows)
        return end if self.rows and end < self.total else None

    @property
    def previous_offset(self) -> int | None:
        """Where the part before begins, None before the first."""
        return max(0, self.part.offset - self.part.limit) if self.part.offset else None


class Resource(NamedTuple):
    """A question that pages and the API ask alike. `columns` tells the form of a row without asking for any; answers of
    some have a `calendar`."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    ask: Callable[[Desk, Filters, Part], Answer]
    columns: Callable[[Desk], dict[str, str]]
    calendar: bool = False


def part_of(found: Relation, part: Part) -> Answer:
    """A part of what was found, which is asked for as a whole."""
    rows, columns, total = all_rows(found)
    return Answer(rows[part.offset : part.offset + part.limit], columns, total, part)


def columns_of(name: str, ask: Callable[[Desk, Filters, Part], Answer]) -> Callable[[Desk], dict[str, str]]:
    """The columns of a resource that are known only by asking it, remembered."""
    return lambda desk: desk.remembered(("columns", name), lambda: ask(desk, {}, Part(limit=0)).columns)
