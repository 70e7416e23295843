"""Every format by its name, imported only when met."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from importlib import import_module

from tasrih.errors import SourceError, TooLarge
from tasrih.sources import limits
from tasrih.sources.items import Failed, Item
from tasrih.sources.names import unpacked
from tasrih.sources.sniff import Kind, sniff
from tasrih.sources.source import Format, Source
from tasrih.sources.stream import gunzipped, look, unzstd

_MODULES: dict[Kind, str] = {
    "text": "plain",
    "json": "rows",
    "page": "page.read",
    "feed": "feed",
    "table": "table",
    "parquet": "parquet",
    "warc": "warc",
    "zip": "zipped",
}


def read(source: Source, file_name: str = "") -> Iterator[Item]:
    """The articles of a source, whatever it is.

    Raises:
        SourceError: it is no source, or what was read of it ends here.
    """
    kind = sniff(look(source.stream), file_name, source.told.columns)
    if kind in ("gzip", "zstd", "zip") and source.depth >= limits.MAX_DEPTH:
        raise TooLarge(f"packed more than {limits.MAX_DEPTH} times; unpack it yourself")
    if kind in ("gzip", "zstd"):
        stream = gunzipped(source.stream) if kind == "gzip" else unzstd(source.stream)
        yield from read(source._replace(stream=stream, path=None, depth=source.depth + 1), unpacked(file_name))
        return
    reader: Format = import_module(f"tasrih.sources.{_MODULES[kind]}").read
    yield from reader(source)


def guarded(where: str, items: Callable[[], Iterator[Item]]) -> Iterator[Item]:
    """The same items; an error becomes the last one."""
    try:
        yield from items()
    except SourceError as error:
        yield Failed(where, error)
    except (EOFError, zlib.error) as error:
        yield Failed(where, SourceError(f"damaged or cut off ({error}); fetch it again"))
    except OSError as error:
        yield Failed(where, SourceError(f"{(error.strerror or str(error)).lower()}; cannot be read"))
