"""How a desk is served."""

from __future__ import annotations

import ipaddress
import secrets
from pathlib import Path
from typing import NamedTuple

DEFAULT_PORT = 8765
_TOKEN_BYTES = 32
LEAST_TOKEN = 22
"""Characters: 128 bits in base64."""


class Settings(NamedTuple):
    """The record, where it is served, and for whom. Without a `token` everybody who reaches it may look."""

    path: Path
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    token: str | None = None
    names: tuple[str, ...] = ()
    """Host names, besides addresses, under which browsers may ask."""
    read_only: bool = False

    @property
    def is_local(self) -> bool:
        """Only this machine can reach it."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def new_token() -> str:
    """256 bits of chance, as text."""
    return secrets.token_urlsafe(_TOKEN_BYTES)
