"""URL → bytes, as a desk officer may ask for them: politely, within limits, from the public internet only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tasrih.errors import FetchError, FetchFailed, FetchLater, FetchRefused
from tasrih.sources.fetch.body import check_length, check_type, unpacked
from tasrih.sources.fetch.limits import Deadline, FetchLimits
from tasrih.sources.fetch.pace import Pace, seconds_shown
from tasrih.sources.fetch.robots import Robots
from tasrih.sources.fetch.url import MISSING, Target, parse, shown
from tasrih.sources.fetch.wiring import Wiring
from tasrih.sources.fetched import Fetched

if TYPE_CHECKING:
    from tasrih.sources.fetch.client import Client
    from tasrih.sources.fetch.transport import Head

_LATER = (429, 503)
_WHY = {
    401: "it wants a login; save the page by hand",
    402: "it wants to be paid; save the page by hand",
    403: "it does not let us in; save the page by hand",
    404: "there is no such page; check the address",
    410: "the page is gone for good; try an archive",
    451: "it is blocked by law; try an archive",
}


class Fetcher:
    """Fetches one URL after the other; remembers only robots.txt and when each host was asked.

    Nothing happens before the first call. Proxy settings of the environment are ignored on purpose: behind a proxy
    nobody can tell which address is connected to. Not for several threads at once.
    """

    def __init__(self, limits: FetchLimits | None = None, *, _wiring: Wiring | None = None) -> None:
        self._limits = limits or FetchLimits()
        self._wiring = _wiring or Wiring()
        self._pace = Pace(self._limits, self._wiring)
        self._parts: tuple[Client, Robots] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forgets what was remembered. No connection outlives its request."""
        self._parts = None

    def __call__(self, url: str) -> Fetched:
        """The page or feed at `url`.

        Raises:
            FetchRefused: it may not be fetched.
            FetchLater: the site asks to wait.
            FetchFailed: no answer, or a broken one.
            FetchError: the libraries for fetching are missing.
        """
        target = parse(url)
        client, robots = self._ready()
        deadline = Deadline(self._limits.total, self._wiring.clock)
        visited: set[str] = set()

        def gate(hop: Target) -> None:
            self._gate(hop, robots, deadline, hop.host in visited)
            visited.add(hop.host)

        answer = client.follow(target, deadline, self._take, gate)
        kind = "".join(filter(str.isprintable, answer.head.headers.get("content-type", "")))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Fetched(url, str(answer.head.target), kind, answer.data, now)

    def _ready(self) -> tuple[Client, Robots]:
        """Made at the first call: only then are the libraries needed."""
        if self._parts is None:
            try:
                import protego  # noqa: F401 (asked for now, before anything goes out)

                from tasrih.sources.fetch.client import Client
            except ImportError as error:
                raise FetchError(MISSING) from error
            client = Client(self._limits, self._wiring)
            self._parts = client, Robots(client, self._limits, self._wiring)
        return self._parts

    def _gate(self, hop: Target, robots: Robots, deadline: Deadline, known: bool) -> None:
        """A host that redirects to itself is not made to wait for: with a long pause it would never arrive."""
        if not known:
            self._pace.wait(hop.host, deadline)
        robots.check(hop, deadline)
        self._pace.asked(hop.host, robots.delay(hop))

    def _take(self, head: Head, stream: Iterator[bytes]) -> bytes:
        """The whole body of a good answer; refusals come before it is read."""
        where, headers = head.target, head.headers
        self._check_status(head)
        check_type(where, headers.get("content-type", ""))
        check_length(where, headers.get("content-length", ""), self._limits)
        data = b"".join(unpacked(where, headers.get("content-encoding", ""), stream, self._limits))
        if not data:
            raise FetchFailed(f"{shown(where)} is empty; check the address")
        return data

    def _check_status(self, head: Head) -> None:
        status, host = head.status, head.target.host
        if status in _LATER:
            pause = seconds_shown(self._pace.told(host, head.headers.get("retry-after", "")))
            raise FetchLater(f"{host} answers {status}, too many requests for now; try again after {pause}")
        if status >= 500:
            raise FetchFailed(f"{shown(head.target)} answers {status}, an error of the site; try again later")
        if status != 200:
            todo = _WHY.get(status, "no page; open it in a browser")
            raise FetchRefused(f"{shown(head.target)} answers {status}: {todo}")
