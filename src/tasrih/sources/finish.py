"""The last step of every format: an article, cleaned and checked, or the reason why it is none."""

from __future__ import annotations

import re

import msgspec

from tasrih.errors import SourceError
from tasrih.model import Article
from tasrih.sources.days import day
from tasrih.sources.items import Failed, Item, Loaded, Options
from tasrih.sources.reversed import seems_reversed
from tasrih.text.clean import clean

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOTHING = "\ufeff\x00 \t\r\n\v\f"


def finished(where: str, article: Article, told: Options, warnings: list[str], named: bool = False) -> Item:
    """Loaded, with what the options say filled in; Failed without a text."""
    if not article.text.strip(_NOTHING):
        return Failed(where, SourceError(_no_text(article, told)))
    text, _, odd = clean(article.text)
    if seems_reversed(text):
        odd.append("text: the letters seem to stand in reverse order (from a PDF?); little will be found")
    title = article.title if article.title is not None else told.title
    article = msgspec.structs.replace(
        article,
        text=text,
        id=_mended(article.id),
        published=_day(article.published) or told.published,
        title=_mended(title) if title else None,
        url=_mended(article.url) if article.url else None,
        outlet=_mended(article.outlet) if article.outlet else None,
    )
    return Loaded(where, article, [*warnings, *odd], named)


def _mended(text: str) -> str:
    """Without lone surrogates, which no file can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _no_text(article: Article, told: Options) -> str:
    if not article.url:
        return "there is no text in it; give an article"
    advice = "add --follow to load the page" if told.fetch else "add --fetch --follow to load the page from the network"
    return f"there is no text in it, only the address of a page; {advice}"


def _day(value: str | None) -> str | None:
    """What cannot be read stays, so that the reader warns of it."""
    return day(value) or value if value else None
