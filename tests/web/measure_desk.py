"""How fast the desk answers: `python tests/web/measure_desk.py FILE.duckdb [rounds] [name …]`, in milliseconds.

Every page and every resource of the API is asked for with other filters each time (so nothing is remembered of the
answer itself), and again (so all of it is). The first number is what somebody waits who looks at something new, the
last who comes back to it. `processor` is what the first takes of it, whatever else the machine does; `in SQL` the part
that DuckDB takes. The slowest queries stand at the end.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from desk_addresses import pages, resources
from starlette.applications import Starlette

from tasrih.record.shared import SharedDatabase
from tasrih.web.app import create_app
from tasrih.web.inprocess import get
from tasrih.web.serve import warm
from tasrih.web.settings import Settings

_SLOWEST = 8
_BREATH = 0.03
"""Seconds between two requests: the desk takes 40 a second of one address."""


class Asked(NamedTuple):
    """A query, by who asked it and its first words."""

    by: str
    words: str


class Clock:
    """Measures every query that the desk asks, whoever asks it."""

    def __init__(self) -> None:
        self.times: defaultdict[Asked, list[float]] = defaultdict(list)
        self.total = 0.0
        for name in ("sql", "rows", "_made"):
            setattr(SharedDatabase, name, self._timed(getattr(SharedDatabase, name)))
        self._depth = 0

    def _timed(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def timed(database: SharedDatabase, what: Any, *more: Any) -> Any:
            self._depth += 1
            begun = time.perf_counter()
            try:
                return method(database, what, *more)
            finally:
                self._depth -= 1
                if not self._depth:
                    self._note(what, (time.perf_counter() - begun) * 1000)

        return timed

    def _note(self, what: Any, milliseconds: float) -> None:
        self.total += milliseconds
        words = what if isinstance(what, str) else f"basis of {what.name}"
        told = " ".join(line for line in words.splitlines() if not line.startswith("--"))
        self.times[Asked(_asker(), " ".join(told.split())[:90])].append(milliseconds)


def _asker() -> str:
    """The function outside of the database's own modules that asks."""
    frame = sys._getframe(2)
    while frame.f_back and (
        "tasrih" not in frame.f_globals["__name__"] or frame.f_globals["__name__"].endswith((".database", ".shared"))
    ):
        frame = frame.f_back
    return f"{frame.f_globals['__name__'].removeprefix('tasrih.')}.{frame.f_code.co_name}"


def measured(app: Starlette, name: str, addresses: list[str], clock: Clock) -> None:
    """Print the line of a page or a resource."""
    first, again, processor, sql = [], [], [], []
    for address in addresses:
        for times in (first, again):
            clock.total = 0.0
            begun, worked = time.perf_counter(), time.process_time()
            got = get(app, address)
            times.append((time.perf_counter() - begun) * 1000)
            if times is first:
                sql.append(clock.total)
                processor.append((time.process_time() - worked) * 1000)
            if got.status != 200:
                sys.exit(f"{address}: {got.status} {got.body[:300]!r}")
            time.sleep(_BREATH)
    numbers = (statistics.median(first), max(first), *map(statistics.median, (processor, sql, again)))
    widths = (9, 9, 11, 9, 9)
    print(f"{name:28}" + "".join(f"{one:{width}.0f}" for one, width in zip(numbers, widths, strict=True)), flush=True)


def main(record: Path, rounds: int, names: list[str]) -> None:
    """Print a line for each page and resource, then the slowest queries."""
    clock = Clock()
    app = create_app(Settings(record))
    begun = time.perf_counter()
    get(app, "/ar/today")
    print(
        f"the first page of all, in a process that has read nothing yet: {(time.perf_counter() - begun) * 1000:.0f} ms"
    )
    warm(app)
    clock.times.clear()
    for kind, addresses in (("page", pages(record, rounds)), ("resource", resources(record, rounds))):
        print(f"\n{kind:28}{'new':>9}{'slowest':>9}{'processor':>11}{'in SQL':>9}{'again':>9}   ms, median of {rounds}")
        for name, some in addresses.items():
            if not names or name.split()[0] in names:
                measured(app, name, some, clock)
    print("\nslowest queries, ms at the median")
    slowest = sorted(clock.times.items(), key=lambda one: -statistics.median(one[1]))[:_SLOWEST]
    for asked, times in slowest:
        print(f"{statistics.median(times):6.0f}  {asked.by} ({len(times)}): {asked.words}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10, sys.argv[3:])
