"""People: the case files give exactly the persons, and later mentions find them; nothing raises on odd text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tasrih.find.people import PersonMention, PersonRecord, find_people
from tasrih.lexicon import load_lexicon
from tasrih.text.document import Document

CASES = Path(__file__).parents[1] / "cases" / "people"
WORDS = [
    "وزير",
    "الخارجية",
    "الروسي",
    "سيرغي",
    "لافروف",
    "،",
    "نظيره",
    "بن",
    "عبد",
    "وهو",
    "(",
    ")",
    '"',
    "#",
    "_",
    "\n",
    "وزيرا",
    "للرئيس",
    "د.",
    "منصب",
    "المبعوث",
    "إلى",
    "سوريا",
    "السيد",
    "الدين",
    "وزراء",
    "بانتظار",
    ".",
]


def _cases(key: str) -> list[Any]:
    rows: list[Any] = []
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows += [
            pytest.param(row["text"], row[key], id=f"{path.stem}: {row['text'][:50]}") for row in content if key in row
        ]
    return rows


def _read(text: str) -> tuple[Document, list[PersonMention], list[PersonRecord]]:
    doc, lexicon = Document.of(text), load_lexicon()
    mentions, records = find_people(doc, lexicon.scanner.scan(doc), lexicon, None)
    return doc, mentions, records


def _text(doc: Document, mention: PersonMention) -> str:
    a, b = doc.chars(doc.starts[mention.first], doc.ends[mention.last - 1])
    return doc.text[a:b]


@pytest.mark.parametrize(("text", "expected"), _cases("people"))
def test_persons(text: str, expected: list[list[str | None]]) -> None:
    _, _, records = _read(text)
    assert [[r.name, r.role, r.of] for r in records if r.reported] == expected


@pytest.mark.parametrize(("text", "expected"), _cases("later"))
def test_later_mentions(text: str, expected: list[list[str | None]]) -> None:
    doc, mentions, records = _read(text)
    found = [[_text(doc, m), records[m.person].name if m.person >= 0 else None] for m in mentions]
    for pair in expected:
        assert pair in found


def test_conjunction_is_no_part_of_a_mention() -> None:
    doc, mentions, _ = _read("حضر الوزير النرويجي ونظيره السويدي كارل بيلدت.")
    second = mentions[1]
    assert doc.folded[doc.starts[second.first] + second.prefix :].startswith("نظيره")


def test_title_alone_serves_the_state_the_text_is_about() -> None:
    _, mentions, _ = _read("أعلنت تونس إغلاق الحدود. وقال وزير الداخلية إن القرار مؤقت. وأكدت تونس التزامها.")
    assert [(m.role, m.of) for m in mentions] == [("وزير الداخلية", "TUN")]


def test_feminine_grade_is_remembered() -> None:
    text = "قالت السفيرة ليلى حداد المندوب الدائم للأردن لدى الأمم المتحدة إن القرار مهم. وأضافت السفيرة الأردنية أن"
    _, mentions, records = _read(text)
    assert records[0].name == "ليلى حداد"
    assert [m.person for m in mentions] == [0, 0]


def test_prior_needs_a_fitting_date() -> None:
    text, lexicon = "رفض سيرغي لافروف الرد على السؤال.", load_lexicon()
    doc = Document.of(text)
    hits = lexicon.scanner.scan(doc)
    assert find_people(doc, hits, lexicon, "2018-05-01")[1][0].how == "prior"
    assert find_people(doc, hits, lexicon, "1995-05-01")[1][0].role is None


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_nothing_raises(words: list[str]) -> None:
    doc, mentions, records = _read(" ".join(words))
    for mention in mentions:
        assert 0 <= mention.first < mention.last <= len(doc.words)
        assert -1 <= mention.person < len(records)
        assert mention.name_first < 0 or mention.first <= mention.name_first < mention.name_last <= mention.last
    for record in records:
        a, b = doc.chars(record.start, record.end)
        assert doc.text[a:b] == record.name
