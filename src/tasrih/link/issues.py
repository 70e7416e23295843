"""Issues: the files (ملفات) a passage is about.

Evidence is counted in three rings: the passage itself, its sentence, and the whole article with its headline.
A strong term alone can put a passage on a file; weak terms and the actor of a country's file only add up.
What the article is about stands in where the passage itself says nothing ("رفض ذلك").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from tasrih.lexicon import Hit, Lexicon
from tasrih.text.document import Document

# Chosen on half of the development gold; the other half scores two points less.
_WEIGHT = {"strong": 1.0, "weak": 0.3, "actor": 0.3}
_HEADLINE = 4.0
_SENTENCE = 0.5
_ARTICLE = 1.2
_AGREES = 0.3
_REPEATS = 2
_CAP = 1.0
_LEAST = 1.0
_SHARE = 0.6
_OWN = 0.9
_MOST = 2
_FEW = 2.0


class Clue(NamedTuple):
    """One piece of evidence: at this word, this term (or actor) speaks for this issue."""

    word: int
    tag: str
    issue: str
    term: str


@dataclass(frozen=True)
class IssueEvidence:
    """All clues of one article, in text order, and how the issues displace each other."""

    doc: Document
    clues: Sequence[Clue]
    over: Mapping[str, Sequence[str]]
    headline: tuple[int, int] | None = None
    _sentences: dict[tuple[int, int], dict[str, float]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        doc: Document,
        hits: Mapping[str, Sequence[Hit]],
        lexicon: Lexicon,
        headline: tuple[int, int] | None = None,
    ) -> IssueEvidence:
        """Collect the clues: `hits` as scanned, with `hits["actor"]` already chosen; `headline` in words."""
        issues = lexicon.data.issues
        country = {actor: code for code, issue in issues.items() for actor in issue.actors}
        clues = [Clue(h.first, h.form.tag, h.form.entry, h.form.text) for h in hits.get("issue", ())]
        told = {(clue.word, clue.issue) for clue in clues}
        clues += [
            Clue(hit.first, "actor", code, hit.form.text)
            for hit in hits.get("actor", ())
            if (code := country.get(hit.form.entry)) and (hit.first, code) not in told
        ]
        return cls(doc, sorted(clues), {code: issue.over for code, issue in issues.items()}, headline)

    @cached_property
    def article(self) -> dict[str, float]:
        """How much of the article each issue has, the most frequent being 1 (less in a text of few clues)."""
        total = _count(self.clues, _REPEATS)
        if self.headline:
            for code, weight in self.score(*self.headline).items():
                total[code] = total.get(code, 0.0) + _HEADLINE * weight
        most = max(_FEW, *total.values()) if total else _FEW
        return {code: weight / most for code, weight in total.items()}

    def score(self, first: int, last: int) -> dict[str, float]:
        """Weighted clues in the words [first, last); each term counts once."""
        return _count(self._within(first, last), 1)

    def of_sentence(self, first: int, last: int) -> dict[str, float]:
        """The score of a sentence, which all passages in it share."""
        if (first, last) not in self._sentences:
            self._sentences[first, last] = self.score(first, last)
        return self._sentences[first, last]

    def _within(self, first: int, last: int) -> Sequence[Clue]:
        a = bisect_left(self.clues, first, key=lambda clue: clue.word)
        b = bisect_left(self.clues, last, key=lambda clue: clue.word)
        return self.clues[a:b]

    def why(self, start: int, end: int, issue: str) -> str:
        """The first strongest term for an issue between two folded offsets, else where it was taken from."""
        here = [c for c in self._within(*self.words(start, end)) if c.issue == issue]
        if not here:
            return f"issue: {issue} from the article"
        return f"issue: {issue} by {max(here, key=lambda c: _WEIGHT[c.tag]).term}"

    def words(self, start: int, end: int) -> tuple[int, int]:
        """The words between two folded offsets, as a half-open range."""
        return self.doc.word_from(start), self.doc.word_from(end)


def issues_of(evidence: IssueEvidence, start: int, end: int) -> list[str]:
    """The issues of the passage between two folded offsets, best first, at most two."""
    first, last = evidence.words(start, end)
    own = evidence.score(first, last)
    rings = _rings(evidence, own, first)
    ranked = sorted(rings.items(), key=lambda item: (-item[1], item[0]))[:4]
    chosen = [
        code
        for code, weight in ranked
        if weight >= _LEAST and (weight >= _SHARE * ranked[0][1] or own.get(code, 0.0) >= _OWN)
    ]
    over = {other for code in chosen for other in evidence.over.get(code, ())}
    displaced = {code for code in over if own.get(code, 0.0) < _OWN}
    return [code for code in chosen if code not in displaced][:_MOST]


def _rings(evidence: IssueEvidence, own: Mapping[str, float], first: int) -> dict[str, float]:
    """The weight of every issue for a passage that begins at word `first`: passage, sentence, article."""
    sentence, article = evidence.of_sentence(*_sentence(evidence.doc, first)), evidence.article
    found: dict[str, float] = {}
    for code in {*own, *sentence, *article}:
        share = article.get(code, 0.0)
        weight = min(own.get(code, 0.0), _CAP) + _SENTENCE * min(sentence.get(code, 0.0), _CAP)
        found[code] = weight + (_ARTICLE + (_AGREES if code in own else 0.0)) * share
    return found


def _sentence(doc: Document, word: int) -> tuple[int, int]:
    """The sentence that holds a word."""
    n = bisect_right(doc.sentences, word, key=lambda sentence: sentence.first) - 1
    return (doc.sentences[n].first, doc.sentences[n].last) if n >= 0 else (word, word)


def _count(clues: Iterable[Clue], repeats: int) -> dict[str, float]:
    """The weight of all clues by issue; a term counts at most `repeats` times."""
    total: dict[str, float] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for clue in clues:
        seen[clue.issue, clue.term] += 1
        if seen[clue.issue, clue.term] <= repeats:
            total[clue.issue] = total.get(clue.issue, 0.0) + _WEIGHT[clue.tag]
    return total
