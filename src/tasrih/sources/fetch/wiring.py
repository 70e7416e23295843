"""What a fetcher stands on. Tests put other parts in; nothing of it can be set from outside the program."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from typing import NamedTuple

from tasrih.sources.fetch.address import AddressPolicy, Resolve, system_resolve


class Wiring(NamedTuple):
    """Rule about addresses, name lookup, trusted certificates (None: the usual ones), sleep and clock."""

    policy: AddressPolicy = AddressPolicy()
    resolve: Resolve = system_resolve
    trust: ssl.SSLContext | None = None
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
