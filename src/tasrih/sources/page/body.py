"""The paragraphs of a page: trafilatura's, mended where it is known to fail."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from tasrih.errors import SourceError
from tasrih.sources.extra import needed
from tasrih.sources.page.compose import same
from tasrih.sources.page.facts import Facts
from tasrih.sources.page.lines import lines_of, node_lines

_LEDES = (
    '[itemprop="description"], [itemprop="alternativeHeadline"], [class*="lead"], [class*="lede"], [class*="intro"], '
    '[class*="standfirst"], [class*="summary"], [class*="excerpt"], [class*="announce"], p, h2, h3, h4, strong, b'
)
_MOST_NODES = 400
_KEY = 40
_LONGEST_LEDE = 2000
_FEW = 400
_CELL = re.compile(r"<(/?)(?:table|tbody|tr|td|th|center)\b", re.IGNORECASE)
"""Old pages are laid out with tables: as such they would lose their line breaks."""
_BLANK = re.compile(r"[\W_]+")


def paragraphs(html: str, tree: LexborHTMLParser, facts: Facts, shown: list[str]) -> list[str]:
    """The lines of the article; `shown` are all lines of the page."""
    flat = _CELL.sub(r"<\1div", html)
    found = _extracted(flat, fast=True)
    if _size(found) < _FEW:
        found = max(found, _extracted(flat, fast=False), key=_size)
    told = lines_of(facts.body) if facts.body else []
    if _size(told) > 1.5 * _size(found) or (len(told) > len(found) and _size(told) > 0.9 * _size(found)):
        return told
    return _with_lede(found, tree, facts, shown)


def _extracted(html: str, fast: bool) -> list[str]:
    with needed("HTML"):
        from trafilatura import bare_extraction
    try:
        document = bare_extraction(html, fast=fast, include_comments=False, with_metadata=False)
    except Exception as error:
        raise SourceError(
            f"cannot be read as a page ({type(error).__name__}); save the article alone as text"
        ) from error
    text = getattr(document, "text", None) or ""
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def _with_lede(found: list[str], tree: LexborHTMLParser, facts: Facts, shown: list[str]) -> list[str]:
    """The first paragraph often stands apart from the body and is lost: the page's description tells how it begins."""
    key = _squeezed((facts.description or "").rstrip(" .…"))[:_KEY]
    if len(key) < _KEY or not found or key in _squeezed(" ".join(found)):
        return found
    if not _above(key, found, facts, shown):
        return found
    for node in tree.css(_LEDES)[:_MOST_NODES]:
        text = (node.text(deep=True) or "")[: 2 * _LONGEST_LEDE]
        if len(text) < _LONGEST_LEDE and _squeezed(text).startswith(key):
            lede = [line for line in node_lines(node) if not same(line, facts.title or "")]
            return [*lede, *found]
    return found


def _above(key: str, found: list[str], facts: Facts, shown: list[str]) -> bool:
    """The page shows it between its title and the body."""
    squeezed = [_squeezed(line) for line in shown]
    place = next((n for n, line in enumerate(squeezed) if line.startswith(key)), None)
    body = next((n for n, line in enumerate(squeezed) if line.startswith(_squeezed(found[0])[:_KEY])), None)
    title = shown.index(facts.heading) if facts.heading in shown else -1
    return place is not None and body is not None and title < place < body


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))


def _squeezed(text: str) -> str:
    return _BLANK.sub("", text)
