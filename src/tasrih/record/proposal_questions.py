"""What can be asked about proposals and bargains, by which filters."""

from __future__ import annotations

from tasrih.record.article_questions import ARTICLE, FACT, PLACE, ArticleFilters
from tasrih.record.question import Question, Several, has, one_of


class ProposalFilters(ArticleFilters, total=False):
    """By what mentions of proposals can be chosen. `by` reacts; `known` is a name of data/treaties."""

    proposer: Several
    addressee: Several
    kind: Several
    issue: Several
    reaction: Several
    by: Several
    known: Several
    confidence: float


class BargainFilters(ArticleFilters, total=False):
    """By what bargains can be chosen: who wants, and who is asked."""

    wanter: Several
    asked: Several
    kind: Several
    issue: Several
    confidence: float


PROPOSAL_QUESTIONS = {
    "proposals": Question(
        FACT.format("proposals"),
        ARTICLE
        | {
            "proposer": one_of("proposer", "proposer"),
            "addressee": has("addressee", "addressee"),
            "kind": one_of("kind", "kind"),
            "issue": has("issues", "issue"),
            "reaction": one_of("reaction", "reaction"),
            "by": one_of("reacted_by", "by"),
            "known": one_of("known", "known"),
            "confidence": "confidence >= $confidence",
        },
        PLACE,
    ),
    "bargains": Question(
        FACT.format("bargains"),
        ARTICLE
        | {
            "wanter": one_of("wanter", "wanter"),
            "asked": has("asked", "asked"),
            "kind": one_of("kind", "kind"),
            "issue": has("issues", "issue"),
            "confidence": "confidence >= $confidence",
        },
        PLACE,
    ),
}
