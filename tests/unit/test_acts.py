"""Acts, addressees, flags: the examples of the signs, and the case files, through the real stages.

A case is a sentence with one statement (or the last of several), and what is read out of it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from case_rows import case_rows
from hypothesis import given, settings
from hypothesis import strategies as st

from tasrih.lexicon import load_lexicon
from tasrih.model import Statement
from tasrih.reader import Reader

SIGNS = load_lexicon().data.act_signs.values()
EXAMPLES = [(sign.act, text) for sign in SIGNS for text in sign.examples]
COUNTEREXAMPLES = [(sign.act, text) for sign in SIGNS for text in sign.counterexamples]

WORDS = "قالت روسيا إن على إيران أن لن سوف إذا لم بلاده يجب سنرد و ل خطأ كبير ، . : « »"


@cache
def reader() -> Reader:
    return Reader()


def last_statement(text: str) -> Statement:
    found = reader().read(text, published="2020-06-10").statements
    assert found, "no statement found"
    return found[-1]


@pytest.mark.parametrize(("act", "text"), EXAMPLES)
def test_sign_shows_its_act(act: str, text: str) -> None:
    statement = last_statement(text)
    assert statement.act == act, statement.why


@pytest.mark.parametrize(("act", "text"), COUNTEREXAMPLES)
def test_sign_is_silent(act: str, text: str) -> None:
    statement = last_statement(text)
    assert statement.act != act, statement.why


@pytest.mark.parametrize("case", case_rows("acts"))
def test_case(case: dict[str, Any]) -> None:
    statement = last_statement(case["text"])
    got: dict[str, Any] = {
        "act": statement.act,
        "addressee": statement.addressee,
        "third": statement.third,
        "flags": statement.flags,
        "condition": statement.condition.text if statement.condition else None,
    }
    wanted = {key: value for key, value in case.items() if key != "text"}
    assert {key: got[key] for key in wanted} == wanted, statement.why


def test_every_act_says_why() -> None:
    statement = last_statement("وقالت تركيا إن أنقرة لن تسمح بقيام كيان على حدودها")
    assert any(why.startswith("act: reject by") for why in statement.why)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(set(WORDS.split()))), max_size=40))
def test_no_order_of_words_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    for statement in reader().read(text).statements:
        assert text[statement.start : statement.end] == statement.text
        if statement.condition:
            assert statement.start <= statement.condition.start < statement.condition.end <= statement.end
