"""JSON lines, one JSON object, an array of them, {"articles": […]}, JSON Feed. Any size: it is read piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from tasrih.errors import NotText, SourceError, TooLarge
from tasrih.sources import limits
from tasrih.sources.columns import Columns
from tasrih.sources.elements import elements
from tasrih.sources.items import Failed, Item
from tasrih.sources.recode import utf_8
from tasrih.sources.rowitem import row_item
from tasrih.sources.source import Source
from tasrih.sources.stream import Stream

_JSON_FEED = "https://jsonfeed.org/"
_LISTS = ("articles", "items", "results", "docs", "documents", "data", "news", "rows")
_Values = Iterator[tuple[str, Any]]


def read(source: Source) -> Iterator[Item]:
    """The articles of a source that holds JSON."""
    stream = utf_8(source)
    head = stream.readline(limits.MAX_BYTES + 1).removeprefix(b"\xef\xbb\xbf")
    first = value_of(head)
    if isinstance(first, dict) and _listed(first) is None:
        yield from _items(_lines(head, stream), source)
        return
    whole = head + stream.read(limits.MAX_BYTES)
    if (value := value_of(whole)) is not None:
        yield from _whole(value, source)
    elif whole.lstrip().startswith(b"[") and len(whole) > limits.MAX_BYTES:
        yield from _items(elements(whole, stream), source)
    else:
        yield from _items(_numbered(iter(whole.splitlines(keepends=True))), source)


def value_of(data: bytes) -> Any:
    """The JSON value in `data`, None where it is none. Lone surrogates pass: they are mended later."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _whole(value: Any, source: Source) -> Iterator[Item]:
    if isinstance(value, dict) and str(value.get("version")).startswith(_JSON_FEED):
        from tasrih.sources.jsonfeed import feed_items

        yield from feed_items(value, source)
        return
    several = _listed(value) if isinstance(value, dict) else value if isinstance(value, list) else None
    if several is None:
        yield _item("", value, Columns(source.told.columns), source)
        return
    yield from _items(((f"row {number}", one) for number, one in enumerate(several, 1)), source)


def _listed(value: dict[str, Any]) -> list[Any] | None:
    """The rows of an object that only wraps them."""
    for name in _LISTS:
        rows = value.get(name)
        if isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows):
            return rows
    return None


def _lines(head: bytes, stream: Stream) -> _Values:
    def chain() -> Iterator[bytes]:
        yield head
        while line := stream.readline(limits.MAX_BYTES + 1):
            yield line

    return _numbered(chain())


def _numbered(lines: Iterator[bytes]) -> _Values:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if len(line) > limits.MAX_BYTES:
            yield f"line {number}", TooLarge(f"longer than {limits.megabytes(limits.MAX_BYTES)}; split it")
            return
        yield f"line {number}", value_of(line)


def _items(values: _Values, source: Source) -> Iterator[Item]:
    columns = Columns(source.told.columns)
    for place, value in values:
        yield _item(place, value, columns, source)


def _item(place: str, value: Any, columns: Columns, source: Source) -> Item:
    where = f"{source.where}, {place}" if place else source.where
    if isinstance(value, SourceError):
        return Failed(where, value)
    if not isinstance(value, dict):
        return Failed(where, NotText("no JSON object; give one object a line with at least a text"))
    name = source.name or "stdin"
    fallback = f"{name}-{place.rpartition(' ')[2]}" if place else name
    return row_item(where, value, columns, source.told, fallback)
