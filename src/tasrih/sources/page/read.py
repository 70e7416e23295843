"""A page of bytes → the article on it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import msgspec

from tasrih.errors import SourceError
from tasrih.model import Article
from tasrih.sources import limits
from tasrih.sources.decode import decode
from tasrih.sources.extra import needed
from tasrih.sources.finish import finished
from tasrih.sources.items import Item
from tasrih.sources.page.body import paragraphs
from tasrih.sources.page.compose import composed
from tasrih.sources.page.facts import facts_of
from tasrih.sources.page.guard import checked
from tasrih.sources.page.lines import node_lines
from tasrih.sources.page.when import day_of
from tasrih.sources.source import Source
from tasrih.sources.stream import all_of

with needed("HTML"):
    from selectolax.lexbor import LexborHTMLParser

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s?=\s?[\"']?([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE
)
_HEAD = 4096
_ARABIC = frozenset({"cp1256", "iso8859-6", "mac-arabic", "cp720", "cp864"})


def read(source: Source) -> Iterator[Item]:
    """The one article of a page."""
    data = all_of(source.stream, limits.MAX_PAGE, "give the article alone")
    article, warnings = page_article(data, source.told.encoding, source.url, source.charset)
    article = msgspec.structs.replace(article, id=source.name)
    yield finished(source.where, article, source.told, warnings)


def page_article(
    data: bytes, encoding: str | None = None, url: str | None = None, charset: str | None = None
) -> tuple[Article, list[str]]:
    """The article of a page, and what was odd.

    Raises:
        SourceError: the bytes are no page with a text.
    """
    html, warnings = page_text(data, encoding, charset)
    tree = LexborHTMLParser(checked(html))
    shown = node_lines(tree.body) if tree.body is not None else []
    facts = facts_of(tree, url)
    lines = paragraphs(html, tree, facts, shown)
    if not lines:
        raise SourceError("no article was found on this page; save its text and give that")
    published = facts.published or day_of(tree, shown, facts.heading, facts.url, html)
    article = Article(text="", published=published, title=facts.title, url=facts.url, outlet=facts.outlet)
    return composed(article, lines), warnings


def page_text(data: bytes, encoding: str | None = None, charset: str | None = None) -> tuple[str, list[str]]:
    """The page as text: in the told encoding, else as it looks, else as the server or its head says."""
    if encoding is None:
        encoding = _declared(data, charset)
    text, _, warnings = decode(data, encoding)
    return text.replace("\x00", " "), warnings


def _declared(data: bytes, charset: str | None) -> str | None:
    """The Arabic encoding that is declared and fits; UTF-8 needs no word, others are never meant."""
    found = _CHARSET.search(data[:_HEAD])
    for name in (charset, found[1].decode("ascii") if found else None):
        known = _codec(name) if name else None
        if known in _ARABIC:
            return None if _is_utf_8(data) else known
    return None


def _codec(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
