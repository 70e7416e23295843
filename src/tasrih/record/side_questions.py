"""The questions about sides: who is for or against what, who agrees and differs with whom."""

from __future__ import annotations

from tasrih.record.article_questions import ARTICLE, FACT, PLACE, ArticleFilters
from tasrih.record.question import Question, Several, has, one_of


class StanceFilters(ArticleFilters, total=False):
    """By what stances can be chosen. `speaker` is a code, `question` a code of data/questions, `side` for or against,
    `target` against whom sanctions, tariffs … are."""

    speaker: Several
    question: Several
    side: Several
    target: Several
    confidence: float
    """At least."""


class ConvergenceFilters(ArticleFilters, total=False):
    """By what agreement and difference can be chosen: `party` is one of those who do, `kind` says which."""

    party: Several
    kind: Several
    issue: Several
    confidence: float
    """At least."""


SIDE_QUESTIONS = {
    "stances": Question(
        "SELECT * FROM sided",
        ARTICLE
        | {
            "speaker": one_of("speaker", "speaker"),
            "question": one_of("question", "question"),
            "side": one_of("side", "side"),
            "target": one_of("target", "target"),
            "confidence": "confidence >= $confidence",
        },
        PLACE,
    ),
    "convergences": Question(
        FACT.format("convergences"),
        ARTICLE
        | {
            "party": has("parties", "party"),
            "kind": one_of("kind", "kind"),
            "issue": has("issues", "issue"),
            "confidence": "confidence >= $confidence",
        },
        PLACE,
    ),
}
