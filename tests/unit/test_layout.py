"""Layout: every article of the case files gives the headline, dateline, credits and boilerplate it names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tasrih.find.layout import find_layout
from tasrih.lexicon import load_lexicon
from tasrih.text.document import Document

CASES = Path(__file__).parents[1] / "cases" / "layout"
PIECES = [
    "موسكو",
    "(رويترز)",
    " - ",
    "\n",
    "\n\n",
    "المصدر:",
    "اقرأ أيضا",
    "Shares",
    "شاهد..",
    ".",
    "/",
    "(",
    "أكد الوزير أن",
    "2019",
    "،",
    '"',
]


def _rows() -> list[Any]:
    return [
        pytest.param(row, id=row["name"])
        for path in sorted(CASES.glob("*.yaml"))
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("row", _rows())
def test_case(row: dict[str, Any]) -> None:
    doc = Document.of(row["text"])
    layout = find_layout(doc, load_lexicon(), row.get("title"))
    got = {
        "headline": doc.letters(*layout.headline) if layout.headline else "-",
        "dateline": layout.dateline[2] if layout.dateline else "-",
        "credits": [doc.letters(*span) for span in layout.credits],
        "boilerplate": [doc.letters(*span) for span in layout.boilerplate],
    }
    assert {key: got[key] for key in got if key in row} == {key: row[key] for key in got if key in row}


def test_sentences_leave_out_what_is_set_aside() -> None:
    doc = Document.of("عنوان الخبر\n\nدبي - العربية.نت\nقال الوزير إن الأمر انتهى.\nShares\nوأضاف أن العمل مستمر.")
    sentences = find_layout(doc, load_lexicon()).sentences
    kept = " ".join(word for s in sentences for word in doc.words[s.first : s.last])
    assert kept == "عنوان الخبر قال الوزير ان الامر انتهي واضاف ان العمل مستمر"


@given(
    st.lists(st.sampled_from(PIECES), max_size=40),
    st.sampled_from(["", " "]),
    st.one_of(st.none(), st.sampled_from(PIECES)),
)
def test_never_raises(pieces: list[str], joint: str, title: str | None) -> None:
    doc = Document.of(joint.join(pieces))
    layout = find_layout(doc, load_lexicon(), title)
    for start, end in [*layout.credits, *layout.boilerplate, *([layout.headline] if layout.headline else [])]:
        assert 0 <= start <= end <= len(doc.folded)
    assert all(0 <= s.first < s.last <= len(doc.words) for s in layout.sentences)
