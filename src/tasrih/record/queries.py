"""The named questions: what can be asked for, by which filters. One place for Python, commands, pages and API."""

from __future__ import annotations

from typing import TypedDict

from tasrih.record.question import Day, Question, Several, has, one_of
from tasrih.record.relation_questions import RELATION_QUESTIONS, IncidentFilters, RelationFilters

__all__ = [
    "QUESTIONS",
    "ActorFilters",
    "ArticleFilters",
    "CopyFilters",
    "Day",
    "EventFilters",
    "IncidentFilters",
    "PersonFilters",
    "QuantityFilters",
    "Question",
    "RelationFilters",
    "Several",
    "StatementFilters",
    "StoryFilters",
    "TreatyFilters",
]


class ArticleFilters(TypedDict, total=False):
    """By what every fact can be chosen: the article it stands in."""

    article: Several
    outlet: Several
    since: Day
    until: Day
    story: Several
    originals: bool
    """Leave out what stands in copies of earlier articles."""


class StatementFilters(ArticleFilters, total=False):
    """By what statements can be chosen. `speaker` is a code (RUS), `name` the speaker's name as it is written."""

    speaker: Several
    name: Several
    act: Several
    issue: Several
    addressee: Several
    flag: Several
    confidence: float
    """At least."""


class EventFilters(ArticleFilters, total=False):
    """By what events can be chosen."""

    source: Several
    target: Several
    type: Several
    quad: int


class PersonFilters(ArticleFilters, total=False):
    """By what people can be chosen."""

    name: Several
    of: Several


class ActorFilters(ArticleFilters, total=False):
    """By what mentions of actors can be chosen."""

    actor: Several


class QuantityFilters(ArticleFilters, total=False):
    """By what quantities can be chosen."""

    unit: Several


class CopyFilters(ArticleFilters, total=False):
    """By what copies can be chosen: `original` is the article that came first."""

    original: Several


class StoryFilters(TypedDict, total=False):
    """By what stories can be chosen; `articles` and `outlets`: at least so many. The day is its first article's."""

    since: Day
    until: Day
    story: Several
    articles: int
    outlets: int


class TreatyFilters(ArticleFilters, total=False):
    """By what treaties can be chosen: `treaty` is a Wikidata id, `name` the name."""

    treaty: Several
    name: Several


_ARTICLE = {
    "article": one_of("article_id", "article"),
    "outlet": one_of("outlet", "outlet"),
    "since": "published >= $since",
    "until": "published <= $until",
    "story": one_of("story_id", "story"),
    "originals": "original_id = article_id",
}
_FACT = (
    "SELECT a.published, a.outlet, a.url, a.original_id, a.story_id, f.* FROM {} f JOIN gathered a USING (article_id)"
)
_PLACE = "published, article_id, n"
_COPIES = """SELECT g.article_id, g.published, g.outlet, g.url, g.title, g.original_id, g.story_id, c.similarity, c.kind
FROM gathered g JOIN (SELECT article_id, similarity, kind FROM copies) c USING (article_id)"""
_STORIES = """SELECT * FROM (
    SELECT story_id, min(published) AS published, max(published) AS last_published, count(*) AS articles,
        count(DISTINCT original_id) AS texts, count(DISTINCT outlet) AS outlets,
        arg_min(title, (coalesce(published, DATE '9999-12-31'), article_id)) AS title
    FROM gathered GROUP BY story_id
)"""
QUESTIONS = {
    "articles": Question("SELECT * FROM gathered", _ARTICLE, "published, article_id"),
    "texts": Question(
        "SELECT g.*, t.text FROM gathered g JOIN (SELECT article_id, text FROM articles) t USING (article_id)",
        _ARTICLE,
        "published, article_id",
    ),
    "statements": Question(
        "SELECT * FROM attributed",
        _ARTICLE
        | {
            "speaker": one_of("speaker", "speaker"),
            "name": one_of("speaker_name", "name"),
            "act": one_of("act", "act"),
            "issue": has("issues", "issue"),
            "addressee": has("addressee", "addressee"),
            "flag": has("flags", "flag"),
            "confidence": "confidence >= $confidence",
        },
        "published, article_id, char_start, statement_id",
    ),
    "events": Question(
        _FACT.format("events"),
        _ARTICLE
        | {
            "source": has("source", "source"),
            "target": has("target", "target"),
            "type": one_of("type", "type"),
            "quad": "quad = $quad",
        },
        _PLACE,
    ),
    "people": Question(
        _FACT.format("people"), _ARTICLE | {"name": one_of("name", "name"), "of": one_of("of", "of")}, _PLACE
    ),
    "actors": Question(_FACT.format("actors"), _ARTICLE | {"actor": one_of("actor", "actor")}, _PLACE),
    "dates": Question(_FACT.format("dates"), _ARTICLE, _PLACE),
    "quantities": Question(_FACT.format("quantities"), _ARTICLE | {"unit": one_of("unit", "unit")}, _PLACE),
    "treaties": Question(
        _FACT.format("treaties"), _ARTICLE | {"treaty": one_of("id", "treaty"), "name": one_of("name", "name")}, _PLACE
    ),
    "copies": Question(_COPIES, _ARTICLE | {"original": one_of("original_id", "original")}, "published, article_id"),
    "stories": Question(
        _STORIES,
        {name: _ARTICLE[name] for name in ("since", "until", "story")}
        | {"outlets": "outlets >= $outlets", "articles": "articles >= $articles"},
        "published, story_id",
    ),
} | RELATION_QUESTIONS
