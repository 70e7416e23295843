"""Text of unknown origin made safe to print: one line, no control characters, closed in its own direction."""

from __future__ import annotations

import re

FSI, PDI = "\u2068", "\u2069"
_BIDI = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_CONTROLS = re.compile(rf"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff{_BIDI}]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def printable(text: str) -> str:
    """`text` without control characters (terminals obey them) and lone surrogates (no encoding has them).

    >>> printable("a\\x1b[31mb\\u202ec")
    'a[31mbc'
    """
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def one_line(text: str, limit: int | None = None) -> str:
    """`text` on one line, cut to `limit` characters at a space.

    >>> one_line("one\\n two three", 8)
    'one two…'
    """
    line = _SPACES.sub(" ", printable(_SPACES.sub(" ", text))).strip()
    if limit is None or len(line) <= limit:
        return line
    whole_words = line[: limit + 1].rpartition(" ")[0].rstrip(" ،,؛;:")
    return (whole_words or line[:limit]) + "…"


def isolate(text: str) -> str:
    """`text` in a first-strong isolate: it cannot reorder what stands beside it."""
    return f"{FSI}{text}{PDI}" if text else ""
