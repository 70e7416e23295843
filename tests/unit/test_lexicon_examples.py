"""Every example and counterexample of the cue lexicon, through the real stages.

In an example, {…} marks the speaker and […] the content; without {…} the subject is dropped.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from tasrih.lexicon import load_lexicon
from tasrih.reader import Reader

_MARKS = re.compile(r"[{}\[\]]")
CUES = load_lexicon().data.cues.values()
EXAMPLES = [(cue.lemma, text) for cue in CUES for text in cue.examples]
COUNTEREXAMPLES = [(cue.lemma, text) for cue in CUES for text in cue.counterexamples]
BEFORE = "قال وزير الخارجية التونسي خالد المنصوري إن الاجتماع انتهى.\n"


@cache
def reader() -> Reader:
    return Reader()


def marked(text: str, opening: str, closing: str) -> str | None:
    """The text between two marks, other marks taken out."""
    if opening not in text:
        return None
    return _MARKS.sub("", text[text.index(opening) + 1 : text.index(closing)])


@pytest.mark.parametrize(("lemma", "example"), EXAMPLES)
def test_example(lemma: str, example: str) -> None:
    plain = _MARKS.sub("", example)
    content, speaker = marked(example, "[", "]"), marked(example, "{", "}")
    text = plain if speaker else BEFORE + plain
    found = reader().read(text, published="2020-06-10").statements
    hits = [s for s in found if s.text == content]
    assert hits, f"content not found: {[s.text for s in found]}"
    if speaker:
        assert {*hits[0].source.name.split()} & {*speaker.split()}, hits[0].source.name


@pytest.mark.parametrize(("lemma", "example"), COUNTEREXAMPLES)
def test_counterexample(lemma: str, example: str) -> None:
    found = reader().read(example, published="2020-06-10").statements
    wrong = [s for s in found if f"cue: {lemma}" in s.why]
    assert not wrong, [(s.cue and s.cue.text, s.text) for s in wrong]
