"""For facts of a page: the sentence around each, cut at its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tasrih.record.sentences import Place, sentences_around
from tasrih.web.desk import Desk

_LONGEST = 260


class Quote(NamedTuple):
    """What stands before and behind the words in their sentence."""

    before: str
    words: str
    after: str


def quotes(desk: Desk, rows: Iterable[Mapping[str, Any]]) -> dict[str, Quote]:
    """The sentence of each row that has `article_id`, `char_start`, `char_end` and `text`, by its id."""
    places = {row["id"]: (_place(row), row["text"] or "") for row in rows}
    key = ("quotes", tuple(places))
    return desk.remembered(key, lambda: _made(desk, places))


def _place(row: Mapping[str, Any]) -> Place:
    return row["article_id"], row["char_start"], row["char_end"]


def _made(desk: Desk, places: Mapping[str, tuple[Place, str]]) -> dict[str, Quote]:
    told = sentences_around(desk.database, dict(places.values()))
    return {name: cut(told[place], words) for name, (place, words) in places.items()}


def cut(sentence: str, words: str) -> Quote:
    """A sentence cut at the first place of some of its words; the words alone where they are not in it."""
    before, found, after = sentence.partition(words or "\0")
    if not found:
        return Quote("", words or sentence, "")
    left = f"…{before[-_LONGEST:].partition(' ')[2]}" if len(before) > _LONGEST else before
    right = f"{after[:_LONGEST].rpartition(' ')[0]}…" if len(after) > _LONGEST else after
    return Quote(left, found, right)
