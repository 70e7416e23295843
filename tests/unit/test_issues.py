"""Issues: every example and counterexample of the data; how passage, sentence and article add up."""

from __future__ import annotations

import pytest

from tasrih.find.actors import find_actors
from tasrih.lexicon import load_lexicon
from tasrih.link.issues import IssueEvidence, issues_of
from tasrih.text.document import Document

LEXICON = load_lexicon()
ISSUES = LEXICON.data.issues.values()


def evidence(text: str, headline: bool = False) -> IssueEvidence:
    doc = Document.of(text)
    hits = dict(LEXICON.scanner.scan(doc))
    hits["actor"] = find_actors(hits.get("actor", ()))
    words = (doc.sentences[0].first, doc.sentences[0].last) if headline else None
    return IssueEvidence.of(doc, hits, LEXICON, words)


def issues(text: str) -> list[str]:
    found = evidence(text)
    return issues_of(found, 0, len(found.doc.folded))


@pytest.mark.parametrize(("code", "text"), [(i.code, text) for i in ISSUES for text in i.examples])
def test_example(code: str, text: str) -> None:
    assert code in issues(text)


@pytest.mark.parametrize(("code", "text"), [(i.code, text) for i in ISSUES for text in i.counterexamples])
def test_counterexample(code: str, text: str) -> None:
    assert code not in issues(text)


def test_a_passage_without_terms_is_on_the_file_of_its_article() -> None:
    text = "الأمم المتحدة تدعو إلى هدنة في اليمن\n\nقال المتحدث إن ذلك ممكن."
    found = evidence(text, headline=True)
    start = found.doc.folded.index("ذلك ممكن")
    assert sorted(issues_of(found, start, start + 8)) == ["ceasefire-peace-talks", "yemen"]


def test_a_text_without_terms_has_no_issue() -> None:
    assert issues("قال الرجل إنه سيعود غدا.") == []
    assert issues("") == []


def test_at_most_two_issues_and_the_reason_of_each() -> None:
    text = "دعا الوزير إلى رفع العقوبات عن دمشق ووقف إطلاق النار وعودة اللاجئين وإعادة الإعمار."
    found = evidence(text)
    chosen = issues_of(found, 0, len(found.doc.folded))
    assert len(chosen) == 2
    assert all(found.why(0, len(found.doc.folded), code).startswith(f"issue: {code} by ") for code in chosen)
