"""JSON Feed (jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tasrih.errors import NotText
from tasrih.sources.columns import Columns
from tasrih.sources.entry import Entry, entry_item
from tasrih.sources.items import Failed, Item
from tasrih.sources.source import Source


def feed_items(value: dict[str, Any], source: Source) -> Iterator[Item]:
    """The articles of its items."""
    items = value.get("items")
    outlet = value.get("title")
    for number, one in enumerate(items if isinstance(items, list) else [], 1):
        where = f"{source.where}, entry {number}"
        if isinstance(one, dict):
            yield entry_item(where, _entry(one, outlet if isinstance(outlet, str) else None), source, number)
        else:
            yield Failed(where, NotText("no JSON object; fetch the feed again"))


def _entry(one: dict[str, Any], outlet: str | None) -> Entry:
    row = Columns({"text": "content_html", "published": "date_published"}).pick(one)
    plain = one.get("content_text")
    return Entry(
        id=row.id,
        title=row.title,
        url=row.url,
        published=row.published,
        html=row.text or "",
        text=plain if isinstance(plain, str) else "",
        summary=str(one.get("summary") or ""),
        outlet=outlet,
    )
