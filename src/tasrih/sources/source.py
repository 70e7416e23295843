"""One stream of bytes on its way to articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tasrih.sources.items import Item, Options
from tasrih.sources.stream import Stream


class Source(NamedTuple):
    """Bytes, what to call them, and what is known about them.

    `where` is for people, `name` the stem of ids. `path` is the local file that holds exactly these bytes, for
    formats that jump about. `url` and `charset` come from the network. `depth` counts containers around it.
    """

    where: str
    name: str
    stream: Stream
    told: Options
    path: Path | None = None
    url: str | None = None
    charset: str | None = None
    depth: int = 0


Format = Callable[[Source], Iterator[Item]]
"""Gives the articles of a source. May raise SourceError and OSError, nothing else."""
