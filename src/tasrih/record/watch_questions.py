"""The questions about what comes due and what numbers claim."""

from __future__ import annotations

from tasrih.record.article_questions import ARTICLE, FACT, PLACE, ArticleFilters
from tasrih.record.question import Question, Several, has, one_of


class DueFilters(ArticleFilters, total=False):
    """By what things that come due can be chosen; `since` and `until` are about the article. `actor` takes part."""

    actor: Several
    kind: Several
    treaty: Several
    issue: Several
    flag: Several
    confidence: float


class ClaimFilters(ArticleFilters, total=False):
    """By what claims can be chosen: `speaker` is the code of who holds it, `actor` one in its clause."""

    measure: Several
    unit: Several
    thing: Several
    place: Several
    speaker: Several
    name: Several
    actor: Several
    issue: Several
    confidence: float


WATCH_QUESTIONS = {
    "dues": Question(
        FACT.format("dues"),
        ARTICLE
        | {
            "actor": has("who", "actor"),
            "kind": one_of("kind", "kind"),
            "treaty": f"({one_of('treaty', 'treaty')} OR {one_of('treaty_id', 'treaty')})",
            "issue": has("issues", "issue"),
            "flag": has("flags", "flag"),
            "confidence": "confidence >= $confidence",
        },
        PLACE,
    ),
    "claims": Question(
        FACT.format("claims"),
        ARTICLE
        | {name: one_of(name, name) for name in ("measure", "unit", "thing", "place", "speaker")}
        | {
            "name": one_of("speaker_name", "name"),
            "actor": has("actors", "actor"),
            "issue": has("issues", "issue"),
            "confidence": "confidence >= $confidence",
        },
        PLACE,
    ),
}
