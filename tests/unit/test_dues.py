"""What comes due: every example and counterexample of data/watch, and the cases of tests/cases/watch, read whole."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

import pytest
from case_rows import case_rows
from hypothesis import given, settings
from hypothesis import strategies as st

from tasrih.find.when import spread
from tasrih.lexicon import load_lexicon
from tasrih.model import Due, Reading
from tasrih.reader import Reader
from tasrih.text.clean import clean

WORDS = load_lexicon().data.watch.values()
PUBLISHED = "2020-06-10"
"""A Wednesday."""


@cache
def reader() -> Reader:
    return Reader()


def read(text: str, published: str | None = PUBLISHED) -> Reading:
    reading = reader().read(text, published=published)
    text, _, _ = clean(text)
    for due in reading.dues:
        for span in (due, due.what):
            assert text[span.start : span.end] == span.text
        assert due.why
        assert 0 < due.confidence <= 1
    return reading


@pytest.mark.parametrize(("name", "text"), [(word.name, text) for word in WORDS for text in word.examples])
def test_example(name: str, text: str) -> None:
    dues = read(text).dues
    assert any(f"due: {name}" in due.why for due in dues), [(due.kind, due.text, due.why) for due in dues]


@pytest.mark.parametrize(("name", "text"), [(word.name, text) for word in WORDS for text in word.counterexamples])
def test_counterexample(name: str, text: str) -> None:
    wrong = [due for due in read(text).dues if f"due: {name}" in due.why or name == "sport"]
    assert not wrong, [(due.kind, due.text) for due in wrong]


@pytest.mark.parametrize("row", case_rows("watch"))
def test_case(row: dict[str, Any]) -> None:
    """Each row: the text, and what comes due in it (nothing where `dues` is empty)."""
    published = row.get("published", PUBLISHED)
    found = read(row["text"], published).dues
    told = [_told(due, wanted) for due, wanted in zip(found, row["dues"], strict=False)]
    assert (told, len(found)) == (row["dues"], len(row["dues"])), [(d.kind, d.when, d.text, d.why) for d in found]


def _told(due: Due, wanted: dict[str, Any]) -> dict[str, Any]:
    """The fields of a due that a case asks for."""
    values = {"what": due.what.text, "flags": list(due.flags), "who": list(due.who)}
    return {name: values[name] if name in values else getattr(due, name) for name in wanted}


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2020-12", "2020-12-01", "2020-12-31"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-02-05", "2021-02-05", "2021-02-05"),
        ("2021-02/2021-03-04", "2021-02-01", "2021-03-04"),
    ],
)
def test_bounds(iso: str, first: str, last: str) -> None:
    assert spread(iso) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize("iso", ["", "soon", "2021-13", "0000", "2021-W60", "/", "2021-02-30"])
def test_no_bounds(iso: str) -> None:
    assert spread(iso) is None


def test_nothing_due_lies_before_publication() -> None:
    text = "تعقد القمة في 12 مايو. وستجرى الانتخابات في 2021. وتنتهي المهلة غدا. وسيزور الوزير الروسي باريس أمس."
    for due in read(text).dues:
        bounds = spread(due.when or "")
        assert bounds
        assert bounds[1] > datetime.date.fromisoformat(PUBLISHED)


PIECES = [
    "من المقرر أن", "سيعقد", "قمة", "القمة", "غدا", "في 12 يوليو", "المقررة", "حتى", "أمهل", "48 ساعة", "،", ".", "إن",
    "\n", "تمديد", "معاهدة ستارت الجديدة", "وزير الخارجية الروسي", "أن", "التي", "\u202e", "\x00", "\ud800", "بحلول",
    "2999", "العام المقبل", "تنتهي", "إلغاء", "قال", "مهلة", "9999999 يوم",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=16), st.sampled_from([None, PUBLISHED, "9999-12-31", "0001-01-01"]))
def test_never_fails(pieces: list[str], published: str | None) -> None:
    read(" ".join(pieces), published)


def test_long_text_is_survived() -> None:
    read("ومن المقرر أن تعقد القمة في 12 يوليو " * 300)
