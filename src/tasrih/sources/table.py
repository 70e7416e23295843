"""CSV and its kin, streamed row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import zip_longest

from tasrih.errors import SourceError, TooLarge
from tasrih.sources import limits
from tasrih.sources.columns import Columns
from tasrih.sources.delimiter import delimiter_of
from tasrih.sources.items import Failed, Item
from tasrih.sources.recode import utf_8
from tasrih.sources.rowitem import no_text_column, row_item
from tasrih.sources.source import Source
from tasrih.sources.stream import Stream


def read(source: Source) -> Iterator[Item]:
    """The articles of the rows."""
    csv.field_size_limit(limits.MAX_BYTES)
    lines = _lines(utf_8(source))
    first = next(lines, "")
    table = csv.reader(_chain(first, lines), delimiter=delimiter_of(first) or ",")
    try:
        header = [name.strip() for name in next(table, [])]
    except csv.Error as error:
        raise SourceError(f"no table: {error}; give CSV with a header, or JSON lines") from error
    columns = Columns(source.told.columns)
    if reason := no_text_column(header, columns, source.told):
        raise SourceError(reason)
    yield from _rows(table, header, columns, source)


def _rows(table: Iterator[list[str]], header: list[str], columns: Columns, source: Source) -> Iterator[Item]:
    number = 0
    while True:
        number += 1
        where = f"{source.where}, row {number}"
        try:
            cells = next(table, None)
        except csv.Error as error:
            yield Failed(where, SourceError(f"no row of a table: {error}; check the quotation marks before it"))
            return
        if cells is None:
            return
        if any(cells):
            values = dict(zip_longest(header, cells[: len(header)], fillvalue=""))
            yield row_item(where, values, columns, source.told, f"{source.name or 'stdin'}-{number}")


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _lines(stream: Stream) -> Iterator[str]:
    """The lines as text; a NUL would end a cell."""
    while line := stream.readline(limits.MAX_BYTES + 1):
        if len(line) > limits.MAX_BYTES:
            raise TooLarge(f"a line longer than {limits.megabytes(limits.MAX_BYTES)}; split it")
        yield line.decode("utf-8", "replace").removeprefix("\ufeff").replace("\x00", " ")
