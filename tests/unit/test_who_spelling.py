"""Spellings of one name share a key, look-alikes do not: pairs in tests/cases/names."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tasrih.measure.who import name_key
from tasrih.measure.who.spelling import is_no_name, plain_spelling, speller, surname_at

Pairs = dict[str, dict[str, list[list[str]]]]
CASES: Pairs = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "names" / "spellings.yaml").read_text(encoding="utf-8")
)
WATCH_FLOOR = 0.93


def right(kind: str, one: str, other: str) -> bool:
    return (name_key(one) == name_key(other)) == (kind == "same")


@pytest.mark.parametrize(
    ("kind", "one", "other"), [(kind, *pair) for kind, some in CASES["tune"].items() for pair in some]
)
def test_pairs(kind: str, one: str, other: str) -> None:
    assert right(kind, one, other), (name_key(one), name_key(other))


def test_pairs_that_are_only_watched() -> None:
    pairs = [(kind, *pair) for kind, some in CASES["watch"].items() for pair in some]
    share = sum(right(*pair) for pair in pairs) / len(pairs)
    assert share >= WATCH_FLOOR


def test_there_are_enough_pairs_and_none_twice() -> None:
    pairs = [tuple(pair) for half in CASES.values() for some in half.values() for pair in some]
    assert len(pairs) >= 120
    assert len(set(pairs)) == len(pairs)
    assert all(one != other for one, other in pairs)


@given(st.text(max_size=200))
def test_any_text_has_a_key(text: str) -> None:
    key = name_key(text)
    assert name_key(plain_spelling(text)) == key
    assert all(key.split(" ")) or key == ""


def test_an_arabic_word_is_spelt_and_a_foreign_one_heard() -> None:
    assert speller().is_arabic("محمد")
    assert speller().is_arabic("الحريري")
    assert not speller().is_arabic("الكسندر")
    assert not speller().is_arabic("بنيامين")


def test_vowels_that_cannot_be_one() -> None:
    assert speller().may_be("غوتيريش", "غوتيرش")
    assert speller().may_be("غوتيريش", "جوتيريس")
    assert not speller().may_be("ستالين", "ستالون")
    assert not speller().may_be("غريفيث", "غريفز")


def test_family_names_that_stand_first() -> None:
    assert surname_at("شي جين بينغ") == 0
    assert surname_at("جون كيري") == -1


def test_a_newspaper_is_no_name() -> None:
    assert is_no_name("لبي بي سي")
    assert not is_no_name("بيبي نتنياهو")
