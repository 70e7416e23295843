"""RSS and Atom feeds, by feedparser: given bytes only, never an address or a path, and no entity declarations."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from tasrih.errors import SourceError
from tasrih.sources import limits
from tasrih.sources.decode import decode
from tasrih.sources.entry import Entry, entry_item
from tasrih.sources.extra import needed
from tasrih.sources.items import Item
from tasrih.sources.page.guard import checked_tags
from tasrih.sources.source import Source
from tasrih.sources.stream import all_of

_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_CHARSET = re.compile(rb"<\?xml[^>]{0,200}?encoding\s?=\s?[\"'](windows-1256|cp1256|iso-8859-6)[\"']", re.IGNORECASE)
_MOST_ENTRIES = 10_000


def read(source: Source) -> Iterator[Item]:
    """The articles of the entries."""
    data = all_of(source.stream, limits.MAX_FEED, "split the feed")
    parsed = _parsed(_text(data, source))
    entries = parsed.get("entries") or []
    outlet = _text_of(parsed.get("feed"), "title")
    if not entries:
        raise SourceError("no entries of a feed in it; give an RSS or Atom feed, a page, or plain text")
    for number, entry in enumerate(entries[:_MOST_ENTRIES], 1):
        yield entry_item(f"{source.where}, entry {number}", _entry(entry, outlet), source, number)


def _text(data: bytes, source: Source) -> str:
    """The feed as text, in the encoding that it declares where that is Arabic."""
    declared = _CHARSET.search(data[:1000])
    told = source.told.encoding or (declared[1].decode("ascii") if declared else None)
    return decode(data, told).text


def _parsed(text: str) -> Any:
    if "<!ENTITY" in text or "<!entity" in text:
        raise SourceError("the feed declares entities of its own, which is not read; take the <!ENTITY …> lines out")
    with needed("feeds"):
        import feedparser  # type: ignore[import-untyped]
    plain = '<?xml version="1.0" encoding="utf-8"?>' + _PROLOG.sub("", checked_tags(text), count=1)
    data = io.BytesIO(plain.encode("utf-8", "replace"))  # a stream, since it takes other bytes for a path
    try:
        return feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise SourceError(f"cannot be read as a feed ({type(error).__name__}); fetch it again") from error


def _entry(entry: Any, outlet: str | None) -> Entry:
    contents = [_text_of(one, "value") or "" for one in entry.get("content") or [] if isinstance(one, dict)]
    return Entry(
        id=_text_of(entry, "id"),
        title=_text_of(entry, "title"),
        url=_text_of(entry, "link"),
        published=_text_of(entry, "published") or _text_of(entry, "created") or _text_of(entry, "updated"),
        html=max(contents, key=len, default=""),
        text="",
        summary=_text_of(entry, "summary") or "",
        outlet=outlet,
    )


def _text_of(holder: Any, key: str) -> str | None:
    value = holder.get(key) if isinstance(holder, dict) else None
    return value if isinstance(value, str) and value else None
