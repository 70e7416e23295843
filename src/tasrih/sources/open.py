"""Paths → articles, one after the other, with what failed and why. Nothing here stops at a bad input."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from tasrih.errors import SourceError
from tasrih.sources.formats import guarded, read
from tasrih.sources.items import Failed, Item, Meter, Options
from tasrih.sources.linked import charset_of, fetched
from tasrih.sources.names import KINDS, stem, wanted
from tasrih.sources.source import Source
from tasrih.sources.stream import stream_of

_STDIN = "-"
_WEB = ("http://", "https://")


def articles(paths: Iterable[str], options: Options | None = None, meter: Meter | None = None) -> Iterator[Item]:
    """All articles of files, folders, addresses and "-" (standard input), in order."""
    told, meter = options or Options(), meter or Meter()
    named = list(paths)
    meter.total = _total(named)
    for path in named:
        if path == _STDIN:
            yield from guarded("standard input", partial(_stdin, told, meter))
        elif is_address(path):
            yield from guarded(path, partial(_address, path, told))
        elif Path(path).is_dir():
            yield from _folder(Path(path), told, meter)
        else:
            yield from _file(Path(path), Path(path).name, told, meter)


def is_address(path: str) -> bool:
    """Whether it is no path but an address on the network."""
    return path.lower().startswith(_WEB)


def _total(paths: list[str]) -> int | None:
    """Bytes of all files, None where a stream or an address is among them."""
    if any(path == _STDIN or is_address(path) for path in paths):
        return None
    size = 0
    for path in map(Path, paths):
        try:
            size += sum(one.stat().st_size for one in _files(path)) if path.is_dir() else path.stat().st_size
        except OSError:
            continue
    return size


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if wanted(path.relative_to(folder).as_posix()))
    return sorted(path for path in found if path.is_file())


def _folder(folder: Path, told: Options, meter: Meter) -> Iterator[Item]:
    found = _files(folder)
    if not found:
        yield Failed(str(folder), SourceError(f"no articles in this folder; files end in {KINDS}"))
    for path in found:
        yield from _file(path, path.relative_to(folder).as_posix(), told, meter)


def _file(path: Path, name: str, told: Options, meter: Meter) -> Iterator[Item]:
    try:
        stream = path.open("rb", buffering=0)
        size = path.stat().st_size
    except OSError as error:
        yield Failed(str(path), SourceError(f"{(error.strerror or str(error)).lower()}; check the path"))
        return
    begun = meter.done
    with stream:
        source = Source(str(path), stem(name), stream_of(stream, meter), told, path if path.is_file() else None)
        yield from guarded(str(path), partial(read, source, name))
    meter.done = begun + size  # what a format read by itself, or left, counts as done


def _stdin(told: Options, meter: Meter) -> Iterator[Item]:
    yield from read(Source("standard input", "", stream_of(sys.stdin.buffer, meter), told))


def _address(url: str, told: Options) -> Iterator[Item]:
    got = fetched(url, told)
    stream = stream_of(io.BytesIO(got.data))
    yield from read(Source(url, url, stream, told, None, got.final_url, charset_of(got.content_type)))
