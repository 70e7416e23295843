"""Whose name a request came under: a page of another site that points its own name at this machine gets nothing."""

from __future__ import annotations

import ipaddress

from tasrih.web.settings import Settings, is_loopback


def host_allowed(host: str, settings: Settings) -> bool:
    """Whether the value of a Host header is one of ours.

    On this machine alone: its own addresses and `localhost`. Elsewhere any address, since no name can be
    pointed at one by others, and the names that were given.
    """
    name = _without_port(host).lower()
    if is_loopback(name) or name in {one.lower() for one in settings.names}:
        return True
    if settings.is_local:
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name == settings.host.lower()
    return True


def _without_port(host: str) -> str:
    """
    >>> _without_port("[::1]:8765"), _without_port("localhost:80"), _without_port("127.0.0.1")
    ('::1', 'localhost', '127.0.0.1')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0]
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host
