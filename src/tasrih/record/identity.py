"""Which article an article is: the same one again gets the same id, whatever file, line or run it comes from."""

from __future__ import annotations

import hashlib

from tasrih.model import Article

_LENGTH = 16
_SEPARATOR = "\x1f"


def article_id(article: Article, *, named: bool) -> str:
    """16 hex digits from the text and what tells one publication of it from another.

    That is the outlet with the address; without one the id that the source itself gave (`named`); without
    that the day. So an agency's text in two outlets is two articles (copies), and a page fetched twice is one.

    >>> one = Article(text="قال الوزير", url="https://a.example/1", published="2018-01-02")
    >>> again = Article(text="قال الوزير", url="https://a.example/1", id="line 7")
    >>> article_id(one, named=False) == article_id(again, named=False)
    True
    >>> article_id(one, named=False) == article_id(Article(text="قال الوزير"), named=False)
    False
    """
    if article.url:
        where = "url", article.url
    elif named and article.id:
        where = "id", article.id
    else:
        where = "day", (article.published or "")[:10]
    told = _SEPARATOR.join((article.text, article.outlet or "", *where))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
