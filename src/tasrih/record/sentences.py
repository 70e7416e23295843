"""The sentence around a place in an article of the record."""

from __future__ import annotations

from bisect import bisect_right

from tasrih.errors import RecordError
from tasrih.record.database import Database
from tasrih.text.clean import clean
from tasrih.text.document import Document

Bounds = tuple[int, int]


class Sentences:
    """Sentences of the articles of a record. Remembers how it has cut the articles it was asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._cut: dict[str, tuple[str, list[Bounds]]] = {}

    def around(self, article: str, start: int, end: int) -> str | None:
        """The sentences that hold [start, end) of an article; None where its text is not kept."""
        text, bounds = self._of(article)
        if not bounds:
            return None
        first = max(0, bisect_right(bounds, (start, len(text))) - 1)
        last = max(first, bisect_right(bounds, (max(start, end - 1), len(text))) - 1)
        return text[bounds[first][0] : max(end, bounds[last][1])].strip()

    def _of(self, article: str) -> tuple[str, list[Bounds]]:
        if article not in self._cut:
            text = self._text(article)
            self._cut[article] = text, sentence_spans(text)
        return self._cut[article]

    def _text(self, article: str) -> str:
        try:
            return self._database.text(article) or ""
        except RecordError:
            return ""


def sentence_spans(text: str) -> list[Bounds]:
    """Offsets (start, end) of the sentences of a text, in order."""
    doc = Document.of(clean(text)[0])
    return [doc.chars(doc.starts[one.first], doc.ends[one.last - 1]) for one in doc.sentences]
