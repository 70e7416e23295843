"""Which record a command is about: its first argument, or the one that TASRIH_RECORD names."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tasrih.errors import RecordBusy
from tasrih.record.database import Database

if TYPE_CHECKING:
    from tasrih.record.writer import Writer

VARIABLE = "TASRIH_RECORD"
_ENDING = ".duckdb"


def record_file(words: str = "", most: int | None = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The positional arguments of a command about one record: `[FILE]`, then what `words` calls the others.

    The command gets `path`, and where there are `words` those as `words`, at most `most` of them:
    `@record_file("ACTOR ACTOR", most=2)` → `command(path, words, …)`.
    """

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def told(given: tuple[str, ...], **options: Any) -> Any:
            path, rest = record_and_words(given)
            if words:
                options["words"] = _few(rest, most)
            else:
                _few(rest, 0)
            return command(path=path, **options)

        return click.argument("given", nargs=-1, metavar=f"[FILE] {words}".strip())(told)

    return decorated


def record_and_words(given: Sequence[str]) -> tuple[Path, tuple[str, ...]]:
    """The record and the other arguments. The first is the record where it is a file or ends in .duckdb.

    Raises:
        UsageError: none is named, and TASRIH_RECORD names none.
    """
    if given and (given[0].endswith(_ENDING) or Path(given[0]).is_file()):
        return Path(given[0]), tuple(given[1:])
    if named := os.environ.get(VARIABLE):
        return Path(named), tuple(given)
    raise click.UsageError(f"which record? Name the file first (news{_ENDING}), or set {VARIABLE} to it")


def _few(words: tuple[str, ...], most: int | None) -> tuple[str, ...]:
    if most is not None and len(words) > most:
        raise click.UsageError(f"unexpected argument {words[most]!r}; a record that is named first ends in {_ENDING}")
    return words


def concluded(path: Path) -> Database:
    """A record whose conclusions are those of the articles it holds; drawn now where they are not.

    Raises:
        RecordError: there is no record, or it cannot be written.
    """
    from tasrih.measure.conclude import STAGES, conclude
    from tasrih.record.files import check_path
    from tasrih.record.migrations import is_current

    database = Database(path)
    check_path(path)
    if not (is_current(path) and {database.drawn_from(name) for name in STAGES} == {database.inputs()}):
        bring_up(path, conclude)
    return database


def bring_up(path: Path, work: Callable[[Writer, Callable[[str], None]], None]) -> None:
    """Do what makes a record current, with a bar; a record that is being written stays as it is, which is told."""
    from tasrih.cli.progress import StageBar
    from tasrih.record.writer import Writer

    try:
        with Writer(path) as writer, StageBar() as bar:
            work(writer, bar.stage)
    except RecordBusy:
        click.echo("tasrih: the record is being written; the newest articles may be missing here", err=True)
