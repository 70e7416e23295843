"""The first promise of a reading: every span is what the article has there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec


def misplaced(text: str, reading: Any) -> list[str]:
    """Descriptions of the spans, at any depth, for which `text[start:end]` is not their text."""
    return list(_walk(text, msgspec.to_builtins(reading), "reading"))


def _walk(text: str, value: Any, where: str) -> Iterator[str]:
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from _walk(text, item, f"{where}[{i}]")
    elif isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            if not 0 <= start <= end <= len(text):
                yield f"{where}: [{start}:{end}] is outside the text"
            elif "text" in value and text[start:end] != value["text"]:
                yield f"{where}: [{start}:{end}] is {text[start:end]!r}, not {value['text']!r}"
        for key, item in value.items():
            yield from _walk(text, item, f"{where}.{key}")
