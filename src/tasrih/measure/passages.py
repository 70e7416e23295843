"""The sentences around places in articles of the record, where their texts are kept."""

from __future__ import annotations

from collections.abc import Mapping

from tasrih.record.database import Database

Place = tuple[str, int, int]
"""Article, first code point, one past the last."""
_STOPS = (". ", "؟ ", "! ", ".\n")
_LONGEST = 400


def passages(database: Database, words: Mapping[Place, str]) -> dict[Place, str]:
    """The sentence around each place; its own words where the text is not kept. Each text is loaded once."""
    articles = sorted({place[0] for place in words})
    query = "SELECT article_id, text FROM articles WHERE article_id IN (SELECT unnest(?)) AND text IS NOT NULL"
    texts = dict(database.rows(query, [articles])) if articles else {}
    return {place: _sentence(texts.get(place[0]), place) or own for place, own in words.items()}


def _sentence(text: str | None, place: Place) -> str:
    """The sentence that holds a place, at most 400 code points of it."""
    if text is None:
        return ""
    _, start, end = place
    low, high = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    begins = [at + len(stop) for stop in ("\n", *_STOPS) if (at := text.rfind(stop, low, start)) >= 0]
    ends = [at for stop in ("\n", *_STOPS) if (at := text.find(stop, end, high)) >= 0]
    return text[max(begins, default=low) : min(ends, default=high)].strip()
