"""What a question to the record is made of: a SELECT, filters, settings."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

from tasrih.errors import RecordError

Several = str | Sequence[str]
"""One value, or some of which any will do."""
Day = str | datetime.date
"""YYYY-MM-DD, or a date."""
BASIS = "/*BASIS*/"


class Basis(NamedTuple):
    """What answers are drawn from and no filter touches, so that it can be made once for many of them: a SELECT, the
    settings that it depends on, and its own parameters."""

    name: str
    select: str
    settings: tuple[str, ...] = ()
    parameters: Callable[[], dict[str, object]] = dict


class Question(NamedTuple):
    """A SELECT, the condition of each filter, the order of the answer, and the values that each setting can have, that
    which it has unless told first. In the SELECT /*BASIS*/ stands for the `basis`.

    `outline` holds the same rows with the columns only by which they are found, sorted and counted, article_id and
    statement_id among them."""

    select: str
    conditions: Mapping[str, str]
    order: str
    settings: Mapping[str, Sequence[str | bool]] = MappingProxyType({})
    basis: Basis | None = None
    outline: Basis | None = None

    @property
    def outlined(self) -> Question:
        """The same question whose answer is the outline, where it has one."""
        return self if self.outline is None else self._replace(select=f"SELECT * FROM {BASIS}", basis=self.outline)

    def sql(
        self, filters: Mapping[str, object], order: str | None = "", table: str | None = None
    ) -> tuple[str, dict[str, object]]:
        """The query with these filters, and its parameters; in another `order` than its own, or None for any. `table`
        is where the basis stands, if it is made already.

        Raises:
            RecordError: there is no such filter, or its value is no date or no value of the setting.
        """
        settings = self.set(filters)
        given = {
            name: value
            for name, value in filters.items()
            if name not in settings and value is not None and value is not False
        }
        if unknown := sorted(given.keys() - self.conditions.keys()):
            known = ", ".join(sorted({*self.conditions, *settings}))
            raise RecordError(f"no filter {unknown[0]!r}; there are {known}")
        where = " AND ".join(self.conditions[name] for name in given) or "true"
        parameters = {name: _value(name, value) for name, value in given.items() if f"${name}" in where}
        ordered = "" if order is None else f" ORDER BY {order or self.order}"
        query, parameters = self.chosen(where) + ordered, parameters | settings
        if self.basis is None:
            return query, parameters
        if table is not None:
            return query.replace(BASIS, table), parameters
        return query.replace(BASIS, f"({self.basis.select}\n)"), parameters | self.basis.parameters()

    def set(self, filters: Mapping[str, object]) -> dict[str, object]:
        """The value of each setting.

        Raises:
            RecordError: it cannot have this one.
        """
        return {name: _setting(name, filters.get(name), values) for name, values in self.settings.items()}

    def chosen(self, where: str) -> str:
        """The SELECT with a condition."""
        return f"{self.select} WHERE {where}"


def _value(name: str, value: object) -> object:
    if name in ("since", "until"):
        return _day(name, value)
    return value if isinstance(value, int | float) else [value] if isinstance(value, str) else value


def _setting(name: str, value: object, values: Sequence[str | bool]) -> str | bool:
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    told = {str(one).lower(): one for one in values}
    if (found := told.get(str(values[0] if value is None else value).lower())) is None:
        raise RecordError(f"{name}: {value!r} is none of {', '.join(told)}")
    return found


def _day(name: str, value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError as error:
        raise RecordError(f"{name}: {value!r} is no date; write it as 2018-03-26") from error


def one_of(column: str, name: str) -> str:
    """The condition that a column has one of the values of a filter."""
    return f"{column} IN (SELECT unnest(${name}))"


def has(column: str, name: str) -> str:
    """The condition that a column of lists has one of the values of a filter. A single value is found out four times as
    fast by `list_contains`."""
    return (
        f"CASE WHEN len(${name}) = 1 THEN list_contains({column}, ${name}[1]) ELSE list_has_any({column}, ${name}) END"
    )


def script(name: str) -> str:
    """A SELECT that stands in a file of its own."""
    return resources.files("tasrih.record").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8").strip()
