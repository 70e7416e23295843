"""The format of bytes, from their beginning. The file's name only helps where the bytes leave a doubt.

>>> sniff(b"<!DOCTYPE html><html>"), sniff(b'{"text": "x"}'), sniff(b"title;body;date" + bytes([10]))
('page', 'json', 'table')
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from tasrih.sources.columns import known_columns
from tasrih.sources.delimiter import cells, delimiter_of

Kind = Literal["gzip", "zstd", "zip", "parquet", "warc", "json", "feed", "page", "table", "text"]
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
_JSON = re.compile(r'\[?\s{0,99}\{\s{0,99}["}]|\[\s{0,99}\]')
_PROLOG = re.compile(r"\s+|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->")
_PAGE = re.compile(r"<(?:!doctype html|html|head|body|title|meta|div|p|article|section|main|h1|h2|table|span)\b")
_FEED = re.compile(r"<(?:[a-z]{1,9}:)?(?:rss|feed|rdf)\b")
_TAG = re.compile(r"</?(?:p|div|br|h1|h2|span|article|meta|title)\b[^<>]{0,500}>")
_TABLES = frozenset({".csv", ".tsv"})
_FEEDS = frozenset({".rss", ".atom"})
_FEW_TAGS = 3


def sniff(head: bytes, name: str = "", columns: Mapping[str, str] | None = None) -> Kind:
    """What the bytes are. `name` is the file's, `columns` the mapping that the user gave."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if _SKIPPABLE.match(head):
        return "zstd"
    return _of_text(_letters(head), Path(name).suffix.lower(), columns or {})


def is_utf_8(head: bytes) -> bool:
    """Whether it may be UTF-8; the last letter may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return b"\x00" not in head[:99]


def _letters(head: bytes) -> str:
    """The ASCII of any encoding stays where it was, which is enough to tell a format."""
    for bom in _BOMS:
        head = head.removeprefix(bom)
    if is_utf_8(head):
        return head.decode("utf-8", "ignore")
    return head.replace(b"\x00", b"").decode("latin-1")


def _of_text(text: str, suffix: str, columns: Mapping[str, str]) -> Kind:
    bare = text.lstrip("\ufeff \t\r\n")
    if _JSON.match(bare):
        return "json"
    if bare.startswith("<"):
        return _markup(bare.lower(), suffix)
    if suffix in _TABLES or _is_table(text, columns):
        return "table"
    return "page" if len(_TAG.findall(bare.lower())) >= _FEW_TAGS else "text"


def _markup(text: str, suffix: str) -> Kind:
    at = 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    rest = text[at:]
    page, feed = _PAGE.search(rest), _FEED.search(rest)
    if feed and (page is None or feed.start() < page.start()):
        return "feed"
    return "feed" if page is None and (suffix in _FEEDS or text.startswith("<?xml")) else "page" if page else "text"


def _is_table(text: str, columns: Mapping[str, str]) -> bool:
    """The first line is a header: short names, two of them known."""
    line, end, _ = text.partition("\n")
    delimiter = delimiter_of(line)
    if not end or delimiter is None:
        return False
    return known_columns(cells(line, delimiter), columns) > 1
