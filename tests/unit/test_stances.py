"""Stances: the examples of the questions and the case files, through the real stages."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from case_rows import case_rows
from hypothesis import given, settings
from hypothesis import strategies as st

from tasrih.lexicon import load_lexicon
from tasrih.model import Reading
from tasrih.reader import Reader

QUESTIONS = load_lexicon().data.sides.questions.values()
FOR = [(question.code, "for", text) for question in QUESTIONS for text in question.examples]
AGAINST = [(question.code, "against", text) for question in QUESTIONS for text in question.opposing]
NEITHER = [(question.code, text) for question in QUESTIONS for text in question.counterexamples]
WORDS = "رفض انسحاب من الاتفاق النووي رفع العقوبات عن إيران عدم بعد ضرورة قالت روسيا إن هددت بفرض عقوبات على . ، « »"


@cache
def reader() -> Reader:
    return Reader()


def read(text: str) -> Reading:
    return reader().read(text, published="2020-06-10")


@pytest.mark.parametrize(("code", "side", "text"), FOR + AGAINST)
def test_side(code: str, side: str, text: str) -> None:
    found = [s.side for s in read(text).stances if s.question == code]
    assert found[-1:] == [side]


@pytest.mark.parametrize(("code", "text"), NEITHER)
def test_no_side(code: str, text: str) -> None:
    assert not [s for s in read(text).stances if s.question == code]


@pytest.mark.parametrize("case", case_rows("stances"))
def test_case(case: dict[str, Any]) -> None:
    found = read(case["text"]).stances
    told = [" ".join(filter(None, (s.side, s.question, s.target))) for s in found]
    assert told == case["told"], [s.why for s in found]


def test_every_question_has_both_languages_and_an_issue_that_exists() -> None:
    issues = load_lexicon().data.issues
    for question in QUESTIONS:
        assert question.issue in issues
        assert question.en
        assert question.ar
        assert question.examples or question.opposing
        assert question.things or question.deeds


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(set(WORDS.split()))), max_size=40))
def test_no_order_of_words_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    reading = read(text)
    known = {statement.id for statement in reading.statements}
    for stance in reading.stances:
        assert text[stance.start : stance.end] == stance.text
        assert stance.statement in known
