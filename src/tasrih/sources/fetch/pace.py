"""Politeness: a pause between two requests to one host, and the pauses that hosts ask for."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tasrih.errors import FetchLater
from tasrih.sources.fetch.limits import Deadline, FetchLimits
from tasrih.sources.fetch.wiring import Wiring

_DAY = 86_400.0
_UNSAID = 60.0


class Pace:
    """When each host may be asked again."""

    def __init__(self, limits: FetchLimits, wiring: Wiring) -> None:
        self._limits = limits
        self._wiring = wiring
        self._free: dict[str, float] = {}

    def wait(self, host: str, deadline: Deadline) -> None:
        """Sleeps until `host` may be asked.

        Raises:
            FetchLater: that is too far away.
        """
        left = self._free.get(host, 0.0) - self._wiring.clock()
        if left <= 0:
            return
        if left > self._limits.longest_wait:
            raise FetchLater(f"{host} asks for a pause of {seconds_shown(left)} now; fetch it after that")
        self._wiring.sleep(left)
        deadline.extend(left)

    def asked(self, host: str, delay: float | None) -> None:
        """A request to `host` is about to go out. `delay` is what its robots.txt asks for."""
        self._hold(host, max(self._limits.delay, delay or 0.0))

    def told(self, host: str, retry_after: str) -> float:
        """The host asked to come later: the seconds it will be left alone."""
        seconds = _seconds(retry_after)
        self._hold(host, seconds)
        return seconds

    def _hold(self, host: str, seconds: float) -> None:
        until = self._wiring.clock() + min(seconds, _DAY)
        self._free[host] = max(until, self._free.get(host, 0.0))


def seconds_shown(seconds: float) -> str:
    """A pause for people.

    >>> seconds_shown(90), seconds_shown(7300)
    ('90 seconds', '122 minutes')
    """
    return f"{math.ceil(seconds)} seconds" if seconds < 600 else f"{math.ceil(seconds / 60)} minutes"


def _seconds(text: str) -> float:
    """Retry-After: seconds, or a date."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _DAY)
    try:
        when = parsedate_to_datetime(text[:64])
    except ValueError:
        return _UNSAID
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(max((when - datetime.now(UTC)).total_seconds(), 0.0), _DAY)
