"""What can be asked about proposals, bargains and concessions, by which filters."""

from __future__ import annotations

from tasrih.record.article_questions import ARTICLE, FACT, PLACE, ArticleFilters
from tasrih.record.question import BASIS, Basis, Question, Several, has, one_of


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


class ConcessionFilters(ArticleFilters, total=False):
    """By what statements can be chosen that hold something in spite of what they concede."""

    speaker: Several
    addressee: Several
    act: Several
    issue: Several
    confidence: float


_CONCEDING = """SELECT a.*, s.n, s.concession_start, s.concession_end
FROM attributed a JOIN (SELECT article_id, statement_id, n, concession_start, concession_end FROM statements
    WHERE concession_start IS NOT NULL) s USING (article_id, statement_id)"""
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
    "concessions": Question(
        f"SELECT * FROM {BASIS}",
        ARTICLE
        | {
            "speaker": one_of("speaker", "speaker"),
            "addressee": has("addressee", "addressee"),
            "act": one_of("act", "act"),
            "issue": has("issues", "issue"),
            "confidence": "confidence >= $confidence",
        },
        PLACE,
        basis=Basis("concessions", _CONCEDING),
    ),
}
