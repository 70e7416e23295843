"""What an article is about decides whether a "meeting" of two nations is a match and an "attack" a move of forwards."""

from __future__ import annotations

from collections.abc import Sequence

from tasrih.link.issues import IssueEvidence
from tasrih.text.document import Sentence

_PLAY = "sport"
_STRONG = 1.0


def serious(evidence: IssueEvidence, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences whose words can be taken as deeds of states: in an article on sport those that are clearly about
    something else."""
    shares = evidence.article
    if not shares.get(_PLAY) or max(shares.values()) > shares[_PLAY]:
        return list(sentences)
    return [sentence for sentence in sentences if _about_more(evidence, sentence)]


def _about_more(evidence: IssueEvidence, sentence: Sentence) -> bool:
    own = evidence.score(sentence.first, sentence.last)
    return any(weight >= _STRONG and code != _PLAY for code, weight in own.items()) and _PLAY not in own
