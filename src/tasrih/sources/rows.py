"""JSON lines ({id, published, title, text, url, outlet}), one JSON object, or a JSON array of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from tasrih.errors import NotText, SourceError, TooLarge
from tasrih.model import Article
from tasrih.sources.limits import MAX_BYTES, megabytes

_Parsed = tuple[str, "Article | SourceError"]


class Row(msgspec.Struct):
    """The fields of a row that are read; others are ignored."""

    text: str
    id: str | int | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None


def rows(stream: BinaryIO, name: str) -> Iterator[_Parsed]:
    """("line 7", article or error) for every row of a stream that holds JSON."""
    head = stream.readline(MAX_BYTES + 1)
    if not _complete(head):
        whole = head + stream.read(MAX_BYTES)
        if (value := _value(whole)) is not None:
            yield from _values(value, name)
            return
        yield from _lines(iter(whole.splitlines(keepends=True)), name)
        return
    yield from _lines(_chain(head, stream), name)


def _chain(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    while line := stream.readline(MAX_BYTES + 1):
        yield line


def _lines(lines: Iterator[bytes], name: str) -> Iterator[_Parsed]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"line {number}"
        if len(line) > MAX_BYTES:
            yield where, TooLarge(f"longer than {megabytes(MAX_BYTES)}; split it")
            return
        yield where, _article(_value(line), f"{name}-{number}")


def _values(value: Any, name: str) -> Iterator[_Parsed]:
    several = isinstance(value, list)
    for number, one in enumerate(value if several else [value], 1):
        yield (f"row {number}" if several else ""), _article(one, f"{name}-{number}" if several else name)


def _complete(line: bytes) -> bool:
    return isinstance(_value(line), dict)


def _value(data: bytes) -> Any:
    """The JSON value in `data`, None where it is none. Lone surrogates pass: they are mended later."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _article(value: Any, fallback: str) -> Article | SourceError:
    if value is None:
        return NotText("no JSON object; give one object a line with at least a text")
    try:
        row = msgspec.convert(value, Row)
    except msgspec.ValidationError as error:
        return SourceError(f"{error}; a row is an object {{id, published, title, text, url, outlet}}")
    name = fallback if row.id is None or row.id == "" else str(row.id)
    return Article(text=row.text, id=name, published=row.published, title=row.title, url=row.url, outlet=row.outlet)
