"""The fields of the index, and an entry as a document of it."""

from __future__ import annotations

import re
from itertools import chain

import tantivy

from tasrih.record.search.analysis import analysed_words
from tasrih.record.search.entry import Entry
from tasrih.text.fold import fold

ANALYZER = "tasrih_words"
MARK = "mark"
"""The kind of the one document that says what stands in the index; it goes in with the same commit."""
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def build_schema() -> tantivy.Schema:
    """The fields: words as bases and as stems; the rest as it is. No text is stored."""
    builder = tantivy.SchemaBuilder()
    for name in ("base", "stem"):
        builder.add_text_field(name, tokenizer_name=ANALYZER, index_option="position")
    for name in ("title", "who"):
        builder.add_text_field(name, tokenizer_name=ANALYZER, index_option="freq")
    for name in ("key", "article", "kind"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("outlet", "act", "issue"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("published", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("told", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", indexed=True, fast=True)
    return builder.build()


def analyzer() -> tantivy.TextAnalyzer:
    """Words are read before they come to the index; there they are only parted."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


def document(entry: Entry) -> tantivy.Document:
    """An entry, ready for the index."""
    doc = tantivy.Document(key=[entry.key], article=[entry.article_id], kind=[entry.kind])
    title = entry.title if entry.kind == "article" else ""
    for text in filter(None, (title, entry.speaker, entry.text)):
        _add_words(doc, text)
    if title:
        doc.add_text("title", _joined(title))
    if entry.speaker:
        doc.add_text("who", _joined(entry.speaker))
    if entry.outlet:
        doc.add_text("outlet", exact_name(entry.outlet))
    for name, value in chain([("act", entry.act)], (("issue", issue) for issue in entry.issues)):
        if value:
            doc.add_text(name, encodable(value))
    if entry.published and (day := day_number(entry.published)):
        doc.add_text("published", entry.published[:10])
        doc.add_unsigned("day", day)
    return doc


def mark_document(mark: str) -> tantivy.Document:
    """The document that carries the mark."""
    return tantivy.Document(key=[f"{MARK}:"], article=[""], kind=[MARK], told=[mark])


def exact_name(name: str) -> str:
    """An outlet's name as it is compared: folded, without regard to capitals."""
    return encodable(fold(name).text.strip().lower())


def encodable(value: str) -> str:
    """`value` with "?" for lone surrogates, which the library cannot take."""
    return value.encode("utf-8", "replace").decode("utf-8")


def day_number(published: str) -> int | None:
    """20180110 of "2018-01-10" or of a time on that day; None where it is no date.

    >>> day_number("2018-01-10T08:00:00Z")
    20180110
    """
    match = _DAY.match(published)
    return int("".join(match.groups())) if match else None


def _add_words(doc: tantivy.Document, text: str) -> None:
    words = [word for word, _, _ in analysed_words(fold(text))]
    doc.add_text("base", " ".join(word.base for word in words))
    doc.add_text("stem", " ".join(word.stem for word in words))


def _joined(text: str) -> str:
    return " ".join(word.stem for word, _, _ in analysed_words(fold(text)))
