"""The page behind an address, fetched because the caller allowed it."""

from __future__ import annotations

import msgspec

from tasrih.errors import SourceError
from tasrih.model import Article
from tasrih.sources.fetched import Fetched
from tasrih.sources.finish import finished
from tasrih.sources.items import Failed, Item, Options


def followed(where: str, url: str, told: Options, base: Article, named: bool) -> Item:
    """The article of the page at `url`; what the page does not say is taken from `base`. Never raises."""
    from tasrih.sources.page.read import page_article

    where = f"{where} → {url}"
    try:
        got = fetched(url, told)
        article, warnings = page_article(got.data, told.encoding, got.final_url, charset_of(got.content_type))
    except SourceError as error:
        return Failed(where, error)
    article = msgspec.structs.replace(
        article,
        id=base.id,
        published=base.published or article.published,
        title=article.title or base.title,
        url=article.url or url,
        outlet=base.outlet or article.outlet,
    )
    return finished(where, article, told, warnings, named)


def fetched(url: str, told: Options) -> Fetched:
    """What the caller's fetcher gives.

    Raises:
        SourceError: fetching is not allowed, or failed.
    """
    if told.fetch is None:
        raise SourceError("is an address on the network; add --fetch to allow fetching")
    return told.fetch(url)


def charset_of(content_type: str) -> str | None:
    """The charset in a content type, if it names one."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None
