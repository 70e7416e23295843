"""What a request asks for: filters and the part of the answer, out of its query string. Nothing is silently ignored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from tasrih.record.listing import MOST_ROWS, Part
from tasrih.web.parameters import Parameter

MOST_PARAMETERS, LONGEST_VALUE, FARTHEST = 100, 2_000, 10_000_000
PAGING = ("limit", "offset", "order")
OF_PAGES = ("format", "show")
Filters = dict[str, Any]


class BadRequest(Exception):
    """A request that cannot be answered as it stands; its text says why."""


class Asked(NamedTuple):
    """A query string, taken apart: every name with its values that are not empty."""

    values: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, query: str) -> Asked:
        """Take a query string apart.

        Raises:
            BadRequest: it is too much.
        """
        try:
            pairs = parse_qsl(query, keep_blank_values=False, max_num_fields=MOST_PARAMETERS, errors="strict")
        except (ValueError, UnicodeDecodeError) as error:
            raise BadRequest(f"the query string cannot be read: {error}") from error
        found: dict[str, tuple[str, ...]] = {}
        for name, value in pairs:
            if len(value) > LONGEST_VALUE:
                raise BadRequest(f"{name}: longer than {LONGEST_VALUE:,} characters")
            if stripped := value.replace("\0", "").strip():
                found[name] = (*found.get(name, ()), stripped)
        return cls(found)

    def one(self, name: str, default: str = "") -> str:
        """The last value of a name."""
        return self.values.get(name, (default,))[-1]

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a name."""
        return self.values.get(name, ())

    def known(self, names: Iterable[str]) -> None:
        """See that no other names were given.

        Raises:
            BadRequest: one was.
        """
        allowed = set(names)
        if unknown := sorted(self.values.keys() - allowed):
            raise BadRequest(f"no parameter {unknown[0]!r}; there are {', '.join(sorted(allowed))}")

    def filters(self, parameters: Sequence[Parameter]) -> Filters:
        """The filters among the parameters, in their types.

        Raises:
            BadRequest: a value does not fit.
        """
        found = {one.name: one.read(self.all(one.name)) for one in parameters if one.name in self.values}
        return {name: value for name, value in found.items() if value is not None}

    def part(self, limit: int = 50) -> Part:
        """The part of the answer that is asked for.

        Raises:
            BadRequest: it is too large.
        """
        order = self.one("order", "newest")
        if order not in ("newest", "oldest"):
            raise BadRequest(f"order: {order!r} is neither newest nor oldest")
        return Part(self._whole("limit", limit, MOST_ROWS), self._whole("offset", 0, FARTHEST), order == "newest")

    def _whole(self, name: str, default: int, most: int) -> int:
        told = self.one(name)
        if not told:
            return default
        if not (told.isascii() and told.isdecimal() and int(told[:9]) <= most and len(told) < 9):
            raise BadRequest(f"{name}: {told[:20]!r} is no whole number up to {most:,}")
        return int(told)

    def encoded(self, **changes: str | int | Sequence[str] | None) -> str:
        """The query string with some names set anew, or left out where None."""
        values: dict[str, Any] = dict(self.values)
        values.update(changes)
        return urlencode([(name, value) for name, some in values.items() for value in _several(some)])


def _several(value: Any) -> Sequence[Any]:
    if value is None or value == "":
        return ()
    return value if isinstance(value, tuple | list) else (value,)
