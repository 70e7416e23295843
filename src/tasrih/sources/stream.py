"""Streams of bytes: counted for the meter, and unpacked within limits."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from tasrih.errors import SourceError, TooLarge
from tasrih.sources import limits
from tasrih.sources.extra import needed
from tasrih.sources.items import Meter

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD = 4096
"""Bytes that tell a format."""
_BUFFER = 1 << 16
_FEED_GZIP = 4096
_FEED_ZSTD = 1024  # 4 bytes can stand for 128 KB: this bounds what one step gives to 32 MB
_WINDOW = 1 << 27

Stream = io.BufferedReader


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = ..., /) -> bytes:
        """At most `size` bytes, none at the end."""
        ...


class Decompressor(Protocol):
    """One gzip member or zstd frame."""

    @property
    def eof(self) -> bool:
        """It is whole."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What came behind its end."""
        ...

    def decompress(self, data: bytes, /) -> bytes:
        """The bytes that follow from `data`."""
        ...


class Budget:
    """Bytes in and bytes out of one container."""

    def __init__(self, packed: int = 0) -> None:
        self.packed = packed
        self.unpacked = 0

    def spend(self, size: int) -> None:
        """Count `size` unpacked bytes.

        Raises:
            TooLarge: that is no longer a packed text but a bomb.
        """
        self.unpacked += size
        if self.unpacked > limits.MAX_UNPACKED:
            raise TooLarge(f"unpacks to more than {limits.megabytes(limits.MAX_UNPACKED)}; split it")
        if self.unpacked > limits.FREE and self.unpacked > limits.MAX_RATIO * self.packed:
            raise TooLarge(f"unpacks to more than {limits.MAX_RATIO} times its size; if you trust it, unpack it")


class Chunks(io.RawIOBase):
    """A raw stream over `more`; it fills at least HEAD bytes, so that a look ahead sees enough."""

    def __init__(self) -> None:
        super().__init__()
        self._ready = memoryview(b"")
        self._late: Exception | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer` from its beginning."""
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < min(len(view), HEAD):
            if not len(self._ready):
                self._ready = memoryview(self._more_unless(filled))
                if not len(self._ready):
                    break
            taken = self._ready[: len(view) - filled]
            view[filled : filled + len(taken)] = taken
            self._ready = self._ready[len(taken) :]
            filled += len(taken)
        return filled

    def _more_unless(self, filled: int) -> bytes:
        """The next bytes; an error waits until those before it were taken."""
        if self._late is not None:
            raise self._late
        try:
            return self.more()
        except Exception as error:
            if not filled:
                raise
            self._late = error
            return b""

    def more(self) -> bytes:
        """The next bytes, none at the end."""
        raise NotImplementedError


class _Counted(Chunks):
    def __init__(self, raw: Any, meter: Meter | None, budget: Budget | None) -> None:
        super().__init__()
        self._read = getattr(raw, "read1", raw.read)
        self._meter = meter
        self._budget = budget

    def more(self) -> bytes:
        """As read from below."""
        data: bytes = self._read(_BUFFER) or b""
        if self._meter is not None:
            self._meter.done += len(data)
        if self._budget is not None:
            self._budget.spend(len(data))
        return data


class _Unpacked(Chunks):
    """Members or frames, one behind the other."""

    def __init__(self, packed: Readable, make: Callable[[], Decompressor], feed: int, damage: str) -> None:
        super().__init__()
        self._packed = packed
        self._make = make
        self._feed = feed
        self._damage = damage
        self._part: Decompressor | None = None
        self._rest = b""
        self._budget = Budget()

    def more(self) -> bytes:
        """What the next packed bytes give."""
        data = b""
        while not data:
            given = self._rest or self._packed.read(self._feed)
            if not self._rest:
                self._budget.packed += len(given)
            self._rest = b""
            if not given:
                if self._part is not None:
                    raise SourceError(self._damage)
                return b""
            data = self._step(given)
            self._budget.spend(len(data))
        return data

    def _step(self, given: bytes) -> bytes:
        if self._part is None:
            given = given.lstrip(b"\0")  # padding of tapes
            if not given:
                return b""
            self._part = self._make()
        try:
            data = self._part.decompress(given)
        except Exception as error:  # zlib.error or ZstdError, which may not be importable
            raise SourceError(self._damage) from error
        if self._part.eof:
            self._rest = self._part.unused_data
            self._part = None
        return data


def stream_of(raw: Any, meter: Meter | None = None, budget: Budget | None = None) -> Stream:
    """A stream that can look ahead."""
    return Stream(_Counted(raw, meter, budget), _BUFFER)


def gunzipped(packed: Readable) -> Stream:
    """What a gzip stream holds."""
    damage = "the gzip data is damaged or cut off; fetch it again"
    return Stream(_Unpacked(packed, lambda: zlib.decompressobj(31), _FEED_GZIP, damage), _BUFFER)


def unzstd(packed: Readable) -> Stream:
    """What a zstd stream holds."""
    with needed("zstd"):
        import zstandard
    damage = "the zstd data is damaged, cut off, or needs more memory than allowed; fetch it again"

    def frame() -> Decompressor:
        made: Decompressor = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
        return made

    return Stream(_Unpacked(packed, frame, _FEED_ZSTD, damage), _BUFFER)


def look(stream: Stream) -> bytes:
    """The first bytes, which stay in the stream."""
    return stream.peek(HEAD)[:HEAD]


def all_of(stream: Readable, limit: int, advice: str) -> bytes:
    """The rest of a stream.

    Raises:
        TooLarge: it is longer than `limit`.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(f"larger than {limits.megabytes(limit)}; {advice}")
    return data
