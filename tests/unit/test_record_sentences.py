"""The sentence around a place, from as much of the text as it takes."""

from __future__ import annotations

from tasrih.record.sentences import sentence, sentence_spans

TEXT = 'افتتح الوزير المؤتمر. وقال "نريد اتفاقا عادلا!" ثم غادر القاعة.\nوفي عمان رحب الأردن بالخطوة؟'


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_a_sentence_is_what_stands_between_two_stops() -> None:
    assert sentence(TEXT, *at("الوزير")) == "افتتح الوزير المؤتمر."


def test_the_marks_that_close_a_sentence_belong_to_it() -> None:
    assert sentence(TEXT, *at("الأردن")) == "وفي عمان رحب الأردن بالخطوة؟"


def test_a_place_across_two_sentences_has_both() -> None:
    start, _ = at("المؤتمر")
    _, end = at("نريد")
    assert sentence(TEXT, start, end).startswith("افتتح الوزير المؤتمر. وقال")


def test_a_place_outside_the_text_has_no_sentence() -> None:
    assert sentence("", 3, 9) == ""
    assert sentence(TEXT, len(TEXT) + 5, len(TEXT) + 9) in ("", "وفي عمان رحب الأردن بالخطوة؟")


def test_a_line_gives_the_same_sentences_as_the_whole_text() -> None:
    for begin, end in sentence_spans(TEXT):
        assert TEXT[begin:end] in sentence(TEXT, begin, end)


def test_a_huge_line_is_not_read_whole() -> None:
    huge = "كلمة " * 400_000
    found = sentence(huge, 1_000_000, 1_000_004)
    assert "كلمة" in found
    assert len(found) <= 2_100
