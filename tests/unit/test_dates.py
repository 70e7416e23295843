"""Dates: every phrasing of the case files gives the marked words and the expected ISO, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tasrih.find.cursor import Cursor
from tasrih.find.dates import find_dates
from tasrih.lexicon import load_lexicon
from tasrih.text.document import Document

CASES = Path(__file__).parents[1] / "cases" / "dates"
MARK = re.compile(r"\[\[(.*?)\]\]")


def _rows(key: str) -> list[Any]:
    rows = []
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for row in content.get(key, []):
            if key == "negatives":
                rows.append(pytest.param(row, content.get("published"), id=f"{path.stem}: {row}"))
                continue
            for form in row["forms"]:
                iso = None if row["iso"] is None else str(row["iso"])
                rows.append(pytest.param(form, iso, content.get("published"), id=f"{path.stem}: {form}"))
    return rows


def _read(text: str, published: date | None) -> list[tuple[str, str | None]]:
    doc = Document.of(text)
    return [
        (doc.letters(found.start, found.end), found.iso)
        for found in find_dates(Cursor(doc, load_lexicon().counting), published)
    ]


@pytest.mark.parametrize(("form", "iso", "published"), _rows("cases"))
def test_case(form: str, iso: str | None, published: date | None) -> None:
    told = MARK.findall(form)
    assert _read(MARK.sub(r"\1", form), published) == [(words, iso) for words in told]


@pytest.mark.parametrize(("text", "published"), _rows("negatives"))
def test_no_date(text: str, published: date | None) -> None:
    assert _read(text, published) == []


def test_a_coming_weekday_is_remembered() -> None:
    text = "يجتمع الوزراء الأربعاء القادم في القاهرة. وقالت مصادر إن اجتماع الأربعاء سيبحث الأزمة."
    assert [iso for _, iso in _read(text, date(2009, 10, 8))] == ["2009-10-14", "2009-10-14"]


PIECES = [
    "12",
    "2018",
    "مايو",
    "الماضي",
    "من",
    "إلى",
    "و",
    "بين",
    "العام",
    "قبل",
    "القرن",
    "الأول",
    "يومين",
    "/",
    "-",
    "(",
    ")",
    "الأحد",
    "أمس",
    "هذا",
    "نهاية",
    "رمضان",
    "هـ",
    ".",
    "\n",
    "31",
    "99999999999999999999",
    "السنوات",
    "الخمس",
    "صيف",
    "الربع",
    "٣",
    "بعد",
    "آلاف",
    "شهر",
    "ونصف",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.dates() | st.none())
def test_never_fails_and_stays_in_order(pieces: list[str], published: date | None) -> None:
    doc = Document.of(" ".join(pieces))
    last = 0
    for found in find_dates(Cursor(doc, load_lexicon().counting), published):
        assert last <= found.start < found.end <= len(doc.folded)
        last = found.end
