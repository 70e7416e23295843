"""The day of a page that does not tell it to machines: its address, what stands beside its title, htmldate."""

from __future__ import annotations

import re
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from tasrih.sources.days import day, day_in

_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?([01]?\d)[/-]?([0-3]?\d)(?=[/_.-]|\d{6})")
_SOLID = re.compile(r"[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)")
_BEFORE, _BEHIND = 6, 15


def day_of(tree: LexborHTMLParser, lines: list[str], heading: str | None, url: str | None, html: str) -> str | None:
    """The best guess, None where there is none worth it."""
    near = _near(lines, heading)
    return _in_address(url) or _marked(tree) or next(filter(None, map(day_in, near)), None) or _guessed(html, url)


def _in_address(url: str | None) -> str | None:
    for pattern in (_SOLID, _IN_URL):
        if url and (found := pattern.search(unquote(url))):
            return day("-".join((found[1], found[2].zfill(2), found[3].zfill(2))))
    return None


def _marked(tree: LexborHTMLParser) -> str | None:
    """The only <time>, or the first one within the article."""
    times = tree.css("article time[datetime], main time[datetime]")[:1] or tree.css("time[datetime]")
    return day(times[0].attributes.get("datetime")) if len(times) == 1 else None


def _near(lines: list[str], heading: str | None) -> list[str]:
    """The lines around the title, those behind it first."""
    if heading not in lines:
        return []
    at = len(lines) - 1 - lines[::-1].index(heading)
    return [*lines[at + 1 : at + _BEHIND], *lines[max(0, at - _BEFORE) : at][::-1]]


def _guessed(html: str, url: str | None) -> str | None:
    from htmldate import find_date

    try:
        return day(find_date(html, extensive_search=False, original_date=True, url=url))
    except Exception:
        return None
