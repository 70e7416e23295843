"""What holds for every text: offsets lead back to the original, folding is stable, nothing raises."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from itertools import pairwise

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tasrih
from tasrih.errors import NotText
from tasrih.evaluate.measures import align, overlap
from tasrih.evaluate.spans import misplaced
from tasrih.model import Article, Span
from tasrih.reader import Reader
from tasrih.sources.decode import decode
from tasrih.text.document import Document
from tasrih.text.fold import fold, fold_form

PIECES = [
    "قال", "وأضاف", "مشيرا إلى", "أن", "إن", "الرئيس", "الروسي", "وزير الخارجية", "موسكو", "لافروف", "بحسب",
    "يوم الثلاثاء", "الماضي", "عام", "٢٠١٩", "2019", "مليون", "دولار", "%", "معاهدة", "لم", "لن", "إذا",
    "ما لم", "«", "»", "“", "”", '"', "‹", "„", ":", "،", ".", "؟", "!", "\n", "\n\n", "(", ")", "-", "–",
    "…", "ـ", "َ", "ّ",
    "\u200f", "\u202b", "\x00", "\t", "ﻻ", "ﷺ", "😀", "𞸀", "abc", "كما", "و", "ف", "ال", "واشنطن –",
    "(رويترز)",
    "المصدر:", "اقرأ أيضا:", "من جهته", "بدوره", "مع", "هل", "يجب", "كانون الأول/ديسمبر", "نصف", "ثلاثة آلاف",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=60)
SPACED = st.builds(lambda words, gap: gap.join(words), WORDS, st.sampled_from([" ", " ", "", "\n"]))
ANY = st.text(max_size=200)
TEXTS = SPACED | ANY | st.builds("".join, st.lists(SPACED | ANY, max_size=4))
HASTY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def reader() -> Reader:
    return tasrih.load()


@HASTY
@given(TEXTS)
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    size = len(folded.text)
    offsets = [folded.original(i, i + 1) for i in range(size)]
    assert all(0 <= a < b <= len(text) for a, b in offsets)
    assert all(a <= c for (a, _), (c, _) in pairwise(offsets)), "in order"
    if size:
        start, end = folded.original(0, size)
        assert fold(text[start:end]).text == folded.text


@HASTY
@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
    assert fold_form(fold_form(text)) == fold_form(text)


@HASTY
@given(TEXTS)
def test_words_and_sentences_stand_in_order(text: str) -> None:
    doc = Document.of(text)
    assert len(doc.words) == len(doc.starts) == len(doc.ends)
    for i, word in enumerate(doc.words):
        assert doc.folded[doc.starts[i] : doc.ends[i]] == word
        span = doc.cite(Span, doc.starts[i], doc.ends[i])
        assert text[span.start : span.end] == span.text
    reach = 0
    for sentence in doc.sentences:
        assert reach <= sentence.first < sentence.last <= len(doc.words)
        reach = sentence.last


@HASTY
@given(TEXTS, st.none() | st.dates().map(str) | ANY, st.none() | TEXTS)
def test_reading_never_raises_and_every_span_fits(text: str, published: str | None, title: str | None) -> None:
    reading = reader().read(text, published=published, title=title)
    assert misplaced(text, reading) == []
    assert msgspec.json.encode(reading)
    assert [s.id for s in reading.statements] == [f"s{n}" for n in range(1, len(reading.statements) + 1)]


@HASTY
@given(TEXTS)
def test_reading_is_the_same_each_time(text: str) -> None:
    article = Article(text=text, published="2020-06-10")
    assert reader().read_article(article) == reader().read_article(article)


@HASTY
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf_8_is_never_mistaken(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"\xef\xbb\xbf", b"%PDF", b"PAR1", b"GIF8")) and not any(map(_control, text)):
        assert decode(data).text == text


def _control(letter: str) -> bool:
    return letter < " " or letter == "\x7f"


@HASTY
@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    with suppress(NotText):
        assert isinstance(decode(data).text, str)


def _range(start: int, size: int) -> Span:
    return Span(start=start, end=start + size, text="")


RANGES = st.lists(st.builds(_range, st.integers(0, 60), st.integers(1, 20)), max_size=6)


@HASTY
@given(RANGES, RANGES)
def test_alignment_is_one_to_one(gold: list[Span], found: list[Span]) -> None:
    pairs = align(gold, found, 0.5)
    assert len({id(g) for g, _ in pairs}) == len({id(p) for _, p in pairs}) == len(pairs)
    assert all(overlap(g, p) >= 0.5 for g, p in pairs)
    assert len(align(gold, gold, 0.5)) == len(gold)
