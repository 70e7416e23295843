"""Claims: every example and counterexample of data/claims, and the cases of tests/cases/claims, read whole.

In an example, […] marks the number that its entry makes a claim.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from case_rows import case_rows
from hypothesis import given, settings
from hypothesis import strategies as st

from tasrih.lexicon import load_lexicon
from tasrih.model import Claim
from tasrih.reader import Reader
from tasrih.text.clean import clean

WORDS = load_lexicon().data.claims.values()
PUBLISHED = "2020-06-10"
MARK = re.compile(r"[\[\]]")


@cache
def reader() -> Reader:
    return Reader()


def read(text: str) -> list[Claim]:
    claims = reader().read(text, published=PUBLISHED).claims
    text, _, _ = clean(text)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        if claim.of:
            assert text[claim.of.start : claim.of.end] == claim.of.text
        assert claim.why
        assert claim.thing
    return claims


@pytest.mark.parametrize(("name", "text"), [(word.name, text) for word in WORDS for text in word.examples])
def test_example(name: str, text: str) -> None:
    marked = text[text.index("[") + 1 : text.index("]")]
    found = read(MARK.sub("", text))
    assert any(c.text == marked and f"claim: {name}" in c.why for c in found), [(c.text, c.why) for c in found]


@pytest.mark.parametrize(("name", "text"), [(word.name, text) for word in WORDS for text in word.counterexamples])
def test_counterexample(name: str, text: str) -> None:
    wrong = [claim for claim in read(text) if f"claim: {name}" in claim.why]
    assert not wrong, [(claim.text, claim.measure) for claim in wrong]


@pytest.mark.parametrize("row", case_rows("claims"))
def test_case(row: dict[str, Any]) -> None:
    found = read(row["text"])
    told = [_told(claim, wanted) for claim, wanted in zip(found, row["claims"], strict=False)]
    assert (told, len(found)) == (row["claims"], len(row["claims"])), [(c.text, c.measure, c.thing) for c in found]


def _told(claim: Claim, wanted: dict[str, Any]) -> dict[str, Any]:
    """The fields of a claim that a case asks for."""
    values = {"of": claim.of.text if claim.of else None, "actors": list(claim.actors)}
    return {name: values[name] if name in values else getattr(claim, name) for name in wanted}


PIECES = [
    "قتل", "12", "شخصا", "وأصيب", "20", "آخرين", "في", "غزة", "مليار", "دولار", "صفقة", "بقيمة", "%", "ارتفع", "إلى",
    "من", "الأصوات", "،", ".", "\n", "مقتل", "1.5", "برميل", "قالت موسكو إن", "بينهم", "\ud800", "\u202e",
    "99999999999999999999", "الجنود الثلاثة", "جنديان", "عدد القتلى إلى", "(",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=16))
def test_never_fails(pieces: list[str]) -> None:
    read(" ".join(pieces))


def test_long_text_is_survived() -> None:
    read("قتل 12 شخصا وأصيب 20 " * 300)
