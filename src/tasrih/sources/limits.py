"""How much is read at once. Input is hostile until read."""

from __future__ import annotations

MAX_BYTES = 32 << 20
"""Of one text, or of one line of JSON lines or CSV. An article has some kilobytes."""

MAX_PAGE = 4 << 20
"""Of one HTML page. Pages of news have 50 to 500 kilobytes."""

MAX_FEED = 16 << 20
"""Of one RSS or Atom feed."""

MAX_DEPTH = 3
"""Containers within containers (a gzip in a zip is two)."""

MAX_ENTRIES = 100_000
"""Files in one zip."""

MAX_RATIO = 200
"""Unpacked bytes for one packed byte. News packs 4 to 30 fold."""

FREE = 64 << 20
"""Unpacked bytes before the ratio counts: a small file of little but spaces is no bomb."""

MAX_UNPACKED = 256 << 30
"""Unpacked bytes of one container."""


def megabytes(size: int) -> str:
    """A size for people."""
    return f"{size / (1 << 20):.0f} MB"
