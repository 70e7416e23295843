"""The named questions: what can be asked for, by which filters. One place for Python, commands, pages and API."""

from __future__ import annotations

from typing import TypedDict

from tasrih.record.article_questions import ARTICLE, FACT, PLACE, ArticleFilters
from tasrih.record.proposal_questions import PROPOSAL_QUESTIONS, BargainFilters, ConcessionFilters, ProposalFilters
from tasrih.record.question import BASIS, Basis, Day, Question, Several, has, one_of
from tasrih.record.relation_questions import RELATION_QUESTIONS, IncidentFilters, RelationFilters
from tasrih.record.side_questions import (
    SIDE_QUESTIONS,
    AgreementFilters,
    ConvergenceFilters,
    PositionFilters,
    SideFilters,
    StanceFilters,
)
from tasrih.record.watch_questions import WATCH_QUESTIONS, ClaimFilters, DueFilters

__all__ = [
    "QUESTIONS",
    "ActorFilters",
    "AgreementFilters",
    "ArticleFilters",
    "BargainFilters",
    "ClaimFilters",
    "ConcessionFilters",
    "ConvergenceFilters",
    "CopyFilters",
    "Day",
    "DueFilters",
    "EventFilters",
    "IncidentFilters",
    "PersonFilters",
    "PositionFilters",
    "ProposalFilters",
    "QuantityFilters",
    "Question",
    "RelationFilters",
    "ReviewFilters",
    "Several",
    "SideFilters",
    "StanceFilters",
    "StatementFilters",
    "StoryFilters",
    "TreatyFilters",
]


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


class ReviewFilters(ArticleFilters, total=False):
    """By what reviews can be chosen: `fact` is s1, s2 …, `verdict` accept, correct or reject."""

    fact: Several
    verdict: Several
    reviewer: Several


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


_OUTLINE = """SELECT article_id, statement_id, published, outlet, speaker, speaker_name, act, addressee, issues, flags,
    confidence, char_start, original_id, story_id
FROM attributed"""
_COPIES = """SELECT g.article_id, g.published, g.outlet, g.url, g.title, g.original_id, g.story_id, c.similarity, c.kind
FROM gathered g JOIN (SELECT article_id, similarity, kind FROM copies) c USING (article_id)"""
_STORIES = """SELECT story_id, min(published) AS published, max(published) AS last_published, count(*) AS articles,
    count(DISTINCT original_id) AS texts, count(DISTINCT outlet) AS outlets,
    arg_min(title, (coalesce(published, DATE '9999-12-31'), article_id)) AS title
FROM gathered GROUP BY story_id"""
QUESTIONS = {
    "articles": Question("SELECT * FROM gathered", ARTICLE, "published, article_id"),
    "texts": Question(
        "SELECT g.*, t.text FROM gathered g JOIN (SELECT article_id, text FROM articles) t USING (article_id)",
        ARTICLE,
        "published, article_id",
    ),
    "statements": Question(
        "SELECT * FROM attributed",
        ARTICLE
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
        outline=Basis("statements", _OUTLINE),
    ),
    "events": Question(
        FACT.format("events"),
        ARTICLE
        | {
            "source": has("source", "source"),
            "target": has("target", "target"),
            "type": one_of("type", "type"),
            "quad": "quad = $quad",
        },
        PLACE,
    ),
    "people": Question(
        FACT.format("people"), ARTICLE | {"name": one_of("name", "name"), "of": one_of("of", "of")}, PLACE
    ),
    "actors": Question(FACT.format("actors"), ARTICLE | {"actor": one_of("actor", "actor")}, PLACE),
    "dates": Question(FACT.format("dates"), ARTICLE, PLACE),
    "quantities": Question(FACT.format("quantities"), ARTICLE | {"unit": one_of("unit", "unit")}, PLACE),
    "treaties": Question(
        FACT.format("treaties"), ARTICLE | {"treaty": one_of("id", "treaty"), "name": one_of("name", "name")}, PLACE
    ),
    "copies": Question(_COPIES, ARTICLE | {"original": one_of("original_id", "original")}, "published, article_id"),
    "reviews": Question(
        "SELECT g.published, g.outlet, g.url, g.original_id, g.story_id, r.* FROM reviews r"
        " JOIN gathered g USING (article_id)",
        ARTICLE
        | {
            "fact": one_of("fact", "fact"),
            "verdict": one_of("verdict", "verdict"),
            "reviewer": one_of("reviewer", "reviewer"),
        },
        "published, article_id, made, review_id",
    ),
    "stories": Question(
        f"SELECT * FROM {BASIS}",
        {name: ARTICLE[name] for name in ("since", "until", "story")}
        | {"outlets": "outlets >= $outlets", "articles": "articles >= $articles"},
        "published, story_id",
        basis=Basis("stories", _STORIES),
    ),
    **PROPOSAL_QUESTIONS,
    **RELATION_QUESTIONS,
    **SIDE_QUESTIONS,
    **WATCH_QUESTIONS,
}
