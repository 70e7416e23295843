"""What a fetcher gives: the bytes behind an address, and where they were found."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Fetched(NamedTuple):
    """One answer of the network. `retrieved` is the moment, ISO 8601 in UTC."""

    url: str
    final_url: str
    content_type: str
    data: bytes
    retrieved: str


Fetch = Callable[[str], Fetched]
"""Raises a SourceError where an address cannot or may not be fetched."""
