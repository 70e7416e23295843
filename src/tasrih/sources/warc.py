"""Web archives: the Arabic pages among the answers, streamed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import msgspec

from tasrih.errors import SourceError
from tasrih.model import Article
from tasrih.sources import limits
from tasrih.sources.arabic import why_not_arabic
from tasrih.sources.extra import needed
from tasrih.sources.finish import finished
from tasrih.sources.items import Failed, Item, Skipped
from tasrih.sources.linked import charset_of
from tasrih.sources.source import Source
from tasrih.sources.stream import Stream

_OK = 200
_PAGES = ("text/html", "application/xhtml+xml")


def read(source: Source) -> Iterator[Item]:
    """The articles of its Arabic pages; everything else is skipped, with the reason."""
    with needed("web archives"):
        from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    try:
        records = ArchiveIterator(
            _Forward(source.stream), record_types=WarcRecordType.response, auto_decode="all", fsspec_args=False
        )
        for record in records:
            number += 1
            yield _item(record, number, source)
    except (SourceError, GeneratorExit):
        raise
    except BaseException as error:
        if not _is_damage(error):
            raise
        why = f"the web archive is damaged behind record {number} ({type(error).__name__}); fetch it again"
        raise SourceError(why) from error


class _Forward:
    """What fastwarc needs of a stream: it asks where it stands, and never jumps."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read1(size)  # no more than is there: damage further on must not take it away
        self._at += len(data)
        return data

    def tell(self) -> int:
        """Bytes read."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Stay."""
        return self._at

    def close(self) -> None:
        """Whoever opened the stream closes it."""


def _is_damage(error: BaseException) -> bool:
    """A panic of the library's Rust code is no Exception, but no wish to end either."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def _item(record: Any, number: int, source: Source) -> Item:
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    where = f"{source.where}, record {number}" + (f" ({url[:200]})" if url else "")
    try:
        return _page(record, where, url, number, source)
    except SourceError as error:
        return Failed(where, error)
    except BaseException as error:
        if not _is_damage(error):
            raise
        return Failed(where, SourceError(f"a damaged record ({type(error).__name__}); fetch the page again"))


def _page(record: Any, where: str, url: str, number: int, source: Source) -> Item:
    from tasrih.sources.page.read import page_article, page_text

    if why := _no_page(record):
        return Skipped(where, why)
    data = record.reader.read(limits.MAX_PAGE + 1)
    if len(data) > limits.MAX_PAGE:
        return Skipped(where, f"larger than {limits.megabytes(limits.MAX_PAGE)}")
    charset = record.http_charset or charset_of(_header(record, "Content-Type"))
    html, _ = page_text(data, source.told.encoding, charset)
    if why := why_not_arabic(html):
        return Skipped(where, why)
    article, warnings = page_article(data, source.told.encoding, url or None, charset)
    article, late = _bounded(article, record)
    named = msgspec.structs.replace(article, id=f"{source.name or 'warc'}-{number}")
    return finished(where, named, source.told, [*warnings, *late])


def _no_page(record: Any) -> str | None:
    status = record.http_headers.status_code if record.http_headers else None
    if status != _OK:
        return f"HTTP status {status}" if status else "no HTTP answer"
    kind = str(record.http_content_type or _header(record, "Content-Type")).partition(";")[0].strip().lower()
    return None if kind in _PAGES else f"no page but {kind or 'of unknown type'}"


def _header(record: Any, name: str) -> str:
    return str(record.http_headers.get(name) or "") if record.http_headers else ""


def _bounded(article: Article, record: Any) -> tuple[Article, list[str]]:
    """Nothing is published after it was crawled; a day is let pass for time zones."""
    if not (article.published and record.record_date):
        return article, []
    crawled = record.record_date.date()
    if article.published <= (crawled + datetime.timedelta(days=1)).isoformat():
        return article, []
    odd = f"published: the page says {article.published}, but it was crawled on {crawled}; left out"
    return msgspec.structs.replace(article, published=None), [odd]
