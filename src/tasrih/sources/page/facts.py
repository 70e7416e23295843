"""Title, date, outlet and address as the page itself gives them: JSON-LD, then OpenGraph and other meta tags."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tasrih.sources.days import day
from tasrih.sources.page.compose import same
from tasrih.sources.page.linked_data import LinkedData, linked_data

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "article.published", "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "dc:date",
    "dcterms.date", "datecreated", "date",
)  # fmt: skip
_MOST_META = 500
_JOINTS = (" - ", " | ", " – ", " — ", " :: ", " » ", " / ", " • ", " · ", "|")


class Facts(NamedTuple):
    """What a page says of itself. `heading` is its visible title, `body` the text it gives to machines."""

    title: str | None
    heading: str | None
    published: str | None
    outlet: str | None
    url: str | None
    description: str | None
    body: str | None


def facts_of(tree: LexborHTMLParser, url: str | None) -> Facts:
    """The facts of a parsed page that was found at `url`."""
    data, meta = linked_data(tree), _meta(tree)
    address = _address(tree, meta, data, url)
    outlet = meta.get("og:site_name") or data.outlet or meta.get("dc.publisher") or meta.get("application-name")
    title, heading = _title(tree, meta, data, outlet)
    return Facts(
        title=title,
        heading=heading,
        published=_published(tree, meta, data),
        outlet=outlet or _host(address),
        url=address,
        description=data.description or meta.get("og:description") or meta.get("description"),
        body=data.body,
    )


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The first content of each meta tag, by its lower-case name."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]")[:_MOST_META]:
        attributes = node.attributes
        content = (attributes.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            if content and (name := attributes.get(key)):
                found.setdefault(name.lower(), html.unescape(content))
    return found


def _published(tree: LexborHTMLParser, meta: dict[str, str], data: LinkedData) -> str | None:
    told = [data.published, *(meta.get(name) for name in _PUBLISHED)]
    for node in tree.css('[itemprop="datePublished"], [property="dc:date"], [property="datePublished"]')[:5]:
        attributes = node.attributes
        told += [attributes.get("content"), attributes.get("datetime"), node.text(deep=True)]
    return _first(day(value) for value in told if value)


def _title(
    tree: LexborHTMLParser, meta: dict[str, str], data: LinkedData, outlet: str | None
) -> tuple[str | None, str | None]:
    """The title without the outlet's name behind it, and the heading that shows it."""
    node = tree.css_first("title")
    named = [data.title, meta.get("og:title"), meta.get("twitter:title"), node.text() if node else None]
    shown = [" ".join((one.text(deep=True) or "").split()) for one in tree.css("h1")[:10]]
    told = _first(" ".join(one.split()) for one in named if one)
    if told is None:
        return (shown[0], shown[0]) if shown and shown[0] else (None, None)
    heading = next((one for one in shown if one and (told.startswith(one) or same(one, told))), None)
    if heading and told.startswith(heading) and told[len(heading) :].lstrip()[:1] in tuple("-|–—:»/•·"):
        return heading, heading
    return _bare(told, outlet), heading


def _bare(title: str, outlet: str | None) -> str:
    for joint in _JOINTS:
        front, found, back = title.rpartition(joint)
        if found and front and outlet and (same(back, outlet) or back in outlet or outlet in back):
            return front.rstrip()
    return title


def _address(tree: LexborHTMLParser, meta: dict[str, str], data: LinkedData, url: str | None) -> str | None:
    """The canonical address; one that only leads to the home page is none."""
    node = tree.css_first('link[rel="canonical"]')
    told = (node.attributes.get("href") if node else None, meta.get("og:url"), data.url, url)
    whole = [_joined(url, one.strip()) for one in told if one and one.strip()]
    web = [one for one in whole if one.startswith(("http://", "https://"))]
    return _first(one for one in web if _path(one).strip("/")) or (web[0] if web else None)


def _host(url: str | None) -> str | None:
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return str(name).removeprefix("www.") if name else None


def _joined(base: str | None, link: str) -> str:
    try:
        return urljoin(base, link) if base else link
    except ValueError:
        return ""


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.path + parts.query


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
