"""Answers of the record as files: Parquet, CSV, JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from tasrih.errors import TasrihError


def write(answer: duckdb.DuckDBPyRelation, path: Path) -> None:
    """Write an answer in the form that the file's ending names; lists are JSON in CSV.

    Raises:
        TasrihError: the ending is unknown, or the file cannot be written.
    """
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise TasrihError(f"{path}: the ending says the form; use {' '.join(sorted(FORMS))}")
    try:
        form(answer, path)
    except (duckdb.IOException, OSError) as error:
        raise TasrihError(f"{path}: cannot be written: {' '.join(str(error).split())}") from error


def write_text(text: str, path: Path) -> None:
    """Write a text.

    Raises:
        TasrihError: the file cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise TasrihError(f"{path}: cannot be written: {error.strerror or error}") from error


def json_lines(answer: duckdb.DuckDBPyRelation) -> Iterator[str]:
    """Each row as a JSON object."""
    rows = answer.select(duckdb.SQLExpression("to_json(struct_pack(*COLUMNS(*)))::VARCHAR"))
    return (line for (line,) in rows.fetchall())


def _parquet(answer: duckdb.DuckDBPyRelation, path: Path) -> None:
    answer.write_parquet(str(path), compression="zstd")


def _csv(answer: duckdb.DuckDBPyRelation, path: Path) -> None:
    flat = ", ".join(_flat(name, str(kind)) for name, kind in zip(answer.columns, answer.types, strict=True))
    answer.project(flat).write_csv(str(path), header=True)


def _flat(name: str, kind: str) -> str:
    quoted = '"' + name.replace('"', '""') + '"'
    nested = kind.endswith("[]") or kind.startswith("STRUCT")
    return f"to_json({quoted})::VARCHAR AS {quoted}" if nested else quoted


def _jsonl(answer: duckdb.DuckDBPyRelation, path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in json_lines(answer))


FORMS: dict[str, Callable[[duckdb.DuckDBPyRelation, Path], None]] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".jsonl": _jsonl,
}
"""File endings and what writes them."""
