"""One entry of a feed → an article: its text, or the page behind its link."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.model import Article
from tasrih.sources.finish import finished
from tasrih.sources.items import Item
from tasrih.sources.linked import followed
from tasrih.sources.page.compose import composed
from tasrih.sources.page.lines import lines_of
from tasrih.sources.source import Source

_SHORT = 600


class Entry(NamedTuple):
    """What a feed says of an article. `html` or `text` is the whole of it, `summary` its beginning."""

    id: str | None
    title: str | None
    url: str | None
    published: str | None
    html: str
    text: str
    summary: str
    outlet: str | None


def entry_item(where: str, entry: Entry, source: Source, number: int) -> Item:
    """The article of an entry; with `follow` that of its page."""
    body = max(lines_of(entry.html), entry.text.splitlines(), lines_of(entry.summary), key=_size)
    fallback = f"{source.name or 'feed'}-{number}"
    base = Article(
        text="",
        id=entry.id or fallback,
        published=entry.published,
        title=_one_line(entry.title),
        url=entry.url,
        outlet=_one_line(entry.outlet),
    )
    told = source.told
    if told.follow and told.fetch is not None and entry.url:
        return followed(where, entry.url, told, base, bool(entry.id))
    brief = not entry.html and not entry.text and _size(body) < _SHORT
    warnings = ["text: the feed gives only a summary; the page behind the link has it all"] if brief else []
    return finished(where, composed(base, body), told, warnings, bool(entry.id))


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))


def _one_line(text: str | None) -> str | None:
    """A title without tags and line breaks."""
    return " ".join(" ".join(lines_of(text)).split()) or None if text else None
