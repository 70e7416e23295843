"""Bytes → text, whatever Arabic encoding they are in; what is no text is refused.

>>> decode("قال الوزير".encode("cp1256")).encoding
'cp1256'
>>> decode("قال الوزير".encode("utf-16")).text
'قال الوزير'
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from tasrih.errors import NotText

SAMPLE = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF", "convert it first (pdftotext)"),
    (b"PK\x03\x04", "a zip or office document", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text first"),
    (b"{\\rtf", "an RTF document", "save it as plain text first"),
    (b"\x89PNG", "an image", "give a text file"),
    (b"\xff\xd8\xff", "an image", "give a text file"),
    (b"GIF8", "an image", "give a text file"),
    (b"\x7fELF", "a program", "give a text file"),
    (b"PAR1", "a Parquet file", "export its rows as JSON lines"),
    (b"SQLite format 3", "a database", "export its rows as JSON lines"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTERS = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0621-\u064a]")
_SINGLE_BYTE = ("cp1256", "iso8859_6", "cp720", "cp864")
_ARTICLE = "ال"
_MOST_CONTROLS = 0.05
_MOST_DAMAGE = 0.02


class Decoded(NamedTuple):
    """Text, the encoding it was in, and what had to be repaired."""

    text: str
    encoding: str
    warnings: list[str]


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text in `data`.

    Raises:
        NotText: it is binary, or in no encoding that gives text.
    """
    if encoding:
        return _as_told(data, encoding)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _readable(data[len(bom) :], name)
    for magic, what, todo in _MAGIC:
        if data.startswith(magic):
            raise NotText(f"this is {what}, not text; {todo}")
    return _without_mark(data)


def _as_told(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, [])
    except (UnicodeDecodeError, LookupError) as error:
        raise NotText(f"cannot be read as {encoding}: {error}; try without --encoding") from error


def _without_mark(data: bytes) -> Decoded:
    sample = data[:SAMPLE]
    if _control_share(sample.decode("latin-1")) > _MOST_CONTROLS:
        return _wide(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", [])
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= _MOST_DAMAGE * len(text) and _ARABIC.search(text):
        return Decoded(text, "utf-8", [f"{text.count(chr(0xFFFD))} damaged bytes, shown as \ufffd"])
    return _single_byte(data) or _guessed(data)


def _wide(data: bytes) -> Decoded:
    """UTF-16 without a mark: every other byte of Arabic is 06, of ASCII 00."""
    for name in ("utf-16-le", "utf-16-be"):
        text = data[:SAMPLE].decode(name, "replace")
        plain = sum(map(len, re.findall("[\u0600-\u06ff\\s!-~]+", text)))
        if plain > 0.9 * len(text):
            return _readable(data, name)
    raise NotText("this is binary data, not text; give a text file or JSON lines")


def _single_byte(data: bytes) -> Decoded | None:
    """The one-byte encoding under which the bytes are mostly Arabic letters and show the article ال most."""
    best: tuple[int, str] | None = None
    for name in _SINGLE_BYTE:
        text = data[:SAMPLE].decode(name, "replace")
        letters = len(_LETTERS.findall(text))
        arabic = len(_ARABIC.findall(text))
        if letters and arabic > letters / 2 and (best is None or text.count(_ARTICLE) > best[0]):
            best = text.count(_ARTICLE), name
    return _readable(data, best[1]) if best else None


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    guess = from_bytes(data[:SAMPLE]).best()
    if guess is None:
        raise NotText("in no encoding that gives text; say which with --encoding, or save it as UTF-8")
    return _readable(data, guess.encoding, [f"encoding guessed: {guess.encoding}"])


def _readable(data: bytes, encoding: str, warnings: list[str] | None = None) -> Decoded:
    text = data.decode(encoding, "replace")
    if _control_share(text[:SAMPLE]) > _MOST_CONTROLS:
        raise NotText("this is binary data, not text; give a text file or JSON lines")
    damaged = text.count("\ufffd")
    found = [f"{damaged} damaged characters, shown as \ufffd"] if damaged else []
    return Decoded(text, encoding, [*(warnings or []), *found])


def _control_share(text: str) -> float:
    return len(_CONTROLS.findall(text)) / max(1, len(text))
