"""What stands between requests and the record: one record, its search index, and a memory of answers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from tasrih.errors import SearchIndexStale
from tasrih.model import Reading
from tasrih.record.listing import Count, Part, facets
from tasrih.record.search import Results, SearchIndex, highlight
from tasrih.record.search.filling import index_path
from tasrih.record.shared import SharedDatabase
from tasrih.web.frozen import frozen as frozen
from tasrih.web.memory import Memory
from tasrih.web.resources import RESOURCES, Answer, Filters

T = TypeVar("T")


class Holds(NamedTuple):
    """How many articles a record has, and whether its conclusions were drawn from all of them."""

    articles: int
    concluded: bool


class Desk:
    """A record to be looked at by many. Close it when the server ends."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.database = SharedDatabase(path)
        self.read_only = read_only
        self._index: SearchIndex | None = None
        self._lock = threading.Lock()
        self._memory = Memory(_size)

    @property
    def path(self) -> Path:
        """The record's file."""
        return self.database.path

    def close(self) -> None:
        """Let go of the record."""
        if self._index is not None:
            self._index.close()
        self.database.close()

    def ask(self, name: str, filters: Filters, part: Part = Part()) -> Answer:  # noqa: B008 (a tuple: frozen)
        """The answer of a resource: what its page shows and what the API prints.

        Raises:
            TasrihError: it cannot be asked so.
        """
        key = ("ask", name, frozen(filters), part)
        return self.remembered(key, lambda: RESOURCES[name].ask(self, filters, part))

    def facets(self, name: str, filters: Filters, columns: Sequence[str], most: int = 12) -> dict[str, list[Count]]:
        """The values of columns in the answer to a named question, by how many rows have them."""
        key = ("facets", name, frozen(filters), tuple(columns), most)
        return self.remembered(key, lambda: facets(self.database, name, filters, columns, most))

    def rows(self, query: str, parameters: dict[str, object] | None = None) -> list[tuple[Any, ...]]:
        """The answer to a query of a page's own, remembered."""
        key = ("rows", query, frozen(parameters or {}))
        return self.remembered(key, lambda: self.database.rows(query, parameters))

    def holds(self) -> Holds:
        """What there is to show at all."""
        return self.remembered("holds", self._holds)

    def _holds(self) -> Holds:
        ((articles,),) = self.database.rows("SELECT count(*) FROM articles")
        query = "SELECT count(*) > 0 AND bool_and(inputs = $inputs) FROM stages"
        ((concluded,),) = self.database.rows(query, {"inputs": self.database.inputs()})
        return Holds(articles, bool(concluded))

    def reading(self, article: str) -> Reading | None:
        """The reading of an article."""
        found = self.remembered(("reading", article), lambda: self.database.readings([article]))
        return found[0] if found else None

    def searched(self, query: str, filters: Filters, part: Part) -> Results:
        """What a search finds.

        Raises:
            SearchError: it cannot be asked.
            SearchIndexStale: there is no index yet.
        """
        given = {name: str(value) for name, value in filters.items()}
        return self._opened().search(query, limit=part.limit, offset=part.offset, **cast(dict[str, Any], given))

    def has_index(self) -> bool:
        """Whether the record can be searched."""
        try:
            self._opened()
        except SearchIndexStale:
            return False
        return True

    def around(self, text: str | None, query: str, length: int) -> str | None:
        """As much of a text as `length` allows, with the first word that the query finds in it."""
        if text is None or len(text) <= length:
            return text
        marks = highlight(text[:100_000], query)
        first = marks[0][0] if marks else 0
        begin = max(0, first - length // 3)
        begin = text.find(" ", begin, first) + 1 if begin else 0
        return ("…" if begin else "") + text[begin : begin + length] + "…"

    def remembered(self, key: Hashable, make: Callable[[], T], *, whole: bool = False) -> T:
        """What `make` gave for this key since the record last changed, else what it gives now. `whole`: it is drawn
        from all of the record, whatever is asked for."""
        return self._memory.of(self.database.state(), key, make, whole=whole)

    def _opened(self) -> SearchIndex:
        with self._lock:
            if self._index is None:
                self._index = SearchIndex.open(index_path(self.path))
            return self._index


def _size(made: Any) -> int:
    """Rows, where it has any."""
    rows = made.rows if isinstance(made, Answer) else made
    return len(rows) if isinstance(rows, list) else 1
