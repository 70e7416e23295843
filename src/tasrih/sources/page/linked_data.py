"""The JSON-LD of a page (schema.org): what outlets tell search engines."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

_MOST_SCRIPTS = 20
_MOST_BYTES = 1 << 20
_MOST_NODES = 5000
_POSTS = frozenset({"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"})


class LinkedData(NamedTuple):
    """What the article's node says."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    description: str | None = None
    body: str | None = None


def linked_data(tree: LexborHTMLParser) -> LinkedData:
    """Of the first node that is an article; a WebPage's name and date where there is none."""
    nodes = [node for value in _values(tree) for node in _nodes(value)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    found = next((node for node in nodes if _is_article(node)), None)
    if found is None:
        page = next((node for node in nodes if "WebPage" in _types(node)), {})
        return LinkedData(published=_string(page, "datePublished"), outlet=_name(page.get("publisher"), by_id))
    return LinkedData(
        title=_string(found, "headline") or _string(found, "name"),
        published=_string(found, "datePublished") or _string(found, "dateCreated"),
        outlet=_name(found.get("publisher"), by_id),
        url=_string(found, "url") or _link(found.get("mainEntityOfPage")),
        description=_string(found, "description"),
        body=_string(found, "articleBody"),
    )


def _values(tree: LexborHTMLParser) -> Iterator[Any]:
    for script in tree.css('script[type="application/ld+json"]')[:_MOST_SCRIPTS]:
        text = (script.text(deep=True) or "").strip().removeprefix("<!--").removesuffix("-->").strip(" \r\n;")
        text = text.removeprefix("//<![CDATA[").removesuffix("//]]>")
        if len(text) > _MOST_BYTES:
            continue
        try:
            yield json.loads(text, strict=False)  # line breaks in strings are common
        except (ValueError, RecursionError):
            continue


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All objects within, outer first."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        seen += 1
        one = waiting.pop(0) if len(waiting) < _MOST_NODES else waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(inner for inner in one.values() if isinstance(inner, dict | list))
        elif isinstance(one, list):
            waiting.extend(inner for inner in one if isinstance(inner, dict | list))


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [one.rpartition("/")[2] for one in kinds if isinstance(one, str)]


def _is_article(node: dict[str, Any]) -> bool:
    return any(kind.endswith("Article") or kind in _POSTS for kind in _types(node))


def _string(node: dict[str, Any], key: str) -> str | None:
    value = node.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _name(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, str):
        return value.strip() or None
    if not isinstance(value, dict):
        return None
    other = by_id.get(value["@id"], {}) if isinstance(value.get("@id"), str) else {}
    return _string(value, "name") or _string(other, "name")


def _link(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else None
