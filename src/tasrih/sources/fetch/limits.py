"""How long, how much and how often is fetched."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from tasrih.errors import FetchFailed


class FetchLimits(NamedTuple):
    """Seconds and bytes. `total` is for one URL with its redirects, its robots.txt and a retry; waits out of
    politeness do not count."""

    connect: float = 10.0
    read: float = 15.0
    total: float = 60.0
    header_bytes: int = 64 << 10
    wire_bytes: int = 16 << 20
    body_bytes: int = 32 << 20
    ratio: int = 100
    redirects: int = 5
    delay: float = 1.0
    longest_wait: float = 60.0


class Deadline:
    """When everything for one URL has to be there: a server that sends a byte a minute does not hold us."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._end = clock() + seconds

    def left(self, most: float) -> float:
        """Seconds until the end, `most` at most.

        Raises:
            FetchFailed: none is left.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise FetchFailed(f"not complete after {self._seconds:g} seconds, given up; try again later")
        return min(left, most)

    def check(self) -> None:
        """Raises FetchFailed when it is over."""
        self.left(self._seconds)

    def extend(self, seconds: float) -> None:
        """Time that was waited out of politeness does not count."""
        self._end += seconds
