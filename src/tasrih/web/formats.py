"""Rows of an answer as JSON, CSV or Parquet: exactly those that a view shows."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tasrih.record.files import memory
from tasrih.record.listing import Row
from tasrih.web.resources import Answer


class Form(NamedTuple):
    """A form of download: its media type, and what makes it."""

    media_type: str
    make: Callable[[Answer], bytes]


def _json(answer: Answer) -> bytes:
    return msgspec.json.format(msgspec.json.encode(answer.rows), indent=1)


def _csv(answer: Answer) -> bytes:
    """With a byte order mark, without which spreadsheets take Arabic for something else; lists are JSON."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow([_cell(row.get(name)) for name in answer.columns])
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return msgspec.json.encode(value).decode()
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value


def _parquet(answer: Answer) -> bytes:
    shape = msgspec.json.encode([answer.columns]).decode()
    rows: list[Row] = [{name: row.get(name) for name in answer.columns} for row in answer.rows]
    with memory() as connection, tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "answer.parquet")
        connection.execute(
            "CREATE TABLE answer AS SELECT unnest(from_json(?, ?), max_depth := 2)",
            [msgspec.json.encode(rows).decode(), shape],
        )
        connection.table("answer").write_parquet(str(path), compression="zstd")
        return path.read_bytes()


def _ics(answer: Answer) -> bytes:
    """All that was asked for: a calendar has no parts."""
    return answer.calendar().encode("utf-8", "replace") if answer.calendar else b""


FORMS = {
    "json": Form("application/json", _json),
    "csv": Form("text/csv; charset=utf-8", _csv),
    "parquet": Form("application/vnd.apache.parquet", _parquet),
    "ics": Form("text/calendar; charset=utf-8", _ics),
}
"""What `?format=` can be; `ics` only where an answer has a calendar."""
