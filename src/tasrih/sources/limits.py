"""How much is read at once."""

from __future__ import annotations

MAX_BYTES = 32 << 20
"""Of one text, or of one line of JSON lines. An article has some kilobytes."""


def megabytes(size: int) -> str:
    """A size for people."""
    return f"{size / (1 << 20):.0f} MB"
