"""Paragraphs: the non-empty lines of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")


def paragraph_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Half-open bounds of the non-empty lines."""
    for match in _PARAGRAPH.finditer(text):
        if not match.group().isspace():
            yield match.span()
