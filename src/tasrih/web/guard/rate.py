"""How often one address may ask: a bucket that holds some requests and fills again by the second."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_MOST_ADDRESSES = 10_000


class Rate:
    """At most `burst` requests at once and `each_second` on end, for every address by itself."""

    def __init__(self, each_second: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.each_second = each_second
        self.burst = burst
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, address: str) -> bool:
        """Whether this address may ask now; it counts as asked."""
        now = self._clock()
        with self._lock:
            left, last = self._buckets.pop(address, (float(self.burst), now))
            left = min(float(self.burst), left + (now - last) * self.each_second)
            allowed = left >= 1
            self._buckets[address] = (left - allowed, now)
            while len(self._buckets) > _MOST_ADDRESSES:
                self._buckets.popitem(last=False)
        return allowed
