"""Title and paragraphs → the text of an article, headline first, one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from tasrih.model import Article

_WORD = re.compile(r"\w+")


def composed(article: Article, lines: Iterable[str]) -> Article:
    """`article` with the text; the title is not said twice. Without any line there is no text."""
    paragraphs = [line for line in (" ".join(line.split()) for line in lines) if line]
    title = article.title or ""
    body = [line for n, line in enumerate(paragraphs) if n > 2 or not same(line, title)]
    head = f"{title}\n\n" if title and body else title
    text = head + "\n".join(body) if paragraphs or title else ""
    return msgspec.structs.replace(article, text=text)


def same(one: str, other: str) -> bool:
    """The same words, whatever stands between them."""
    return _WORD.findall(one) == _WORD.findall(other)
