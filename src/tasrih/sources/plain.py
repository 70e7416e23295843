"""A text file: one article."""

from __future__ import annotations

from collections.abc import Iterator

from tasrih.model import Article
from tasrih.sources import limits
from tasrih.sources.decode import decode
from tasrih.sources.finish import finished
from tasrih.sources.items import Item
from tasrih.sources.source import Source
from tasrih.sources.stream import all_of


def read(source: Source) -> Iterator[Item]:
    """The article that is the whole of the source."""
    data = all_of(source.stream, limits.MAX_BYTES, "give one article a file, or JSON lines")
    text, _, warnings = decode(data, source.told.encoding)
    yield finished(source.where, Article(text=text, id=source.name, url=source.url), source.told, warnings)
