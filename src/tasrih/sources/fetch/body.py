"""The body of an answer: only text, pages and feeds, unpacked by us, piece by piece, within limits."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from tasrih.errors import FetchFailed, FetchRefused
from tasrih.sources.fetch.limits import FetchLimits
from tasrih.sources.fetch.url import shown
from tasrih.sources.limits import megabytes

ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml,*/*;q=0.5"
CODINGS = "gzip"
_READABLE = re.compile(
    r"\A(?:text/[\w.+\-]+|application/(?:xml|json|x-ndjson|jsonl|ld\+json|[\w.\-]+\+(?:xml|json)))\Z"
)
_PIECE = 64 << 10
_FREE = 1 << 20
_MEMBERS = 1000
_PIECES, _CRUMB = 10_000, 64
_GZIP = 16 + zlib.MAX_WBITS


def check_type(where: object, content_type: str) -> None:
    """Raises FetchRefused for what is no text, page or feed. No type at all is looked at later, by content."""
    kind = content_type.partition(";")[0].partition(",")[0].strip().lower()
    if "/" in kind and not _READABLE.match(kind):
        raise FetchRefused(f"{shown(where)} is {shown(kind)}, no page, feed or text; download it and give the file")


def check_length(where: object, told: str, limits: FetchLimits) -> None:
    """Raises FetchRefused where the header already says that it is too much."""
    if told.isascii() and told.isdigit() and (len(told) > 15 or int(told) > limits.wire_bytes):
        raise _too_much(where, limits.wire_bytes)


def unpacked(where: object, coding: str, stream: Iterator[bytes], limits: FetchLimits) -> Iterator[bytes]:
    """The body as it was before the server packed it.

    Raises:
        FetchRefused: it is too large or grows suspiciously, or is packed in a way we did not ask for.
        FetchFailed: it is broken.
    """
    kind = coding.strip().lower()
    if kind in ("", "identity"):
        return _limited(where, stream, limits.wire_bytes)
    if kind not in ("gzip", "x-gzip"):
        raise FetchRefused(f"{shown(where)} is packed as {shown(kind)}, only gzip is read; save the page by hand")
    return _Unzip(where, limits).all(_limited(where, stream, limits.wire_bytes))


def _limited(where: object, stream: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """Crumbs cost time out of proportion to their size."""
    size = 0
    for count, piece in enumerate(stream):
        size += len(piece)
        if count > _PIECES and size < _CRUMB * count:
            raise FetchRefused(f"{shown(where)} comes in too small pieces; save the page by hand")
        if size > limit:
            raise _too_much(where, limit)
        yield piece


def _too_much(where: object, limit: int) -> FetchRefused:
    return FetchRefused(f"{shown(where)} is over {megabytes(limit)}, no page or feed; download it and give the file")


class _Unzip:
    """gzip in pieces of bounded size; a bomb is noticed while it opens."""

    def __init__(self, where: object, limits: FetchLimits) -> None:
        self._where = where
        self._limits = limits
        self._packed = 0
        self._size = 0
        self._members = 0

    def all(self, stream: Iterator[bytes]) -> Iterator[bytes]:
        """Everything in the stream, one gzip member after the other."""
        member: zlib._Decompress | None = None
        for packed in stream:
            self._packed += len(packed)
            rest = packed
            while rest:
                member = member or self._next(rest)
                piece, rest, over = self._step(member, rest)
                yield piece
                member = None if over else member
        if member is not None:
            raise FetchFailed(f"{shown(self._where)} broke off in the middle; try again")

    def _next(self, rest: bytes) -> zlib._Decompress:
        self._members += 1
        if self._members > _MEMBERS:
            raise FetchRefused(f"{shown(self._where)} is packed {_MEMBERS} times over; save the page by hand")
        return zlib.decompressobj(_GZIP)

    def _step(self, member: zlib._Decompress, data: bytes) -> tuple[bytes, bytes, bool]:
        try:
            piece = member.decompress(data, _PIECE)
        except zlib.error as error:
            raise FetchFailed(f"{shown(self._where)} is no valid gzip; try again, or save the page by hand") from error
        self._count(len(piece))
        return piece, member.unused_data if member.eof else member.unconsumed_tail, member.eof

    def _count(self, size: int) -> None:
        self._size += size
        if self._size > self._limits.body_bytes:
            raise _too_much(self._where, self._limits.body_bytes)
        if self._size > _FREE and self._size > self._limits.ratio * self._packed:
            raise FetchRefused(f"{shown(self._where)} unpacks to over {self._limits.ratio} times its size; not read")
