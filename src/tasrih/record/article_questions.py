"""What all questions about facts share: the article that a fact stands in."""

from __future__ import annotations

from typing import TypedDict

from tasrih.record.question import Day, Several, one_of


class ArticleFilters(TypedDict, total=False):
    """By what every fact can be chosen: the article it stands in."""

    article: Several
    outlet: Several
    since: Day
    until: Day
    story: Several
    originals: bool
    """Leave out what stands in copies of earlier articles."""


ARTICLE = {
    "article": one_of("article_id", "article"),
    "outlet": one_of("outlet", "outlet"),
    "since": "published >= $since",
    "until": "published <= $until",
    "story": one_of("story_id", "story"),
    "originals": "original_id = article_id",
}
FACT = (
    "SELECT a.published, a.outlet, a.url, a.original_id, a.story_id, f.* FROM {} f JOIN gathered a USING (article_id)"
)
PLACE = "published, article_id, n"
