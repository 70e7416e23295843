"""GETs with redirects followed by hand: every hop is checked as if it were the first."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib.metadata import PackageNotFoundError, metadata
from typing import NamedTuple

from tasrih.errors import FetchRefused
from tasrih.sources.fetch.body import ACCEPT, CODINGS
from tasrih.sources.fetch.limits import Deadline, FetchLimits
from tasrih.sources.fetch.robots import ROBOT
from tasrih.sources.fetch.transport import Broken, Head, Meter, exchange, usual_trust
from tasrih.sources.fetch.url import Target, joined, shown
from tasrih.sources.fetch.wiring import Wiring

_HOME = "https://github.com/tasrih/tasrih"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BEFORE_RETRY = 1.0

Take = Callable[[Head, Iterator[bytes]], bytes]
"""What of a body is read."""
Gate = Callable[[Target], None]
"""Asked before each hop; raises where it may not be made."""


class Answer(NamedTuple):
    """The end of a chain of redirects."""

    head: Head
    data: bytes


class Client:
    """GETs with our name on them, nothing kept between them."""

    def __init__(self, limits: FetchLimits, wiring: Wiring) -> None:
        self._limits = limits
        self._wiring = wiring
        self._headers = {
            "User-Agent": user_agent(),
            "Accept": ACCEPT,
            "Accept-Encoding": CODINGS,
            "Accept-Language": "ar,*;q=0.5",
            "Connection": "close",
        }

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return self._wiring.trust or usual_trust()

    def follow(self, target: Target, deadline: Deadline, take: Take, gate: Gate) -> Answer:
        """The answer at the end of all redirects."""
        seen = [target]
        while True:
            gate(seen[-1])
            answer = self._patiently(seen[-1], deadline, take)
            if answer.head.status not in _REDIRECTS:
                return answer
            seen.append(self._next(seen, answer.head.headers.get("location", "")))

    def _next(self, seen: list[Target], location: str) -> Target:
        here = seen[-1]
        if not location:
            raise FetchRefused(f"{shown(here)} leads on without saying where; open it in a browser")
        there = joined(here, location)
        if here.scheme == "https" and there.scheme != "https":
            raise FetchRefused(f"{shown(here)} leads from https to plain http; give {shown(there)} if you trust it")
        if there in seen:
            raise FetchRefused(f"{shown(seen[0])} leads in a circle, perhaps to set a cookie; save the page by hand")
        if len(seen) > self._limits.redirects:
            raise FetchRefused(f"{shown(seen[0])} leads on more than {self._limits.redirects} times; save it by hand")
        return there

    def _patiently(self, target: Target, deadline: Deadline, take: Take) -> Answer:
        """One retry where the connection failed."""
        try:
            return self._once(target, deadline, take)
        except Broken:
            self._wiring.sleep(_BEFORE_RETRY)
            deadline.extend(_BEFORE_RETRY)
            return self._once(target, deadline, take)

    def _once(self, target: Target, deadline: Deadline, take: Take) -> Answer:
        meter = Meter(target, self._limits, deadline)
        trust = self._trust if target.scheme == "https" else None
        with exchange(target, self._headers, meter, self._wiring, trust) as (head, stream):
            return Answer(head, b"" if head.status in _REDIRECTS else take(head, stream))


def user_agent() -> str:
    """Who we are, and where one can read about it."""
    try:
        about = metadata("tasrih")
    except PackageNotFoundError:
        return f"{ROBOT} (+{_HOME})"
    urls = about.get_all("Project-URL") or [f", {_HOME}"]
    return f"{ROBOT}/{about['Version']} (+{urls[0].partition(', ')[2]})"
