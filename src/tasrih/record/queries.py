"""The named questions: what can be asked for, by which filters. One place for Python, commands, pages and API."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypedDict

from tasrih.errors import RecordError

Several = str | Sequence[str]
"""One value, or some of which any will do."""
Day = str | datetime.date
"""YYYY-MM-DD, or a date."""


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


class Question(NamedTuple):
    """A SELECT, the condition of each filter, and the order of the answer."""

    select: str
    conditions: Mapping[str, str]
    order: str

    def sql(self, filters: Mapping[str, object], order: str | None = "") -> tuple[str, dict[str, object]]:
        """The query with these filters, and its parameters; in another `order` than its own, or None for any.

        Raises:
            RecordError: there is no such filter, or its value is no date.
        """
        given = {name: value for name, value in filters.items() if value is not None and value is not False}
        if unknown := sorted(given.keys() - self.conditions.keys()):
            known = ", ".join(sorted(self.conditions))
            raise RecordError(f"no filter {unknown[0]!r}; there are {known}")
        where = " AND ".join(self.conditions[name] for name in given) or "true"
        parameters = {name: _value(name, value) for name, value in given.items() if f"${name}" in where}
        ordered = "" if order is None else f" ORDER BY {order or self.order}"
        return f"{self.select} WHERE {where}{ordered}", parameters


def _value(name: str, value: object) -> object:
    if name in ("since", "until"):
        return _day(name, value)
    return value if isinstance(value, int | float) else [value] if isinstance(value, str) else value


def _day(name: str, value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError as error:
        raise RecordError(f"{name}: {value!r} is no date; write it as 2018-03-26") from error


def _is(column: str, name: str) -> str:
    return f"{column} IN (SELECT unnest(${name}))"


def _has(column: str, name: str) -> str:
    return f"list_has_any({column}, ${name})"


_ARTICLE = {
    "article": _is("article_id", "article"),
    "outlet": _is("outlet", "outlet"),
    "since": "published >= $since",
    "until": "published <= $until",
    "story": _is("story_id", "story"),
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
            "speaker": _is("speaker", "speaker"),
            "name": _is("speaker_name", "name"),
            "act": _is("act", "act"),
            "issue": _has("issues", "issue"),
            "addressee": _has("addressee", "addressee"),
            "flag": _has("flags", "flag"),
            "confidence": "confidence >= $confidence",
        },
        "published, article_id, char_start, statement_id",
    ),
    "events": Question(
        _FACT.format("events"),
        _ARTICLE
        | {
            "source": _has("source", "source"),
            "target": _has("target", "target"),
            "type": _is("type", "type"),
            "quad": "quad = $quad",
        },
        _PLACE,
    ),
    "people": Question(_FACT.format("people"), _ARTICLE | {"name": _is("name", "name"), "of": _is("of", "of")}, _PLACE),
    "actors": Question(_FACT.format("actors"), _ARTICLE | {"actor": _is("actor", "actor")}, _PLACE),
    "dates": Question(_FACT.format("dates"), _ARTICLE, _PLACE),
    "quantities": Question(_FACT.format("quantities"), _ARTICLE | {"unit": _is("unit", "unit")}, _PLACE),
    "treaties": Question(
        _FACT.format("treaties"), _ARTICLE | {"treaty": _is("id", "treaty"), "name": _is("name", "name")}, _PLACE
    ),
    "copies": Question(_COPIES, _ARTICLE | {"original": _is("original_id", "original")}, "published, article_id"),
    "stories": Question(
        _STORIES,
        {name: _ARTICLE[name] for name in ("since", "until", "story")}
        | {"outlets": "outlets >= $outlets", "articles": "articles >= $articles"},
        "published, story_id",
    ),
}
