"""Quantities: every phrasing of the case files gives the marked words, value and unit, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tasrih.find.cursor import Cursor
from tasrih.find.dates import find_dates
from tasrih.find.quantities import QuantityMention, find_quantities
from tasrih.lexicon import load_lexicon
from tasrih.text.document import Document

CASES = Path(__file__).parents[1] / "cases" / "quantities"
MARK = re.compile(r"\[\[(.*?)\]\]")


def _files() -> list[tuple[str, dict[str, Any]]]:
    return [(p.stem, yaml.safe_load(p.read_text(encoding="utf-8"))) for p in sorted(CASES.glob("*.yaml"))]


def _cases() -> list[Any]:
    return [
        pytest.param(form, row["value"], row["unit"], content.get("approximate", False), id=f"{name}: {form}")
        for name, content in _files()
        for row in content.get("cases", [])
        for form in row["forms"]
    ]


def _read(text: str) -> list[tuple[str, QuantityMention]]:
    doc = Document.of(text)
    cur = Cursor(doc, load_lexicon().counting)
    found = find_quantities(cur, find_dates(cur, None))
    return [(doc.letters(one.start, one.end), one) for one in found]


@pytest.mark.parametrize(("form", "value", "unit", "approximate"), _cases())
def test_case(form: str, value: float, unit: str, approximate: bool) -> None:
    read = _read(MARK.sub(r"\1", form))
    assert [(words, one.value, one.unit) for words, one in read] == [
        (words, pytest.approx(value), unit) for words in MARK.findall(form)
    ]
    assert [one.approximate for _, one in read] == [approximate]


@pytest.mark.parametrize("row", [row for _, content in _files() for row in content.get("pairs", [])])
def test_pair(row: dict[str, Any]) -> None:
    read = _read(MARK.sub(r"\1", row["text"]))
    assert [words for words, _ in read] == MARK.findall(row["text"])
    assert [one.value for _, one in read] == row["values"]
    assert [one.unit for _, one in read] == row["units"]


@pytest.mark.parametrize("text", [text for _, content in _files() for text in content.get("negatives", [])])
def test_no_quantity(text: str) -> None:
    assert [(words, one.value) for words, one in _read(text)] == []


ONES = [
    "",
    "واحد",
    "اثنان",
    "ثلاثة",
    "أربعة",
    "خمسة",
    "ستة",
    "سبعة",
    "ثمانية",
    "تسعة",
    "عشرة",
    "أحد عشر",
    "اثنا عشر",
]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمائة", "ستمئة", "سبعمائة", "ثمانمئة", "تسعمئة"]
SCALES = [("مليار", "ملياران", "مليارات"), ("مليون", "مليونان", "ملايين"), ("ألف", "ألفان", "آلاف")]


def _below_thousand(n: int) -> str:
    parts = [HUNDREDS[n // 100]] if n >= 100 else []
    rest = n % 100
    if 13 <= rest < 20:
        parts.append(ONES[rest - 10] + " عشر")
    elif 0 < rest < 13:
        parts.append(ONES[rest])
    elif rest:
        parts += [ONES[rest % 10]] if rest % 10 else []
        parts.append(TENS[rest // 10])
    return " و".join(parts)


def spell(n: int) -> str:
    """A number in words, as an Arabic grammar has them."""
    if n == 0:
        return "صفر"
    parts = []
    for power, (one, two, many) in zip((10**9, 10**6, 10**3), SCALES, strict=True):
        group, n = divmod(n, power)
        if group in (1, 2):
            parts.append((one, two)[group - 1])
        elif group:
            parts.append(f"{_below_thousand(group)} {many if 3 <= group <= 10 else one}")
    if n:
        parts.append(_below_thousand(n))
    return " و".join(parts)


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=2, max_value=10**12 - 1) | st.integers(min_value=2, max_value=9999))
def test_numbers_in_words_are_read_back(n: int) -> None:
    read = _read(f"بلغ العدد نحو {spell(n)}.")
    assert [one.value for _, one in read] == [n], spell(n)


PIECES = [
    "12",
    "2018",
    "ألف",
    "مليون",
    "ونصف",
    "دولار",
    "%",
    "$",
    "و",
    "من",
    "إلى",
    "في المئة",
    "ثلاثة",
    "وعشرون",
    "آلاف",
    ",",
    ".",
    "-",
    "+",
    "الست",
    "الدول",
    "دولتين",
    "نصف",
    "ربع",
    "نحو",
    "5ر1",
    "20شخصا",
    "ال170",
    "عشر",
    "جندي",
    "\n",
    "كيلومتر مربع",
    "99999999999999999999",
    "مليارات",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_never_fails_and_stays_in_order(pieces: list[str]) -> None:
    doc = Document.of(" ".join(pieces))
    last = 0
    cur = Cursor(doc, load_lexicon().counting)
    for found in find_quantities(cur, find_dates(cur, None)):
        assert last <= found.start < found.end <= len(doc.folded)
        last = found.end


def test_endless_numbers_are_survived() -> None:
    for piece in ("مليون ونصف ", "ألف مليار ", "1,", "9999999999999999 مليار ", "نصف مليون و"):
        _read(piece * 500)
