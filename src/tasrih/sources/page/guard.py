"""Pages built to be slow are refused before any parser sees them. One linear pass."""

from __future__ import annotations

import re

from tasrih.errors import TooLarge
from tasrih.sources import limits

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]{0,30})([^<>]*)")
_OPEN_ENDED = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rp",
        "rt", "path",
    }
)  # fmt: skip
_MOST_TAGS = 40_000
_DEEPEST = 3_000
_MOST_WORK = 200_000_000  # parsers compare each attribute of a tag with the others


def checked(html: str) -> str:
    """The same page.

    Raises:
        TooLarge: too long, too many tags, too deep, too many attributes.
    """
    if len(html) > limits.MAX_PAGE:
        raise TooLarge(f"a page larger than {limits.megabytes(limits.MAX_PAGE)}; give the article alone")
    return checked_tags(html)


def checked_tags(html: str) -> str:
    """The same markup.

    Raises:
        TooLarge: too many tags, too deep, too many attributes.
    """
    depth = work = 0
    opened: dict[str, int] = {}
    for number, tag in enumerate(_TAG.finditer(html)):
        closing, name, attributes = tag.groups()
        name = name.lower()
        if name not in _OPEN_ENDED and (not closing or opened.get(name, 0)):
            change = -1 if closing else 1
            opened[name] = opened.get(name, 0) + change
            depth += change
        if len(attributes) > 1000:
            work += sum(map(attributes.count, " \t\n\r\f/\"'")) ** 2
        if depth > _DEEPEST or work > _MOST_WORK or number > _MOST_TAGS:
            raise TooLarge("a page with too many or too deep tags; save the article alone as text")
    return html
