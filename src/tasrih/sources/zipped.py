"""Zip archives: every file in them that could be an article. Nothing is written to disk under their names."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO

from tasrih.errors import NotText, SourceError, TooLarge
from tasrih.sources import limits
from tasrih.sources.items import Item
from tasrih.sources.names import KINDS, stem, wanted
from tasrih.sources.source import Source
from tasrih.sources.stream import Budget, stream_of

_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError, KeyError, IndexError)
_IN_MEMORY = 16 << 20


def read(source: Source) -> Iterator[Item]:
    """The articles of the files in a zip."""
    if source.path is not None:
        with source.path.open("rb") as file:
            yield from _archive(file, source)
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        size = 0
        while data := source.stream.read(1 << 20):
            size += len(data)
            spool.write(data)
        spool.seek(0)
        yield from _archive(spool, source)


def _archive(file: IO[bytes], source: Source) -> Iterator[Item]:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _refuse(entries)
            budget = Budget(max(1, file.seek(0, 2)))
            yield from _entries(archive, entries, budget, source)
    except _DAMAGE as error:
        raise SourceError(f"the zip is damaged or cut off ({type(error).__name__}); fetch it again") from error


def _refuse(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > limits.MAX_ENTRIES:
        raise TooLarge(f"more than {limits.MAX_ENTRIES} files in it; split it")
    if any(entry.filename in _OFFICE for entry in entries[:3]):
        raise NotText("this is an office document or e-book, not text; save it as plain text first")


def _entries(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], budget: Budget, source: Source
) -> Iterator[Item]:
    from tasrih.sources.formats import guarded

    found = sorted((e for e in entries if not e.is_dir() and wanted(e.filename)), key=lambda e: e.filename)
    if not found:
        raise SourceError(f"no articles in this zip; files end in {KINDS}")
    for entry in found:
        where = f"{source.where}, {entry.filename}"
        yield from guarded(where, partial(_one, archive, entry, where, budget, source))


def _one(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str, budget: Budget, source: Source
) -> Iterator[Item]:
    from tasrih.sources.formats import read as read_any

    try:
        with archive.open(entry) as packed:
            inner = source._replace(where=where, name=stem(entry.filename), stream=stream_of(packed, None, budget))
            yield from read_any(inner._replace(path=None, url=None, depth=source.depth + 1), entry.filename)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise SourceError(f"cannot be unpacked ({error}); unpack it yourself") from error
