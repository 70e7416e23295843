"""A stream in any Arabic encoding → the same text in UTF-8, bit by bit."""

from __future__ import annotations

import codecs

from tasrih.errors import NotText
from tasrih.sources.decode import decode
from tasrih.sources.sniff import is_utf_8
from tasrih.sources.source import Source
from tasrih.sources.stream import Chunks, Stream, look

_BUFFER = 1 << 16


def utf_8(source: Source) -> Stream:
    """The stream itself where it is UTF-8, else one that recodes it.

    Raises:
        NotText: it is in no known encoding.
    """
    head = look(source.stream)
    if source.told.encoding is None and is_utf_8(head):
        return source.stream
    encoding = _encoding(head, source.told.encoding)
    return Stream(_Recoded(source.stream, encoding, "strict" if source.told.encoding else "replace"), _BUFFER)


def _encoding(head: bytes, told: str | None) -> str:
    """The told one, if there is such a one; else what the beginning looks like."""
    if told is None:
        return decode(head).encoding
    try:
        return codecs.lookup(told).name
    except LookupError as error:
        raise NotText(f"cannot be read as {told}: there is no such encoding; try without --encoding") from error


class _Recoded(Chunks):
    def __init__(self, raw: Stream, encoding: str, errors: str) -> None:
        super().__init__()
        self._raw = raw
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)(errors)
        self._begun = False

    def more(self) -> bytes:
        text = ""
        while not text:
            data = self._raw.read(_BUFFER)
            try:
                text = self._decoder.decode(data, final=not data)
            except UnicodeDecodeError as error:
                raise NotText(f"cannot be read as {self._encoding}: {error}; try without --encoding") from error
            if not data:
                break
        if not self._begun and text:
            text, self._begun = text.removeprefix("\ufeff"), True
        return text.encode("utf-8", "replace")
