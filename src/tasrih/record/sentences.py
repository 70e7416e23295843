"""The sentences around places in articles of the record, where their texts are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tasrih.errors import RecordError
from tasrih.record.database import Database
from tasrih.text.clean import clean
from tasrih.text.document import Document

Place = tuple[str, int, int]
"""Article, first code point, one past the last."""
_FARTHEST = 1_000
"""Code points to look for the ends of a sentence on either side."""
_CLOSING = '»"”’)]!؟?.…'
_TEXTS = "SELECT article_id, text FROM articles WHERE article_id IN (SELECT unnest(?)) AND text IS NOT NULL"


class Sentences:
    """Sentences of the articles of a record. Remembers the texts that it was asked for."""

    def __init__(self, database: Database, articles: Iterable[str] = ()) -> None:
        """`articles` are loaded at once; others when they are asked for."""
        self._database = database
        wanted = sorted(set(articles))
        loaded = dict(database.rows(_TEXTS, [wanted])) if wanted else {}
        self._texts: dict[str, str] = {article: loaded.get(article, "") for article in wanted}

    def around(self, article: str, start: int, end: int) -> str | None:
        """The sentences that hold [start, end) of an article; None where its text is not kept."""
        return sentence(self._text(article), start, end) or None

    def _text(self, article: str) -> str:
        if article not in self._texts:
            try:
                self._texts[article] = self._database.text(article) or ""
            except RecordError:
                self._texts[article] = ""
        return self._texts[article]


def sentences_around(database: Database, words: Mapping[Place, str]) -> dict[Place, str]:
    """The sentence around each place; its own words where the text is not kept. Each text is loaded once."""
    sentences = Sentences(database, (place[0] for place in words))
    return {place: sentences.around(*place) or own for place, own in words.items()}


def sentence(text: str, start: int, end: int) -> str:
    """The sentences of a text that hold [start, end), with the marks that close the last one."""
    last = max(start, end - 1)
    low = max(text.rfind("\n", 0, start) + 1, start - _FARTHEST)
    stop = text.find("\n", last)
    high = min(len(text) if stop < 0 else stop, end + _FARTHEST)
    line = text[low:high]
    spans = sentence_spans(line)
    begins = [begin for begin, _ in spans if begin <= start - low]
    ends = [finish for begin, finish in spans if begin <= last - low]
    finish = max(end - low, max(ends, default=len(line)))
    while finish < len(line) and line[finish] in _CLOSING:
        finish += 1
    return line[max(begins, default=0) : finish].strip()


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Offsets (start, end) of the sentences of a text, in order."""
    doc = Document.of(clean(text)[0])
    return [doc.chars(doc.starts[one.first], doc.ends[one.last - 1]) for one in doc.sentences]
